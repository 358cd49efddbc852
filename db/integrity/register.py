"""The register's columns against the revisions that they were taken from.

An older copy of a page that is put back is sealed correctly. When it holds columns, they no longer
agree with their revision, or with the index beside them, or with the members' rows.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from db.integrity.problems import Problems, Tell
from db.register import columns
from db.store import Store
from forms.loading import instrument
from forms.records import Revision, Subject
from forms.revisions import RevisionUnreadableError, read_revision
from forms.told import is_head, told

BATCH: Final = 200
"""Households read before other threads get their turn."""

HOUSEHOLDS: Final = """
SELECT m.subject_id, m.uid, v.body, v.subject_id, m.person_count, m.family_count, m.head_name,
    m.village, m.id_bdt, m.head_name, m.address, m.decile, m.active
FROM household m JOIN revision v ON v.id = m.revision_id
WHERE m.subject_id > ? ORDER BY m.subject_id LIMIT ?
"""
"""Households, each with its revision."""

FAMILIES: Final = """
SELECT m.subject_id, m.uid, v.body, v.subject_id, m.household_id, NULL, m.kk, m.kk_reversed
FROM family m JOIN revision v ON v.id = m.revision_id
WHERE m.household_id BETWEEN ? AND ? ORDER BY m.household_id, m.seq
"""
"""The families of some households, each with its revision."""

PERSONS: Final = """
SELECT m.subject_id, m.uid, v.body, v.subject_id, m.household_id, f.uid, m.nik, m.nik_reversed,
    m.kk, m.name, m.name_key, m.sex, m.birth, m.relation, m.presence, m.mother_key
FROM person m JOIN revision v ON v.id = m.revision_id
LEFT JOIN family f ON f.subject_id = m.family_id
WHERE m.household_id BETWEEN ? AND ? ORDER BY m.household_id, m.seq
"""
"""The persons of some households, each with its revision."""

MEMBER_COLUMNS: Final = 6
"""Where the columns that are compared begin in a member's row."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """One row, and its subject's revision; None where that is unreadable."""

    row: Any
    revision: Revision | None

    @property
    def subject(self) -> Subject | None:
        """Return the subject; None where its revision is unreadable."""
        return self.revision.subject if self.revision else None


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many households there are, after testing their columns and their members'."""
    _check_counts(store, problems)
    with store.reading():
        run = store.database.connection().execute
        ((size,),) = run("SELECT count(*) FROM household").fetchall()
    seen = 0
    for households, families, persons in _batches(store):
        for household in households:
            number = household.row[0]
            _check_household(problems, household, families[number], persons[number])
        seen += len(households)
        tell(seen, size)
    return seen


def _check_counts(store: Store, problems: Problems) -> None:
    """Test what the triggers have counted."""
    with store.reading():
        run = store.database.connection().execute
        for kind in ("household", "family", "person"):
            ((counted, there),) = run(
                f"SELECT (SELECT value FROM counter WHERE name = 'register.{kind}'),"  # noqa: S608  # one of three tables
                f" (SELECT count(*) FROM {kind})"
            ).fetchall()
            if (counted or 0) != there:
                problems.add("check-register-counts", kind)


def _batches(store: Store) -> Iterator[tuple[list[_Stored], Any, Any]]:
    """Yield some households, and their families and persons by household."""
    last = -1
    while True:
        with store.reading():
            run = store.database.connection().execute
            rows = run(HOUSEHOLDS, (last, BATCH)).fetchall()
            if not rows:
                return
            span = (rows[0][0], rows[-1][0])
            families, persons = run(FAMILIES, span).fetchall(), run(PERSONS, span).fetchall()
        yield [_stored(row) for row in rows], _grouped(families), _grouped(persons)
        last = rows[-1][0]


def _check_household(
    problems: Problems, household: _Stored, families: list[_Stored], persons: list[_Stored]
) -> None:
    """Test one household with its members."""
    revision, uid = household.revision, household.row[1]
    if (len(persons), len(families)) != household.row[4:6]:
        problems.add("check-register-counts", uid)
    if revision is None:
        problems.add("check-register-household", uid)
        return
    members = [one.subject for one in persons if one.subject]
    questions = instrument(revision.instrument)
    described = list(columns.of_household(questions, revision.subject, members))
    if not any(_is_head(person) for person in persons):
        described[2] = household.row[6]
    if tuple(described) != household.row[7:]:
        problems.add("check-register-household", uid)
    _check_members(problems, uid, families, persons)


def _check_members(
    problems: Problems, household: str, families: list[_Stored], persons: list[_Stored]
) -> None:
    """Test the families and persons of one household."""
    cards = {}
    for family in families:
        described = _family_columns(family.revision) if family.revision else None
        cards[family.row[1]] = described[0] if described else None
        if described != family.row[MEMBER_COLUMNS:] or not _belongs(family, household):
            problems.add("check-register-family", family.row[1])
    for person in persons:
        card = cards.get(person.row[5])
        described = _person_columns(person.revision, card) if person.revision else None
        if described != person.row[MEMBER_COLUMNS:] or not _belongs(person, household):
            problems.add("check-register-person", person.row[1])


def _family_columns(revision: Revision) -> tuple[str | None, ...]:
    """Return the columns of a family as its revision has them."""
    return columns.of_family(instrument(revision.instrument), revision.subject)


def _person_columns(revision: Revision, card: str | None) -> tuple[str | None, ...]:
    """Return the columns of a person as the person's revision has them."""
    return columns.of_person(instrument(revision.instrument), revision.subject, card)


def _belongs(member: _Stored, household: str) -> bool:
    """Return whether the row stands where its revision says: in this household and family."""
    links = member.subject.links if member.subject else {}
    return links.get("household") == household and links.get("family") == member.row[5]


def _is_head(person: _Stored) -> bool:
    """Return whether a person is the household's head, with a name."""
    revision = person.revision
    if revision is None:
        return False
    questions, own = instrument(revision.instrument), revision.subject
    return is_head(questions, own) and bool(told(questions, own.answers, "name"))


def _stored(row: Any) -> _Stored:  # noqa: ANN401  # rows of three queries
    """Return a row with its subject, None where the revision is not this subject's."""
    number, uid, body, owner = row[:4]
    try:
        revision = read_revision(body)
    except RevisionUnreadableError:
        return _Stored(row, None)
    same = (revision.subject.id, owner) == (uid, number)
    return _Stored(row, revision if same else None)


def _grouped(rows: list[Any]) -> defaultdict[int, list[_Stored]]:
    """Return members by the row number of their household."""
    grouped = defaultdict(list)
    for row in rows:
        grouped[row[4]].append(_stored(row))
    return grouped
