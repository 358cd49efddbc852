"""Cells and rows as text: JSON, of which whatever a hostile file makes of it is only data.

Dates, times and spans of time, which JSON does not know, are objects of one member.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue, Mark, TableRow

_MADE: Final[Mapping[str, Callable[[Any], CellValue]]] = MappingProxyType(
    {
        "datetime": dt.datetime.fromisoformat,
        "date": dt.date.fromisoformat,
        "time": dt.time.fromisoformat,
        "seconds": lambda seconds: dt.timedelta(seconds=seconds),
    }
)
_CELLS: Final = frozenset({str, float, dt.datetime, dt.date, dt.time, dt.timedelta})


class CellTextError(ValueError):
    """A text holds no row of cells."""


def row_text(row: TableRow) -> str:
    """Return a row as text.

    >>> row_text(TableRow(2, ("SITI", 3.0, dt.date(2026, 1, 15))))
    '[2,["SITI",3.0,{"date":"2026-01-15"}],[]]'
    """
    return _encode(row)


def read_row(text: str, columns: int) -> TableRow:
    """Return the row of a text.

    Args:
        text: what `row_text` returned, or pretends to be.
        columns: cells that it has.

    Raises:
        CellTextError: it holds anything else.
    """
    (row,) = read_rows(f"[{text}]", columns)
    return row


def read_rows(text: str | bytes, columns: int) -> list[TableRow]:
    """Return the rows of texts that stand in brackets, commas between them.

    Raises:
        CellTextError: they hold anything else.
    """
    try:
        return [_row(columns, *row) for row in _decode(text)]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise CellTextError from error


def heads_text(rows: Iterable[Sequence[CellValue]]) -> str:
    """Return the first rows of a sheet, cells without numbers and marks, as text."""
    return _encode(list(rows))


def read_heads(text: str | bytes) -> list[list[CellValue]]:
    """Return the cells of a text that `heads_text` returned, or that pretends to be one.

    Raises:
        CellTextError: it holds anything else.
    """
    try:
        return [list(_cells(row)) for row in _decode(text)]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise CellTextError from error


def _row(columns: int, number: int, cells: Sequence[CellValue], marks: Sequence[Any]) -> TableRow:
    """Return a row whose parts are what they should be."""
    if number.__class__ is not int or len(cells) != columns:
        raise TypeError
    return TableRow(
        number, _cells(cells), tuple([Mark(int(at), Reason(code)) for at, code in marks])
    )


def _cells(cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
    """Return cells of the kinds that there are."""
    if not _CELLS.issuperset(map(type, cells)):
        raise TypeError
    return tuple(cells)


def _tagged(cell: object) -> dict[str, str | float]:
    """Return a value that JSON does not know as an object."""
    if isinstance(cell, dt.timedelta):
        return {"seconds": cell.total_seconds()}
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return {type(cell).__name__: cell.isoformat()}
    raise TypeError(type(cell).__name__)


def _untagged(tagged: dict[str, Any]) -> CellValue:
    """Return the value that an object stands for."""
    ((name, value),) = tagged.items()
    return _MADE[name](value)


_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tagged).encode
_decoder: Final = json.JSONDecoder(object_hook=_untagged)


def _decode(text: str | bytes) -> Any:  # noqa: ANN401 - whatever it holds
    """Return what a text holds."""
    return _decoder.decode(text if isinstance(text, str) else text.decode())
