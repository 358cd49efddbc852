"""Stores for the tests, and plain SQL on them."""

import datetime as dt
from pathlib import Path
from typing import Any, Final

from db.audit import audit
from db.file.chain import AuditHead
from db.file.opening import FILE_NAME
from db.store import Store, create_store, open_store

KEY: Final = bytes(range(32))
"""The store key of every store here."""

NOW: Final = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
"""When everything happens."""


def new_store(folder: Path) -> Store:
    """Return a new store, open."""
    return create_store(folder, KEY)


def reopened(store: Store) -> Store:
    """Return the same store after closing and opening it again."""
    key = store.database.key
    store.close()
    return open_store(store.folder, key)


def file_of(folder: Path) -> Path:
    """Return the store's file."""
    return folder / FILE_NAME


def note(store: Store, number: int = 0) -> AuditHead:
    """Return the head after adding an audit entry."""
    return audit.append(store, audit.Entry("test", "siti", NOW, {"number": number}))


def sql(store: Store, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
    """Return the rows of a statement."""
    return list(store.database.execute_sql(statement, values).fetchall())


def count_up(store: Store, name: str = "x") -> None:
    """Write something harmless: one more on a counter."""
    with store.transaction():
        sql(
            store,
            "INSERT INTO counter VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1",
            (name,),
        )


def counted(store: Store, name: str = "x") -> int:
    """Return a counter."""
    rows = sql(store, "SELECT value FROM counter WHERE name = ?", (name,))
    return int(rows[0][0]) if rows else 0
