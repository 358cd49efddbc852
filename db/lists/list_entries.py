"""Entries of lists from elsewhere: what a list says of a person, and who of the register it is."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from db.fetching import row, rows, write_many
from db.lists.list_matches import Match, Matched
from db.store import Store
from forms.canonical import canonical
from forms.errors import NotFoundError
from forms.names import name_key
from forms.records import Answer

CHUNK: Final = 500
"""Entries that are written, or read for comparing, together."""

_ENTRY: Final = """
SELECT e.id, e.row, e.answers, e.nik, e.kk, e.name, e.sex, e.birth, e.village,
    e.match, e.likeness, e.person_uid, h.uid, p.name, l.id, l.purpose, l.period, f.name
FROM list_entry e JOIN person_list l ON l.id = e.list_id JOIN import_file f ON f.id = e.import_id
LEFT JOIN person p ON p.uid = e.person_uid LEFT JOIN household h ON h.subject_id = p.household_id
"""
"""Entries, in the order in which `_entry` takes them."""


_FROM: Final = "FROM list_entry e"

_ORDER: Final = "ORDER BY e.name_key, e.match, e.id"
"""The order of the index of names, which holds all that an unsearched list is filtered by."""

_OF_HOUSEHOLD: Final = """
WHERE l.state = 'stands' AND e.person_uid IN (
    SELECT uid FROM person WHERE household_id = (SELECT subject_id FROM household WHERE uid = ?))
ORDER BY p.seq, l.id, e.id
"""


_ABOUT: Final = """
SELECT e.nik, e.answers, f.time, l.id, l.period
FROM json_each(?) asked CROSS JOIN list_entry e ON e.nik = asked.value
JOIN person_list l ON l.id = e.list_id JOIN import_file f ON f.id = l.import_id
WHERE l.purpose = ? AND l.state <> 'undone' ORDER BY f.time, e.id
"""
"""Entries of lists of a purpose about some NIK, also of lists that a newer one replaced."""


class EntryNotFoundError(NotFoundError):
    """No list that counts has this entry. Facts: number."""

    code, field = "entry-not-found", "number"


class Which(StrEnum):
    """Which entries of a list are meant."""

    ALL = "all"
    MATCHED = "matched"
    UNMATCHED = "unmatched"
    SEVERAL = "several"


_WHICH: Final[Mapping[Which, str]] = MappingProxyType(
    {
        Which.ALL: "1",
        Which.MATCHED: "e.match IN ('nik', 'name')",
        Which.UNMATCHED: "e.match = 'none'",
        Which.SEVERAL: "e.match = 'several'",
    }
)


@dataclass(frozen=True, slots=True)
class Receives:
    """A programme that an entry says its person receives, and from when to when where it says."""

    programme: str
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One row of a list as it is imported; `name_key` is its name as names are compared."""

    row: int
    answers: Mapping[str, Answer] = field(repr=False)
    nik: str | None = field(repr=False)
    kk: str | None = field(repr=False)
    name: str = field(repr=False)
    name_key: str = field(repr=False)
    sex: str | None
    birth: str | None = field(repr=False)
    village: str
    receives: tuple[Receives, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, and the person of the register whom it is tied to.

    `household` and `person_name` are of that person, empty where there is none. `file` is the name
    of the file in whose `row` it stands: of its list's own, or of an earlier one's.
    """

    id: int
    row: int
    answers: Mapping[str, Answer] = field(repr=False)
    nik: str | None = field(repr=False)
    kk: str | None = field(repr=False)
    name: str = field(repr=False)
    sex: str | None
    birth: str | None = field(repr=False)
    village: str
    match: Match
    likeness: int | None
    person: str
    household: str
    person_name: str = field(repr=False)
    list_id: int
    purpose: str
    period: str
    file: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What a list says about a NIK, whoever bears it: its answers, and when the list came in."""

    nik: str = field(repr=False)
    answers: Mapping[str, Answer] = field(repr=False)
    time: dt.datetime
    list_id: int
    period: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are asked for.

    Args:
        list_id: of one list; None asks for those of every list that counts.
        programme: only who receives it; empty asks for all.
        which: by how they are tied to the register.
        text: words of a name, or digits of a NIK; empty asks for all.
    """

    list_id: int | None = None
    programme: str = ""
    which: Which = Which.ALL
    text: str = ""


def add(
    store: Store, list_id: int, import_id: int, entries: Iterable[tuple[NewEntry, Matched]]
) -> None:
    """Keep the entries of a list that stand in a file, some at a time."""
    every = iter(entries)
    while chunk := list(islice(every, CHUNK)):
        numbered = list(enumerate(chunk, start=last(store) + 1))
        write_many(
            store,
            "INSERT INTO list_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(at, list_id, import_id, *_values(own), *matched) for at, (own, matched) in numbered],
        )
        write_many(
            store,
            "INSERT OR IGNORE INTO entry_programme VALUES (?, ?, ?, ?)",
            [
                (at, one.programme, one.starts, one.ends)
                for at, (own, _) in numbered
                for one in own.receives
            ],
        )


def stored(answers: Mapping[str, Answer]) -> str:
    """Return answers as an entry keeps them."""
    return canonical(dict(answers)).decode()


def last(store: Store) -> int:
    """Return the number of the newest entry, 0 where there is none."""
    ((last,),) = rows(store, "SELECT coalesce(max(id), 0) FROM list_entry")
    return int(last)


def count(store: Store, asked: Asked) -> int:
    """Return how many entries are meant."""
    where, values = _where(asked)
    ((counted,),) = rows(store, f"SELECT count(*) {_FROM} {where}", values)
    return int(counted)


def page(store: Store, asked: Asked, first: int, limit: int) -> tuple[Entry, ...]:
    """Return some of the entries that are meant, in the order of their names."""
    where, values = _where(asked)
    some = f"SELECT e.id {_FROM} {where} {_ORDER} LIMIT ? OFFSET ?"
    sql = f"{_ENTRY} WHERE e.id IN ({some}) {_ORDER}"
    return tuple(_entry(one) for one in rows(store, sql, (*values, limit, first)))


def get(store: Store, number: int) -> Entry:
    """Return an entry.

    Raises:
        EntryNotFoundError: there is no such entry, or its list was taken back.
    """
    found = row(store, f"{_ENTRY} WHERE e.id = ?", (number,))
    if found is None:
        raise EntryNotFoundError(number=number)
    return _entry(found)


def of_household(store: Store, household_uid: str) -> tuple[Entry, ...]:
    """Return what the lists that count say of the persons of a household."""
    return tuple(_entry(one) for one in rows(store, _ENTRY + _OF_HOUSEHOLD, (household_uid,)))


def about(store: Store, purpose: str, niks: Sequence[str]) -> tuple[Answered, ...]:
    """Return what lists of a purpose say about some NIK, the oldest first; none that was undone."""
    found = rows(store, _ABOUT, (json.dumps(list(niks)), purpose))
    return tuple(
        Answered(nik, json.loads(answers), dt.datetime.fromisoformat(time), list_id, period)
        for nik, answers, time, list_id, period in found
    )


def receives(store: Store, number: int) -> tuple[Receives, ...]:
    """Return what an entry says that its person receives."""
    sql = (
        "SELECT programme, starts, ends FROM entry_programme WHERE entry_id = ? ORDER BY programme"
    )
    return tuple(Receives(*one) for one in rows(store, sql, (number,)))


def searched(text: str) -> Sequence[str]:
    """Return what must stand in the NIK or in the key of the name."""
    digits = "".join(text.split())
    return [digits] if digits.isdecimal() else name_key(text, unfinished=True).split()


def _values(own: NewEntry) -> tuple[str | int | None, ...]:
    """Return the columns of an entry between its file and its match."""
    said = stored(own.answers)
    name = (own.name, own.name_key)
    return (own.row, said, own.nik, own.kk, *name, own.sex, own.birth, own.village)


def _where(asked: Asked) -> tuple[str, tuple[str | int, ...]]:
    """Return the condition of what is asked for, and its values."""
    parts, values = [_WHICH[asked.which]], list[str | int]()
    if asked.list_id is None:
        parts.append("e.list_id IN (SELECT id FROM person_list WHERE state = 'stands')")
    else:
        parts.append("e.list_id = ?")
        values.append(asked.list_id)
    if asked.programme:
        parts.append("e.id IN (SELECT entry_id FROM entry_programme WHERE programme = ?)")
        values.append(asked.programme)
    for word in searched(asked.text):
        parts.append("instr(coalesce(e.nik, '') || ' ' || e.name_key, ?) > 0")
        values.append(word)
    return f"WHERE {' AND '.join(parts)}", tuple(values)


def _entry(found: Sequence[Any]) -> Entry:
    """Return the entry of a row."""
    number, at, answers, nik, kk, name, sex, birth, village, *rest = found
    match, likeness, person, household, person_name, list_id, purpose, period, file = rest
    return Entry(
        id=number,
        row=at,
        answers=json.loads(answers),
        nik=nik,
        kk=kk,
        name=name,
        sex=sex,
        birth=birth,
        village=village,
        match=Match(match),
        likeness=likeness,
        person=person or "",
        household=household or "",
        person_name=person_name or "",
        list_id=list_id,
        purpose=purpose,
        period=period,
        file=file,
    )
