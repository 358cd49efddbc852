"""Office cards and revocation lists as files: read, they are proven or raised.

Format: office-card-1, section 3.
"""

import re
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding

from forms.canonical import Json
from forms.text import clean
from siksng_tui.exchange.ages import read_recipient
from siksng_tui.exchange.certificates import (
    Chain,
    Signer,
    fingerprint,
    office_of,
    read_chain,
    serial_text,
    write_chain,
)
from siksng_tui.exchange.chains import TrustedRoots, own_root, prove_office
from siksng_tui.exchange.documents import DocumentKind, read_document, write_document
from siksng_tui.exchange.errors import CardUnreadableError
from siksng_tui.exchange.offices import Office, read_office
from siksng_tui.exchange.revocations import SERIAL, RevocationList, read_revocations
from siksng_tui.exchange.statements import CARD_TYPE, REVOCATIONS_TYPE
from siksng_tui.exchange.strictjson import Fields

SUFFIX: Final = ".siksng-office"
"""What the name of a card's file ends with."""

CARD: Final = DocumentKind("siksng-office-card", CARD_TYPE)
REVOCATIONS: Final = DocumentKind("siksng-revocations", REVOCATIONS_TYPE)

NAME: Final = re.compile(r".{1,120}")
"""The name of an office; it is cleaned text besides."""

_KEYS: Final = ("after", "certificate", "epoch", "name", "office", "recipient", "serial")


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The last parcel of an office that its issuer saw before a new epoch began."""

    epoch: int
    sequence: int


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """What an office is known by: name, chain of its certificate, age recipient, epoch."""

    name: str
    chain: Chain
    recipient: str
    epoch: int = 1
    after: LastSeen | None = None

    @property
    def office(self) -> Office:
        """Return the office."""
        return office_of(self.chain[0])

    @property
    def root_pem(self) -> bytes:
        """Return the root's certificate as `openssl` and `parcel verify --trust` take it."""
        return write_chain(self.chain[-1:])

    @property
    def fingerprint(self) -> str:
        """Return the root's fingerprint in groups of four: what is compared on paper."""
        return fingerprint(self.chain[-1])

    def to_json(self) -> dict[str, Json]:
        """Return the payload of the card's document."""
        after = self.after
        return {
            "after": {"epoch": after.epoch, "sequence": after.sequence} if after else None,
            "certificate": self.chain[0].public_bytes(Encoding.PEM).decode(),
            "epoch": self.epoch,
            "name": self.name,
            "office": self.office.to_json(),
            "recipient": self.recipient,
            "serial": serial_text(self.chain[0]),
        }


def write_card(card: OfficeCard, issuer: Signer) -> bytes:
    """Return the file of a card, signed by the office above, or by a root for itself.

    Raises:
        ValueError: the issuer is not who certified the office; nothing was signed.
    """
    if issuer.chain != (card.chain[1:] or card.chain):
        raise ValueError("issuer")
    return write_document(CARD, card.to_json(), issuer)


def read_card(data: bytes, trust: TrustedRoots | None = None) -> OfficeCard:
    """Return the card of a file, proven.

    Args:
        data: the file.
        trust: whom this office trusts; without it the card proves itself up to its own root, whose
            fingerprint a person must compare before the card is trusted.

    Raises:
        FormatNewerError: a newer program made it.
        CardUnreadableError: it is no card, or not what its issuer signed.
        OfficeOutOfScopeError, CertificateRevokedError, SenderUnknownError: the issuer is not to be
            believed; trust nothing of the card.
    """
    document = read_document(CARD, data)
    try:
        card = _card(document.payload, document.chain)
    except ValueError:
        raise CardUnreadableError(part="payload") from None
    prove_office(card.chain, trust or own_root(card.chain))
    return card


def write_revocations(revoked: RevocationList, signer: Signer) -> bytes:
    """Return a revocation list, signed by its issuer.

    Raises:
        ValueError: the signer is another office; nothing was signed.
    """
    if signer.office.id != revoked.issuer:
        raise ValueError("issuer")
    return write_document(REVOCATIONS, revoked.to_json(), signer)


def read_revocation_file(data: bytes, trust: TrustedRoots) -> RevocationList:
    """Return the revocation list of a signed document, proven.

    Raises:
        FormatNewerError: a newer program made it.
        CardUnreadableError: it is none, or not what its issuer signed.
        OfficeOutOfScopeError, CertificateRevokedError, SenderUnknownError: the issuer is not to be
            believed; revoke nothing.
    """
    document = read_document(REVOCATIONS, data)
    try:
        revoked = read_revocations(document.payload)
    except ValueError:
        raise CardUnreadableError(part="payload") from None
    if prove_office(document.chain, trust).id != revoked.issuer:
        raise CardUnreadableError(part="issuer")
    return revoked


def _card(payload: Json, issuer: Chain) -> OfficeCard:
    """Return the card of a payload that the first of the issuer's chain signed.

    Raises:
        ValueError: it is none, or speaks of another certificate than it brings.
    """
    fields = Fields(payload, _KEYS)
    own = read_chain(fields.text("certificate").encode())
    card = OfficeCard(
        name=fields.text("name", NAME),
        chain=own if own == issuer else own + issuer,
        recipient=read_recipient(fields.text("recipient")),
        epoch=fields.whole("epoch", 1),
        after=_last_seen(fields.any("after")),
    )
    if len(own) != 1 or card.office != read_office(fields.any("office")):
        raise ValueError("office")
    if fields.text("serial", SERIAL) != serial_text(own[0]) or clean(card.name) != card.name:
        raise ValueError("serial")
    return card


def _last_seen(value: Json) -> LastSeen | None:
    """Return the last parcel seen, or None for null.

    Raises:
        ValueError: it is neither.
    """
    if value is None:
        return None
    fields = Fields(value, ("epoch", "sequence"))
    return LastSeen(fields.whole("epoch", 1), fields.whole("sequence", 1))
