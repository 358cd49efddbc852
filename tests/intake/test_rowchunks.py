"""Rows that are laid out as they came from the reader, and read only when they are needed."""

from pathlib import Path

import pytest

from db.file.staging import staging
from siksng_tui.intake.celltext import CellTextError, row_text
from siksng_tui.intake.errors import ReaderDiedError
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, MEMBER_SOURCE, tie
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.rowchunks import UnreadRow, chunk_rows, chunk_text, unread_rows
from siksng_tui.intake.rows import TableRow
from tests.intake.exports import table_of
from tests.intake.workbooks import CLEAN

ROWS = (
    TableRow(2, ("1771", 'JL. "SALAK",\nRT 1')),
    TableRow(3, (3.0, "[]\n,")),
    TableRow(7, ("", "")),
)


def test_a_chunk_is_read_at_once_or_row_by_row() -> None:
    """No line break or comma inside a cell parts a row."""
    texts = [row_text(row) for row in ROWS]
    payload = chunk_text(["1771", 3.0, ""], texts).encode()
    assert chunk_rows(payload, 2) == list(ROWS)
    assert unread_rows(payload) == [
        UnreadRow(2, "1771", texts[0]),
        UnreadRow(3, 3.0, texts[1]),
        UnreadRow(7, "", texts[2]),
    ]


def test_a_chunk_without_rows_is_none_too_many() -> None:
    """The last chunk of a table may be empty."""
    payload = chunk_text([], []).encode()
    assert chunk_rows(payload, 2) == []
    assert unread_rows(payload) == []


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"{}\n[]",
        b"[]\n[]",
        b"[[],[]]\n[]",
        b'[["a"]]\n[]',
        b'[["a"]]\n[x]',
        b'[["a"]]\n[[two,["a"],[]]]',
        b'[["a","b"]]\n[[2,["a"],[]]]',
        b'[[["a"]]]\n[[2,["a"],[]]]',
        b'[["a"]]\n[[2,["\xff"],[]]]',
        b"[" * 50_000 + b"\n[]",
    ],
)
def test_what_is_no_chunk_is_refused_before_anything_is_laid_out(payload: bytes) -> None:
    """It comes from a process that a hostile file may have got hold of."""
    with pytest.raises(CellTextError):
        unread_rows(payload)


def test_a_row_that_is_none_ends_the_import_when_it_is_read(tmp_path: Path) -> None:
    """It was laid out unread; whoever ties rows together is told that the reader failed."""
    tables = dict(enumerate(table_of(path)[0] for path in CLEAN))
    with staging(tmp_path) as staged:
        staged.add(MEMBER_SOURCE, [(2, "1771", '[2,["1771"],[]]')])
        with pytest.raises(ReaderDiedError):
            list(tie(tables, staged, Ledger(files=())))
    assert tables[HOUSEHOLD_SOURCE].profile.id != tables[MEMBER_SOURCE].profile.id
