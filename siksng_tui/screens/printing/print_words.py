"""What is said of a paper that was printed: where it went, how many pages, which print it is."""

from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.printers import Printer
from siksng_tui.words import _


def said_of(printed: Printed) -> str:
    """Return where a paper went, and what it is."""
    if isinstance(printed.goal, Printer):
        return _sent(printed, printed.goal)
    return _written(printed)


def _sent(printed: Printed, printer: Printer) -> str:
    """Return whose queue has the paper: whether it came out shows at the printer alone."""
    said = _("In the queue of {printer}: {pages} pages, copies {copies}, print no. {copy}.")
    if not printed.copy:
        said = _("In the queue of {printer}: {pages} pages, copies {copies}.")
    if printed.draft:
        said = _("In the queue of {printer}, a draft: {pages} pages, copies {copies}.")
    return said.format(
        printer=printer.name, pages=printed.pages, copies=printer.copies, copy=printed.copy
    )


def _written(printed: Printed) -> str:
    """Return which file has the paper."""
    path = printed.path
    if not printed.pages:
        return _("Written: {path}.").format(path=path)
    said = _("Written: {path} ({pages} pages, print no. {copy}).")
    if not printed.copy:
        said = _("Written: {path} ({pages} pages).")
    if printed.draft:
        said = _("Written as a draft: {path} ({pages} pages).")
    return said.format(path=path, pages=printed.pages, copy=printed.copy)
