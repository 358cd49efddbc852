"""Whom this office trusts: roots that a person compared on paper, and cards of offices above."""

from typing import Final

from db.office import certificates, offices
from forms.errors import RefusedError
from siksng_tui.exchange.cards import REVOCATIONS, OfficeCard, read_card
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.documents import read_document
from siksng_tui.exchange.revocations import RevocationList, read_revocations
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session

SHORTEST_FINGERPRINT: Final = 16
"""Characters of a fingerprint that must be typed from paper: four groups.

With 64 bits nobody makes a certificate to fit; two groups take a graphics card a few seconds.
"""


class FingerprintDiffersError(RefusedError):
    """The fingerprint on paper is another one, or too little of it was typed. Facts: shortest."""

    code, field = "fingerprint-differs", "fingerprint"


class NoRecipientError(RefusedError):
    """No office above is known to send to; nothing was written."""

    code = "no-recipient"


def compare(fingerprint: str, typed: str) -> None:
    """Return when what was typed from paper begins the fingerprint, and is long enough.

    Raises:
        FingerprintDiffersError: it does not, or too little was typed.
    """
    given = "".join(typed.split()).upper()
    if len(given) < SHORTEST_FINGERPRINT or not fingerprint.replace(" ", "").startswith(given):
        raise FingerprintDiffersError(shortest=SHORTEST_FINGERPRINT)


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
    """Return the roots of every trusted office, and of this one, with what was taken back.

    The root that this office made for itself stays among them: what it signed and issued before an
    office above certified it is still true.
    """
    keys = read_keys(session.store)
    chains = [card.chain for card in cards(session)] + [keys.signer.chain, (keys.root,)]
    return TrustedRoots(tuple({chain[-1] for chain in chains}), revocations(session))


def revocations(session: Session) -> tuple[RevocationList, ...]:
    """Return the newest revocation list of each issuer; they were proven when they were kept."""
    kept = certificates.lists(session.store)
    return tuple(read_revocations(read_document(REVOCATIONS, one.document).payload) for one in kept)
