"""The lower side of a certificate: asking for one, and taking in the card that answers."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from db.office import offices
from db.requests import ledger
from forms.durable import write_durably
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.cards import OfficeCard, read_card
from siksng_tui.exchange.certificate_requests import (
    CertificateRequest,
    fingerprint,
    write_request,
)
from siksng_tui.exchange.certificates import serial_text
from siksng_tui.exchange.chains import own_root, prove_office, public_key
from siksng_tui.services.office import files
from siksng_tui.services.office.keys import OfficeKeys, put_keys, read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust.trusting import compare, trusted_roots

ENROL: Final = "office.enrol"
"""Name of the step in the audit."""


class CardNotOursError(RefusedError):
    """The card is of another office, or of other keys; nothing was changed. Facts: part."""

    code, field = "card-not-ours", "file"


class CardSelfMadeError(RefusedError):
    """No office above signed the card; nothing was changed."""

    code, field = "card-self-made", "file"


class CardOlderError(RefusedError):
    """The card is older than the one in force, which stays."""

    code, field = "card-older", "file"


@dataclass(frozen=True, slots=True)
class Answer:
    """A card that answers a request; `known` says that its root is trusted already."""

    card: OfficeCard
    data: bytes
    known: bool


def request_file(session: Session) -> bytes:
    """Return the request for a certificate; the same bytes until the office's state changes."""
    keys = read_keys(session.store)
    chain = keys.signer.chain
    request = CertificateRequest(
        name=session.office.name,
        root=(keys.root,),
        recipient=recipient_of(keys.identity),
        epoch=keys.epoch,
        serial=serial_text(chain[0]) if len(chain) > 1 else None,
    )
    return write_request(request, keys.signer.key)


def request_certificate(session: Session, path: Path) -> str:
    """Write the request for a certificate and return its fingerprint, in groups of four.

    Raises:
        RoleMissingError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    session.require(Role.AUTHENTICATOR)
    data = request_file(session)
    shown = fingerprint(data)
    with session.act("office.request", fingerprint=shown):
        write_durably(path, data)
    return shown


def meet(session: Session, file: Path) -> Answer:
    """Return the card of a file, proven to be this office's; nothing is changed yet.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        FormatNewerError, CardUnreadableError, OfficeOutOfScopeError, SenderUnknownError: it is no
            sound card.
        CardNotOursError, CardSelfMadeError, CardOlderError: it is not the one that is due.
    """
    data = files.read(file)
    card = read_card(data)
    _require_ours(card, read_keys(session.store))
    root = card.chain[-1]
    return Answer(card, data, known=root in trusted_roots(session).roots)


def enrol(session: Session, answer: Answer, typed_fingerprint: str = "") -> bool:
    """Return whether the card's chain is new: what the office signs, it signs under it from now.

    Receipts that waited for a card which the new root proves are made.

    Args:
        session: the unlocked office.
        answer: what was read from the file.
        typed_fingerprint: of the root, from paper; not needed where the root is trusted already.

    Raises:
        RoleMissingError, FingerprintDiffersError, CertificateRevokedError, CardOlderError:
            nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    card, keys = answer.card, read_keys(session.store)
    trust = trusted_roots(session)
    if card.chain[-1] not in trust.roots:
        compare(card.fingerprint, typed_fingerprint)
    roots = replace(own_root(card.chain), revocations=trust.revocations)
    prove_office(card.chain, roots)
    _require_ours(card, keys)
    if _is_in_force(session, answer):
        return False
    with session.act(
        ENROL,
        issuer=issuer_of(card),
        serial=serial_text(card.chain[0]),
        epoch=card.epoch,
        root=card.fingerprint,
    ):
        signer = replace(keys.signer, chain=card.chain)
        put_keys(session.store, replace(keys, signer=signer, epoch=card.epoch))
        (own,) = (one for one in offices.every(session.store) if one.own)
        offices.add(session.store, replace(own, card=answer.data))
        ledger.begin_epoch(session.store, card.epoch)
    receipts.make_missing(session)
    return True


def issuer_of(card: OfficeCard) -> str:
    """Return the id of the office that issued a card's certificate."""
    return replace(card, chain=card.chain[1:] or card.chain).office.id


def _is_in_force(session: Session, answer: Answer) -> bool:
    """Return whether this very card was taken in last."""
    return any(one.own and one.card == answer.data for one in offices.every(session.store))


def _require_ours(card: OfficeCard, keys: OfficeKeys) -> None:
    """Refuse a card that is not this office's, with its keys, or that goes back.

    Raises:
        CardNotOursError, CardSelfMadeError, CardOlderError: nothing was changed.
    """
    if card.office != keys.signer.office:
        raise CardNotOursError(office=card.office.id)
    same_key = public_key(card.chain[0]) == keys.signer.key.public_key()
    if not same_key or card.recipient != recipient_of(keys.identity):
        raise CardNotOursError(office=card.office.id)
    if len(card.chain) == 1:
        raise CardSelfMadeError
    if card.epoch < keys.epoch or _goes_back(card, keys):
        raise CardOlderError


def _goes_back(card: OfficeCard, keys: OfficeKeys) -> bool:
    """Return whether the same office issued a newer certificate, which is in force."""
    present = keys.signer.chain
    if len(present) == 1 or present[0].issuer != card.chain[0].issuer:
        return False
    return card.chain[0].serial_number < present[0].serial_number
