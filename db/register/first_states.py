"""First states of the register: which households came of which files, and what was built on them.

The households of one import have row numbers that follow each other. Taking them back takes them
out of the register; their revisions stay, as those of everything that ever stood there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.fetching import row, rows, write
from db.register.baseline import newest_number
from db.store import Store
from forms.records import State


@dataclass(frozen=True, slots=True)
class FirstState:
    """What came of two files: the numbers of the first and the last subject, and both imports."""

    first: int
    last: int
    imports: tuple[int, ...]
    households: int


@dataclass(frozen=True, slots=True)
class Built:
    """What stands on a first state and would fall with it.

    Args:
        requests: numbers of those that were not withdrawn.
        imports: numbers of lists and answers that are tied to its persons.
        others: how many states, answers to pairs and own records are of its subjects besides.
    """

    requests: tuple[str, ...]
    imports: tuple[int, ...]
    others: int

    @property
    def count(self) -> int:
        """Return how much it is."""
        return len(self.requests) + len(self.imports) + self.others


_OF_IMPORT: Final = """
SELECT other.import_id, other.first_subject, other.last_subject, other.households
FROM import_register own JOIN import_register other ON other.first_subject = own.first_subject
WHERE own.import_id = ? ORDER BY other.import_id
"""

_REQUESTS: Final = """
SELECT DISTINCT r.number FROM request r
JOIN subject s ON s.uid IN (r.household_uid, r.other_uid)
JOIN request_state t ON t.request_id = r.id
WHERE s.id BETWEEN ?1 AND ?2 AND t.state <> ?3 ORDER BY r.id
"""

_IMPORTS: Final = """
SELECT l.import_id FROM list_entry e JOIN person_list l ON l.id = e.list_id
JOIN subject s ON s.uid = e.person_uid WHERE s.id BETWEEN ?1 AND ?2
UNION SELECT a.import_id FROM registry_answer a
JOIN subject s ON s.uid = a.person_uid WHERE s.id BETWEEN ?1 AND ?2
"""

_OTHERS: Final = """
SELECT (SELECT count(*) FROM household WHERE subject_id BETWEEN ?1 AND ?2
        AND revision_id NOT BETWEEN ?1 AND ?2)
    + (SELECT count(*) FROM family WHERE subject_id BETWEEN ?1 AND ?2
        AND revision_id NOT BETWEEN ?1 AND ?2)
    + (SELECT count(*) FROM person WHERE subject_id BETWEEN ?1 AND ?2
        AND revision_id NOT BETWEEN ?1 AND ?2)
    + (SELECT count(*) FROM duplicate_pair WHERE outcome IS NOT NULL
        AND (first_home BETWEEN ?1 AND ?2 OR second_home BETWEEN ?1 AND ?2))
    + (SELECT count(*) FROM welfare_record w JOIN subject s ON s.uid = w.person_uid
        WHERE s.id BETWEEN ?1 AND ?2)
"""

_UNNAMED: Final = """
INSERT INTO {table} ({table}, rowid, name_key)
SELECT 'delete', subject_id, name_key FROM person WHERE subject_id BETWEEN ?1 AND ?2
"""

_FORGET: Final = (
    "DELETE FROM duplicate_pair WHERE first_home BETWEEN ?1 AND ?2",
    "DELETE FROM duplicate_pair WHERE second_home BETWEEN ?1 AND ?2",
    _UNNAMED.format(table="person_words"),
    _UNNAMED.format(table="person_trigrams"),
    "DELETE FROM person WHERE subject_id BETWEEN ?1 AND ?2",
    "DELETE FROM family WHERE subject_id BETWEEN ?1 AND ?2",
    "DELETE FROM household WHERE subject_id BETWEEN ?1 AND ?2",
)
"""Takes a first state out of the register: names before persons, members before households."""


def note(store: Store, imports: Iterable[int], before: int, households: int) -> None:
    """Keep that the households behind a row number came of some files."""
    last = newest_number(store)
    for number in imports:
        write(
            store,
            "INSERT INTO import_register (import_id, first_subject, last_subject, households)"
            " VALUES (?, ?, ?, ?)",
            (number, before + 1, last, households),
        )


def of_import(store: Store, import_id: int) -> FirstState | None:
    """Return the first state that came of a file; None where none did."""
    found = rows(store, _OF_IMPORT, (import_id,))
    if not found:
        return None
    _number, first, last, households = found[0]
    return FirstState(first, last, tuple(number for number, *_ in found), households)


def built_on(store: Store, state: FirstState) -> Built:
    """Return what stands on a first state."""
    span = (state.first, state.last)
    requests = rows(store, _REQUESTS, (*span, State.WITHDRAWN.value))
    imports = rows(store, _IMPORTS, span)
    (others,) = row(store, _OTHERS, span) or (0,)
    return Built(
        tuple(str(number) for (number,) in requests), tuple(own for (own,) in imports), others
    )


def forget(store: Store, state: FirstState) -> None:
    """Take a first state out of the register, on which nothing may be built."""
    with store.transaction():
        for sql in _FORGET:
            write(store, sql, (state.first, state.last))
