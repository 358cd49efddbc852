"""Another office's card: met, compared on paper, trusted; then its parcels get their receipts."""

from dataclasses import dataclass
from pathlib import Path

from db.office import offices
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.exchange.cards import OfficeCard, read_card
from siksng_tui.services.office import files
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust.trusting import compare


class OwnCardError(RefusedError):
    """The card is this office's own; nothing was changed."""

    code, field = "office-own", "file"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A card that proves itself; a person must compare its fingerprint before it is trusted."""

    card: OfficeCard
    data: bytes

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of its root in groups of four."""
        return self.card.fingerprint


def meet(file: Path) -> Stranger:
    """Return the office of a card's file, not yet trusted.

    Raises:
        FileUnreachableError: it cannot be read.
        CardUnreadableError, SenderUnknownError: it is no sound card.
    """
    data = files.read(file)
    return Stranger(read_card(data), data)


def trust(session: Session, stranger: Stranger, typed_fingerprint: str) -> OfficeCard:
    """Return the card, trusted from here on; receipts that waited for it are made.

    Args:
        session: the unlocked office.
        stranger: what was read from the file.
        typed_fingerprint: what stands on paper; its first four groups are enough.

    Raises:
        RoleMissingError, OwnCardError, FingerprintDiffersError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    office = stranger.card.office
    if office.id == session.office.id:
        raise OwnCardError
    compare(stranger.fingerprint, typed_fingerprint)
    with session.act("office.trust", office=office.id, fingerprint=stranger.fingerprint):
        offices.add(
            session.store,
            offices.KnownOffice(
                id=office.id,
                level=office.level,
                region=office.region,
                name=stranger.card.name,
                own=False,
                card=stranger.data,
                added=session.clock(),
            ),
        )
    receipts.make_missing(session)
    return stranger.card
