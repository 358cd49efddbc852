"""What the reader makes of a file before any column is known: sheets, and their rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.sheetfacts import SheetFacts

LOOK_ROWS: Final = 30
"""Rows from the top of a table among which the column names must be."""


class SheetRow(NamedTuple):
    """A row of a sheet: number from 1, all of its cells, and marks by the place of the cell."""

    number: int
    cells: Sequence[CellValue]
    marks: Mapping[int, Reason]


class ReadableSheet(Protocol):
    """A sheet of a workbook, or a text read in one way."""

    @property
    def facts(self) -> SheetFacts:
        """Return how it is read."""

    def head(self) -> Sequence[Sequence[CellValue]]:
        """Return the first rows, among which the column names must be."""

    def rows(self, header_row: int) -> Iterator[SheetRow]:
        """Yield the filled rows below the column names."""


def is_blank(cells: Iterable[CellValue]) -> bool:
    """Return whether a row holds nothing but spaces."""
    return all(isinstance(cell, str) and not cell.strip() for cell in cells)
