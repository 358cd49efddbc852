"""A layout tried on the first rows of its file: what each cell would become; nothing is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from forms.records import Answers
from forms.values import label
from siksng_tui import words
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.export_files import EXPORTS
from siksng_tui.intake.first_rows import FirstRows
from siksng_tui.intake.ledger import Ledger, as_written
from siksng_tui.intake.profile import Column, Profile
from siksng_tui.intake.reading import open_table
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.imports import file_imports, importing_exports
from siksng_tui.services.incoming_files import intake_notes
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.incoming_files.import_limits import limits
from siksng_tui.services.incoming_files.intake_notes import Fate, Note
from siksng_tui.services.office.sessions import Session

ROWS: Final = 10
"""Rows that a layout is tried on."""


@dataclass(frozen=True, slots=True)
class TriedCell:
    """What becomes of a cell; of the row as a whole where no column is named.

    `fate` is None where it is taken as it stands; `reason` is a key in the table of messages.
    """

    row: int
    column: str
    fate: Fate | None = None
    reason: str = ""
    written: str = field(default="", repr=False)
    taken: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """What becomes of the first rows: how many stand where, and every filled cell in its order."""

    counts: Mapping[Standing, int]
    cells: tuple[TriedCell, ...]


def tried(session: Session, profile: Profile, file: Path, watch: Watch = UNWATCHED) -> Tried:
    """Return what a profile makes of the first rows of a file, by the way that all rows go.

    Raises:
        RoleMissingError, PurposeNotServedError: nothing was looked at.
        SiksngError: why the file cannot be taken (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    with open_table(file, known=(profile,), limits=limits(session), watch=watch) as opened:
        first = FirstRows(opened, ROWS)
    report, counts = _looked(session, first)
    notes = intake_notes.notes(report)
    cells = (cell for row in first.rows for cell in _cells(first.table, row, notes))
    return Tried(counts, tuple(cells))


def _looked(session: Session, first: FirstRows) -> tuple[IntakeReport, Mapping[Standing, int]]:
    """Return what is said of the first rows, and how many stand where."""
    if first.table.profile.purpose in EXPORTS:
        look = importing_exports.look_at_rows(session, first)
        return look.report, look.tally.counts()
    looked = file_imports.look_at(session, first)
    return looked.report, looked.counts


def _cells(table: Table, row: TableRow, notes: tuple[Note, ...]) -> Iterator[TriedCell]:
    """Yield what becomes of a row as a whole, then of each filled cell."""
    own = {note.column: note for note in reversed(notes) if note.row == row.number}
    answers = RowReader(table, Ledger(())).answers(row)
    refused = next((note for note in own.values() if note.fate is Fate.REFUSED), None)
    if refused:
        yield TriedCell(row.number, "", refused.fate, refused.reason)
    else:
        yield TriedCell(row.number, "")
    for column, cell in zip(table.profile.columns, row.cells, strict=True):
        note = own.get(column.name)
        if column.holds and (cell != "" or note):
            taken = _taken(table.profile, column, answers)
            yield _cell(row.number, as_written(cell), note, taken, column)


def _cell(row: int, written: str, note: Note | None, taken: str, column: Column) -> TriedCell:
    """Return what becomes of a cell, of which a note may speak."""
    if note is None:
        return TriedCell(row, column.name, written=written, taken=taken or written)
    lost = note.fate in {Fate.REFUSED, Fate.ASKED}
    return TriedCell(
        row=row,
        column=column.name,
        fate=note.fate,
        reason=note.reason,
        written=written,
        taken=note.taken if lost else taken or note.taken or written,
    )


def _taken(profile: Profile, column: Column, answers: Answers) -> str:
    """Return the answer that a column gives, in words; empty where it gives none."""
    if column.answers not in answers:
        return ""
    variable = profile.instrument.variable(column.answers)
    return label(variable, answers[column.answers], words.language())
