"""Taking a submission: each request and telling apart, proven, kept and judged; then the receipt.

One bad record never takes the others with it: the receipt names it with its reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from db.office import attachments, offices
from db.parcels import arrivals, parcels
from db.parcels.arrivals import RecordOutcome
from db.parcels.parcels import Parcel
from db.register import revisions
from db.requests import proposals, received, requests
from db.requests.proposals import FindingReason, PersonSignature
from forms.errors import SiksngError
from forms.records import Revision, State, SubjectKind
from siksng_tui.exchange.certificates import write_chain
from siksng_tui.exchange.chains import Person
from siksng_tui.exchange.errors import ParcelTooLargeError
from siksng_tui.exchange.inside import signer_id
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.opening import OpenedParcel, copy_attachment
from siksng_tui.exchange.receipt import Result
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.statements import authentication_statement
from siksng_tui.exchange.submission import CarriedRequest
from siksng_tui.exchange.telling import CarriedTelling, is_telling, read_telling_line
from siksng_tui.services.entry import judging
from siksng_tui.services.entry.standing import MOVING
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.requests import claims, word_up
from siksng_tui.services.sets.attaching import MOST_MEGABYTES
from siksng_tui.services.trust.trusting import trusted_roots

ORIGIN = "parcel"
"""Where revisions of other offices come from."""


LARGEST_ATTACHMENT: Final = MOST_MEGABYTES << 20
"""Bytes of an attachment: no office attaches a larger scan."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What all records of a parcel share: the parcel, its sender, who signed what is in it.

    `people` and their `chains` (PEM) are found by the id that records name signers with.
    """

    parcel: Parcel
    sender: Office
    people: Mapping[str, Person]
    chains: Mapping[str, bytes]


def take(session: Session, opened: OpenedParcel, parcel: Parcel) -> None:
    """Take the records of a submission and make its receipt; it belongs into the opening.

    Raises:
        ParcelInsideWrongError, ParcelForgedError: while the records are read; take none of them.
    """
    signers = opened.header.signers
    source = _Source(
        parcel=parcel,
        sender=opened.sealed.manifest.head.sender,
        people=prove_people(signers, trusted_roots(session)),
        chains={signer_id(chain): write_chain(chain) for chain in signers},
    )
    outcomes = tuple(
        _outcome(session, source, position, line)
        for position, line in enumerate(opened.records, start=1)
    )
    arrivals.note_outcomes(session.store, parcel.id, outcomes)
    _keep_attachments(session, opened, parcel)
    receipts.make(session, parcel)


def _keep_attachments(session: Session, opened: OpenedParcel, parcel: Parcel) -> None:
    """Keep the scans of signed papers with the parcel that they came in.

    Raises:
        ParcelInsideWrongError, ParcelForgedError, ParcelTooLargeError: take nothing of the parcel.
    """
    identities = [read_keys(session.store).identity]
    for index, facts in enumerate(opened.header.attachments):
        if facts.size > LARGEST_ATTACHMENT:
            raise ParcelTooLargeError(part="attachments")
        content = bytearray()
        copy_attachment(opened, index, identities, content.extend)
        attachments.keep(session.store, parcel.id, facts.name, bytes(content), session.clock())


def _outcome(session: Session, source: _Source, position: int, line: bytes) -> RecordOutcome:
    """Return what became of one record; what it wrote is undone when it is refused."""
    number = ""
    try:
        carried = _record(source, line)
        number = carried.number
        with session.store.transaction():
            if isinstance(carried, CarriedTelling):
                waits = _heard(session, source, position, carried)
            else:
                waits = _taken(session, source, position, carried)
    except SiksngError as refusal:
        part = refusal.facts.get("part", "")
        reason = f"{refusal.code}/{part}" if part else refusal.code
        return RecordOutcome(position, number, Result.REFUSED.value, reason)
    result = Result.WAITING if waits else Result.ACCEPTED
    return RecordOutcome(position, number, result.value, waits)


def _record(source: _Source, line: bytes) -> CarriedRequest | CarriedTelling:
    """Return what a line carries, proven.

    Raises:
        RequestLineWrongError: it is not sound.
    """
    if is_telling(line):
        return read_telling_line(line)
    return read_request_line(line, source.people, source.sender)


def _heard(session: Session, source: _Source, position: int, carried: CarriedTelling) -> str:
    """Return that nothing waits: a citizen was told, and that is noted.

    Raises:
        SiksngError: it is refused.
    """
    word_up.hear(session, source.sender, carried)
    parcels.place_telling(session.store, source.parcel.id, position, carried.number)
    return ""


def _taken(session: Session, source: _Source, position: int, carried: CarriedRequest) -> str:
    """Return why a request waits for a person, empty when it does not; it is kept and judged.

    Raises:
        SiksngError: it is refused.
    """
    owners = [source.people[one.signer].office for one in carried.signatures]
    claims.require_request(session, source.sender, owners, carried)
    if not _is_here(session, source, carried):
        _kept(session, source, carried)
    parcels.place_request(
        session.store, source.parcel.id, position, carried.number, carried.set.to_json()
    )
    return judging.judge(session, carried.number)


def _is_here(session: Session, source: _Source, carried: CarriedRequest) -> bool:
    """Return whether just this came before, by another parcel: it stays where it stands.

    What it proposes was signed; what this office made of it since then is its own.
    """
    own = session.office.id
    known = requests.find(session.store, carried.number, own)
    if known is None or known.state is State.RETURNED:
        return False
    kept = {one.statement for one in proposals.signatures(session.store, carried.number)}
    return all(one.statement in kept for one in _signatures(source, carried))


def _kept(session: Session, source: _Source, carried: CarriedRequest) -> None:
    """Keep a request with all that came with it."""
    store, number = session.store, carried.number
    for signature in carried.signatures:
        _know(session, source.people[signature.signer].office)
    received.receive(store, _received(carried), session.doing())
    for own in carried.revisions:
        for before in own.pending:
            revisions.keep(store, before, ORIGIN)
    proposals.propose(store, number, list(_proposed(session, carried)), ORIGIN)
    known = set(proposals.signatures(store, number))
    for one in _signatures(source, carried):
        if one not in known:
            proposals.sign(store, number, one)
    for given in carried.reasons:
        reason = FindingReason(given.finding, given.reason, given.account, given.time)
        proposals.give_reason(store, number, reason)


def _know(session: Session, office: Office) -> None:
    """Keep an office that signed, if nothing is known of it; its chain was proven."""
    if not offices.known(session.store, office.id):
        named = offices.KnownOffice(
            id=office.id,
            level=office.level,
            region=office.region,
            name=office.id,
            own=False,
            card=None,
            added=session.clock(),
        )
        offices.add(session.store, named)


def _received(carried: CarriedRequest) -> received.NewReceived:
    """Return the request as the store takes it over."""
    first = carried.revisions[0].revision
    return received.NewReceived(
        number=carried.number,
        kind=carried.kind,
        reason=carried.reason,
        owner=carried.owner,
        household=carried.household,
        other=_other(carried),
        subject=carried.subject,
        instrument=(first.instrument, first.version),
        region=carried.region,
        head_name="",
        entered_by=carried.entered_by,
        entered=carried.entered,
    )


def _other(carried: CarriedRequest) -> str:
    """Return the other household of a split or a merge: the one that is not filled in."""
    if carried.kind not in MOVING:
        return ""
    subjects = (own.revision.subject for own in carried.revisions)
    homes = (own.id for own in subjects if own.kind is SubjectKind.HOUSEHOLD)
    return next((home for home in homes if home != carried.household), "")


def _proposed(session: Session, carried: CarriedRequest) -> Iterator[tuple[Revision, str | None]]:
    """Yield each proposed revision with the one that it starts from, if that is known here."""
    for own in carried.revisions:
        parent = own.revision.parent
        yield own.revision, parent if revisions.known(session.store, parent) else None


def _signatures(source: _Source, carried: CarriedRequest) -> Iterator[PersonSignature]:
    """Yield the authentications of a request as the store keeps them."""
    for signature in carried.signatures:
        person = source.people[signature.signer]
        yield PersonSignature(
            office=signature.office,
            account=person.account,
            public_key=person.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
            statement=authentication_statement(
                carried.number, signature.revisions, signature.office
            ),
            signature=signature.der,
            time=signature.time,
            chain=source.chains[signature.signer],
        )
