"""Parcels as the office keeps them, without their files: where each link stands."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from db.fetching import fetch, fetch_first, row, rows, write
from db.requests.numbers import row_of
from db.rows.papers import ParcelRow
from db.sets.sets import SetNotFoundError
from db.store import Store
from forms.canonical import Json, canonical
from forms.errors import NotFoundError


class ParcelNotFoundError(NotFoundError):
    """The office has no parcel of this id. Facts: parcel."""

    code, field = "parcel-not-found", "parcel"


class ParcelState(StrEnum):
    """How far a parcel came."""

    PACKED = "packed"
    """Its file is fixed here; no medium is known to have it."""

    WRITTEN = "written"
    """It was proven on a medium."""

    OPENED = "opened"
    """It came, and its records were taken."""

    WAITING = "waiting"
    """It came, and a person must say whether to open it; its file is kept."""

    QUARANTINED = "quarantined"
    """It came and does not fit what came before from its sender; its file is kept."""


class Direction(StrEnum):
    """Whether a parcel was made here or came."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next parcel stands on a link; `previous` is the digest of the one before."""

    epoch: int
    sequence: int
    previous: str | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel without its file: one that was made here or came.

    `answers` is the id of the submission that a receipt is for, None on every other kind; `reason`
    says why a parcel waits, or why a person let it in.
    """

    id: str
    direction: Direction
    kind: str
    sender: str
    recipient: str
    epoch: int
    sequence: int
    digest: str
    previous: str | None
    audit_count: int
    audit_head: str
    cycle: str
    records: int
    file_name: str
    state: ParcelState
    account: str
    time: dt.datetime
    answers: str | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Make state and direction words of their lists."""
        object.__setattr__(self, "state", ParcelState(self.state))
        object.__setattr__(self, "direction", Direction(self.direction))


_WITHOUT_SET: Final = """
SELECT p.id FROM parcel p LEFT JOIN parcel a ON a.answers = p.id
WHERE p.direction = 'out' AND p.kind = 'submission' AND p.recipient = ?
AND p.set_id IS NULL AND a.id IS NULL ORDER BY p.epoch DESC, p.sequence DESC LIMIT 1
"""

_NUMBERS: Final = """
SELECT q.position, r.number FROM parcel_request q JOIN request r ON r.id = q.request_id
WHERE q.parcel_id = ? AND q.telling = ? ORDER BY q.position
"""

COLUMNS = tuple(getattr(ParcelRow, name) for name in Parcel.__dataclass_fields__)
"""The columns of `Parcel`."""


def next_place(store: Store, sender: str, recipient: str, epoch: int) -> Place:
    """Return where the next parcel from one office to another will stand."""
    last = row(
        store,
        "SELECT sequence, digest FROM link WHERE sender = ? AND recipient = ? AND epoch = ?",
        (sender, recipient, epoch),
    )
    if last is None:
        return Place(epoch, 1, None)
    return Place(epoch, last[0] + 1, last[1].hex())


def record(
    store: Store,
    parcel: Parcel,
    *,
    requests: Sequence[str] = (),
    set_number: str = "",
) -> Parcel:
    """Return a parcel, kept; the link of one that was made here moves on by one.

    Args:
        store: the open store.
        parcel: what it says of itself.
        requests: numbers of the requests in it, in the order of its records.
        set_number: the set that it carries; empty where it carries none.

    Raises:
        RequestNotFoundError, SetNotFoundError: nothing was kept.
    """
    with store.transaction():
        ParcelRow.insert(**asdict(parcel), set_id=_set_of(store, set_number)).execute(
            store.database
        )
        for at, number in enumerate(requests, start=1):
            place_request(store, parcel.id, at, number)
        if parcel.direction is Direction.OUT:
            _move_on(store, parcel)
    return parcel


def place_request(
    store: Store, parcel_id: str, position: int, number: str, carried_set: Json = None
) -> None:
    """Note which request a record of a parcel is; of one that came also the sender's set.

    Raises:
        RequestNotFoundError: there is no such request; nothing was noted.
    """
    write(
        store,
        "INSERT INTO parcel_request (parcel_id, position, request_id, carried_set)"
        " VALUES (?, ?, ?, ?)",
        (
            parcel_id,
            position,
            row_of(store, number),
            canonical(carried_set).decode() if carried_set else None,
        ),
    )


def place_telling(store: Store, parcel_id: str, position: int, number: str) -> None:
    """Note of which request a record of a parcel says that its citizen was told.

    Raises:
        RequestNotFoundError: there is no such request; nothing was noted.
    """
    write(
        store,
        "INSERT INTO parcel_request (parcel_id, position, request_id, telling) VALUES (?, ?, ?, 1)",
        (parcel_id, position, row_of(store, number)),
    )


def _move_on(store: Store, parcel: Parcel) -> None:
    """Let the link to a recipient stand at a parcel that was made here."""
    write(
        store,
        "INSERT OR REPLACE INTO link (sender, recipient, epoch, sequence, digest)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            parcel.sender,
            parcel.recipient,
            parcel.epoch,
            parcel.sequence,
            bytes.fromhex(parcel.digest),
        ),
    )


def mark_written(store: Store, parcel_id: str) -> None:
    """Note that a medium has the parcel."""
    write(store, "UPDATE parcel SET state = ? WHERE id = ?", (ParcelState.WRITTEN.value, parcel_id))


def mark_answered(store: Store, parcel_id: str, answers: str) -> None:
    """Note which submission a receipt is for."""
    write(store, "UPDATE parcel SET answers = ? WHERE id = ?", (answers, parcel_id))


def of_set(store: Store, set_number: str) -> Parcel | None:
    """Return the newest parcel that carries a set, or None."""
    found = row(
        store,
        "SELECT p.id FROM parcel p JOIN request_set s ON s.id = p.set_id"
        " WHERE p.direction = 'out' AND s.number = ? ORDER BY p.epoch DESC, p.sequence DESC",
        (set_number,),
    )
    if found is None:
        return None
    return fetch_first(store, ParcelRow.select(*COLUMNS).where(ParcelRow.id == found[0]), Parcel)


def without_set(store: Store, recipient: str) -> Parcel | None:
    """Return the newest submission to an office that carries no set and has no receipt, or None."""
    found = row(store, _WITHOUT_SET, (recipient,))
    return get(store, found[0]) if found else None


def get(store: Store, parcel_id: str) -> Parcel:
    """Return a parcel.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    found = fetch_first(store, ParcelRow.select(*COLUMNS).where(ParcelRow.id == parcel_id), Parcel)
    if found is None:
        raise ParcelNotFoundError(parcel=parcel_id)
    return found


def every(
    store: Store, *, direction: Direction | None = None, state: ParcelState | None = None
) -> tuple[Parcel, ...]:
    """Return all parcels, or those of one direction or state, newest first."""
    query = ParcelRow.select(*COLUMNS)
    if direction:
        query = query.where(ParcelRow.direction == direction)
    if state:
        query = query.where(ParcelRow.state == state)
    return fetch(store, query.order_by(ParcelRow.time.desc(), ParcelRow.id), Parcel)


def requests_in(store: Store, parcel_id: str) -> Mapping[int, str]:
    """Return the numbers of the requests in a parcel by the places of their records, from 1."""
    return dict(rows(store, _NUMBERS, (parcel_id, 0)))


def tellings_in(store: Store, parcel_id: str) -> Mapping[int, str]:
    """Return the numbers of the requests that a parcel tells of, by the places of its records."""
    return dict(rows(store, _NUMBERS, (parcel_id, 1)))


def of_request(store: Store, number: str, direction: Direction) -> tuple[Parcel, ...]:
    """Return the parcels that carried a request one way, the newest first.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store, "SELECT parcel_id FROM parcel_request WHERE request_id = ?", (row_of(store, number),)
    )
    query = ParcelRow.select(*COLUMNS).where(
        ParcelRow.id.in_([own for (own,) in found]), ParcelRow.direction == direction
    )
    return fetch(store, query.order_by(ParcelRow.time.desc(), ParcelRow.id), Parcel)


def _set_of(store: Store, number: str) -> int | None:
    """Return the row number of a set; None where none is named.

    Raises:
        SetNotFoundError: there is no such set.
    """
    if not number:
        return None
    found = row(store, "SELECT id FROM request_set WHERE number = ?", (number,))
    if found is None:
        raise SetNotFoundError(number=number)
    return int(found[0])
