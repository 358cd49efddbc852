"""Rows on their way from the reader, some hundreds at a time.

Before the rows stand the cells that they are tied by, so that whoever only lays the rows out need
not read them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from siksng_tui.intake.celltext import CellTextError, heads_text, read_heads, read_row, read_rows
from siksng_tui.intake.errors import ReaderDiedError
from siksng_tui.intake.rows import CellValue, TableRow

_BETWEEN: Final = ",\n"
"""What parts two rows; inside a row JSON writes a line break as two other characters."""


class UnreadRow(NamedTuple):
    """A row as `row_text` wrote it, its number, and the cell that it is tied by.

    That cell is empty where nobody can say which cells of the row are which.
    """

    number: int
    key: CellValue
    text: str


def chunk_text(keys: Sequence[CellValue], texts: Sequence[str]) -> str:
    """Return rows as one text: the cells that they are tied by, then the text of each."""
    return f"{heads_text([keys])}\n[{_BETWEEN.join(texts)}]"


def unread_rows(payload: bytes) -> list[UnreadRow]:
    """Return the rows of a chunk as they came.

    Raises:
        CellTextError: it is none.
    """
    try:
        heads, rows = payload.decode().split("\n", 1)
        texts = rows[1:-1].split(_BETWEEN) if len(rows) > len("[]") else []
        (keys,) = read_heads(heads)
        numbers = [int(text[1 : text.index(",")]) for text in texts]
        return list(map(UnreadRow, numbers, _as_many(keys, texts), texts))
    except ValueError as error:
        raise CellTextError from error


def chunk_rows(payload: bytes, columns: int) -> list[TableRow]:
    """Return the rows of a chunk, each of so many columns.

    Raises:
        CellTextError: it is none.
    """
    return read_rows(payload.partition(b"\n")[2], columns)


def whole_row(text: str, columns: int) -> TableRow:
    """Return the row of a text that came from the reader.

    Raises:
        ReaderDiedError: it is none; what was read of the file is to be given up.
    """
    try:
        return read_row(text, columns)
    except CellTextError as error:
        raise ReaderDiedError from error


def _as_many(keys: list[CellValue], texts: list[str]) -> list[CellValue]:
    """Return the cells that rows are tied by, of which there must be one a row."""
    if len(keys) != len(texts):
        raise CellTextError
    return keys
