"""Parcels from other offices: proven, put in their place on the link, opened, each apart.

A parcel is taken whole or not at all, in one transaction with its receipt. What is read twice is
told and changes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from db.parcels import arrivals, differences, parcel_files, parcels
from db.parcels.parcels import Direction, Parcel, ParcelState
from forms.canonical import Json
from forms.errors import RefusedError, SiksngError, StorageError
from forms.loading import shipped
from forms.plain_files import open_plain
from siksng_tui.exchange import links
from siksng_tui.exchange.links import Known, Place, Position
from siksng_tui.exchange.manifest import Kind, Manifest
from siksng_tui.exchange.opening import OpenedParcel, open_parcel
from siksng_tui.exchange.reading import SealedParcel, read_parcel
from siksng_tui.services.office import reasons
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import baselining, receipts, taking, verdicts
from siksng_tui.services.parcels.packing import parcel_of
from siksng_tui.services.trust import revoking
from siksng_tui.services.trust.trusting import trusted_roots


class RolledBackError(RefusedError):
    """The sender works on a copy of an older store; the parcel was set aside. Facts: office."""

    code, field = "parcel-rolled-back", "file"


class ForkedError(RefusedError):
    """Another parcel of this place came before: two PCs have one key. Facts: office, sequence."""

    code, field = "parcel-forked", "file"


class NotWaitingError(RefusedError):
    """The parcel does not wait for anybody; nothing was changed. Facts: parcel."""

    code, field = "parcel-not-waiting", "parcel"


TORN: Final = MappingProxyType({Place.ROLLBACK: RolledBackError, Place.FORK: ForkedError})
"""Places at which a parcel is set aside, to what is told."""

Taking = Callable[[Session, OpenedParcel, Parcel], None]
"""Takes the records of a parcel that is kept already; what it raises undoes the parcel."""

TAKERS: Final[Mapping[Kind, Taking]] = MappingProxyType(
    {
        Kind.SUBMISSION: taking.take,
        Kind.RECEIPT: receipts.take,
        Kind.VERDICT: verdicts.take,
        Kind.EXTRACT: baselining.take,
    }
)
"""Who takes the records of each kind."""


class Status(StrEnum):
    """What became of a file."""

    OPENED = "opened"
    AGAIN = "again"
    WAITING = "waiting"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file.

    Args:
        file: its name.
        status: what became of it.
        parcel: as it is kept; None where it is refused.
        missing: numbers of the parcels before it that never came.
        refusal: why it was not opened.
    """

    file: str
    status: Status
    parcel: Parcel | None = None
    missing: tuple[int, ...] = ()
    refusal: SiksngError | None = None


def open_file(session: Session, path: Path) -> Arrival:
    """Return what became of a parcel: opened, known already, or set aside for a person.

    Raises:
        FileUnreachableError, FileNotPlainError: it cannot be read; nothing was taken.
        SiksngError: why it is refused (see `siksng_tui.exchange`); nothing was taken.
    """
    with reached(path), open_plain(path, through_links=False) as file:
        return _received(session, file, path.name)


def attempt(session: Session, path: Path) -> Arrival:
    """Return what became of a file; a refusal is told in it, so that the next one can follow.

    The audit has its code; not the file's name, which anybody may have chosen.

    Raises:
        SiksngError: the store does not take the audit's entry.
    """
    try:
        return open_file(session, path)
    except StorageError as refusal:
        return Arrival(path.name, Status.REFUSED, refusal=refusal)
    except SiksngError as refusal:
        with session.act("parcel.refuse", code=refusal.code):
            return Arrival(path.name, Status.REFUSED, refusal=refusal)


def waiting(session: Session) -> tuple[Parcel, ...]:
    """Return the parcels that a person must let in, or that were set aside, the newest first."""
    states = (ParcelState.WAITING, ParcelState.QUARANTINED)
    return tuple(own for state in states for own in parcels.every(session.store, state=state))


def let_in(session: Session, parcel_id: str, reason: str) -> Arrival:
    """Return what became of a parcel of doubtful time that a person lets in.

    Raises:
        ReasonMissingError, ParcelNotFoundError, NotWaitingError: nothing was changed.
        SiksngError: why it is refused all the same; it still waits.
    """
    said = reasons.required(reason)
    parcel = parcels.get(session.store, parcel_id)
    if parcel.state is not ParcelState.WAITING:
        raise NotWaitingError(parcel=parcel_id)
    with (
        parcel_files.opened(session.store, parcel_id) as file,
        session.act("parcel.let-in", parcel=parcel_id) as facts,
    ):
        sealed = _sealed(session, file)
        _require_fit(session, sealed.manifest)
        arrivals.let_in(session.store, parcel_id, said)
        parcel_files.give_up(session.store, parcel_id)
        facts.update(_take(session, sealed, parcels.get(session.store, parcel_id)))
    return Arrival(parcel.file_name, Status.OPENED, parcels.get(session.store, parcel_id))


def _received(session: Session, file: BinaryIO, name: str) -> Arrival:
    """Return what became of a parcel's file."""
    sealed = _sealed(session, file)
    manifest = sealed.manifest
    place, missing = _place(session, manifest)
    if place is Place.AGAIN:
        return Arrival(name, Status.AGAIN, parcels.get(session.store, manifest.head.id))
    if place in TORN:
        refusal = TORN[place](office=manifest.head.sender.id, sequence=manifest.head.sequence)
        kept = _set_aside(session, sealed, file, ParcelState.QUARANTINED, refusal.code)
        return Arrival(name, Status.QUARANTINED, kept, refusal=refusal)
    if sealed.doubts:
        why = " ".join(doubt.value for doubt in sealed.doubts)
        kept = _set_aside(session, sealed, file, ParcelState.WAITING, why)
        return Arrival(name, Status.WAITING, kept)
    parcel = parcel_of(manifest, Direction.IN, session)
    with session.act("parcel.open", parcel=parcel.id, sequence=parcel.sequence) as facts:
        facts.update(kind=parcel.kind, sender=parcel.sender, records=parcel.records)
        parcels.record(session.store, parcel)
        facts.update(_take(session, sealed, parcel))
    return Arrival(name, Status.OPENED, parcel, tuple(missing))


def _sealed(session: Session, file: BinaryIO) -> SealedParcel:
    """Return a parcel for this office whose seal and sender are proven."""
    return read_parcel(
        file,
        trust=trusted_roots(session),
        at=session.clock(),
        office=session.office.id,
        instruments={f"{own.id}/{own.version}" for own in shipped()},
    )


def _take(session: Session, sealed: SealedParcel, parcel: Parcel) -> dict[str, Json]:
    """Return what the audit is to tell of a parcel, whose lists and records are taken."""
    with open_parcel(sealed, [read_keys(session.store).identity]) as opened:
        lists = revoking.keep_newer(session, opened.header.revocations)
        TAKERS[sealed.manifest.head.kind](session, opened, parcel)
    found = differences.counts(session.store, parcel.id)
    return {
        "differences": {kind.value: count for kind, count in found.items()},
        "lists": {own.issuer: own.number for own in lists.kept},
        "lists_refused": [own.code for own in lists.refused],
    }


def _require_fit(session: Session, manifest: Manifest) -> None:
    """Refuse a parcel that was overtaken while it waited.

    Raises:
        RolledBackError, ForkedError, NotWaitingError: it stays where it is.
    """
    place, _ = _place(session, manifest)
    if place in TORN:
        raise TORN[place](office=manifest.head.sender.id, sequence=manifest.head.sequence)
    if place is Place.AGAIN:
        raise NotWaitingError(parcel=manifest.head.id)


def _place(session: Session, manifest: Manifest) -> tuple[Place, range]:
    """Return where a parcel stands on its link, and which numbers it leaves out."""
    store, sender = session.store, manifest.head.sender.id
    far = arrivals.furthest(store, sender)
    position = Position(far.epoch, far.sequence, far.audit_count) if far else None

    def lookup(epoch: int, sequence: int) -> Known | None:
        """Return the parcel of a place that came before."""
        came = arrivals.came(store, sender, epoch, sequence)
        return Known(came.digest, came.previous) if came else None

    place = links.place(manifest, position, lookup, arrivals.refused(store, sender))
    return place, links.missing(manifest, position) if place is Place.GAP else range(0)


def _set_aside(
    session: Session, sealed: SealedParcel, file: BinaryIO, state: ParcelState, why: str
) -> Parcel:
    """Return a parcel that is kept with its file and not opened; the same one is kept once."""
    known = {own.id: own for own in parcels.every(session.store, direction=Direction.IN)}
    if sealed.manifest.head.id in known:
        return known[sealed.manifest.head.id]
    parcel = parcel_of(sealed.manifest, Direction.IN, session, state=state, reason=why)
    with session.act("parcel.set-aside", parcel=parcel.id, state=state.value, why=why):
        parcels.record(session.store, parcel)
        file.seek(0)
        blocks = iter(partial(file.read, parcel_files.BLOCK_BYTES), b"")
        parcel_files.keep(session.store, parcel.id, blocks)
    return parcel
