"""What a request proposes, why its flags were passed, who had a hand in it, who signed it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.fetching import rows, write
from db.register.revisions import keep, proved
from db.requests import bearers, pending
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.store import Store
from forms.canonical import digest
from forms.records import Revision
from forms.revisions import read_revision

ORIGIN = "request"
"""Where proposed revisions come from."""

REASONED: Final = "request.reason"
"""The audit's word for a reason that was given."""

MARK_DIGITS: Final = 12
"""Digits of a mark by which the audit knows a finding and a reason without holding either.

Fewer than a NIK has: no mark may look like one to whoever searches the audit for citizens.
"""

_BUILT_UPON_SQL: Final = """
SELECT DISTINCT r.number FROM request_revision own
CROSS JOIN revision v ON v.id = own.revision_id
CROSS JOIN request_revision later ON later.subject_uid = own.subject_uid AND later.base = v.hash
CROSS JOIN request_state s ON s.request_id = later.request_id
JOIN request r ON r.id = later.request_id
WHERE own.request_id = ?1 AND later.request_id <> ?1 AND s.office_id = ?2
AND s.state IN (SELECT value FROM json_each(?3)) ORDER BY r.id
"""
"""Asked from the request on: SQLite would begin with everything that is not decided."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposed revision, and the hash of the state that it is based on."""

    revision: Revision
    base: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class FindingReason:
    """Why a person passed a flag; `key` is the finding's."""

    key: str
    reason: str
    account: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class PersonSignature:
    """A person's signature (DER) over a statement; the key is SubjectPublicKeyInfo (DER).

    `chain` (PEM, person first) proves a person of another office; it is empty for the own one.
    """

    office: str
    account: str
    public_key: bytes
    statement: bytes
    signature: bytes
    time: dt.datetime
    chain: bytes = b""


def propose(
    store: Store,
    number: str,
    revisions: Sequence[tuple[Revision, str | None]],
    origin: str = ORIGIN,
) -> None:
    """Make revisions, each with its base, the whole proposal of a request.

    Revisions that it proposed before stay in the store; `origin` is where new ones come from.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        request = row_of(store, number)
        for table in ("request_revision", "proposed_number"):
            write(store, f"DELETE FROM {table} WHERE request_id = ?", (request,))  # noqa: S608  # one of two tables
        for position, (revision, base) in enumerate(revisions):
            write(
                store,
                "INSERT INTO request_revision (request_id, position, subject_uid, base,"
                " revision_id) VALUES (?, ?, ?, ?, ?)",
                (
                    request,
                    position,
                    revision.subject.id,
                    bytes.fromhex(base) if base else None,
                    keep(store, revision, origin),
                ),
            )
        bearers.note(store, request, [revision.subject for revision, _ in revisions])


def proposal(store: Store, number: str) -> tuple[Proposed, ...]:
    """Return what a request proposes, in its order.

    Raises:
        RequestNotFoundError: there is no such request.
        RevisionDamagedError: a revision does not fit its hash.
    """
    found = rows(
        store,
        "SELECT v.hash, v.body, p.base FROM request_revision p"
        " JOIN revision v ON v.id = p.revision_id WHERE p.request_id = ? ORDER BY p.position",
        (row_of(store, number),),
    )
    return tuple(
        Proposed(read_revision(proved(digest, body)), base.hex() if base else None, digest.hex())
        for digest, body, base in found
    )


def built_upon(store: Store, number: str, office: str) -> tuple[str, ...]:
    """Return the undecided requests of an office that start from what a request proposes.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(store, _BUILT_UPON_SQL, (row_of(store, number), office, pending.OPEN_JSON))
    return tuple(later for (later,) in found)


def touch(store: Store, number: str, account: str) -> None:
    """Remember that a person changed or finalised what a request proposes.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT OR IGNORE INTO request_touch (request_id, account) VALUES (?, ?)",
        (row_of(store, number), account),
    )


def touched_by(store: Store, number: str) -> frozenset[str]:
    """Return who changed or finalised what a request proposes.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store, "SELECT account FROM request_touch WHERE request_id = ?", (row_of(store, number),)
    )
    return frozenset(account for (account,) in found)


def reason_marks(key: str, reason: str) -> Mapping[str, str]:
    """Return what the audit entry of a reason tells of it, so that a lost one is noticed."""
    return {"finding": digest(key)[:MARK_DIGITS], "said": digest(reason)[:MARK_DIGITS]}


def give_reason(store: Store, number: str, given: FindingReason) -> None:
    """Keep why a flag was passed, in place of an earlier reason.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT OR REPLACE INTO finding_reason (request_id, finding_key, reason, account, time)"
        " VALUES (?, ?, ?, ?, ?)",
        (row_of(store, number), given.key, given.reason, given.account, stored_moment(given.time)),
    )


def take_reason(store: Store, number: str, key: str) -> None:
    """Take back a reason, if it was given.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "DELETE FROM finding_reason WHERE request_id = ? AND finding_key = ?",
        (row_of(store, number), key),
    )


def reasons(store: Store, number: str) -> tuple[FindingReason, ...]:
    """Return why the flags of a request were passed.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT finding_key, reason, account, time FROM finding_reason WHERE request_id = ?"
        " ORDER BY finding_key",
        (row_of(store, number),),
    )
    return tuple(
        FindingReason(key, reason, account, dt.datetime.fromisoformat(time))
        for key, reason, account, time in found
    )


def sign(store: Store, number: str, signature: PersonSignature) -> None:
    """Keep a person's signature.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT INTO signature"
        " (request_id, office_id, account, public_key, statement, signature, time, chain)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row_of(store, number),
            signature.office,
            signature.account,
            signature.public_key,
            signature.statement,
            signature.signature,
            stored_moment(signature.time),
            signature.chain or None,
        ),
    )


def signatures(store: Store, number: str) -> tuple[PersonSignature, ...]:
    """Return the signatures of a request, oldest first.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT office_id, account, public_key, statement, signature, time, chain FROM signature"
        " WHERE request_id = ? ORDER BY id",
        (row_of(store, number),),
    )
    return tuple(
        PersonSignature(
            office=office,
            account=account,
            public_key=key,
            statement=statement,
            signature=signed,
            time=dt.datetime.fromisoformat(time),
            chain=chain or b"",
        )
        for office, account, key, statement, signed, time, chain in found
    )
