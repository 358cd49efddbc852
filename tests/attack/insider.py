"""A certified office that went bad: its parcels are signed and sealed as they must be."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from db.parcels import parcels
from db.parcels.parcels import Direction, Parcel
from db.register import revisions
from db.requests import proposals
from db.requests.ledger import next_request_number
from forms.loading import shipped
from forms.records import Level, Revision
from forms.revisions import read_revision
from siksng_tui.exchange import signatures
from siksng_tui.exchange.certificates import certify_person
from siksng_tui.exchange.inside import signer_id
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.request_reading import read_carried_revision
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, authentication_statement
from siksng_tui.exchange.submission import (
    CarriedRequest,
    CarriedRevision,
    CarriedSignature,
    request_line,
)
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, parcelling, submitting
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.requests import workflow
from siksng_tui.services.sets import sealing
from siksng_tui.services.trust import trusting
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm

FOREIGN = "99.99.99.9999"
"""A village of another city."""


@cache
def key() -> ec.EllipticCurvePrivateKey:
    """Return the key of a person whom only the bad office knows."""
    return ec.generate_private_key(ec.SECP256R1())


def covered(realm: Realm) -> CarriedRequest:
    """Return a sound request of the village as it would travel; its set is covered, not sent."""
    with realm.at("village") as session:
        number = road.filed(session, realms.homes(session)[0], luas_lantai="41")
        workflow.finalise(session, number)
    with realm.at("village", "budi") as session:
        workflow.authenticate_all(session)
        made = sealing.seal(session, CYCLE)
    with realm.at("village") as session:
        made = sealing.cover(session, made.number, road.PAPER, made.code)
        keys = read_keys(session.store)
        signers = {
            submitting._key(own): submitting._chain(session, own, keys)
            for own in proposals.signatures(session.store, number)
        }
        return submitting._carried(session, made, number, signers)


def sent(realm: Realm, request: CarriedRequest) -> tuple[Path, Parcel]:
    """Return the village's sound parcel with a request that is covered, and its facts."""
    with realm.at("village") as session:
        path = parcelling.export(session, request.set.number, realm.stick)
        (known,) = parcels.of_request(session.store, request.number, Direction.OUT)
        return path, known


def numbered(session: Session, request: CarriedRequest) -> CarriedRequest:
    """Return a request under a number of the office that it never used."""
    year = session.clock().year
    return replace(request, number=next_request_number(session.store, session.office.region, year))


def submitted(realm: Realm, requests: Iterable[CarriedRequest]) -> Path:
    """Return a parcel of the village to the city, whose requests its own person signed."""
    with realm.at("village") as session:
        chain = certify_person(
            read_keys(session.store).signer, "budi", key().public_key(), session.clock()
        )
        lines = [request_line(_signed(session, own, signer_id(chain))) for own in requests]
        return _mailed(
            session, realm, "city", Load(Kind.SUBMISSION, CYCLE), Content(lines, (), (chain,))
        )


def mailed(realm: Realm, sender: str, to: str, kind: Kind, lines: Iterable[bytes]) -> Path:
    """Return a parcel of any lines, as an office above writes it."""
    with realm.at(sender) as session:
        return _mailed(session, realm, to, Load(kind, CYCLE), Content(list(lines)))


def changed(carried: CarriedRevision, **facts: object) -> CarriedRevision:
    """Return a carried revision with other facts: of its subject, of itself, or another base."""
    body = {**carried.revision.body(), **facts}
    base = facts.get("parent", carried.base)
    return read_carried_revision({"base": base, "body": body, "pending": []})  # type: ignore[dict-item]  # any facts


def kept(session: Session, subject: str) -> Revision:
    """Return the register's state of a subject."""
    name = revisions.accepted(session.store, subject)
    assert name is not None
    return read_revision(revisions.body(session.store, name))


def _signed(session: Session, request: CarriedRequest, signer: str) -> CarriedRequest:
    """Return a request with one true signature, of the bad office's own person."""
    office, hashes = session.office.id, tuple(sorted(request.hashes))
    statement = authentication_statement(request.number, hashes, office)
    der = signatures.sign(key(), AUTHENTICATION_TYPE, statement).der
    return replace(
        request, signatures=(CarriedSignature(office, hashes, der, signer, session.clock()),)
    )


def _mailed(session: Session, realm: Realm, to: str, load: Load, content: Content) -> Path:
    """Return a parcel to the office of a level, written to the stick."""
    card = next(own for own in trusting.cards(session) if own.office.level is Level(to))
    known = tuple(f"{own.id}/{own.version}" for own in shipped())
    with session.act("parcel.pack") as facts:
        parcel = packing.packed(session, card, content, replace(load, instruments=known))
        facts["parcel"] = parcel.id
    return packing.write(session, parcel, realm.stick)
