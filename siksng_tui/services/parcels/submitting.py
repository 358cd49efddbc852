"""What a submission carries: each request of a set with its revisions, signatures and reasons."""

from collections.abc import Iterator, Mapping, Sequence

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from db.office import accounts, attachments
from db.parcels import parcels
from db.parcels.parcels import Direction
from db.register import revisions
from db.requests import proposals, requests
from db.requests.proposals import PersonSignature, Proposed
from forms.errors import DamagedError
from forms.records import Revision
from forms.revisions import read_revision
from forms.set_records import RequestSet
from siksng_tui.exchange.certificates import Chain, certify_person, read_chain
from siksng_tui.exchange.inside import AttachmentFacts, signer_id
from siksng_tui.exchange.payloads import Attachment
from siksng_tui.exchange.statements import authentication_statement, signed_revisions
from siksng_tui.exchange.submission import (
    CarriedRequest,
    CarriedRevision,
    CarriedSet,
    CarriedSignature,
    FlagReason,
    request_line,
)
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.keys import OfficeKeys
from siksng_tui.services.office.sessions import Session

Signers = Mapping[tuple[bytes, bytes], Chain]
"""A person's key and chain, as kept with a signature, to the chain that travels."""


class SignatureMissingError(DamagedError):
    """No person's signature covers what a request proposes; nothing was written."""

    code = "signature-missing"


def content(session: Session, of: RequestSet, numbers: Sequence[str], keys: OfficeKeys) -> Content:
    """Return what goes into the submission of a set; its records are read one by one.

    Args:
        session: the unlocked office.
        of: the set.
        numbers: those of its requests that go.
        keys: of the office.
    """
    signers = {
        _key(signature): _chain(session, signature, keys)
        for number in numbers
        for signature in proposals.signatures(session.store, number)
    }
    lines = (request_line(_carried(session, of, number, signers)) for number in numbers)
    return Content(
        records=lines,
        attachments=tuple(_attachments(session, of, numbers)),
        signers=tuple({signer_id(own): own for own in signers.values()}.values()),
    )


def _attachments(session: Session, of: RequestSet, numbers: Sequence[str]) -> Iterator[Attachment]:
    """Yield the scan of the set's signed paper, then those that came with its requests, each once.

    Their bytes are read when they are packed.
    """
    came = (
        parcel.id
        for number in numbers
        for parcel in parcels.of_request(session.store, number, Direction.IN)
    )
    known = set()
    for owner in dict.fromkeys((of.number, *came)):
        for own in attachments.of(session.store, owner):
            if own.sha256 not in known:
                known.add(own.sha256)
                facts = AttachmentFacts(own.name, own.sha256, own.size)
                yield Attachment(facts, _blocks(session, owner, own.sha256))


def _blocks(session: Session, owner: str, sha256: str) -> Iterator[bytes]:
    """Yield the bytes of an attachment."""
    yield attachments.content(session.store, owner, sha256)


def _carried(session: Session, of: RequestSet, number: str, signers: Signers) -> CarriedRequest:
    """Return one request with all that the office above needs."""
    request = requests.get(session.store, number, session.office.id)
    account, entered = requests.entered(session.store, number)
    return CarriedRequest(
        number=number,
        kind=request.kind,
        reason=request.reason,
        owner=request.owner,
        region=request.region,
        household=request.household,
        subject=request.subject,
        entered_by=account,
        entered=entered,
        revisions=tuple(
            _revision(session, proposed) for proposed in proposals.proposal(session.store, number)
        ),
        signatures=_signatures(session, number, signers),
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
        formers=of.formers,
    )


def _revision(session: Session, proposed: Proposed) -> CarriedRevision:
    """Return a revision with those between it and the accepted one that it starts from."""
    accepted = revisions.accepted(session.store, proposed.revision.subject.id)
    between: list[Revision] = []
    parent = proposed.revision.parent
    while parent not in {None, accepted} and revisions.known(session.store, parent):
        revision = read_revision(revisions.body(session.store, parent))
        between.insert(0, revision)
        parent = revision.parent
    return CarriedRevision(proposed.revision, parent, tuple(between))


def _signatures(session: Session, number: str, signers: Signers) -> tuple[CarriedSignature, ...]:
    """Return the authentications of a request, oldest first: of each office its newest one.

    Raises:
        SignatureMissingError: nobody of this office signed what is proposed.
    """
    kept = proposals.signatures(session.store, number)
    hashes = [item.hash for item in proposals.proposal(session.store, number)]
    statement = authentication_statement(number, hashes, session.office.id)
    newest = {
        one.office: one
        for one in kept
        if one.office != session.office.id or one.statement == statement
    }
    if session.office.id not in newest:
        raise SignatureMissingError
    return tuple(_carried_signature(one, signers) for one in kept if one in newest.values())


def _carried_signature(signature: PersonSignature, signers: Signers) -> CarriedSignature:
    """Return an authentication as it travels."""
    certificate = signers[_key(signature)][0]
    return CarriedSignature(
        office=signature.office,
        revisions=signed_revisions(signature.statement),
        der=signature.signature,
        signer=certificate.fingerprint(SHA256()).hex(),
        time=signature.time,
    )


def _key(signature: PersonSignature) -> tuple[bytes, bytes]:
    """Return what tells signers apart: a person's key, and the chain that came with it."""
    return signature.public_key, signature.chain


def _chain(session: Session, signature: PersonSignature, keys: OfficeKeys) -> Chain:
    """Return the chain of who signed, person first; of another office the one that came.

    A person whose passphrase was lost has a new key; the old one is certified for what it signed.
    """
    if signature.chain:
        return read_chain(signature.chain)
    account = accounts.get(session.store, signature.account)
    if account.public_key == signature.public_key and account.certificate is not None:
        return (x509.load_der_x509_certificate(account.certificate), *keys.signer.chain)
    key = serialization.load_der_public_key(signature.public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SignatureMissingError
    return certify_person(keys.signer, signature.account, key, session.clock())
