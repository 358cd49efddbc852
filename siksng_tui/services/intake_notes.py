"""What a report says of a file, a line for each row or cell: read on the screen, or written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from siksng_tui import messages
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from siksng_tui.services import sheets
from siksng_tui.services.sessions import Session
from siksng_tui.words import N_, _


class Fate(StrEnum):
    """What became of a row or a cell, the gravest first."""

    REFUSED = "refused"
    """The row was set aside."""

    ASKED = "asked"
    """The cell was left out: a person has to look."""

    HELD = "held"
    """The row differs from the register and is not entered: a person has to look first."""

    CHANGED = "changed"
    """The register has another answer."""

    MENDED = "mended"
    """The cell was taken otherwise than it is written."""

    MARKED = "marked"
    """The cell was taken as it stands, and is odd."""


TITLES: Final = {
    Fate.REFUSED: N_("Set aside"),
    Fate.ASKED: N_("To be looked at"),
    Fate.HELD: N_("Not entered"),
    Fate.CHANGED: N_("Changed cells"),
    Fate.MENDED: N_("Mended cells"),
    Fate.MARKED: N_("Odd cells"),
}
"""What each fate is called, on the screen and on the sheets of the workbook."""

BESIDE: Final = (Fate.HELD, Fate.CHANGED)
"""What only becomes of rows that are compared with the register."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line: where, what became of it, why, what is written there and what was taken.

    Of a changed cell these are the answers before and after; of a row that is not entered the
    second is the number of the request that keeps it out.
    """

    fate: Fate
    profile: str
    row: int
    column: str
    reason: str
    written: str = field(repr=False, default="")
    taken: str = field(repr=False, default="")


def notes(report: IntakeReport) -> tuple[Note, ...]:
    """Return what a report says, the gravest first, then by row."""
    return tuple(sorted(_notes(report), key=lambda own: (list(Fate).index(own.fate), own.row)))


def write_book(session: Session, profile: Profile, report: IntakeReport, path: Path) -> None:
    """Write a workbook: the refused rows in the layout of the file, then every cell that was noted.

    The first sheet can be mended and imported again: its columns are those of the profile, and what
    follows them is passed over.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    columns = [column.name for column in profile.columns]
    found = notes(report)
    fates = [own for own in Fate if own not in BESIDE or report.differing]
    with session.act("import.report", rows=len(report.quarantined)), sheets.new_book(path) as book:
        sheet = book.sheet("DATA", [*columns, _("REASON"), _("ROW")])
        for own in report.quarantined:
            if own.written:
                reason = messages.of_code(own.reason.value)
                sheet.write([*own.written, reason, str(own.cell.row)])
        names = {own.profile: own.name for own in report.files} if report.files[1:] else {}
        titles = [
            *([_("File name")] if names else []),
            _("Row"),
            _("Column"),
            _("Written"),
            _("Taken as"),
            _("Reason"),
        ]
        for fate in fates:
            part = book.sheet(_(TITLES[fate]), titles)
            for note in found:
                if note.fate is fate:
                    said = messages.of_cell(note.reason)
                    where = [names[note.profile]] if names else []
                    part.write([*where, str(note.row), note.column, note.written, note.taken, said])


def _notes(report: IntakeReport) -> Iterator[Note]:
    """Yield what a report says, in its own order."""
    for aside in report.quarantined:
        where = aside.cell
        yield Note(Fate.REFUSED, where.profile, where.row, where.column, aside.reason)
    for doubt in report.doubts:
        where = doubt.cell
        yield Note(Fate.ASKED, where.profile, where.row, where.column, doubt.reason, doubt.written)
    for other in report.beside:
        where = other.cell
        fate = Fate.CHANGED if other.reason is Reason.CHANGED else Fate.HELD
        texts = (other.before, other.after)
        yield Note(fate, where.profile, where.row, where.column, other.reason, *texts)
    for repair in report.repairs:
        where = repair.cell
        told = (repair.reason, repair.written, repair.taken)
        yield Note(Fate.MENDED, where.profile, where.row, where.column, *told)
    for mark in report.marks:
        where = mark.cell
        yield Note(Fate.MARKED, where.profile, where.row, where.column, mark.reason, mark.written)
