"""Parcels of every kind, packed once and written to any stick as often as is needed.

The file is fixed in the store before the first one reaches a stick, so that a pulled stick or a
power cut never leaves two different parcels with one number.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.audit import audit
from db.office import certificates
from db.parcels import parcel_files, parcels
from db.parcels.parcels import Direction, Parcel, ParcelState
from forms.canonical import Json
from forms.durable import durable
from forms.errors import RefusedError
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.manifest import Head, Kind, Manifest
from siksng_tui.exchange.writing import Content, Route, pack
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust.trusting import trusted_roots

Progress = Callable[[int], None]
"""Told the number of records packed so far; it may raise to stop."""


class OtherFileError(RefusedError):
    """Another file has the parcel's name; it was not touched, and nothing was written."""

    code, field = "parcel-name-taken", "file"


@dataclass(frozen=True, slots=True)
class Load:
    """What a parcel is for: see `db.parcels.parcels.Parcel` and `db.parcels.parcels.record`.

    The records of `tellings`, numbers of requests, follow those of `requests`.
    """

    kind: Kind
    cycle: str
    instruments: Sequence[str] = ()
    requests: Sequence[str] = ()
    tellings: Sequence[str] = ()
    set_number: str = ""
    answers: str | None = None


def packed(
    session: Session, to: OfficeCard, content: Content, load: Load, progress: Progress | None = None
) -> Parcel:
    """Return a new parcel, its file kept in the store; it belongs into the act that it is of.

    Args:
        session: the unlocked office.
        to: the card of the recipient.
        content: what goes into it.
        load: what it is for.
        progress: told while records are packed.

    Raises:
        SiksngError: what `siksng_tui.exchange.writing.pack` refuses; nothing was kept.
    """
    keys = read_keys(session.store)
    route = Route(keys.signer, to, trusted_roots(session))
    head = _head(session, to, load)
    if load.kind is not Kind.SUBMISSION:
        content = replace(content, revocations=_revocations(session))
    with pack(head, content, route, progress) as made:
        made_here = parcel_of(made.manifest, Direction.OUT, session, state=ParcelState.PACKED)
        parcel = replace(made_here, answers=load.answers)
        parcels.record(session.store, parcel, requests=load.requests, set_number=load.set_number)
        parcel_files.keep(session.store, parcel.id, made.blocks())
    for position, number in enumerate(load.tellings, start=len(load.requests) + 1):
        parcels.place_telling(session.store, parcel.id, position, number)
    return parcel


def parcel_of(
    manifest: Manifest,
    direction: Direction,
    session: Session,
    *,
    state: ParcelState = ParcelState.OPENED,
    reason: str = "",
) -> Parcel:
    """Return a parcel as the store keeps it: packed here, or come here."""
    head = manifest.head
    return Parcel(
        id=head.id,
        direction=direction,
        kind=head.kind.value,
        sender=head.sender.id,
        recipient=head.recipient.id,
        epoch=head.epoch,
        sequence=head.sequence,
        digest=manifest.digest,
        previous=head.previous,
        audit_count=head.audit_count,
        audit_head=head.audit_head,
        cycle=head.cycle,
        records=manifest.records,
        file_name=manifest.file_name,
        state=state,
        account=session.account.name,
        time=session.clock(),
        reason=reason,
    )


def write(session: Session, parcel: Parcel, folder: Path) -> Path:
    """Return the file of a parcel in a folder, proven on its medium.

    Raises:
        OtherFileError: another file stands there.
        FileUnreachableError: the medium does not give back what stands there.
        TargetFullError, TargetFailedError, TargetDiffersError: nothing new stands there.
    """
    path = folder / parcel.file_name
    blocks = parcel_files.blocks(session.store, parcel.id)
    if not path.exists():
        with durable(path) as file:
            for block in blocks:
                file.write(block)
        return path
    with reached(path):
        same = path.is_file() and _is_of(path, blocks)
    if not same:
        raise OtherFileError(file=parcel.file_name)
    return path


def going_down(session: Session) -> tuple[Parcel, ...]:
    """Return the receipts, verdicts and extracts that no medium is known to have, newest first."""
    packed = parcels.every(session.store, state=ParcelState.PACKED)
    return tuple(own for own in packed if own.kind != Kind.SUBMISSION)


def hand_down(session: Session, parcel: Parcel, folder: Path) -> Path:
    """Return the file of a receipt, verdict or extract, which is noted as written.

    Raises:
        SiksngError: what `write` refuses; it still waits to be written.
    """
    path = write(session, parcel, folder)
    with session.act("parcel.write", parcel=parcel.id):
        parcels.mark_written(session.store, parcel.id)
    return path


def _is_of(path: Path, blocks: Iterable[bytes]) -> bool:
    """Return whether a file holds just the bytes of some blocks."""
    with path.open("rb") as file:
        return all(file.read(len(block)) == block for block in blocks) and not file.read(1)


def _revocations(session: Session) -> tuple[Json, ...]:
    """Return the newest revocation lists that are known here, which go down with every parcel."""
    return tuple(json.loads(one.document) for one in certificates.lists(session.store))


def _head(session: Session, to: OfficeCard, load: Load) -> Head:
    """Return what the parcel says of itself; its number follows the last one on the link."""
    keys = read_keys(session.store)
    place = parcels.next_place(session.store, session.office.id, to.office.id, keys.epoch)
    proof = audit.head(session.store)
    return Head(
        kind=load.kind,
        id=uuid.uuid4().hex,
        sender=keys.signer.office,
        recipient=to.office,
        cycle=load.cycle,
        epoch=place.epoch,
        sequence=place.sequence,
        previous=place.previous,
        instruments=tuple(sorted(set(load.instruments))),
        audit_count=proof.count,
        audit_head=proof.hash,
        time=session.clock(),
        clock_doubtful=session.clock_doubtful,
    )
