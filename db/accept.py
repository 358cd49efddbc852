"""Making an accepted revision the register's state of its subject."""

from db import columns
from db.fetching import row, rows, write
from db.households import HouseholdNotFoundError
from db.households import read as read_state
from db.revisions import RevisionNotFoundError
from db.store import Store
from forms.records import Subject, SubjectKind


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
        if subject.kind is SubjectKind.HOUSEHOLD:
            _put_household(store, (number, subject.id, revision_id, revision.instrument), subject)
        elif subject.kind is SubjectKind.FAMILY:
            _put_family(store, (number, subject.id, revision_id), subject)
        else:
            _put_person(store, (number, subject.id, revision_id), subject)


def _put_household(store: Store, keys: tuple[int, str, int, str], household: Subject) -> None:
    """Put a household's columns; what depends on its members is counted anew."""
    described = columns.of_household(household, ())
    write(store, columns.HOUSEHOLD_AGAIN_SQL, (*keys, *described, 0, 0))
    _recount(store, keys[0])


def _put_family(store: Store, keys: tuple[int, str, int], family: Subject) -> None:
    """Put a family's columns, and those of its persons that show its card."""
    number = keys[0]
    home = _home(store, family)
    old = row(store, "SELECT household_id, seq FROM family WHERE subject_id = ?", (number,))
    seq = _seq(store, "family", home, old)
    write(store, columns.FAMILY_AGAIN_SQL, (*keys, home, seq, *columns.of_family(family)))
    members = rows(
        store,
        "SELECT p.subject_id, p.uid, p.revision_id, v.hash, v.body FROM person p"
        " JOIN revision v ON v.id = p.revision_id WHERE p.family_id = ?",
        (number,),
    )
    for person_number, uid, revision_id, digest, body in members:
        subject = read_state(digest, body)[1].subject
        _put_person(store, (person_number, uid, revision_id), subject)
    _recount(store, home)


def _put_person(store: Store, keys: tuple[int, str, int], person: Subject) -> None:
    """Put a person's columns and make the person findable by the name."""
    number = keys[0]
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
    described = columns.of_person(person, family[1])
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


def _recount(store: Store, household: int) -> None:
    """Count a household's members anew, and name its head."""
    write(
        store,
        "UPDATE household SET"
        " person_count = (SELECT count(*) FROM person WHERE household_id = ?1),"
        " family_count = (SELECT count(*) FROM family WHERE household_id = ?1),"
        " head_name = coalesce((SELECT name FROM person WHERE household_id = ?1"
        " AND relation = ?2 AND name <> '' ORDER BY seq LIMIT 1), head_name)"
        " WHERE subject_id = ?1",
        (household, columns.HEAD),
    )
