"""Register extracts: the families of an office below go down to it."""

from collections.abc import Iterator
from pathlib import Path

from db import differences as kept_differences
from db import extracts, parcels
from db.differences import Listed
from forms.errors import NotFoundError
from forms.loading import shipped
from forms.records import Role
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.extract import subject_line
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.writing import Content
from siksng_tui.services import packing, trusting
from siksng_tui.services.keys import read_keys
from siksng_tui.services.packing import Load, Progress
from siksng_tui.services.receipts import card_of
from siksng_tui.services.sessions import Session

__all__ = ["CardMissingError", "Listed", "below", "differences", "extract"]


class CardMissingError(NotFoundError):
    """No card of this office is known here, so that nothing can be sealed to it. Facts: office."""

    code, field = "office-card-missing", "office"


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


def _lines(session: Session, card: OfficeCard) -> Iterator[bytes]:
    """Yield the line of each accepted revision of an office's region."""
    for revision in extracts.accepted(session.store, card.office.region):
        yield subject_line(revision)


def below(session: Session) -> tuple[str, ...]:
    """Return the ids of the offices below whose cards are known, by their regions."""
    own = read_keys(session.store).signer.office
    known = [card.office for card in trusting.cards(session) if own.above(card.office)]
    return tuple(one.id for one in sorted(known, key=lambda one: one.region))


def differences(session: Session, parcel: str) -> Iterator[Listed]:
    """Yield what an extract changed here.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    parcels.get(session.store, parcel)
    yield from kept_differences.every(session.store, parcel)
