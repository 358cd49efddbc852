"""The accepted register of a region: as it goes to an office below, and as one comes from above."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from db.fetching import rows
from db.revisions import proved
from db.store import Store
from forms.records import Revision, SubjectKind
from forms.revisions import read_revision

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

_HOMES_SQL: Final = """
SELECT h.subject_id, h.uid FROM household h
WHERE h.subject_id > ?1 AND (h.village = ?2 OR substr(h.village, 1, length(?2) + 1) = ?2 || '.')
ORDER BY h.subject_id LIMIT ?3
"""

_UIDS_SQL: Final = """
SELECT uid FROM family WHERE household_id = ?1 UNION ALL
SELECT uid FROM person WHERE household_id = ?1
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store knows of a subject: its kind, and its state's hash if the register has it."""

    kind: SubjectKind
    accepted: str | None


def accepted(store: Store, region: str) -> Iterator[Revision]:
    """Yield the accepted revisions of a region: a household, its families, its persons, the next.

    Raises:
        RevisionDamagedError: a stored revision does not fit its hash.
    """
    last = 0
    while page := rows(store, _HOUSEHOLDS_SQL, (last, region, PAGE)):
        for last, digest, body in page:
            yield read_revision(proved(digest, body))
            for table in ("family", "person"):
                for member in rows(store, _MEMBERS_SQL.format(table=table), (last,)):
                    yield read_revision(proved(*member))


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


def homes(store: Store, region: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the id of each household of a region with the ids of its families and persons."""
    last = 0
    while page := rows(store, _HOMES_SQL, (last, region, PAGE)):
        for last, uid in page:
            yield uid, tuple(member for (member,) in rows(store, _UIDS_SQL, (last,)))
