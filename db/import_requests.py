"""Which requests were entered out of a file from elsewhere."""

from collections.abc import Iterable

from db.fetching import rows, write
from db.numbers import row_of
from db.store import Store


def link(store: Store, import_id: int, numbers: Iterable[str]) -> None:
    """Note that requests came of an import.

    Raises:
        RequestNotFoundError: there is no such request; nothing was noted.
    """
    with store.transaction():
        for number in numbers:
            write(
                store,
                "INSERT INTO import_request (import_id, request_id) VALUES (?, ?)",
                (import_id, row_of(store, number)),
            )


def of(store: Store, import_id: int) -> tuple[str, ...]:
    """Return the numbers of the requests that came of an import, in their order."""
    sql = (
        "SELECT r.number FROM import_request i JOIN request r ON r.id = i.request_id"
        " WHERE i.import_id = ? ORDER BY r.id"
    )
    return tuple(str(number) for (number,) in rows(store, sql, (import_id,)))


def together(store: Store, import_id: int) -> tuple[int, ...]:
    """Return an import and those that were one act with it: they share its requests."""
    sql = (
        "SELECT DISTINCT other.import_id FROM import_request own"
        " JOIN import_request other ON other.request_id = own.request_id"
        " WHERE own.import_id = ?1 AND other.import_id <> ?1"
    )
    return (import_id, *(int(other) for (other,) in rows(store, sql, (import_id,))))
