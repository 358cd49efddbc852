"""Submissions: the requests of a covered set, in a parcel to the office above."""

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from db.parcels import parcels
from db.parcels.parcels import Parcel, ParcelState
from db.requests import proposals, requests
from db.sets import sets
from forms.errors import RefusedError
from forms.lifecycle import Step
from forms.records import State
from forms.set_records import RequestSet
from siksng_tui.exchange.manifest import Kind
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing
from siksng_tui.services.parcels.packing import Load, OtherFileError, Progress
from siksng_tui.services.parcels.submitting import content
from siksng_tui.services.requests import word_up
from siksng_tui.services.sets import sealing
from siksng_tui.services.trust.trusting import recipient

__all__ = [
    "OtherFileError",
    "Parcel",
    "Sendable",
    "SetNotCoveredError",
    "every",
    "export",
    "sendable",
]


class SetNotCoveredError(RefusedError):
    """The set's paper is not signed yet; nothing was written."""

    code = "set-not-covered"


def export(
    session: Session, set_number: str, folder: Path, progress: Progress | None = None
) -> Path:
    """Return the file of a covered set's submission to the office above, proven on its medium.

    A further export of the same set writes the same bytes again. Requests that the office above
    refused go in a new parcel, without those that it took.

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
    if parcel is None or (parcel.state is ParcelState.WRITTEN and _due(session, found)):
        parcel = _packed(session, found, progress)
    path = packing.write(session, parcel, folder)
    if parcel.state is ParcelState.PACKED:
        _sent(session, found, parcel)
    else:
        session.note("parcel.copy", parcel=parcel.id, set=set_number)
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


def _due(session: Session, found: RequestSet) -> tuple[str, ...]:
    """Return the requests of a set that are not under way: never sent, or refused above."""
    there = sets.standing(session.store, found.number, session.office.id)
    return tuple(number for number, state in there.items() if state is State.COVERED)


def _packed(session: Session, found: RequestSet, progress: Progress | None) -> Parcel:
    """Return the parcel of what is due of a set, its bytes kept in the store.

    What citizens were told goes with it, if that office has to hear it.
    """
    to, keys, due = recipient(session), read_keys(session.store), _due(session, found)
    told = word_up.due(session).get(to.office.id, ())
    load = Load(
        Kind.SUBMISSION,
        found.cycle,
        _instruments(session, due),
        due,
        tellings=[own.number for own in told],
        set_number=found.number,
    )
    of = content(session, found, due, keys)
    of = replace(of, records=chain(of.records, word_up.lines(told)))
    with session.act("parcel.pack", set=found.number, tellings=len(told)) as facts:
        parcel = packing.packed(session, to, of, load, progress)
        facts.update(parcel=parcel.id, sequence=parcel.sequence, recipient=to.office.id)
    return parcel


def _instruments(session: Session, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questionnaires that the revisions of some requests are answers to."""
    proposed = (
        item.revision for number in numbers for item in proposals.proposal(session.store, number)
    )
    return tuple(sorted({f"{one.instrument}/{one.version}" for one in proposed}))


def _sent(session: Session, found: RequestSet, parcel: Parcel) -> None:
    """Let the requests of a parcel be sent: it stands on its medium."""
    with session.act("parcel.send", parcel=parcel.id, set=found.number):
        for number in parcels.requests_in(session.store, parcel.id).values():
            requests.move(session.store, number, Step.SEND, session.doing())
        sets.mark_sent(session.store, found.number)
        parcels.mark_written(session.store, parcel.id)
