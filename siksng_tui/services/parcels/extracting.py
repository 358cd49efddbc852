"""Register extracts: the families of an office below go down to it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.parcels import differences as kept_differences
from db.parcels import parcels
from db.parcels.differences import Listed
from db.parcels.parcels import Direction
from db.register import extracts
from forms.errors import NotFoundError, SiksngError
from forms.loading import shipped
from forms.records import Role
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.extract import subject_line
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing
from siksng_tui.services.parcels.packing import Load, Progress
from siksng_tui.services.parcels.receipts import card_of
from siksng_tui.services.trust import trusting

__all__ = [
    "CardMissingError",
    "Given",
    "Listed",
    "Lower",
    "below",
    "differences",
    "extract",
    "extract_each",
]


class CardMissingError(NotFoundError):
    """No card of this office is known here, so that nothing can be sealed to it. Facts: office."""

    code, field = "office-card-missing", "office"


@dataclass(frozen=True, slots=True)
class Lower:
    """An office below whose card is known; `last` is when its last extract was made, if one was."""

    id: str
    region: str
    name: str
    last: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Given:
    """What became of the extract of an office: its file, or why there is none on the medium."""

    office: str
    path: Path | None
    refusal: SiksngError | None = None


def extract(
    session: Session, office: str, cycle: str, folder: Path, progress: Progress | None = None
) -> Path:
    """Return the file with the families of an office below, proven on its medium.

    Args:
        session: the unlocked office.
        office: id of the office below.
        cycle: the quarter whose register it is.
        folder: where the file goes.
        progress: told while records are packed.

    Raises:
        RoleMissingError, CardMissingError: nothing was written.
        SiksngError: see `packing.write`; the parcel stands in the store and can be written again.
    """
    session.require(Role.OPERATOR)
    card = card_of(session, office)
    if card is None:
        raise CardMissingError(office=office)
    instruments = tuple(f"{own.id}/{own.version}" for own in shipped())
    load = Load(Kind.EXTRACT, cycle, instruments)
    with session.act("extract.pack", office=office) as facts:
        content = Content(records=_lines(session, card))
        parcel = packing.packed(session, card, content, load, progress)
        facts.update(parcel=parcel.id, records=parcel.records)
    return packing.hand_down(session, parcel, folder)


def extract_each(
    session: Session,
    offices: Sequence[Lower],
    cycle: str,
    folder: Path,
    told: Callable[[int, int], None],
) -> tuple[Given, ...]:
    """Return what became of the extract of each office; one that is refused keeps no other back.

    Args:
        session: the unlocked office.
        offices: below.
        cycle: the quarter whose register it is.
        folder: where the files go.
        told: given the records packed and those of all; it may raise to stop, and is asked again
            before each further office.

    Raises:
        RoleMissingError: nothing was written.
    """
    session.require(Role.OPERATOR)
    sizes = [extracts.count(session.store, own.region) for own in offices]
    before = [sum(sizes[:at]) for at in range(len(sizes))]

    def attempt(own: Lower, done: int) -> Given:
        def packed(records: int) -> None:
            told(done + records, sum(sizes))

        try:
            packed(0)
            return Given(own.id, extract(session, own.id, cycle, folder, packed))
        except SiksngError as refusal:
            return Given(own.id, None, refusal)

    return tuple(map(attempt, offices, before))


def _lines(session: Session, card: OfficeCard) -> Iterator[bytes]:
    """Yield the line of each accepted revision of an office's region."""
    for body in extracts.accepted(session.store, card.office.region):
        yield subject_line(body)


def below(session: Session) -> tuple[Lower, ...]:
    """Return the offices below whose cards are known, by their regions."""
    own = read_keys(session.store).signer.office
    sent = parcels.every(session.store, direction=Direction.OUT)
    last = {one.recipient: one.time for one in reversed(sent) if one.kind == Kind.EXTRACT}
    known = (
        Lower(card.office.id, card.office.region, card.name, last.get(card.office.id))
        for card in trusting.cards(session)
        if own.above(card.office)
    )
    return tuple(sorted(known, key=lambda one: (one.region, one.id)))


def differences(session: Session, parcel: str) -> Iterator[Listed]:
    """Yield what an extract changed here.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    parcels.get(session.store, parcel)
    yield from kept_differences.every(session.store, parcel)
