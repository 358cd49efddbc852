"""Parcels that came: where each sender's link stands, and what became of each record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.fetching import row, rows, write, write_many
from db.parcels.parcels import ParcelNotFoundError, ParcelState
from db.store import Store

_POSITION_SQL: Final = """
SELECT epoch, max(sequence), max(audit_count) FROM parcel
WHERE direction = 'in' AND state = 'opened' AND sender = ?1 AND epoch = (
    SELECT max(epoch) FROM parcel WHERE direction = 'in' AND state = 'opened' AND sender = ?1)
GROUP BY epoch
"""

_KNOWN_SQL: Final = """
SELECT digest, previous FROM parcel WHERE direction = 'in' AND state = 'opened'
AND sender = ? AND epoch = ? AND sequence = ?
"""

_REFUSED_SQL: Final = """
SELECT digest FROM parcel WHERE direction = 'in' AND sender = ? AND state = ?
"""

_MISSING_SQL: Final = """
WITH RECURSIVE came (sender, epoch, sequence) AS (
    SELECT sender, epoch, sequence FROM parcel WHERE direction = 'in' AND state = 'opened'
), last (sender, epoch, sequence) AS (
    SELECT sender, epoch, max(sequence) FROM came GROUP BY sender, epoch
), due (sender, epoch, sequence, last) AS (
    SELECT sender, epoch, 1, sequence FROM last
    UNION ALL SELECT sender, epoch, sequence + 1, last FROM due WHERE sequence < last
)
SELECT sender, epoch, sequence FROM due
EXCEPT SELECT sender, epoch, sequence FROM came ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Furthest:
    """The furthest that a sender's parcels came: epoch, highest sequence and audit count in it."""

    epoch: int
    sequence: int
    audit_count: int


@dataclass(frozen=True, slots=True)
class Came:
    """A parcel that came and was opened: its digest, and the digest of the one before it."""

    digest: str
    previous: str | None


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """What became of one record of a submission, by its place from 1.

    `number` is empty where the record could not be read; `reason` is a code, empty when accepted.
    """

    position: int
    number: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A parcel that a later one names and that never came."""

    sender: str
    epoch: int
    sequence: int


def furthest(store: Store, sender: str) -> Furthest | None:
    """Return how far a sender's parcels came; None before the first."""
    found = row(store, _POSITION_SQL, (sender,))
    return Furthest(*found) if found else None


def came(store: Store, sender: str, epoch: int, sequence: int) -> Came | None:
    """Return the parcel of a place on a sender's link, if it was opened here."""
    found = row(store, _KNOWN_SQL, (sender, epoch, sequence))
    if found is None:
        return None
    digest, previous = found
    return Came(digest.hex(), previous.hex() if previous else None)


def refused(store: Store, sender: str) -> frozenset[str]:
    """Return the digests of a sender's parcels that were set aside: they did not fit its link."""
    found = rows(store, _REFUSED_SQL, (sender, ParcelState.QUARANTINED.value))
    return frozenset(digest.hex() for (digest,) in found)


def missing(store: Store) -> tuple[Missing, ...]:
    """Return the parcels that lie between those that came, by sender, epoch and sequence."""
    return tuple(Missing(*found) for found in rows(store, _MISSING_SQL))


def let_in(store: Store, parcel_id: str, reason: str) -> None:
    """Note that a parcel that waited was opened, and why."""
    write(
        store,
        "UPDATE parcel SET state = ?, reason = ? WHERE id = ?",
        (ParcelState.OPENED.value, reason, parcel_id),
    )


def note_outcomes(store: Store, parcel_id: str, outcomes: Iterable[RecordOutcome]) -> None:
    """Keep what became of the records of a parcel, in place of what was said before.

    Raises:
        ParcelNotFoundError: there is no such parcel; nothing was kept.
    """
    if row(store, "SELECT 1 FROM parcel WHERE id = ?", (parcel_id,)) is None:
        raise ParcelNotFoundError(parcel=parcel_id)
    write_many(
        store,
        "INSERT OR REPLACE INTO parcel_outcome (parcel_id, position, number, outcome, reason)"
        " VALUES (?, ?, ?, ?, ?)",
        [(parcel_id, one.position, one.number, one.outcome, one.reason) for one in outcomes],
    )


def outcomes(store: Store, parcel_id: str) -> tuple[RecordOutcome, ...]:
    """Return what became of the records of a parcel, in their order; empty before a receipt."""
    found = rows(
        store,
        "SELECT position, number, outcome, reason FROM parcel_outcome WHERE parcel_id = ?"
        " ORDER BY position",
        (parcel_id,),
    )
    return tuple(RecordOutcome(*one) for one in found)
