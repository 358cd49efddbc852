"""Answers that a pending request and the register changed differently, until somebody settles them.

As long as it has such answers a request has the flag "conflict".
"""

import datetime as dt
import json
from collections.abc import Iterable

from db.fetching import rows
from db.requests import flags
from db.requests.numbers import row_of, write_each
from db.store import Store
from forms.records import Flag, State

Place = tuple[str, str]
"""Id of a subject, and the path of one of its answers."""


def note(store: Store, number: str, places: Iterable[Place], time: dt.datetime) -> None:
    """Keep further answers of a request that clash, and flag it.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    with store.transaction():
        write_each(
            store,
            number,
            "INSERT OR IGNORE INTO request_conflict (request_id, subject_uid, path)"
            " VALUES (?, ?, ?)",
            places,
        )
        flags.put_up(store, number, Flag.CONFLICT, time)


def of_request(store: Store, number: str) -> tuple[Place, ...]:
    """Return the answers of a request that clash and are not settled.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT subject_uid, path FROM request_conflict WHERE request_id = ? ORDER BY 1, 2",
        (row_of(store, number),),
    )
    return tuple((subject, path) for subject, path in found)


def numbers(store: Store, office: str, states: Iterable[State]) -> tuple[str, ...]:
    """Return the numbers of an office's requests in some states with such answers, oldest first.

    What another office owns and got back is settled there.
    """
    found = rows(
        store,
        "SELECT r.number FROM request r JOIN request_state s ON s.request_id = r.id"
        " WHERE r.id IN (SELECT request_id FROM request_conflict) AND s.office_id = ?1"
        " AND s.state IN (SELECT value FROM json_each(?2))"
        " AND (s.state <> 'returned' OR r.owner = ?1) ORDER BY r.id",
        (office, json.dumps([own.value for own in states])),
    )
    return tuple(number for (number,) in found)


def settle(store: Store, number: str, places: Iterable[Place]) -> None:
    """Forget answers that are settled; with the last one the flag goes.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        write_each(
            store,
            number,
            "DELETE FROM request_conflict WHERE request_id = ? AND subject_uid = ? AND path = ?",
            places,
        )
        if not of_request(store, number):
            flags.take_down(store, number, Flag.CONFLICT)
