"""Cells cross between processes, and lie on the disk, as they were read."""

import datetime as dt

import pytest

from siksng_tui.intake.celltext import CellTextError, read_row, read_rows, row_text
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import WHOLE_ROW, CellValue, Mark, TableRow

CELLS: tuple[CellValue, ...] = (
    "",
    'SITI "AMINAH"\n\x00\u2028\U0001f600',
    3.0,
    1771096603099500.0,
    float("inf"),
    dt.date(1972, 3, 11),
    dt.datetime(1972, 3, 11, 4, 5, 6),  # noqa: DTZ001 - a cell knows no zone
    dt.time(4, 5),
    dt.timedelta(hours=30),
)


def test_every_kind_of_cell_comes_back_as_it_was() -> None:
    """A date that became a text would be judged otherwise."""
    row = TableRow(7, CELLS, (Mark(1, Reason.CELL_ERROR), Mark(WHOLE_ROW, Reason.ROW_NULS)))
    back = read_row(row_text(row), len(CELLS))
    assert back == row
    assert [type(cell) for cell in back.cells] == [type(cell) for cell in CELLS]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "{}",
        "[7]",
        "[[7]]",
        '[[7,["a"]]]',
        '[["7",["a","b"],[]]]',
        '[[7,["a","b","c"],[]]]',
        '[[7,["a",["b"]],[]]]',
        '[[7,["a",null],[]]]',
        '[[7,["a",1],[]]]',
        '[[7,["a",true],[]]]',
        '[[7,["a",{"date":"2026-13-01"}],[]]]',
        '[[7,["a",{"date":7}],[]]]',
        '[[7,["a",{"__class__":"os.system"}],[]]]',
        '[[7,["a",{"date":"2026-01-01","time":"1"}],[]]]',
        '[[7,["a",{"seconds":1e300}],[]]]',
        '[[7,["a","b"],[[0,"no-such-mark"]]]]',
        '[[7,["a","b"],[[0]]]]',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_whatever_is_no_row_is_refused(text: str) -> None:
    """It comes from a process that a hostile file may have got hold of."""
    with pytest.raises(CellTextError):
        read_rows(text, 2)
    with pytest.raises(CellTextError):
        read_rows(b"\xff" + text.encode("utf-8", "surrogatepass"), 2)
