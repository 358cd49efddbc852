"""Reads the answers of one row of a table, cell by cell, and notes what was mended or left out."""

import datetime as dt
from typing import Final, cast

from forms.answer_errors import AnswerNotDigitsError
from forms.identity import is_complete, is_female, is_region, issue_date, tells_birth
from forms.instrument import ValueType
from forms.records import Answer
from siksng_tui.intake.cells import CellReader, Noted, cell_reader
from siksng_tui.intake.ledger import Ledger, as_written
from siksng_tui.intake.profile import Kind
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.rows import WHOLE_ROW, TableRow
from siksng_tui.intake.spelling import letters_read
from siksng_tui.intake.table import Table

_NUMBERS: Final = (ValueType.NIK, ValueType.KK)

_UNKNOWN: Final = frozenset({Reason.CELL_ERROR, Reason.FORMULA_EMPTY})
"""Marks of cells whose content nobody knows."""


class RowReader:
    """Reads the answers of the rows of one table."""

    def __init__(self, table: Table, ledger: Ledger) -> None:
        """Prepare a reader for each column that answers a variable of the profile's instrument."""
        self.profile = table.profile
        self._ledger = ledger
        self._instrument = table.profile.instrument
        self._readers = [
            (at, column.answers, cell_reader(table.profile, column, from_1904=table.from_1904))
            for at, column in enumerate(table.profile.columns)
            if column.answers
        ]
        self._unused = tuple(table.profile.of_kind(Kind.UNUSED))

    def answers(self, row: TableRow) -> dict[str, Answer]:
        """Return the answers of a row; what was mended or left out goes to the ledger."""
        self._pass_over(row)
        if row.marks:
            self._note_marks(row)
        cells = row.cells
        found = {
            variable: reader[cell]
            for at, variable, reader in self._readers
            if (cell := cells[at]) != ""
        }
        if Noted in map(type, found.values()):
            return self._noted(row, found)
        return cast("dict[str, Answer]", found)

    def _noted(self, row: TableRow, found: dict[str, Answer | Noted]) -> dict[str, Answer]:
        """Return the answers of a row, some of whose cells the report speaks of."""
        answers: dict[str, Answer] = {}
        lettered: list[tuple[int, CellReader]] = []
        for at, variable, reader in self._readers:
            noted = found.get(variable)
            if not isinstance(noted, Noted):
                if noted is not None:
                    answers[variable] = noted
            elif noted.doubt == AnswerNotDigitsError.code and reader.variable.type in _NUMBERS:
                lettered.append((at, reader))
            else:
                self._note(row, at, noted)
                if noted.answer is not None:
                    answers[variable] = noted.answer
        for at, reader in lettered:
            self._read_letters(row, at, reader, answers)
        return answers

    def lacks(self, row: TableRow, answers: dict[str, Answer]) -> bool:
        """Return whether an answer is missing without which the row says nothing.

        Such a row is set aside, with the column to blame.
        """
        for at, column in enumerate(self.profile.columns):
            if column.answers in self.profile.needed and not self._whole(column.answers, answers):
                self._ledger.set_aside(self.cell(row, at), Reason.ANSWER_LACKING, row.cells)
                return True
        return False

    def cell(self, row: TableRow, at: int | None = None) -> Cell:
        """Return where a row, or the cell of one of the profile's columns, stands."""
        name = "" if at is None else self.profile.columns[at].name
        return Cell(self.profile.id, row.number, name)

    def _whole(self, variable: str, answers: dict[str, Answer]) -> bool:
        """Return whether there is an answer, of all its digits if it is a number of identity."""
        answer = answers.get(variable)
        if self._instrument.variable(variable).type in _NUMBERS:
            return is_complete(str(answer))
        return answer is not None

    def _note(self, row: TableRow, at: int, noted: Noted) -> None:
        """Write a doubt, a repair or a mark into the ledger."""
        where, written = self.cell(row, at), row.cells[at]
        if noted.doubt:
            self._ledger.doubt(where, noted.doubt, written)
        if noted.repair:
            self._ledger.repair(where, noted.repair, written, noted.answer)
        if noted.mark:
            self._ledger.mark(where, Reason(noted.mark), written)

    def _read_letters(
        self, row: TableRow, at: int, reader: CellReader, answers: dict[str, Answer]
    ) -> None:
        """Take a number in which letters stand for digits, where its other parts bear it out."""
        number = letters_read(row.cells[at])
        if is_complete(number) and self._borne_out(number, reader.variable.type, answers):
            answers[reader.variable.name] = number
            noted = Noted(number, repair=Reason.LETTERS_READ)
        else:
            noted = Noted(None, doubt=AnswerNotDigitsError.code)
        self._note(row, at, noted)

    def _borne_out(self, number: str, kind: ValueType, answers: dict[str, Answer]) -> bool:
        """Return whether region and date inside a number agree with what else the row says."""
        if not is_region(number):
            return False
        if kind is ValueType.KK:
            return issue_date(number) is not None
        roles, codes = self._instrument.roles, self._instrument.role_codes
        birth, sex = (answers.get(roles.get(role, "")) for role in ("birth", "sex"))
        if birth is None or not tells_birth(number, dt.date.fromisoformat(str(birth))):
            return False
        return sex is None or is_female(number) == (sex == codes.get("sex.female"))

    def _note_marks(self, row: TableRow) -> None:
        """Write what was seen at cells, beside their values, into the ledger."""
        for place, reason in row.marks:
            at = None if place == WHOLE_ROW else place
            cell = "" if at is None else row.cells[at]
            if reason in _UNKNOWN:
                self._ledger.doubt(self.cell(row, at), reason, cell)
            else:
                self._ledger.repair(self.cell(row, at), reason, "", as_written(cell))

    def _pass_over(self, row: TableRow) -> None:
        """Count the filled cells that no question belongs to."""
        for at, column in self._unused:
            if row.cells[at] != "":
                self._ledger.passed_over[column.name] += 1
