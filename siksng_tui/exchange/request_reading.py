"""Reading a request that came up: its hashes agree and its signatures are true, or it is raised.

Format: parcel-1, section 5, "Submission". One bad line says nothing about the others.
"""

import base64
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from forms.canonical import Json
from forms.errors import DamagedError
from forms.moments import read_moment
from forms.records import RequestKind
from forms.revisions import revision_of
from forms.set_records import Cover, SetKind
from forms.text import clean
from siksng_tui.exchange import signatures
from siksng_tui.exchange.certificates import Chain
from siksng_tui.exchange.chains import Person, TrustedRoots, prove_person
from siksng_tui.exchange.errors import (
    CertificateRevokedError,
    OfficeOutOfScopeError,
    RequestLineWrongError,
    SenderUnknownError,
)
from siksng_tui.exchange.inside import signer_id
from siksng_tui.exchange.offices import OFFICE_ID, Office, inside
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, authentication_statement
from siksng_tui.exchange.strictjson import HASH, NUMBER, SUBJECT_ID, Fields, parse_canonical
from siksng_tui.exchange.submission import (
    LINE,
    CarriedRequest,
    CarriedRevision,
    CarriedSet,
    CarriedSignature,
    FlagReason,
    request_json,
)

_KEYS: Final = (
    "entered",
    "household",
    "kind",
    "line",
    "number",
    "owner",
    "reason",
    "reasons",
    "region",
    "revisions",
    "set",
    "signatures",
    "subject",
)
_SET_KEYS: Final = (
    "code",
    "cover",
    "cycle",
    "fingerprint",
    "formers",
    "kind",
    "number",
    "office",
    "sealed",
)


def prove_people(signers: Iterable[Chain], trust: TrustedRoots) -> dict[str, Person]:
    """Return the people whose chains are to be believed, by the id that records name them with.

    Whoever is left out makes the requests fail that rest on that person's signature, not others.
    """
    people = {}
    for chain in signers:
        try:
            people[signer_id(chain)] = prove_person(chain, trust)
        except (SenderUnknownError, CertificateRevokedError, OfficeOutOfScopeError):
            continue
    return people


def read_request_line(line: bytes, people: Mapping[str, Person], sender: Office) -> CarriedRequest:
    """Return the request of a line, proven.

    Args:
        line: one record of a submission.
        people: what `prove_people` returned.
        sender: the office that sent the parcel.

    Raises:
        RequestLineWrongError: it is not as described, holds text that may not be stored, proposes
            nothing, its hashes do not agree, a signature is not true, nobody of the sender
            authenticated just this, nobody of its owner signed anything, or its region is not the
            sender's.
    """
    request = _parsed(line)
    if not request.revisions:
        raise RequestLineWrongError(part="revisions")
    lines = descents(request.revisions)
    _prove_signatures(request, frozenset(itertools.chain.from_iterable(lines)), people)
    if not _authenticated(request, sorted(hashes[-1] for hashes in lines), sender):
        raise RequestLineWrongError(part="authentication")
    if all(signature.office != request.owner for signature in request.signatures):
        raise RequestLineWrongError(part="owner")
    if not inside(request.region, sender.region):
        raise RequestLineWrongError(part="region")
    return request


def _parsed(line: bytes) -> CarriedRequest:
    """Return the request of a line; nothing is proven.

    Raises:
        RequestLineWrongError: it is not as described, or holds text that may not be stored.
    """
    try:
        value = parse_canonical(line)
        request = _request(Fields(value, _KEYS))
        same = request_json(request) == value
    except (ValueError, OverflowError, DamagedError):
        same = False
    if not same:
        raise RequestLineWrongError(part="form")
    if not may_be_stored(line.decode(), value):
        raise RequestLineWrongError(part="text")
    return request


def may_be_stored(line: str, value: Json) -> bool:
    """Return whether every text of a line is cleaned text.

    Plain ASCII without an escape is clean at a glance; nearly every line is.
    """
    if line.isascii() and line.isprintable() and "\\" not in line:
        return True
    return all(clean(text) == text for text in _texts(value))


def _texts(value: Json) -> Iterator[str]:
    """Yield every text of a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def descents(revisions: Sequence[CarriedRevision]) -> list[list[str]]:
    """Return the descent of each revision, every one another subject's.

    Raises:
        RequestLineWrongError: one does not follow, or a subject comes twice.
    """
    if len({carried.revision.subject.id for carried in revisions}) < len(revisions):
        raise RequestLineWrongError(part="revisions")
    return [_descent(carried) for carried in revisions]


def _descent(carried: CarriedRevision) -> list[str]:
    """Return the hashes of a proposal and of those before it, oldest first, when each follows.

    Raises:
        RequestLineWrongError: one names another parent, is another subject's, or nobody's.
    """
    parent, hashes = carried.base, []
    if not SUBJECT_ID.fullmatch(carried.revision.subject.id):
        raise RequestLineWrongError(part="revisions")
    for revision in (*carried.pending, carried.revision):
        if revision.parent != parent or revision.subject.id != carried.revision.subject.id:
            raise RequestLineWrongError(part="revisions")
        parent = revision.hash
        hashes.append(parent)
    return hashes


def _prove_signatures(
    request: CarriedRequest, carried: frozenset[str], people: Mapping[str, Person]
) -> None:
    """Return when every signature is true, and over revisions that the line carries.

    Raises:
        RequestLineWrongError: one is not.
    """
    for signature in request.signatures:
        _prove_signature(request.number, signature, people.get(signature.signer))
        if not carried.issuperset(signature.revisions):
            raise RequestLineWrongError(part="signatures")


def _authenticated(request: CarriedRequest, proposed: list[str], sender: Office) -> bool:
    """Return whether a signature of the sender's office covers exactly what is proposed."""
    return any(
        sorted(signature.revisions) == proposed
        for signature in request.signatures
        if signature.office == sender.id
    )


def _prove_signature(number: str, signature: CarriedSignature, person: Person | None) -> None:
    """Return when a person of the office signed that these revisions are authentic.

    Raises:
        RequestLineWrongError: the person is not known, of another office, or did not sign.
    """
    if person is None or person.office.id != signature.office:
        raise RequestLineWrongError(part="signer")
    statement = authentication_statement(number, signature.revisions, signature.office)
    try:
        signatures.verify_der(person.key, signature.der, AUTHENTICATION_TYPE, statement)
    except signatures.SignatureWrongError:
        raise RequestLineWrongError(part="signatures") from None


def _request(fields: Fields) -> CarriedRequest:
    """Return the request of a parsed line; nothing is proven.

    Raises:
        ValueError, DamagedError: it is not as described.
    """
    fields.word("line", LINE)
    entered = Fields(fields.any("entered"), ("account", "time"))
    return CarriedRequest(
        number=fields.text("number", NUMBER),
        kind=RequestKind(fields.text("kind")),
        reason=fields.text("reason"),
        owner=fields.text("owner", OFFICE_ID),
        region=fields.text("region"),
        household=fields.text("household", SUBJECT_ID),
        subject=fields.text("subject", SUBJECT_ID),
        entered_by=entered.text("account"),
        entered=read_moment(entered.text("time")),
        revisions=tuple(read_carried_revision(item) for item in fields.items("revisions")),
        signatures=tuple(_carried_signature(item) for item in fields.items("signatures")),
        reasons=tuple(_flag_reason(item) for item in fields.items("reasons")),
        set=_carried_set(Fields(fields.any("set"), _SET_KEYS)),
    )


def read_carried_revision(value: Json) -> CarriedRevision:
    """Return a proposed revision with those before it."""
    fields = Fields(value, ("base", "body", "pending"))
    return CarriedRevision(
        revision=revision_of(fields.any("body")),
        base=fields.text_or_none("base", HASH),
        pending=tuple(revision_of(item) for item in fields.items("pending")),
    )


def _carried_signature(value: Json) -> CarriedSignature:
    """Return a person's authentication."""
    fields = Fields(value, ("office", "revisions", "signature", "signer", "time"))
    return CarriedSignature(
        office=fields.text("office", OFFICE_ID),
        revisions=fields.texts("revisions", HASH),
        der=base64.b64decode(fields.text("signature"), validate=True),
        signer=fields.text("signer", HASH),
        time=read_moment(fields.text("time")),
    )


def _flag_reason(value: Json) -> FlagReason:
    """Return why a flag was passed."""
    fields = Fields(value, ("account", "finding", "reason", "time"))
    return FlagReason(
        finding=fields.text("finding"),
        reason=fields.text("reason"),
        account=fields.text("account"),
        time=read_moment(fields.text("time")),
    )


def _carried_set(fields: Fields) -> CarriedSet:
    """Return the sender's set."""
    return CarriedSet(
        number=fields.text("number"),
        kind=SetKind(fields.text("kind")),
        cycle=fields.text("cycle"),
        office=fields.text("office", OFFICE_ID),
        fingerprint=fields.text("fingerprint", HASH),
        code=fields.text("code"),
        sealed=read_moment(fields.text("sealed")),
        cover=read_cover(fields.any("cover")),
        formers=fields.texts("formers", HASH),
    )


def read_cover(value: Json) -> Cover | None:
    """Return the cover paper, or None for null."""
    if value is None:
        return None
    fields = Fields(value, ("date", "number", "signer"))
    return Cover(
        fields.text("number"), dt.date.fromisoformat(fields.text("date")), fields.text("signer")
    )
