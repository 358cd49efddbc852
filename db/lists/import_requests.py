"""Which requests were entered out of a file from elsewhere."""

from collections.abc import Iterable
from typing import Final

from db.fetching import rows, write
from db.requests import drafts
from db.requests.numbers import row_of
from db.store import Store

_LINK: Final = """
INSERT INTO import_request (import_id, request_id, content, event_id)
SELECT ?1, ?2, ?3, max(id) FROM request_event WHERE request_id = ?2
"""

_STANDING: Final = """
SELECT r.number, i.content, i.event_id, (SELECT max(id) FROM request_event WHERE request_id = r.id)
FROM import_request i JOIN request r ON r.id = i.request_id
JOIN request_state s ON s.request_id = r.id JOIN office o ON o.id = s.office_id AND o.own = 1
WHERE i.import_id = ? AND s.state <> 'withdrawn' ORDER BY r.id
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
    """Return the numbers of the requests of an import; withdrawn ones are left out."""
    return tuple(str(number) for number, *_ in rows(store, _STANDING, (import_id,)))


def gone_on_with(store: Store, import_id: int) -> tuple[str, ...]:
    """Return the numbers of those that took a step since, or whose draft holds something else."""
    return tuple(
        str(number)
        for number, content, then, newest in rows(store, _STANDING, (import_id,))
        if newest != then or content != drafts.content(store, number)
    )


def together(store: Store, import_id: int) -> tuple[int, ...]:
    """Return an import and those that were one act with it: they share its requests."""
    sql = (
        "SELECT DISTINCT other.import_id FROM import_request own"
        " JOIN import_request other ON other.request_id = own.request_id"
        " WHERE own.import_id = ?1 AND other.import_id <> ?1"
    )
    return (import_id, *(int(other) for (other,) in rows(store, sql, (import_id,))))
