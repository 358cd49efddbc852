"""What a report says of a file, a line for each row or cell: read on the screen, or written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from siksng_tui import messages, words
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.refused_columns import TITLES as TITLES_BEHIND
from siksng_tui.intake.report import IntakeReport
from siksng_tui.services.office import sheets
from siksng_tui.services.office.sessions import Session
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

REFUSED: Final = "DATA"
"""The sheet of the refused rows, called as those of the official templates are."""

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


def write_book(
    session: Session, profiles: Sequence[Profile], report: IntakeReport, path: Path
) -> None:
    """Write a workbook: the refused rows in the layout of the file, then every cell that was noted.

    The first sheet can be mended and imported again: its columns are those of the profile, and the
    two behind them are passed over. Of two files each has a sheet of its own, which is to be saved
    apart before it is imported.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    found = notes(report)
    fates = [own for own in Fate if own not in BESIDE or report.differing]
    noted = partial(session.note, "import.report", rows=len(report.quarantined))
    with sheets.new_book(path, noted) as book:
        for number, profile in enumerate(profiles, 1):
            _write_refused(book, REFUSED if number == 1 else f"{REFUSED} {number}", profile, report)
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


def _write_refused(book: sheets.Book, name: str, profile: Profile, report: IntakeReport) -> None:
    """Write the refused rows of one file on a sheet in its layout, each with reason and number."""
    columns = [column.name for column in profile.columns]
    sheet = book.sheet(name, [*columns, *TITLES_BEHIND[words.language()]])
    for own in report.quarantined:
        if own.written and own.cell.profile == profile.id:
            reason = messages.of_code(own.reason.value)
            sheet.write([*own.written, reason, str(own.cell.row)])


def _notes(report: IntakeReport) -> Iterator[Note]:
    """Yield what a report says, in its own order."""
    for aside in report.quarantined:
        where = aside.cell
        yield Note(Fate.REFUSED, where.profile, where.row, where.column, aside.reason)
    for doubt in report.doubts:
        where = doubt.cell
        told = (doubt.reason, doubt.written, doubt.taken)
        yield Note(Fate.ASKED, where.profile, where.row, where.column, *told)
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
