"""The upper side of a certificate: who asks is compared on paper, then certified and given a card.

Certificate and card are fixed in the store before the card is written, so that a pulled stick or a
power cut never leaves two cards for one request.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from db.office import certificates, offices
from db.office.certificates import Issued
from forms.durable import TargetExistsError, write_durably
from forms.errors import NotFoundError, RefusedError
from forms.records import Role
from siksng_tui.exchange.cards import LastSeen, OfficeCard, read_card, write_card
from siksng_tui.exchange.certificate_requests import (
    CertificateRequest,
    fingerprint,
    read_request,
)
from siksng_tui.exchange.certificates import (
    RANDOM_BITS,
    certify_office,
    numbered_serial,
    serial_text,
)
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.signatures import key_id
from siksng_tui.services.office import files
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust import revoking
from siksng_tui.services.trust.likenesses import refuse_look_alike
from siksng_tui.services.trust.trusting import compare

__all__ = [
    "Asking",
    "Issued",
    "issue",
    "meet",
    "replace_pc",
    "require_free",
    "write_issued_card",
]


class OfficeNotBelowError(RefusedError):
    """The office that asks does not stand below this one. Facts: office, level, region."""

    code, exit_code, field = "office-not-below", 77, "file"


class KeyTakenBackError(RefusedError):
    """The key that asks was taken back once; it is never certified again. Facts: office."""

    code, exit_code, field = "office-key-taken-back", 77, "file"


class KeyChangedError(RefusedError):
    """The office had another key; nothing was issued. Facts: office."""

    code, exit_code, field = "office-key-changed", 77, "file"


class NotReplacedError(RefusedError):
    """The office never had a certificate of this one; there is no PC to replace. Facts: office."""

    code, field = "office-not-certified", "file"


class IssuedNotFoundError(NotFoundError):
    """This office issued no certificate to an office of this id. Facts: office."""

    code, field = "office-not-issued", "office"


LOST: Final = "PC diganti"
"""Reason that stands with the certificates of a key that was lost with its PC."""

MOST_FORGOTTEN: Final = 10_000
"""Certificates that an issuer may have forgotten; a request that tells of more is not heeded, or
it could use all numbers up."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A request that proves itself; a person must compare its fingerprint before it is granted."""

    request: CertificateRequest
    data: bytes

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the request's file in groups of four."""
        return fingerprint(self.data)

    @property
    def key(self) -> bytes:
        """Return the SHA-256 of the key that asks."""
        return _key_hash(self.request.key)


def meet(session: Session, file: Path) -> Asking:
    """Return the request of a file, from an office that stands below this one.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        FormatNewerError, CertificateRequestUnreadableError: it is no sound request.
        OfficeNotBelowError: this office speaks for nobody there.
    """
    data = files.read(file)
    request = read_request(data)
    asks = request.office
    if not read_keys(session.store).signer.office.above(asks):
        raise OfficeNotBelowError(office=asks.id, level=asks.level.value, region=asks.region)
    return Asking(request, data)


def issue(session: Session, asking: Asking, typed_fingerprint: str) -> Issued:
    """Return the certificate of an office, with its card; the same request gets the same again.

    Receipts that waited for the card are made.

    Args:
        session: the unlocked office above.
        asking: what was read from the file.
        typed_fingerprint: of the request, from paper; its first four groups are enough.

    Raises:
        RoleMissingError, FingerprintDiffersError, LookAlikeError, KeyTakenBackError,
        KeyChangedError: nothing was issued.
    """
    _require_asked(session, asking, typed_fingerprint)
    before = _of_office(session, asking.request.office.id)
    again = next((one for one in before if one.request == _hash(asking.data)), None)
    if again is not None and again == before[0]:
        return again
    if any(one.key != asking.key for one in before):
        raise KeyChangedError(office=asking.request.office.id)
    with session.act("office.issue", **_asked(asking)) as facts:
        issued = _issued(session, asking, _epoch(session, asking))
        facts["serial"] = issued.serial
    receipts.make_missing(session)
    return issued


def replace_pc(session: Session, asking: Asking, typed_fingerprint: str) -> Issued:
    """Return the certificate of an office whose PC was lost or restored, in a new epoch.

    What other keys of the office were certified is taken back in the same step.

    Raises:
        NotReplacedError: the office never had a certificate from here.
        SiksngError: as `issue`; nothing was issued.
    """
    _require_asked(session, asking, typed_fingerprint)
    before = _of_office(session, asking.request.office.id)
    if not before:
        raise NotReplacedError(office=asking.request.office.id)
    with session.act("office.replace", **_asked(asking)) as facts:
        lost = [one for one in before if one.key != asking.key and one.revoked is None]
        if lost:
            facts["list"] = revoking.take_back(session, lost, LOST).number
        issued = _issued(session, asking, _epoch(session, asking) + 1)
        facts["serial"] = issued.serial
    receipts.make_missing(session)
    return issued


def write_issued_card(session: Session, office: str, path: Path) -> Issued:
    """Return the newest certificate of an office below, whose card was written.

    Raises:
        IssuedNotFoundError: it has none from here.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name;
            the card is kept and can be written again.
    """
    found = _of_office(session, office)
    if not found:
        raise IssuedNotFoundError(office=office)
    write_durably(path, found[0].card)
    return found[0]


def require_free(path: Path) -> None:
    """Refuse a name that a file has already, before anything is issued.

    Raises:
        TargetExistsError: nothing was issued.
    """
    if path.exists():
        raise TargetExistsError(file=path.name)


def _require_asked(session: Session, asking: Asking, typed: str) -> None:
    """Refuse what must never be certified, whoever asks.

    Raises:
        RoleMissingError, FingerprintDiffersError, LookAlikeError, KeyTakenBackError: nothing was
            issued.
    """
    session.require(Role.AUTHENTICATOR)
    compare(asking.fingerprint, typed)
    known = certificates.every(session.store)
    taken_back = revoking.taken_back(session)
    if any(one.key == asking.key and one.serial in taken_back for one in known):
        raise KeyTakenBackError(office=asking.request.office.id)
    refuse_look_alike(session, asking.request.office, asking.request.name, asking.key)


def _issued(session: Session, asking: Asking, epoch: int) -> Issued:
    """Return a new certificate of an office, kept with its card; inside a transaction."""
    signer, request, now = read_keys(session.store).signer, asking.request, session.clock()
    number = _next_number(session, request)
    chain = certify_office(signer, request.office, request.key, now, numbered_serial(number))
    last = certificates.last_seen(session.store, request.office.id, session.office.id)
    after = LastSeen(*last) if last and epoch > last[0] else None
    card = OfficeCard(request.name, chain, request.recipient, epoch, after)
    issued = Issued(
        serial=serial_text(chain[0]),
        number=number,
        office=request.office.id,
        key=asking.key,
        request=_hash(asking.data),
        card=write_card(card, signer),
        ends=chain[0].not_valid_after_utc,
        issued=now,
        account=session.account.name,
    )
    _know(session, request.office, request.name, issued)
    certificates.record(session.store, issued)
    return issued


def _next_number(session: Session, request: CertificateRequest) -> int:
    """Return the number of the next certificate, above that of the one which is to be renewed.

    An issuer that was put back to an earlier day does not know that one any more.
    """
    own = certificates.next_number(session.store)
    renewed = int(request.serial, 16) >> RANDOM_BITS if request.serial else 0
    return renewed + 1 if own <= renewed < own + MOST_FORGOTTEN else own


def _know(session: Session, office: Office, name: str, issued: Issued) -> None:
    """Keep the office that was certified among those that are known."""
    offices.add(
        session.store,
        offices.KnownOffice(
            id=office.id,
            level=office.level,
            region=office.region,
            name=name,
            own=False,
            card=issued.card,
            added=issued.issued,
        ),
    )


def _epoch(session: Session, asking: Asking) -> int:
    """Return the highest epoch that is known of an office: its own word, cards, and parcels."""
    known = [read_card(one.card).epoch for one in _of_office(session, asking.request.office.id)]
    last = certificates.last_seen(session.store, asking.request.office.id, session.office.id)
    return max(asking.request.epoch, *known, last[0] if last else 1)


def _of_office(session: Session, office: str) -> list[Issued]:
    """Return the certificates of an office, the newest first."""
    return [one for one in certificates.every(session.store) if one.office == office]


def _asked(asking: Asking) -> dict[str, str]:
    """Return what the audit says of a request."""
    return {"office": asking.request.office.id, "fingerprint": asking.fingerprint}


def _hash(data: bytes) -> bytes:
    """Return the SHA-256 of a request's file."""
    return hashlib.sha256(data).digest()


def _key_hash(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return the SHA-256 of a key."""
    return bytes.fromhex(key_id(key))
