"""Parcels as the office keeps them: where each link stands, and the bytes that were sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from db.fetching import fetch, fetch_first, row, write, write_many
from db.numbers import row_of
from db.rows.papers import ParcelRow
from db.sets import SetNotFoundError
from db.store import Store
from forms.errors import NotFoundError


class ParcelNotFoundError(NotFoundError):
    """The office has no parcel of this id. Facts: parcel."""

    code, field = "parcel-not-found", "parcel"


class ParcelState(StrEnum):
    """How far a parcel came."""

    PACKED = "packed"
    """Its bytes are fixed here; no medium is known to have it."""

    WRITTEN = "written"
    """It was proven on a medium."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next parcel stands on a link; `previous` is the digest of the one before."""

    epoch: int
    sequence: int
    previous: str | None


@dataclass(frozen=True, slots=True)
class NewParcel:
    """A parcel that was made here, with the numbers of the requests in it.

    `set_number` is empty where it carries no set.
    """

    id: str
    kind: str
    sender: str
    recipient: str
    epoch: int
    sequence: int
    digest: str
    file_name: str
    content: bytes = field(repr=False)
    set_number: str
    requests: Sequence[str]
    account: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel without its bytes."""

    id: str
    kind: str
    sender: str
    recipient: str
    epoch: int
    sequence: int
    digest: str
    file_name: str
    state: ParcelState
    account: str
    time: dt.datetime

    def __post_init__(self) -> None:
        """Make the state a word of its list."""
        object.__setattr__(self, "state", ParcelState(self.state))


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


def record(store: Store, parcel: NewParcel) -> Parcel:
    """Return a parcel that was made here, kept; its link moves on by one."""
    kept = {name: getattr(parcel, name) for name in Parcel.__dataclass_fields__ if name != "state"}
    with store.transaction():
        ParcelRow.insert(
            **kept,
            direction="out",
            set_id=_set_of(store, parcel.set_number),
            bytes=parcel.content,
            state=ParcelState.PACKED,
        ).execute(store.database)
        write_many(
            store,
            "INSERT INTO parcel_request (parcel_id, request_id) VALUES (?, ?)",
            [(parcel.id, row_of(store, number)) for number in parcel.requests],
        )
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
    return Parcel(**kept, state=ParcelState.PACKED)


def mark_written(store: Store, parcel_id: str) -> None:
    """Note that a medium has the parcel."""
    write(store, "UPDATE parcel SET state = ? WHERE id = ?", (ParcelState.WRITTEN.value, parcel_id))


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


def content(store: Store, parcel_id: str) -> bytes:
    """Return the bytes of a parcel.

    Raises:
        ParcelNotFoundError: there is no such parcel, or its bytes were given up.
    """
    found = row(store, "SELECT bytes FROM parcel WHERE id = ?", (parcel_id,))
    if found is None or found[0] is None:
        raise ParcelNotFoundError(parcel=parcel_id)
    return bytes(found[0])


def every(store: Store) -> tuple[Parcel, ...]:
    """Return all parcels, newest first."""
    query = ParcelRow.select(*COLUMNS)
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
