"""Which persons of the register are worth comparing: those who have a block in common.

The blocks are data (`forms.duplicates`); each becomes one statement that stands on an index.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from db.fetching import row, rows
from db.store import Store
from forms.duplicates import Block, Part, blocks

COUNTED: Final = 10_000
"""Bearers of a name or a date beyond which they are not counted further."""

_COLUMNS: Final = """
SELECT p.subject_id, h.subject_id, h.village, coalesce(p.nik, ''), p.name_key,
    coalesce(p.birth, ''), p.mother_key, coalesce(p.sex, ''), coalesce(p.kk, ''), h.instrument
"""
"""A person in the columns of `Compared`."""

_PERSONS: Final = f"""{_COLUMNS}
FROM json_each(?) asked CROSS JOIN person p ON p.subject_id = asked.value
JOIN household h ON h.subject_id = p.household_id WHERE h.active = 1
"""

_MEMBERS: Final = f"""{_COLUMNS}
FROM person p JOIN household h ON h.subject_id = p.household_id
WHERE p.household_id = ? AND h.active = 1 ORDER BY p.seq
"""

_FAMILIES: Final = """
SELECT p.subject_id, h.uid, coalesce(p.name, '') FROM json_each(?) asked
CROSS JOIN person p ON p.subject_id = asked.value
JOIN household h ON h.subject_id = p.household_id
"""

_LAST: Final = """
SELECT max(subject_id), count(*) FROM
    (SELECT subject_id FROM person WHERE subject_id > ? ORDER BY subject_id LIMIT ?)
"""

_BEARERS: Final = {
    column: f"SELECT count(*) FROM (SELECT 1 FROM person WHERE {column} = ? LIMIT {COUNTED})"  # noqa: S608 - one of three columns
    for column in ("name_key", "birth", "mother_key")
}


class Compared(NamedTuple):
    """A person as far as persons are compared; what is not answered is empty.

    `row` and `home` are row numbers, 0 for somebody who is not in the register; `instrument` is
    what the code of the sex is of.
    """

    row: int
    home: int
    village: str
    nik: str
    name: str
    birth: str
    mother: str
    sex: str
    card: str
    instrument: str


def stretch(store: Store, after: int, size: int) -> tuple[int, int]:
    """Return where the next persons of the register end, by row number, and how many they are."""
    last, count = row(store, _LAST, (after, size)) or (None, 0)
    return (last or after), count


def pairs_in(store: Store, after: int, last: int) -> set[tuple[int, int]]:
    """Return the pairs that are worth comparing of persons in a stretch, with persons before them.

    Args:
        store: the open store.
        after: row number before the stretch.
        last: row number of its last person.
    """
    found: set[tuple[int, int]] = set()
    for own in blocks():
        found.update(rows(store, _of_stretch(own), (after, last)))
    return found


def worth_comparing(store: Store, person: Compared) -> tuple[Compared, ...]:
    """Return who of the register is worth comparing with a person, who need not be in it."""
    asked = (person.nik, person.card, person.name, person.mother, person.birth, person.sex)
    found: set[int] = set()
    for own in blocks():
        found.update(one for (one,) in rows(store, _of_one(own), asked))
    return persons(store, sorted(found - {person.row}))


def persons(store: Store, numbers: Iterable[int]) -> tuple[Compared, ...]:
    """Return persons by their row numbers, without those of households that are off the list."""
    found = rows(store, _PERSONS, (json.dumps(list(numbers)),))
    return tuple(Compared._make(one) for one in found)


def members(store: Store, home: int) -> tuple[Compared, ...]:
    """Return the persons of a household by its row number; none where it is off the list."""
    return tuple(Compared._make(one) for one in rows(store, _MEMBERS, (home,)))


def bearers(store: Store, column: str, value: str) -> int:
    """Return how many persons have a name's key, a birth date or a mother, `COUNTED` at most."""
    ((count,),) = rows(store, _BEARERS[column], (value,))
    return int(count)


def families(store: Store, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return id of the household and name of some persons, by their row numbers."""
    found = rows(store, _FAMILIES, (json.dumps(list(numbers)),))
    return {number: (household, name) for number, household, name in found}


@cache
def _of_stretch(block: Block) -> str:
    """Return the statement that gives the pairs of a block."""
    return (
        "SELECT b.subject_id, a.subject_id FROM person a"  # noqa: S608 - columns of a closed list
        f" CROSS JOIN person b ON {_meets(block.parts)} AND b.subject_id < a.subject_id"
        f" WHERE a.subject_id > ? AND a.subject_id <= ? AND {_says(block)}"
    )


@cache
def _of_one(block: Block) -> str:
    """Return the statement that gives who has a block in common with one person."""
    named = "?1 AS nik, ?2 AS kk, ?3 AS name_key, ?4 AS mother_key, ?5 AS birth, ?6 AS sex"
    return (
        f"SELECT b.subject_id FROM (SELECT {named}) a"  # noqa: S608 - as above
        f" CROSS JOIN person b ON {_meets(block.parts)} WHERE {_says(block)}"
    )


def _says(block: Block) -> str:
    """Return the condition that a person has a block, and shares it with not too many."""
    said = " AND ".join(f"a.{part.column} <> ''" for part in block.parts)
    if not block.most:
        return said
    few = f"SELECT 1 FROM person b WHERE {_meets(block.parts)} LIMIT {block.most + 1}"  # noqa: S608
    return f"{said} AND (SELECT count(*) FROM ({few})) <= {block.most}"  # noqa: S608


def _meets(parts: Sequence[Part]) -> str:
    """Return the condition that two persons have some columns in common."""
    return " AND ".join(map(_same, parts))


def _same(part: Part) -> str:
    """Return the condition that two persons have a column in common, as an index can answer it."""
    own, other = f"a.{part.column}", f"b.{part.column}"
    if not part.characters:
        return f"{other} = {own}"
    begin = f"substr({own}, 1, {part.characters})"
    return f"{other} >= {begin} AND {other} < {begin} || '\x7f'"
