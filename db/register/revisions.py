"""Immutable states of subjects: kept once, read back only when they still fit their hash."""

import hashlib
from collections.abc import Iterator
from typing import Final

from db.fetching import Values, row, rows, write
from db.rows.fields import stored_moment
from db.store import Store
from forms.errors import DamagedError, NotFoundError
from forms.records import Revision
from forms.revisions import Spelled, spelled

_LINE_SQL: Final = """
WITH RECURSIVE line (hash, parent, step) AS (
    SELECT hash, parent, 0 FROM revision WHERE hash = ?
    UNION ALL
    SELECT r.hash, r.parent, step + 1 FROM line JOIN revision r ON r.hash = line.parent
)
SELECT hash FROM line ORDER BY step
"""


_KEPT_SQL: Final = """
SELECT v.id FROM revision v JOIN subject s ON s.id = v.subject_id WHERE v.hash = ? AND s.kind = ?
"""


class RevisionNotFoundError(NotFoundError):
    """The store has no revision of this hash."""

    code = "revision-not-found"


class SubjectKindError(DamagedError):
    """What was a household is to be a person, or the like; nothing was kept."""

    code, field = "subject-kind", "file"


class RevisionDamagedError(DamagedError):
    """A stored revision does not fit its hash; it was not used. Facts: revision (its hash)."""

    code = "revision-damaged"


def keep(store: Store, revision: Revision, origin: str) -> int:
    """Return the row number of a revision, which is stored unless it is there already.

    Raises:
        SubjectKindError: its subject is known as one of another kind; nothing was kept.
    """
    return keep_spelled(store, spelled(revision), origin)


def keep_spelled(store: Store, own: Spelled, origin: str) -> int:
    """Return the row number of a revision as `keep` does, its bytes as they are.

    Raises:
        SubjectKindError: its subject is known as one of another kind; nothing was kept.
    """
    subject = own.subject
    with store.transaction():
        write(
            store,
            "INSERT INTO subject (uid, kind) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING",
            (subject.id, subject.kind.value),
        )
        write(
            store,
            "INSERT INTO revision (hash, parent, instrument, version, author, time, origin, body,"
            " subject_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM subject WHERE uid = ?))"
            " ON CONFLICT (hash) DO NOTHING",
            (*stored(own, origin), subject.id),
        )
        found = row(store, _KEPT_SQL, (own.digest, subject.kind.value))
        if found is None:
            raise SubjectKindError
    return int(found[0])


def stored(own: Spelled, origin: str) -> Values:
    """Return hash, parent, instrument, version, author, time, origin and body of a revision."""
    revision = own.revision
    return (
        own.digest,
        bytes.fromhex(revision.parent) if revision.parent else None,
        revision.instrument,
        revision.version,
        revision.author,
        stored_moment(revision.time),
        origin,
        own.body,
    )


def body(store: Store, revision_hash: str) -> bytes:
    """Return the canonical bytes of a revision.

    Raises:
        RevisionNotFoundError: the store has none of this hash.
        RevisionDamagedError: the bytes do not fit the hash.
    """
    digest = bytes.fromhex(revision_hash)
    found = row(store, "SELECT body FROM revision WHERE hash = ?", (digest,))
    if found is None:
        raise RevisionNotFoundError(revision=revision_hash)
    return proved(digest, found[0])


def known(store: Store, revision_hash: str | None) -> bool:
    """Return whether the store has a revision of this hash."""
    if revision_hash is None:
        return False
    digest = bytes.fromhex(revision_hash)
    return row(store, "SELECT 1 FROM revision WHERE hash = ?", (digest,)) is not None


def subject(store: Store, revision_hash: str | None) -> str | None:
    """Return the id of whose state a revision is, None where the store has none of this hash."""
    if revision_hash is None:
        return None
    found = row(
        store,
        "SELECT s.uid FROM revision v JOIN subject s ON s.id = v.subject_id WHERE v.hash = ?",
        (bytes.fromhex(revision_hash),),
    )
    return str(found[0]) if found else None


def line(store: Store, revision_hash: str) -> Iterator[str]:
    """Yield the hash of a revision and of those it comes from, newest first, as far as known."""
    for (digest,) in rows(store, _LINE_SQL, (bytes.fromhex(revision_hash),)):
        yield digest.hex()


def proved(digest: bytes, data: bytes) -> bytes:
    """Return the bytes of a revision, whose SHA-256 they have.

    Raises:
        RevisionDamagedError: they have another.
    """
    if hashlib.sha256(data).digest() != digest:
        raise RevisionDamagedError(revision=digest.hex())
    return data


def accepted(store: Store, subject_uid: str) -> str | None:
    """Return the hash of the state that the register has of a subject, None where it has none."""
    found = row(
        store,
        "SELECT hash FROM revision WHERE id = coalesce("
        "(SELECT revision_id FROM person WHERE uid = ?1),"
        " (SELECT revision_id FROM family WHERE uid = ?1),"
        " (SELECT revision_id FROM household WHERE uid = ?1))",
        (subject_uid,),
    )
    return found[0].hex() if found else None
