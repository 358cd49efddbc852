"""The accepted register of a region: as it goes to an office below, and as one comes from above."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.fetching import rows
from db.register.revisions import proved
from db.store import Store
from forms.records import SubjectKind

PAGE: Final = 200
"""Households that are read together."""

_HOUSEHOLDS_SQL: Final = """
SELECT h.subject_id, v.hash, v.body FROM household h JOIN revision v ON v.id = h.revision_id
WHERE h.subject_id > ?1 AND (h.village = ?2 OR substr(h.village, 1, length(?2) + 1) = ?2 || '.')
ORDER BY h.subject_id LIMIT ?3
"""

_COUNT_SQL: Final = """
SELECT coalesce(sum(1 + family_count + person_count), 0) FROM household
WHERE village = ?1 OR substr(village, 1, length(?1) + 1) = ?1 || '.'
"""

_MEMBERS_SQL: Final = """
SELECT v.hash, v.body FROM {table} m JOIN revision v ON v.id = m.revision_id
WHERE m.household_id = ? ORDER BY m.seq
"""


_STANDING_SQL: Final = """
SELECT s.uid, s.kind, v.hash FROM json_each(?) asked
JOIN subject s ON s.uid = asked.value
LEFT JOIN household h ON h.subject_id = s.id
LEFT JOIN family f ON f.subject_id = s.id
LEFT JOIN person p ON p.subject_id = s.id
LEFT JOIN revision v ON v.id = coalesce(h.revision_id, f.revision_id, p.revision_id)
"""

_NUMBERS_SQL: Final = "SELECT id FROM subject WHERE uid IN (SELECT value FROM json_each(?))"

_HOMES_SQL: Final = """
SELECT h.subject_id, h.uid FROM household h
WHERE h.subject_id > ?1 AND (h.village = ?2 OR substr(h.village, 1, length(?2) + 1) = ?2 || '.')
ORDER BY h.subject_id LIMIT ?3
"""

_MEMBER_NUMBERS_SQL: Final = """
SELECT subject_id, uid FROM family WHERE household_id = ?1 UNION ALL
SELECT subject_id, uid FROM person WHERE household_id = ?1
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store knows of a subject: its kind, and its state's hash if the register has it."""

    kind: SubjectKind
    accepted: str | None


class Numbered(NamedTuple):
    """A household, family or person: the number of its row, and its id."""

    number: int
    uid: str


def accepted(store: Store, region: str) -> Iterator[bytes]:
    """Yield the accepted revisions of a region, their canonical bytes.

    A household comes first, then its families and its persons, then the next household.

    Raises:
        RevisionDamagedError: a stored revision does not fit its hash.
    """
    last = 0
    while page := rows(store, _HOUSEHOLDS_SQL, (last, region, PAGE)):
        for last, digest, body in page:
            yield proved(digest, body)
            for table in ("family", "person"):
                for member in rows(store, _MEMBERS_SQL.format(table=table), (last,)):
                    yield proved(*member)


def count(store: Store, region: str) -> int:
    """Return how many revisions `accepted` yields for a region."""
    return int(rows(store, _COUNT_SQL, (region,))[0][0])


def standing(store: Store, uids: Iterable[str]) -> Mapping[str, Standing]:
    """Return what the store knows of subjects, by their ids; unknown ones are left out."""
    found = rows(store, _STANDING_SQL, (json.dumps(list(uids)),))
    return {
        uid: Standing(SubjectKind(kind), digest.hex() if digest else None)
        for uid, kind, digest in found
    }


def numbers(store: Store, uids: Iterable[str]) -> tuple[int, ...]:
    """Return the row numbers of those subjects that the store knows."""
    return tuple(number for (number,) in rows(store, _NUMBERS_SQL, (json.dumps(list(uids)),)))


def homes(store: Store, region: str) -> Iterator[tuple[Numbered, tuple[Numbered, ...]]]:
    """Yield each household of a region with its families and persons."""
    last = 0
    while page := rows(store, _HOMES_SQL, (last, region, PAGE)):
        for last, uid in page:
            members = rows(store, _MEMBER_NUMBERS_SQL, (last,))
            yield Numbered(last, uid), tuple(map(Numbered._make, members))
