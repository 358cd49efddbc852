"""Submissions that carry no set: only that citizens were told, to the offices above."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from db.parcels import parcels
from db.parcels.parcels import Parcel, ParcelState
from db.requests.tellings import Telling
from forms.errors import RefusedError
from forms.lifecycle import Step
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.writing import Content
from siksng_tui.services.entry import doubts
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.parcels.receipts import reachable
from siksng_tui.services.requests import word_up


class NothingToldError(RefusedError):
    """No office above has to hear that a citizen was told; nothing was written."""

    code = "nothing-told"


def count(session: Session) -> int:
    """Return of how many requests an office above has to hear that the citizen was told."""
    return sum(len(told) for _, told in _due(session))


def export(session: Session, folder: Path) -> tuple[Path, ...]:
    """Return the files that say which citizens were told, one for each office above that waits.

    They are proven on their medium. As long as no receipt came and nobody else was told, the same
    bytes are written again.

    Raises:
        RoleMissingError, NothingToldError: nothing was written.
        TargetFullError, TargetFailedError, TargetDiffersError, OtherFileError,
        FileUnreachableError: the parcel stands in the store and can be written again.
    """
    session.require_for(Step.SEND)
    due = list(_due(session))
    if not due:
        raise NothingToldError
    return tuple(_written(session, _parcel(session, to, told), folder) for to, told in due)


def _due(session: Session) -> Iterator[tuple[OfficeCard, Sequence[Telling]]]:
    """Yield the offices above that can be written to, with what they have to hear."""
    due = word_up.due(session)
    for office, card in reachable(session, due).items():
        yield card, due[office]


def _parcel(session: Session, to: OfficeCard, told: Sequence[Telling]) -> Parcel:
    """Return the parcel that carries just these tellings: the one that waits, else a new one."""
    numbers = [own.number for own in told]
    waits = parcels.without_set(session.store, to.office.id)
    if waits and list(parcels.tellings_in(session.store, waits.id).values()) == numbers:
        return waits
    load = Load(Kind.SUBMISSION, doubts.cycle_of(session.today()), tellings=numbers)
    with session.act("parcel.pack", tellings=len(told)) as facts:
        parcel = packing.packed(session, to, Content(records=word_up.lines(told)), load)
        facts.update(parcel=parcel.id, sequence=parcel.sequence, recipient=to.office.id)
    return parcel


def _written(session: Session, parcel: Parcel, folder: Path) -> Path:
    """Return the file of a parcel in a folder, noted as written."""
    path = packing.write(session, parcel, folder)
    action = "parcel.send" if parcel.state is ParcelState.PACKED else "parcel.copy"
    with session.act(action, parcel=parcel.id):
        parcels.mark_written(session.store, parcel.id)
    return path
