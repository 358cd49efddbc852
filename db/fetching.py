"""From rows to frozen records, and the few statements that Peewee would only slow down."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

import apsw

from db.store import Store

Record = TypeVar("Record")

Values = Sequence[str | int | bytes | None]
"""Parameters of one statement, as they are stored."""


def fetch(store: Store, query: Any, record: type[Record]) -> tuple[Record, ...]:  # noqa: ANN401  # Peewee's queries have no common type
    """Return the records of a query, whose columns are named as the record's fields."""
    with store.reading():
        return tuple(record(**row) for row in query.dicts().execute(store.database))


def fetch_first(store: Store, query: Any, record: type[Record]) -> Record | None:  # noqa: ANN401
    """Return the first record of a query, or None."""
    found = fetch(store, query.limit(1), record)
    return found[0] if found else None


def column(store: Store, query: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return the values of a query's only column."""
    with store.reading():
        return tuple(row[0] for row in query.tuples().execute(store.database))


def rows(store: Store, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a statement."""
    with store.reading():
        return list(store.database.connection().execute(sql, values))


def row(store: Store, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
    """Return the first row of a statement, or None."""
    with store.reading():
        return next(store.database.connection().execute(sql, values), None)


def write(store: Store, sql: str, values: Values = ()) -> None:
    """Run one statement in the transaction that is open, or in one of its own."""
    with _joined(store) as connection:
        connection.execute(sql, values)


def write_many(store: Store, sql: str, values: Iterable[Values]) -> None:
    """Run one statement for each sequence of values: thirty times as fast as Peewee's way.

    Whoever opened the transaction lets it, or the block that is open in it, end when one fails.
    """
    with _joined(store) as connection:
        connection.executemany(sql, values)


@contextmanager
def _joined(store: Store) -> Iterator[apsw.Connection]:
    """Yield the connection in the transaction that is open, or in one of its own.

    In an open one there is no savepoint: a statement that fails leaves nothing of itself, and
    SQLite would keep a copy of every page that is changed behind a savepoint in memory.
    """
    with store.reading():
        open_already = store.database.transaction_depth() > 0
        with nullcontext() if open_already else store.transaction():
            yield store.database.connection()
