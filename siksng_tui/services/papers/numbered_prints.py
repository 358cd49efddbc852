"""Printing what is numbered: the paper has its name only once the print ledger has the print.

A draft about nobody is not numbered, and no ledger has it.
"""

from collections.abc import Callable
from typing import BinaryIO, cast

from reports.page.dates import long_date
from reports.page.records import PageCount, Print
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import print_ledger
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal

Draws = Callable[[Print, BinaryIO], PageCount]
"""Draws a paper, told which print it is."""


def printed(session: Session, about: About, goal: Goal, draws: Draws) -> Printed:
    """Return a paper that stands in the print ledger, unless it is only looked at.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
    """
    office, day = session.office, long_date(session.today())

    def draw(copy: int, out: BinaryIO) -> int:
        return draws(Print(office.name, day, copy, office.practice), out).pages

    return print_ledger.counted(session, about, goal, draw)


def drafted(session: Session, goal: Goal, draws: Draws) -> Printed:
    """Return a paper about nobody, marked KONSEP.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
    """
    office = session.office
    of = Print(office.name, long_date(session.today()), 0, office.practice, draft=True)
    with outlets.opened(goal) as out:
        drawn = draws(of, cast("BinaryIO", out))
    return Printed(goal, drawn.pages, 0, draft=True)
