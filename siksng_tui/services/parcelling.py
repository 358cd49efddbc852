"""Parcels out of the store: packed once, then written to any stick as often as is needed.

The bytes are fixed in the store before the first one reaches a stick, so that a pulled stick or a
power cut never leaves two different parcels with one number.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db import audit, parcels, proposals, requests, sets
from db.parcels import Parcel, ParcelState
from forms.durable import write_durably
from forms.errors import RefusedError
from forms.lifecycle import Step
from forms.records import RequestSet, State
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.manifest import Head, Kind
from siksng_tui.exchange.writing import Packed, Route, pack
from siksng_tui.services import sealing
from siksng_tui.services.files import reached
from siksng_tui.services.keys import OfficeKeys, read_keys
from siksng_tui.services.sessions import Session
from siksng_tui.services.submitting import content
from siksng_tui.services.trusting import recipient, trusted_roots

__all__ = [
    "OtherFileError",
    "Parcel",
    "Sendable",
    "SetNotCoveredError",
    "every",
    "export",
    "sendable",
]

Progress = Callable[[int], None]
"""Told the number of requests packed so far; it may raise to stop."""


class SetNotCoveredError(RefusedError):
    """The set's paper is not signed yet; nothing was written."""

    code = "set-not-covered"


class OtherFileError(RefusedError):
    """Another file has the parcel's name; it was not touched, and nothing was written."""

    code, field = "parcel-name-taken", "file"


def export(
    session: Session, set_number: str, folder: Path, progress: Progress | None = None
) -> Path:
    """Return the file of a covered set's submission to the office above, proven on its medium.

    A further export of the same set writes the same bytes again.

    Raises:
        RoleMissingError, SetNotFoundError, SetNotCoveredError, NoRecipientError: nothing written.
        TargetFullError, TargetFailedError, TargetDiffersError, OtherFileError,
        FileUnreachableError: the parcel stands in the store and can be written again; its
            requests are not sent yet.
    """
    session.require_for(Step.SEND)
    found = sets.get(session.store, set_number)
    if found.cover is None:
        raise SetNotCoveredError(number=set_number)
    parcel = parcels.of_set(session.store, set_number)
    if parcel is None:
        parcel = _packed(session, found, progress)
    path = folder / parcel.file_name
    _write(path, parcels.content(session.store, parcel.id), parcel)
    if parcel.state is ParcelState.PACKED:
        _sent(session, found, parcel)
    else:
        with session.act("parcel.copy", parcel=parcel.id, set=set_number):
            pass
    return path


@dataclass(frozen=True, slots=True)
class Sendable:
    """A set that may go to the office above; `file` is its parcel's name once it is packed."""

    set: RequestSet
    state: State
    file: str


def sendable(session: Session) -> tuple[Sendable, ...]:
    """Return the sets with a signed paper, those first that were not sent yet."""
    signed = [own for own in sealing.lines(session) if own.set.cover is not None]
    signed.sort(key=lambda own: own.state is not State.COVERED)
    return tuple(Sendable(own.set, own.state, _file_of(session, own.set)) for own in signed)


def every(session: Session) -> tuple[Parcel, ...]:
    """Return the parcels of this office, the newest first."""
    return parcels.every(session.store)


def _file_of(session: Session, of: RequestSet) -> str:
    """Return the name of a set's parcel, empty where none was made."""
    parcel = parcels.of_set(session.store, of.number)
    return parcel.file_name if parcel else ""


def _packed(session: Session, found: RequestSet, progress: Progress | None) -> Parcel:
    """Return the set's parcel, its bytes kept in the store."""
    to, keys = recipient(session), read_keys(session.store)
    route = Route(keys.signer, to, trusted_roots(session))
    with session.act("parcel.pack", set=found.number) as facts:
        head = _head(session, found, keys, to)
        with pack(head, content(session, found, keys), route, progress) as packed:
            parcel = parcels.record(session.store, _new(session, found, packed))
        facts.update(parcel=parcel.id, sequence=parcel.sequence, recipient=to.office.id)
    return parcel


def _head(session: Session, found: RequestSet, keys: OfficeKeys, to: OfficeCard) -> Head:
    """Return what the parcel says of itself; its number follows the last one on the link."""
    place = parcels.next_place(session.store, session.office.id, to.office.id, keys.epoch)
    proof = audit.head(session.store)
    return Head(
        kind=Kind.SUBMISSION,
        id=uuid.uuid4().hex,
        sender=keys.signer.office,
        recipient=to.office,
        cycle=found.cycle,
        epoch=place.epoch,
        sequence=place.sequence,
        previous=place.previous,
        instruments=_instruments(session, found),
        audit_count=proof.count,
        audit_head=proof.hash,
        time=session.clock(),
        clock_doubtful=session.clock_doubtful,
    )


def _instruments(session: Session, found: RequestSet) -> tuple[str, ...]:
    """Return the questionnaires that the revisions of a set are answers to."""
    proposed = (
        item.revision
        for number in found.requests
        for item in proposals.proposal(session.store, number)
    )
    return tuple(sorted({f"{one.instrument}/{one.version}" for one in proposed}))


def _new(session: Session, found: RequestSet, packed: Packed) -> parcels.NewParcel:
    """Return the parcel as the store keeps it."""
    head = packed.manifest.head
    return parcels.NewParcel(
        id=head.id,
        kind=head.kind.value,
        sender=head.sender.id,
        recipient=head.recipient.id,
        epoch=head.epoch,
        sequence=head.sequence,
        digest=packed.manifest.digest,
        file_name=packed.manifest.file_name,
        content=b"".join(packed.blocks()),
        set_number=found.number,
        requests=found.requests,
        account=session.account.name,
        time=session.clock(),
    )


def _sent(session: Session, found: RequestSet, parcel: Parcel) -> None:
    """Let the requests of a set be sent: their parcel stands on its medium."""
    with session.act("parcel.send", parcel=parcel.id, set=found.number):
        for number in found.requests:
            requests.move(session.store, number, Step.SEND, session.doing())
        sets.mark_sent(session.store, found.number)
        parcels.mark_written(session.store, parcel.id)


def _write(path: Path, data: bytes, parcel: Parcel) -> None:
    """Write the parcel, unless it stands there already.

    Raises:
        OtherFileError: another file stands there.
        FileUnreachableError: the medium does not give back what stands there.
        TargetFullError, TargetFailedError, TargetDiffersError: nothing new stands there.
    """
    if not path.exists():
        write_durably(path, data)
        return
    with reached(path):
        same = path.is_file() and path.read_bytes() == data
    if not same:
        raise OtherFileError(file=parcel.file_name)
