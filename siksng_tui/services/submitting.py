"""What a submission carries: each request of a set with its revisions, signatures and reasons."""

from collections.abc import Iterator

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from db import accounts, proposals, requests, revisions
from db.proposals import PersonSignature, Proposed
from forms.errors import DamagedError
from forms.records import RequestSet, Revision
from forms.revisions import read_revision
from siksng_tui.exchange.certificates import Chain, certify_person
from siksng_tui.exchange.statements import authentication_statement
from siksng_tui.exchange.submission import (
    CarriedRequest,
    CarriedRevision,
    CarriedSet,
    CarriedSignature,
    FlagReason,
    request_line,
)
from siksng_tui.exchange.writing import Content
from siksng_tui.services.keys import OfficeKeys
from siksng_tui.services.sessions import Session


class SignatureMissingError(DamagedError):
    """No person's signature covers what a request proposes; nothing was written."""

    code = "signature-missing"


def content(session: Session, of: RequestSet, keys: OfficeKeys) -> Content:
    """Return what goes into the submission of a set; its records are read one by one."""
    signers = {
        signature.public_key: _chain(session, signature, keys)
        for number in of.requests
        for signature in proposals.signatures(session.store, number)
    }
    return Content(records=_lines(session, of, signers), signers=tuple(signers.values()))


def _lines(session: Session, of: RequestSet, signers: dict[bytes, Chain]) -> Iterator[bytes]:
    """Yield the line of each request."""
    for number in of.requests:
        yield request_line(_carried(session, of, number, signers))


def _carried(
    session: Session, of: RequestSet, number: str, signers: dict[bytes, Chain]
) -> CarriedRequest:
    """Return one request with all that the office above needs."""
    request = requests.get(session.store, number, session.office.id)
    entered = requests.events(session.store, number)[0]
    return CarriedRequest(
        number=number,
        kind=request.kind,
        reason=request.reason,
        owner=request.owner,
        region=request.region,
        household=request.household,
        entered_by=entered.account,
        entered=entered.time,
        revisions=tuple(
            _revision(session, proposed) for proposed in proposals.proposal(session.store, number)
        ),
        signatures=(_signature(session, number, signers),),
        reasons=tuple(
            FlagReason(given.key, given.reason, given.account, given.time)
            for given in proposals.reasons(session.store, number)
        ),
        set=_set(of),
    )


def _set(of: RequestSet) -> CarriedSet:
    """Return the set as each of its requests names it."""
    return CarriedSet(
        number=of.number,
        kind=of.kind,
        cycle=of.cycle,
        office=of.office,
        fingerprint=of.fingerprint,
        code=of.code,
        sealed=of.sealed,
        cover=of.cover,
    )


def _revision(session: Session, proposed: Proposed) -> CarriedRevision:
    """Return a revision with those between it and the accepted one that it starts from."""
    accepted = revisions.accepted(session.store, proposed.revision.subject.id)
    between: list[Revision] = []
    parent = proposed.revision.parent
    while parent is not None and parent != accepted:
        revision = read_revision(revisions.body(session.store, parent))
        between.insert(0, revision)
        parent = revision.parent
    return CarriedRevision(proposed.revision, parent, tuple(between))


def _signature(session: Session, number: str, signers: dict[bytes, Chain]) -> CarriedSignature:
    """Return the authentication of what a request proposes, as it travels."""
    hashes = [item.hash for item in proposals.proposal(session.store, number)]
    statement = authentication_statement(number, hashes, session.office.id)
    signature = _newest(proposals.signatures(session.store, number), statement)
    certificate = signers[signature.public_key][0]
    return CarriedSignature(
        office=session.office.id,
        revisions=tuple(sorted(hashes)),
        der=signature.signature,
        signer=certificate.fingerprint(SHA256()).hex(),
        time=signature.time,
    )


def _newest(signatures: tuple[PersonSignature, ...], statement: bytes) -> PersonSignature:
    """Return the newest signature over a statement; an older proposal's does not count.

    Raises:
        SignatureMissingError: nobody signed this.
    """
    for signature in reversed(signatures):
        if signature.statement == statement:
            return signature
    raise SignatureMissingError


def _chain(session: Session, signature: PersonSignature, keys: OfficeKeys) -> Chain:
    """Return the chain of who signed, person first.

    A person whose passphrase was lost has a new key; the old one is certified for what it signed.
    """
    account = accounts.get(session.store, signature.account)
    if account.public_key == signature.public_key and account.certificate is not None:
        return (x509.load_der_x509_certificate(account.certificate), *keys.signer.chain)
    key = serialization.load_der_public_key(signature.public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SignatureMissingError
    return certify_person(keys.signer, signature.account, key, session.clock())
