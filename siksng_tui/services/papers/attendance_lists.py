"""The attendance list of a meeting, alone or for the minutes of a sealed set."""

from dataclasses import replace
from typing import Final

from db.sets import sets
from reports.village.sheet_records import Attendance
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, paper_settings, paper_words
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles

ATTENDANCE: Final = "attendance"
"""The paper's name in the print ledger and on the command line."""

ROWS: Final = 40
"""Persons who can sign, where nobody says how many."""


def print_attendance(session: Session, number: str, goal: Goal, rows: int = ROWS) -> Printed:
    """Return the list as a file.

    Args:
        session: who prints, and where.
        number: of the set whose meeting it is; empty for a meeting without one.
        goal: where it goes.
        rows: how many persons can sign.

    Raises:
        SetNotFoundError, SetChangedError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.page.frame import shown_code  # noqa: PLC0415
    from reports.village.attendance import attendance  # noqa: PLC0415 - loads slowly

    of_set = sets.get(session.store, number) if number else None
    cycle = of_set.cycle if of_set else cycles.current(session)
    said = f"Set {of_set.number}, kode {shown_code(of_set.code)}" if of_set else ""
    given = replace(listed(session, paper_words.long_cycle(cycle)), set_said=said, rows=rows)
    about = About(ATTENDANCE, number or cycle)
    return numbered_prints.printed(session, about, goal, lambda of, out: attendance(given, of, out))


def listed(session: Session, cycle: str) -> Attendance:
    """Return the list of a meeting in a quarter as papers write it, named by no set."""
    facts = {"place": paper_words.region(session), "cycle": cycle}
    return Attendance(
        letterhead=paper_words.letterhead(session),
        meeting=paper_settings.text(session, "attendance.meeting", **facts),
        set_said="",
        elements=paper_settings.lines(session, "attendance.elements"),
        rows=ROWS,
        authority=paper_words.authority(session),
    )
