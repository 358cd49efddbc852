"""Requests that start from a state of the register which this office did not have, and has now."""

from typing import Final

from db.fetching import rows, write
from db.requests.numbers import row_of
from db.store import Store

_FOUND_SQL: Final = """
SELECT DISTINCT r.number FROM request_flag f
CROSS JOIN request_state s ON s.request_id = f.request_id
CROSS JOIN request_revision p ON p.request_id = f.request_id
JOIN revision own ON own.id = p.revision_id
JOIN revision before ON before.hash = own.parent AND before.subject_id = own.subject_id
JOIN request r ON r.id = f.request_id
WHERE f.flag = 'base-unknown' AND s.office_id = ? AND s.state = 'received' AND p.base IS NULL
ORDER BY r.id
"""
"""Asked from the flags on: SQLite would begin with everything that was received."""

_KEEP_SQL: Final = """
UPDATE request_revision SET base = (SELECT own.parent FROM revision own
    JOIN revision before ON before.hash = own.parent AND before.subject_id = own.subject_id
    WHERE own.id = revision_id)
WHERE request_id = ? AND base IS NULL
"""


def found(store: Store, office: str) -> tuple[str, ...]:
    """Return the numbers of an office's received requests whose bases came, oldest first."""
    return tuple(number for (number,) in rows(store, _FOUND_SQL, (office,)))


def keep(store: Store, number: str) -> None:
    """Let what a request proposes start from the states of its subjects that came.

    Raises:
        RequestNotFoundError: there is no such request; nothing was changed.
    """
    write(store, _KEEP_SQL, (row_of(store, number),))
