"""A table that no profile knows: the row that seems to hold the names of its columns, and examples.

Nobody can say for certain which row that is. One that holds a number as long as a person's is none,
and one without any name that columns often have, is none either: a file without names must not give
its first person for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from forms.text import clean
from siksng_tui.intake.errors import HeaderNotFoundError
from siksng_tui.intake.fields import is_likely
from siksng_tui.intake.frames import Kind
from siksng_tui.intake.header import name_of
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.profile_file import may_stand
from siksng_tui.intake.readerprocess import ReaderProcess
from siksng_tui.intake.reading import offered
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.sheets import LOOK_ROWS
from siksng_tui.intake.sourcefile import read_source
from siksng_tui.intake.watch import UNWATCHED, Watch

LEAST: Final = 2
"""Columns that a table has at least; a row of one cell is a title."""


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """The names of a table's columns, and the cells of the first rows below them.

    A column that cannot be taken has no name: none is written, or another column has the same.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...] = field(repr=False)

    def cells(self, at: int) -> Iterator[CellValue]:
        """Yield the filled cells of a column, as far as they were looked at."""
        return (row[at] for row in self.rows if at < len(row) and row[at] != "")


def read_unknown(path: Path, limits: Limits = LIMITS, watch: Watch = UNWATCHED) -> UnknownTable:
    """Return the table of a file whose names of columns are the likeliest.

    Args:
        path: the file.
        limits: what is refused.
        watch: asked whether to go on.

    Raises:
        HeaderNotFoundError: no row of it can be the names of columns.
        SiksngError: why nothing is taken from this file (see `intake.errors`).
        ImportCancelledError: the operator stopped.
    """
    source = read_source(path, limits)
    with ReaderProcess(source.content, limits) as reader:
        tables = [own for heads in _sheets(reader, watch) for own in _tables(heads)]
    known = [own for own in tables if _hits(own)]
    if not known:
        raise HeaderNotFoundError
    return max(known, key=lambda own: (_hits(own), sum(map(bool, own.names))))


def _sheets(reader: ReaderProcess, watch: Watch) -> Iterator[Sequence[Sequence[CellValue]]]:
    """Yield the first rows of each sheet, of a text as each delimiter divides it."""
    while (frame := reader.answer(lambda: watch.report(0, 0))).kind is Kind.SHEET:
        _facts, heads = offered(frame.payload)
        yield heads[:LOOK_ROWS]
        reader.say(Kind.NEXT)


def _tables(heads: Sequence[Sequence[CellValue]]) -> Iterator[UnknownTable]:
    """Yield a table for each row that can be the names of its columns."""
    for at, cells in enumerate(heads):
        if _may_be_names(cells):
            yield UnknownTable(tuple(_names(cells)), tuple(map(tuple, heads[at + 1 :])))


def _may_be_names(cells: Sequence[CellValue]) -> bool:
    """Return whether a row holds nothing but texts that may stand in a profile, and several."""
    filled = [cell for cell in cells if cell != ""]
    texts = all(isinstance(cell, str) and may_stand(clean(cell)) for cell in filled)
    return texts and sum(map(bool, _names(cells))) >= LEAST


def _names(cells: Iterable[CellValue]) -> list[str]:
    """Return the names in a row; none where a column has none of its own."""
    names: list[str] = []
    seen: set[str] = {""}
    for cell in cells:
        compared = name_of(cell)
        names.append("" if compared in seen else clean(str(cell)).strip())
        seen.add(compared)
    return names


def _hits(table: UnknownTable) -> int:
    """Return how many columns have a name that columns often have."""
    return sum(map(is_likely, table.names))
