"""The test page as a paper: it tells of nobody, and is measured with a ruler."""

from typing import BinaryIO, cast

from reports.books.book_records import RulerPage
from siksng_tui import words
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.words import _


def page() -> RulerPage:
    """Return what is said on the test page."""
    sentences = (
        _("Lay a ruler on both scales: each must be exactly 100 mm long."),
        _(
            "Where one is shorter or longer, this printer changes the size of what it prints. "
            'Choose "actual size" or 100% in its settings, not "fit to page", and print again.'
        ),
        _(
            "The borders stand 5, 10 and 15 mm from the edges of the sheet. Those at 10 and 15 mm "
            "must be whole; many printers cannot print the one at 5 mm."
        ),
    )
    return RulerPage(_("Test page of SIKSNG"), sentences, words.language())


def print_ruler_page(goal: Goal) -> Printed:
    """Return the test page that was printed; no ledger counts it.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
    """
    from reports.books.ruler_page import ruler_page  # noqa: PLC0415 - loads slowly

    with outlets.opened(goal) as out:
        drawn = ruler_page(page(), cast("BinaryIO", out))
    return Printed(goal, drawn.pages, copy=0, draft=False)
