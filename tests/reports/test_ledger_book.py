"""The ledger on paper: as many pages as it needs, each with the head of its table."""

import os
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PIL import ImageChops

from reports.books.book_records import Chapter, Column, LedgerBook, Total
from reports.books.ledger_book import ledger_book
from tests.reports.geometry import overlaps
from tests.reports.pictures import drawn
from tests.reports.reading import page_texts, printed

COLUMNS = (Column("Nomor", 3), Column("Keadaan", 3), Column("Hari", 1, right=True))


def rows(count: int) -> Iterator[Sequence[str]]:
    """Give requests of an office that does not exist."""
    return ((f"1771-2026-{at:06d}-A", "Terkirim", str(at)) for at in range(count))


def book(count: int, title: str = "Permohonan") -> LedgerBook:
    """Return a ledger of one table."""
    chapters = [Chapter(title, COLUMNS, list(rows(count)))]
    return LedgerBook("Buku Agenda", "Dinas Sosial Kota Contoh", "27 November 2026", 3, chapters)


def test_every_row_stands_on_paper_once_under_the_head_of_its_table() -> None:
    """The last page says that it is the last: none was taken away."""
    data = printed(partial(ledger_book, book(120)))
    texts = page_texts(data)
    assert len(texts) > 1
    assert all("Keadaan" in text for text in texts)
    whole = "\n".join(texts)
    assert all(whole.count(f"1771-2026-{at:06d}-A") == 1 for at in range(120))
    assert [f"Halaman {at}" in text for at, text in enumerate(texts, start=1)] == [True] * len(
        texts
    )
    assert ["(terakhir)" in text for text in texts] == [False] * (len(texts) - 1) + [True]
    assert "cetakan ke-3" in texts[0]
    assert overlaps(data) == []


def test_a_table_without_rows_says_so_and_a_practice_office_says_latihan() -> None:
    """An empty page would be a question."""
    empty = book(0)
    (real,), (practised,) = (
        page_texts(printed(partial(ledger_book, one)))
        for one in (empty, replace(empty, practice=True))
    )
    assert "\n-" in real
    assert ("LATIHAN" in real, "LATIHAN" in practised) == (False, True)


def test_a_row_that_adds_others_up_is_bold() -> None:
    """A sum is found at a glance."""
    cells = ("Jumlah", "", "120")
    plain, summed = (
        printed(partial(ledger_book, replace(book(0), chapters=[Chapter("A", COLUMNS, [own])])))
        for own in (cells, Total(cells))
    )
    assert page_texts(plain) == page_texts(summed)
    assert ImageChops.difference(drawn(plain, 0), drawn(summed, 0)).getbbox()


def test_equal_input_gives_equal_bytes() -> None:
    """As for every paper."""
    assert printed(partial(ledger_book, book(60))) == printed(partial(ledger_book, book(60)))


def _peak(count: int) -> int:
    """Return the most bytes that were held while so many rows were written."""
    chapters = [Chapter("Permohonan", COLUMNS, rows(count))]
    with Path(os.devnull).open("wb") as nowhere:
        tracemalloc.start()
        ledger_book(replace(book(0), chapters=chapters), nowhere)
        __, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_ten_times_the_rows_take_hardly_more_memory() -> None:
    """A page leaves memory when it is full; of each its place in the file is kept."""
    _peak(50)
    few, many = _peak(400), _peak(4000)
    assert many < few + 400_000
