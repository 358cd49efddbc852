"""Many households at once that the store has nothing of: revisions, columns and search."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count, islice
from typing import Final

import apsw

from db.fetching import Values, rows, write_many
from db.register import columns, revisions
from db.store import Store
from forms.errors import RefusedError
from forms.loading import instrument
from forms.records import HouseholdRecord, Revision, SubjectKind
from forms.revisions import Spelled, spelled

CHUNK: Final = 500
"""Households that are written together; memory and the steps of progress follow from it."""

CACHE_KIB: Final = 65536
"""Page cache while inserting: the indexes of random numbers stay in memory."""

SUBJECT_SQL: Final = "INSERT INTO subject (id, uid, kind) VALUES (?, ?, ?)"
"""Makes a subject known."""

REVISION_SQL: Final = """
INSERT INTO revision (id, subject_id, hash, parent, instrument, version, author, time, origin, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Keeps a subject's revision, whose row has the subject's number."""

States = Mapping[str, Spelled]
"""Id of a subject to the state that becomes the register's."""


class SubjectExistsError(RefusedError):
    """A household, family or person of the file is in the store already; nothing was inserted."""

    code = "subject-exists"


class _Batch:
    """The rows of some households, each list in the order of its statement's parameters."""

    def __init__(self, origin: str, numbers: Iterator[int]) -> None:
        """Keep where the revisions come from, and where the numbers of rows do."""
        self._origin = origin
        self._numbers = numbers
        self.subjects: list[Values] = []
        self.revisions: list[Values] = []
        self.households: list[Values] = []
        self.families: list[Values] = []
        self.persons: list[Values] = []
        self.names: list[Values] = []

    def add(self, record: HouseholdRecord, states: States) -> None:
        """Make the rows of one household, whose subjects have these states."""
        ids = {uid: self._add_subject(state) for uid, state in states.items()}
        self._add_household(record, ids)
        self._add_families(record, ids)
        self._add_persons(record, ids)

    def _add_subject(self, state: Spelled) -> int:
        """Make the rows of one subject and its state; return the number of both."""
        subject, number = state.subject, next(self._numbers)
        self.subjects.append((number, subject.id, subject.kind.value))
        self.revisions.append((number, number, *revisions.stored(state, self._origin)))
        return number

    def _add_household(self, record: HouseholdRecord, ids: Mapping[str, int]) -> None:
        """Make the household's row."""
        household = record.household
        number = ids[household.id]
        described = columns.of_household(instrument(record.instrument), household, record.persons)
        sizes = (len(record.persons), len(record.families))
        self.households.append(
            (number, household.id, number, record.instrument, *described, *sizes)
        )

    def _add_families(self, record: HouseholdRecord, ids: Mapping[str, int]) -> None:
        """Make a row for each family."""
        home, questions = ids[record.household.id], instrument(record.instrument)
        for seq, family in enumerate(record.families):
            number, described = ids[family.id], columns.of_family(questions, family)
            self.families.append((number, family.id, number, home, seq, *described))

    def _add_persons(self, record: HouseholdRecord, ids: Mapping[str, int]) -> None:
        """Make the rows of each person and of the person's name."""
        home, questions = ids[record.household.id], instrument(record.instrument)
        cards = {own.id: columns.of_family(questions, own)[0] for own in record.families}
        for seq, person in enumerate(record.persons):
            number, family = ids[person.id], person.links.get("family", "")
            described = columns.of_person(questions, person, cards.get(family))
            self.persons.append((number, person.id, number, home, ids.get(family), seq, *described))
            self.names.append((number, described[columns.NAME_KEY]))


def insert_baseline(  # noqa: PLR0913  # the parts of a revision that no record holds
    store: Store,
    records: Iterable[HouseholdRecord],
    *,
    author: str,
    time: dt.datetime,
    origin: str,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Return how many households were inserted: all of them, or none.

    Args:
        store: the open store.
        records: households that the register does not have.
        author: name of the account, for every revision.
        time: when, for every revision.
        origin: which file they come from, as "import:" and its number.
        progress: is called now and then with the households inserted so far.

    Raises:
        SubjectExistsError: a subject is in the store already; nothing was inserted.
    """
    remaining, done = iter(records), 0
    with store.transaction(), wide_cache(store):
        numbers = count(newest_number(store) + 1)
        while chunk := list(islice(remaining, CHUNK)):
            batch = _Batch(origin, numbers)
            for record in chunk:
                batch.add(record, _first_states(record, author, time))
            _write(store, batch)
            done += len(chunk)
            if progress:
                progress(done)
    return done


def insert_states(store: Store, homes: Iterable[Sequence[Spelled]], origin: str) -> None:
    """Make states of households the register's, with the authors and times that they have.

    It belongs into a transaction of its caller's, which what is raised undoes.

    Args:
        store: the open store.
        homes: of each household its state, then those of its families, then of its persons.
        origin: where the revisions come from.

    Raises:
        SubjectExistsError: a subject is in the store already.
    """
    batch = _Batch(origin, count(newest_number(store) + 1))
    for states in homes:
        batch.add(_record_of(states), {own.subject.id: own for own in states})
    _write(store, batch)


def _first_states(record: HouseholdRecord, author: str, time: dt.datetime) -> States:
    """Return the first state of each subject of a household."""
    named = (record.instrument, record.version)
    return {
        own.id: spelled(Revision(own, *named, None, author, time, "")) for own in record.subjects()
    }


def _record_of(states: Sequence[Spelled]) -> HouseholdRecord:
    """Return the household that some states make."""
    home, subjects = states[0].revision, [own.subject for own in states]
    families = tuple(own for own in subjects if own.kind is SubjectKind.FAMILY)
    persons = tuple(own for own in subjects if own.kind is SubjectKind.PERSON)
    return HouseholdRecord(home.instrument, home.version, home.subject, families, persons)


def _write(store: Store, batch: _Batch) -> None:
    """Insert the rows of a batch, parents before children."""
    try:
        write_many(store, SUBJECT_SQL, batch.subjects)
    except apsw.ConstraintError as error:
        raise SubjectExistsError from error
    write_many(store, REVISION_SQL, batch.revisions)
    write_many(store, columns.HOUSEHOLD_SQL, batch.households)
    write_many(store, columns.FAMILY_SQL, batch.families)
    write_many(store, columns.PERSON_SQL, batch.persons)
    write_many(store, columns.WORDS_SQL, batch.names)
    write_many(store, columns.TRIGRAMS_SQL, batch.names)


def newest_number(store: Store) -> int:
    """Return the highest row number that subjects or revisions have."""
    ((subjects, revisions),) = rows(
        store, "SELECT (SELECT max(id) FROM subject), (SELECT max(id) FROM revision)"
    )
    return max(subjects or 0, revisions or 0)


@contextmanager
def wide_cache(store: Store, kib: int = CACHE_KIB) -> Iterator[None]:
    """Give the page cache more memory inside the block, so many KiB."""
    connection = store.database.connection()
    ((narrow,),) = connection.execute("PRAGMA cache_size").fetchall()
    connection.execute(f"PRAGMA cache_size = -{kib}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {int(narrow)}")
