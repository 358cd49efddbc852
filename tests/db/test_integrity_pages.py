"""Damage below the tables: flipped bits, and older pages with a good seal that were put back."""

import shutil
from pathlib import Path

import pytest

from db.file.pages import PAGE_BYTES
from db.integrity import integrity
from db.requests import requests
from db.store import Store, open_store
from forms.lifecycle import Step
from tests.db.builders import household_record
from tests.db.faults import flip
from tests.db.stores import KEY, file_of, note, sql
from tests.db.working_office import codes, correct, doing, fill, request_number


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of an office that has done some work."""
    fill(store)
    return store


def test_a_flipped_bit_on_any_page_is_found(filled: Store) -> None:
    """Also where SQLite itself would not look: one bit on each page in turn."""
    filled.checkpoint()
    path = file_of(filled.folder)
    pages = path.stat().st_size // PAGE_BYTES
    for page in range(1, pages):
        flip(path, 8 * PAGE_BYTES * page + 77)
    problems = {problem.code: problem for problem in integrity.check(filled).problems}
    assert (problems["check-pages"].count, problems["check-pages"].first) == (pages - 1, "2")


def test_a_damaged_table_does_not_hide_the_damage_of_others(filled: Store) -> None:
    """Each part is looked at, come what may."""
    ((root,),) = sql(filled, "SELECT rootpage FROM sqlite_schema WHERE name = 'person'")
    sql(filled, "UPDATE request_state SET state = 'checked'")
    filled.close()
    flip(file_of(filled.folder), 8 * (PAGE_BYTES * (root - 1) + 99))
    store = open_store(filled.folder, KEY)
    found = codes(integrity.check(store))
    assert {"check-pages", "check-unreadable", "check-request-history"} <= found
    store.close()


@pytest.mark.parametrize("table", ["person", "household", "revision", "request_state", "audit"])
def test_older_pages_of_a_table_that_are_put_back_are_found(filled: Store, table: str) -> None:
    """They are sealed correctly; what they say no longer fits the rest of the store."""
    older = filled.folder.parent / "older.db"
    filled.close()
    shutil.copy(file_of(filled.folder), older)
    store = open_store(filled.folder, KEY)
    record = household_record(2)
    with store.transaction():
        correct(store, record, record.persons[0], nama="NAMA BARU", nik="1771010101019999")
        correct(store, record, record.household, alamat="JL. BARU")
        requests.move(store, request_number(store), Step.CHECK, doing())
        note(store)
    numbers = _pages_of(store, table)
    assert integrity.check(store).sound
    store.close()
    _put_back(file_of(store.folder), older, numbers)
    store = open_store(store.folder, KEY)
    report = integrity.check(store)
    assert not report.sound
    assert "check-pages" not in codes(report)
    store.close()


def _pages_of(store: Store, table: str) -> set[int]:
    """Return the numbers of the pages that hold a table, without its indexes."""
    rows = sql(store, "SELECT pageno FROM dbstat WHERE name = ?", (table,))
    return {number for (number,) in rows}


def _put_back(path: Path, older: Path, numbers: set[int]) -> None:
    """Put older copies of some pages into a file."""
    data, before = bytearray(path.read_bytes()), older.read_bytes()
    for number in numbers:
        start = PAGE_BYTES * (number - 1)
        if start < len(before):
            data[start : start + PAGE_BYTES] = before[start : start + PAGE_BYTES]
    path.write_bytes(data)
