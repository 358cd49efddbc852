"""Whom this office trusts: roots that a person compared on paper, and cards of offices above."""

from dataclasses import dataclass
from typing import Final

from db import offices
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.exchange.cards import OfficeCard, read_card
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.services.offices import read_keys
from siksng_tui.services.sessions import Session

SHORTEST_FINGERPRINT: Final = 8
"""Characters of a fingerprint that must be typed from paper."""


class FingerprintDiffersError(RefusedError):
    """The fingerprint on paper is another one; the office is not trusted."""

    code, field = "fingerprint-differs", "fingerprint"


class NoRecipientError(RefusedError):
    """No office above is known to send to; nothing was written."""

    code = "no-recipient"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A card that proves itself; a person must compare its fingerprint before it is trusted."""

    card: OfficeCard
    data: bytes

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of its root in groups of four."""
        return self.card.fingerprint


def read_stranger(data: bytes) -> Stranger:
    """Return the office of a card file, not yet trusted.

    Raises:
        CardUnreadableError, SenderUnknownError: it is no sound card.
    """
    return Stranger(read_card(data), data)


def trust(session: Session, stranger: Stranger, typed_fingerprint: str) -> OfficeCard:
    """Return the card, trusted from here on.

    Args:
        session: the unlocked office.
        stranger: what was read from the file.
        typed_fingerprint: what stands on paper; its first two groups are enough.

    Raises:
        FingerprintDiffersError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    typed = "".join(typed_fingerprint.split()).upper()
    expected = stranger.fingerprint.replace(" ", "")
    if len(typed) < SHORTEST_FINGERPRINT or not expected.startswith(typed):
        raise FingerprintDiffersError
    office = stranger.card.office
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
    return stranger.card


def cards(session: Session) -> tuple[OfficeCard, ...]:
    """Return the cards of all other offices that are trusted."""
    known = offices.every(session.store)
    return tuple(read_card(one.card) for one in known if one.card and not one.own)


def recipient(session: Session) -> OfficeCard:
    """Return the nearest office above that is trusted.

    Raises:
        NoRecipientError: none is known.
    """
    own = read_keys(session.store).signer.office
    above = [card for card in cards(session) if card.office.above(own)]
    if not above:
        raise NoRecipientError
    return min(above, key=lambda card: list(type(own.level)).index(card.office.level))


def trusted_roots(session: Session) -> TrustedRoots:
    """Return the roots of every trusted office, and of this one."""
    chains = [card.chain for card in cards(session)] + [read_keys(session.store).signer.chain]
    return TrustedRoots(tuple({chain[-1] for chain in chains}))
