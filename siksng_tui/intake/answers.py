"""Reads the answers of one row of a table, cell by cell, and notes what was mended or left out."""

from collections.abc import Callable
from typing import Final, NamedTuple

from forms.answer_errors import AnswerError
from forms.instrument import Instrument, ValueType, Variable
from forms.records import Answer
from forms.values import read_answer
from siksng_tui.intake.profile import Column, Kind
from siksng_tui.intake.report import Cell, Ledger
from siksng_tui.intake.spelling import (
    SPELLINGS,
    Spelled,
    spell_area,
    spell_date_1904,
    spell_identity,
    spell_text,
)
from siksng_tui.intake.table import CellValue, Table, TableRow

_REMEMBERED: Final = 20_000
"""Cells of one column that are remembered: most columns hold the same ones again and again."""


class Noted(NamedTuple):
    """A cell of which the report speaks: its answer if it has one, and a doubt or a repair."""

    answer: Answer | None
    doubt: str
    repair: str


class CellReader(dict[CellValue, Answer | Noted]):
    """What becomes of each cell of one column: a mapping that reads what it does not know yet.

    A cell that was taken as it stands maps to its answer alone.
    """

    def __init__(self, variable: Variable, spell: Callable[[CellValue], Spelled]) -> None:
        """Read cells by the variable's type, after they were spelled as they would be typed."""
        super().__init__()
        self._variable = variable
        self._spell = spell

    def __missing__(self, cell: CellValue) -> Answer | Noted:
        """Read a cell that was not met before, and remember it while there is room."""
        outcome = self._read(cell)
        if len(self) < _REMEMBERED:
            self[cell] = outcome
        return outcome

    def _read(self, cell: CellValue) -> Answer | Noted:
        """Spell a cell and read it as the instrument reads typed text."""
        spelled = self._spell(cell)
        if spelled.doubt or not spelled.text:
            return Noted(None, spelled.doubt or "", "")
        try:
            answer = read_answer(self._variable, spelled.text)
        except AnswerError as error:
            return Noted(None, error.code, "")
        return Noted(answer, "", spelled.repair) if spelled.repair else answer


class RowReader:
    """Reads the answers of the rows of one table."""

    def __init__(self, table: Table, instrument: Instrument, ledger: Ledger) -> None:
        """Prepare a reader for each column that answers a variable of the instrument."""
        self.profile = table.profile
        self._ledger = ledger
        self._readers = [
            (at, column.variable, CellReader(variable, _spelling(column, variable, table)))
            for at, column in table.profile.of_kind(Kind.ANSWER, Kind.AREA, Kind.KEY)
            if column.variable
            for variable in (instrument.variable(column.variable),)
        ]
        self._unused = tuple(table.profile.of_kind(Kind.UNUSED))

    def answers(self, row: TableRow) -> dict[str, Answer]:
        """Return the answers of a row; what was mended or left out goes to the ledger."""
        self._pass_over(row)
        answers: dict[str, Answer] = {}
        for at, variable, reader in self._readers:
            cell = row.cells[at]
            if cell == "":
                continue
            found = reader[cell]
            if isinstance(found, Noted):
                self._note(row, at, found)
                if found.answer is None:
                    continue
                found = found.answer
            answers[variable] = found
        return answers

    def _note(self, row: TableRow, at: int, noted: Noted) -> None:
        """Write a doubt or a repair into the ledger."""
        where = self.cell(row, self.profile.columns[at].name)
        if noted.doubt:
            self._ledger.doubt(where, noted.doubt, row.cells[at])
        elif noted.repair:
            self._ledger.repair(where, noted.repair, row.cells[at], noted.answer)

    def _pass_over(self, row: TableRow) -> None:
        """Count the filled cells that no question belongs to."""
        for at, column in self._unused:
            if row.cells[at] != "":
                self._ledger.passed_over[column.name] += 1

    def cell(self, row: TableRow, column: str = "") -> Cell:
        """Return where a cell of a row stands."""
        return Cell(self.profile.id, row.number, column)


def _spelling(column: Column, variable: Variable, table: Table) -> Callable[[CellValue], Spelled]:
    """Return how the cells of a column are spelled before they are read."""
    if column.kind is Kind.KEY:
        return spell_identity
    if column.kind is Kind.AREA:
        return spell_area
    if table.from_1904 and variable.type is ValueType.DATE:
        return spell_date_1904
    return SPELLINGS.get(variable.type, spell_text)
