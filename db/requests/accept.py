"""Making an accepted revision the register's state of its subject."""

import json
from typing import Final

from db.fetching import row, rows, write
from db.register import columns
from db.register.households import HouseholdNotFoundError
from db.register.households import read as read_state
from db.register.revisions import RevisionNotFoundError
from db.requests import proposals
from db.requests.numbers import row_of
from db.store import Store
from forms.instrument import Instrument
from forms.loading import instrument
from forms.presence import codes_of_presence
from forms.records import RequestKind, Revision, Subject, SubjectKind

Keys = tuple[int, str, int]
"""Row number and id of a subject, and row number of its revision."""


def apply_proposal(store: Store, number: str) -> None:
    """Make everything that a request proposes the accepted state: all of it, or nothing.

    A programme proposal for a family of the register adds nothing to it: its people are there.

    Raises:
        RequestNotFoundError: there is no such request; nothing was changed.
        RevisionDamagedError: a revision does not fit its hash; nothing was changed.
        HouseholdNotFoundError: one belongs to a household that the register does not have.
    """
    with store.transaction():
        if _is_of_known(store, number):
            return
        for proposed in proposals.proposal(store, number):
            apply_revision(store, proposed.hash)


def _is_of_known(store: Store, number: str) -> bool:
    """Return whether a request proposes a family of the register for a programme.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    sql = "SELECT kind, other_uid FROM request WHERE id = ?"
    ((kind, other),) = rows(store, sql, (row_of(store, number),))
    return (RequestKind(kind), bool(other)) == (RequestKind.PROPOSAL, True)


def apply_revision(store: Store, revision_hash: str) -> None:
    """Make a stored revision the accepted state of its subject, and its columns follow.

    A household is applied before its new families, a family before its new persons.

    Raises:
        RevisionNotFoundError: the store has no revision of this hash; nothing was changed.
        RevisionDamagedError: it does not fit its hash; nothing was changed.
        HouseholdNotFoundError: it belongs to a household that the register does not have.
    """
    with store.transaction():
        found = row(
            store,
            "SELECT id, subject_id, hash, body FROM revision WHERE hash = ?",
            (bytes.fromhex(revision_hash),),
        )
        if found is None:
            raise RevisionNotFoundError(revision=revision_hash)
        revision_id, number, digest, body = found
        revision = read_state(digest, body)[1]
        subject = revision.subject
        put = _PUT[subject.kind]
        put(store, (number, subject.id, revision_id), revision)


def _put_household(store: Store, keys: Keys, revision: Revision) -> None:
    """Put a household's columns; what depends on its members is counted anew."""
    described = columns.of_household(_questions(revision), revision.subject, ())
    write(store, columns.HOUSEHOLD_AGAIN_SQL, (*keys, revision.instrument, *described, 0, 0))
    _recount(store, keys[0])


def _put_family(store: Store, keys: Keys, revision: Revision) -> None:
    """Put a family's columns, and those of its persons that show its card."""
    number, family = keys[0], revision.subject
    home = _home(store, family)
    old = row(store, "SELECT household_id, seq FROM family WHERE subject_id = ?", (number,))
    seq = _seq(store, "family", home, old)
    described = columns.of_family(_questions(revision), family)
    write(store, columns.FAMILY_AGAIN_SQL, (*keys, home, seq, *described))
    members = rows(
        store,
        "SELECT p.subject_id, p.uid, p.revision_id, v.hash, v.body FROM person p"
        " JOIN revision v ON v.id = p.revision_id WHERE p.family_id = ?",
        (number,),
    )
    for person_number, uid, revision_id, digest, body in members:
        _put_person(store, (person_number, uid, revision_id), read_state(digest, body)[1])
    _recount(store, home)


def _put_person(store: Store, keys: Keys, revision: Revision) -> None:
    """Put a person's columns and make the person findable by the name."""
    number, person = keys[0], revision.subject
    home = _home(store, person)
    old = row(
        store, "SELECT household_id, seq, name_key FROM person WHERE subject_id = ?", keys[:1]
    )
    seq = _seq(store, "person", home, old)
    family = row(
        store,
        "SELECT subject_id, kk FROM family WHERE uid = ?",
        (person.links.get("family", ""),),
    ) or (None, None)
    described = columns.of_person(_questions(revision), person, family[1])
    if old:
        _forget_name(store, number, old[2])
    write(store, columns.PERSON_AGAIN_SQL, (*keys, home, family[0], seq, *described))
    for sql in (columns.WORDS_SQL, columns.TRIGRAMS_SQL):
        write(store, sql, (number, described[columns.NAME_KEY]))
    for household in {home, old[0] if old else home}:
        _recount(store, household)


def _forget_name(store: Store, number: int, name_key: str) -> None:
    """Take a person's former name out of the search."""
    for table in ("person_words", "person_trigrams"):
        write(
            store,
            f"INSERT INTO {table} ({table}, rowid, name_key) VALUES ('delete', ?, ?)",  # noqa: S608  # one of two tables
            (number, name_key),
        )


def _home(store: Store, subject: Subject) -> int:
    """Return the row number of the household that a family or person belongs to.

    Raises:
        HouseholdNotFoundError: the register does not have it.
    """
    uid = subject.links.get("household", "")
    found = row(store, "SELECT subject_id FROM household WHERE uid = ?", (uid,))
    if found is None:
        raise HouseholdNotFoundError
    return int(found[0])


def _seq(store: Store, table: str, home: int, old: tuple[int, ...] | None) -> int:
    """Return the place among its like: the one it has in this household, else the last."""
    if old and old[0] == home:
        return old[1]
    sql = f"SELECT coalesce(max(seq) + 1, 0) FROM {table} WHERE household_id = ?"  # noqa: S608  # one of two tables
    ((last,),) = rows(store, sql, (home,))
    return int(last)


def _questions(revision: Revision) -> Instrument:
    """Return the instrument that a revision's answers are of."""
    return instrument(revision.instrument)


def _recount(store: Store, household: int) -> None:
    """Count a household's rows of members anew, and name its head: first one who lives there."""
    sql = "SELECT instrument FROM household WHERE subject_id = ?"
    ((instrument_id,),) = rows(store, sql, (household,))
    questions = instrument(instrument_id)
    present = json.dumps(sorted(codes_of_presence(questions)))
    write(
        store,
        "UPDATE household SET"
        " person_count = (SELECT count(*) FROM person WHERE household_id = ?1),"
        " family_count = (SELECT count(*) FROM family WHERE household_id = ?1),"
        " head_name = coalesce((SELECT name FROM person WHERE household_id = ?1"
        " AND relation = ?2 AND name <> '' ORDER BY presence IS NOT NULL"
        " AND presence NOT IN (SELECT value FROM json_each(?3)), seq LIMIT 1), head_name)"
        " WHERE subject_id = ?1",
        (household, questions.role_codes.get("relation.head", ""), present),
    )


_PUT: Final = {
    SubjectKind.HOUSEHOLD: _put_household,
    SubjectKind.FAMILY: _put_family,
    SubjectKind.PERSON: _put_person,
}
"""How the columns of each kind of subject are put."""
