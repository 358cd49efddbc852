"""Parcels as the ledger lists them: what became of their records, and what is owed for them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from db.fetching import rows
from db.store import Store


class Owed(StrEnum):
    """What a parcel waits for."""

    SET_ASIDE = "set-aside"
    """It came and was not opened: a person must say whether."""

    NO_RECEIPT_MADE = "no-receipt-made"
    """It was opened here; its sender's card is not known, so there is no receipt."""

    NO_RECEIPT_CAME = "no-receipt-came"
    """It was made here, and the office above gave no receipt."""

    UNWRITTEN = "unwritten"
    """It was made here, and no medium is known to have it."""

    REFUSED = "refused"
    """Some of its records were refused."""


_LINES: Final = """
SELECT p.id, p.direction, p.kind, p.sender, p.recipient, p.sequence, p.records, p.file_name,
    p.state, p.time, p.reason, coalesce((SELECT a.file_name FROM parcel a WHERE a.answers = p.id
        ORDER BY a.time DESC, a.sequence DESC LIMIT 1), ''),
    (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = p.id AND o.outcome = 'accepted'),
    (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = p.id AND o.outcome = 'refused'),
    (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = p.id AND o.outcome = 'waiting')
FROM parcel p
"""

_UNANSWERED: Final = "NOT EXISTS (SELECT 1 FROM parcel a WHERE a.answers = p.id)"

_WHERE: Final = {
    Owed.SET_ASIDE: "p.direction = 'in' AND p.state IN ('waiting', 'quarantined')",
    Owed.NO_RECEIPT_MADE: "p.direction = 'in' AND p.kind = 'submission' AND p.state = 'opened'"
    f" AND {_UNANSWERED}",
    Owed.NO_RECEIPT_CAME: f"p.direction = 'out' AND p.kind = 'submission' AND {_UNANSWERED}",
    Owed.UNWRITTEN: "p.direction = 'out' AND p.state = 'packed'",
    Owed.REFUSED: "p.kind <> 'receipt' AND EXISTS (SELECT 1 FROM parcel_outcome o"
    " WHERE o.parcel_id = p.id AND o.outcome = 'refused')",
}

_CARRIED: Final = """
SELECT p.direction, p.kind, p.sender, p.recipient, p.sequence, p.file_name, p.time, p.account,
    coalesce(s.outcome, o.outcome, ''), coalesce(s.reason, o.reason, ''),
    coalesce(a.file_name, ''), a.time, q.telling
FROM request r JOIN parcel_request q ON q.request_id = r.id JOIN parcel p ON p.id = q.parcel_id
LEFT JOIN parcel_outcome o ON o.parcel_id = p.id AND o.position = q.position
LEFT JOIN parcel a ON a.answers = p.id
LEFT JOIN parcel_outcome s ON s.parcel_id = a.id AND s.position = q.position
WHERE r.number = ? ORDER BY p.time, p.sequence, a.time, a.sequence
"""

_TOTALS: Final = """
WITH counted AS (
    SELECT p.*, (SELECT count(*) FROM parcel_outcome o WHERE o.parcel_id = p.id) AS outcomes
    FROM parcel p WHERE p.state IN ('opened', 'packed', 'written')
        AND (p.kind = 'submission' OR p.kind = 'verdict' AND p.direction = 'in')
)
SELECT c.direction, c.kind, c.sender, c.recipient, count(*), sum(c.records),
    coalesce(sum((SELECT count(*) FROM parcel_outcome o
        WHERE o.parcel_id = c.id AND o.outcome = 'accepted')), 0),
    coalesce(sum((SELECT count(*) FROM parcel_outcome o
        WHERE o.parcel_id = c.id AND o.outcome = 'refused')), 0),
    coalesce(sum((SELECT count(*) FROM parcel_outcome o
        WHERE o.parcel_id = c.id AND o.outcome = 'waiting')), 0),
    coalesce(sum(c.records) FILTER (WHERE c.outcomes = 0), 0)
FROM counted c GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""

_LOST: Final = """
WITH RECURSIVE made (recipient, epoch, sequence) AS (
    SELECT recipient, epoch, sequence FROM parcel WHERE direction = 'out'
), due (recipient, epoch, sequence, last) AS (
    SELECT recipient, epoch, 1, max(sequence) FROM (
        SELECT recipient, epoch, sequence FROM made
        UNION ALL SELECT l.recipient, l.epoch, l.sequence FROM link l
            JOIN office o ON o.id = l.sender AND o.own = 1)
    GROUP BY 1, 2
    UNION ALL SELECT recipient, epoch, sequence + 1, last FROM due WHERE sequence < last
)
SELECT recipient, epoch, sequence FROM due EXCEPT SELECT * FROM made ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class ParcelLine:
    """A parcel as one line of the ledger; `receipt` is the file of its receipt, if there is one."""

    id: str
    direction: str
    kind: str
    sender: str
    recipient: str
    sequence: int
    records: int
    file_name: str
    state: str
    time: dt.datetime
    reason: str
    receipt: str
    accepted: int
    refused: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A request in a parcel: what became of it there, and the receipt that says so.

    A parcel of which several receipts came stands here once for each. `telling` says that the
    parcel only told that the citizen knows.
    """

    direction: str
    kind: str
    sender: str
    recipient: str
    sequence: int
    file_name: str
    time: dt.datetime
    account: str
    outcome: str
    reason: str
    receipt: str
    receipted: dt.datetime | None
    telling: bool


_LINE_TIME: Final = list(ParcelLine.__dataclass_fields__).index("time")
_CARRIED_TIMES: Final = [
    at for at, name in enumerate(Carried.__dataclass_fields__) if name in {"time", "receipted"}
]


@dataclass(frozen=True, slots=True)
class LinkTotals:
    """What went over a link one way, of one kind.

    `unanswered` counts the records of parcels of which nothing was said.
    """

    direction: str
    kind: str
    sender: str
    recipient: str
    parcels: int
    records: int
    accepted: int
    refused: int
    waiting: int
    unanswered: int

    @property
    def balanced(self) -> bool:
        """Return whether every record that was sent is accounted for."""
        return self.records == self.accepted + self.refused + self.waiting + self.unanswered


@dataclass(frozen=True, slots=True)
class LostParcel:
    """A parcel that was numbered here and is not kept."""

    recipient: str
    epoch: int
    sequence: int


def lines(store: Store, owed: Owed | None = None) -> tuple[ParcelLine, ...]:
    """Return all parcels, or those that wait for something, the oldest first."""
    where = f"WHERE {_WHERE[owed]}" if owed else ""
    found = rows(store, f"{_LINES} {where} ORDER BY p.time, p.sequence, p.id")
    return tuple(map(_line, found))


def carried(store: Store, number: str) -> tuple[Carried, ...]:
    """Return the parcels that carried a request, the oldest first, with each of their receipts."""
    return tuple(map(_carried, rows(store, _CARRIED, (number,))))


def totals(store: Store) -> tuple[LinkTotals, ...]:
    """Return what went over each link and is answered record by record."""
    return tuple(LinkTotals(*found) for found in rows(store, _TOTALS))


def lost(store: Store) -> tuple[LostParcel, ...]:
    """Return the parcels that were numbered here and are not kept: there should be none."""
    return tuple(LostParcel(*found) for found in rows(store, _LOST))


def _line(found: Sequence[Any]) -> ParcelLine:
    """Return the line of a row."""
    values = list(found)
    values[_LINE_TIME] = dt.datetime.fromisoformat(values[_LINE_TIME])
    return ParcelLine(*values)


def _carried(found: Sequence[Any]) -> Carried:
    """Return the parcel of a row."""
    values = list(found)
    for at in _CARRIED_TIMES:
        values[at] = dt.datetime.fromisoformat(values[at]) if values[at] else None
    values[-1] = bool(values[-1])
    return Carried(*values)
