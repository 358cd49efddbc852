"""Tellings: that a citizen was told what was decided, as the owner noted it, on its way up."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from db.fetching import row, rows, write
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.store import Store


@dataclass(frozen=True, slots=True)
class Telling:
    """A citizen was told of a request on a day, and how; who noted it at the owner, and when."""

    number: str
    date: dt.date
    how: str
    account: str
    time: dt.datetime


_FIND: Final = """
SELECT r.number, t.date, t.how, t.account, t.time
FROM telling t JOIN request r ON r.id = t.request_id WHERE r.number = ?
"""

_DUE: Final = """
SELECT * FROM (
    SELECT (SELECT p.recipient FROM parcel_request q JOIN parcel p ON p.id = q.parcel_id
            WHERE q.request_id = t.request_id AND q.telling = 0
            AND p.direction = 'out' AND p.kind = 'submission'
            ORDER BY p.time DESC, p.sequence DESC LIMIT 1) AS recipient,
        r.number, t.date, t.how, t.account, t.time
    FROM telling t INDEXED BY telling_due JOIN request r ON r.id = t.request_id
    WHERE t.heard IS NULL)
WHERE recipient IS NOT NULL ORDER BY recipient, time, number
"""


def keep(store: Store, telling: Telling) -> None:
    """Keep that a citizen was told; no office above is known to have heard of it.

    Raises:
        RequestNotFoundError: there is no such request; nothing was kept.
    """
    write(
        store,
        "INSERT INTO telling (request_id, date, how, account, time) VALUES (?, ?, ?, ?, ?)",
        (
            row_of(store, telling.number),
            telling.date.isoformat(),
            telling.how,
            telling.account,
            stored_moment(telling.time),
        ),
    )


def find(store: Store, number: str) -> Telling | None:
    """Return what is known of the telling of a request, None before its citizen was told."""
    found = row(store, _FIND, (number,))
    return _telling(*found) if found else None


def due(store: Store) -> Mapping[str, tuple[Telling, ...]]:
    """Return what offices above did not say they heard, by the office that has the request."""
    found = groupby(rows(store, _DUE), key=lambda own: str(own[0]))
    return {to: tuple(_telling(*more) for _, *more in some) for to, some in found}


def mark_heard(store: Store, numbers: Iterable[str], receipt: str) -> None:
    """Note the receipt, by its parcel's id, in which the office above said that it heard.

    Raises:
        RequestNotFoundError: there is no such request; nothing was noted of it.
    """
    for number in numbers:
        write(
            store,
            "UPDATE telling SET heard = ? WHERE request_id = ?",
            (receipt, row_of(store, number)),
        )


def _telling(number: str, date: str, how: str, account: str, time: str) -> Telling:
    """Return the telling of a row."""
    return Telling(
        number, dt.date.fromisoformat(date), how, account, dt.datetime.fromisoformat(time)
    )
