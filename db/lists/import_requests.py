"""Which requests were entered out of a file from elsewhere."""

from collections.abc import Iterable
from typing import Final

from db.fetching import row, rows, write
from db.requests import drafts
from db.requests.numbers import row_of
from db.store import Store

_LINK: Final = """
INSERT INTO import_request (import_id, request_id, content, event_id)
SELECT ?1, ?2, ?3, max(id) FROM request_event WHERE request_id = ?2
"""

_STEPPED: Final = """
SELECT r.number FROM import_request i JOIN request r ON r.id = i.request_id WHERE i.import_id = ?1
AND EXISTS (SELECT 1 FROM request_event e WHERE e.request_id = r.id AND e.id > i.event_id)
"""
"""Steps are told apart by their numbers: a clock that was set back must not hide one."""


def link(store: Store, import_id: int, numbers: Iterable[str]) -> None:
    """Note that requests came of an import, and what their drafts hold at this moment.

    Raises:
        RequestNotFoundError: there is no such request; nothing was noted.
    """
    with store.transaction():
        for number in numbers:
            values = (import_id, row_of(store, number), drafts.content(store, number))
            write(store, _LINK, values)


def of(store: Store, import_id: int) -> tuple[str, ...]:
    """Return the numbers of the requests that came of an import, in their order."""
    sql = (
        "SELECT r.number FROM import_request i JOIN request r ON r.id = i.request_id"
        " WHERE i.import_id = ? ORDER BY r.id"
    )
    return tuple(str(number) for (number,) in rows(store, sql, (import_id,)))


def is_as_entered(store: Store, import_id: int, number: str) -> bool:
    """Return whether the draft of a request holds what the import put into it, and no more."""
    sql = "SELECT content FROM import_request WHERE import_id = ? AND request_id = ?"
    found = row(store, sql, (import_id, row_of(store, number)))
    return found is not None and found[0] == drafts.content(store, number)


def stepped(store: Store, import_id: int) -> frozenset[str]:
    """Return the numbers of those that took a step since."""
    return frozenset(str(number) for (number,) in rows(store, _STEPPED, (import_id,)))


def together(store: Store, import_id: int) -> tuple[int, ...]:
    """Return an import and those that were one act with it: they share its requests."""
    sql = (
        "SELECT DISTINCT other.import_id FROM import_request own"
        " JOIN import_request other ON other.request_id = own.request_id"
        " WHERE own.import_id = ?1 AND other.import_id <> ?1"
    )
    return (import_id, *(int(other) for (other,) in rows(store, sql, (import_id,))))
