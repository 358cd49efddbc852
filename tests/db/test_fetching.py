"""Statements that Peewee would only slow down: all of them are kept, or none."""

import contextlib

import apsw
import pytest

from db.fetching import rows, write, write_many
from db.store import Store

SQL = "INSERT INTO counter (name, value) VALUES (?, ?)"

TWICE = [("a", 1), ("b", 2), ("a", 3)]
"""The last one has a name that is taken."""


def test_many_rows_of_which_one_is_refused_leave_nothing(store: Store) -> None:
    """By themselves they are one transaction."""
    before = rows(store, "SELECT * FROM counter")
    with pytest.raises(apsw.ConstraintError):
        write_many(store, SQL, TWICE)
    assert rows(store, "SELECT * FROM counter") == before


def test_a_block_ends_with_the_rows_that_were_refused_in_it(store: Store) -> None:
    """What was written before the block stays, and what comes after it is kept."""
    before = len(rows(store, "SELECT * FROM counter"))
    with store.transaction():
        write(store, SQL, ("first", 1))
        with contextlib.suppress(apsw.ConstraintError), store.transaction():
            write_many(store, SQL, TWICE)
        write_many(store, SQL, [("last", 1)])
    kept = {name for name, *_ in rows(store, "SELECT * FROM counter")}
    assert {"first", "last"} <= kept
    assert len(kept) == before + 2
