"""Lists that ship with the program: CSV files with a birth certificate above their header.

A file begins with lines that start with "#" and say what it holds, from which source and when it
was read; then the header, then rows. Every file is UTF-8. Reading is strict: a list with an unknown
column or a short row is refused with file and line, never half used.
"""

import csv
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple

from forms.errors import DamagedError

COMMENT: Final = "#"
"""What begins a line of the birth certificate."""


class TableError(DamagedError):
    """A list of the program is not as it was made; facts name the file and the line."""

    code = "table-damaged"


class Row(NamedTuple):
    """One row of a list and the line of the file that it ends on, counted from 1."""

    line: int
    cells: dict[str, str]


def shipped(*path: str) -> Traversable:
    """Return a file of `forms/data`, wherever the program is installed.

    Args:
        path: names of folders and, last, of the file.
    """
    return files("forms").joinpath("data", *path)


def read_table(file: Traversable, columns: Sequence[str]) -> Iterator[Row]:
    """Return the rows of a list, with surrounding spaces taken off every cell.

    Args:
        file: where it stands.
        columns: its header, all of it and in this order.

    Raises:
        TableError: another header, a row with more or fewer cells, or broken quotes.
    """
    lines = file.read_text("utf-8").splitlines(keepends=True)
    above = next((at for at, line in enumerate(lines) if not line.startswith(COMMENT)), len(lines))
    reader = csv.reader(lines[above:], strict=True)
    try:
        for cells in reader:
            line = above + reader.line_num
            if reader.line_num == 1:
                _expect(cells == list(columns), file, line)
            elif cells:
                _expect(len(cells) == len(columns), file, line)
                yield Row(line, dict(zip(columns, map(str.strip, cells), strict=True)))
    except csv.Error as reason:
        raise TableError(file=file.name, line=above + reader.line_num) from reason


def _expect(fulfilled: bool, file: Traversable, line: int) -> None:  # noqa: FBT001
    """Raise where a line of a list is not as it must be."""
    if not fulfilled:
        raise TableError(file=file.name, line=line)
