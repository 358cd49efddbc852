"""What a new extract changed in the register: kept, so that it can be looked at later."""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from db.fetching import rows, write_many
from db.parcels.parcels import ParcelNotFoundError
from db.requests.numbers import row_of
from db.store import Store
from forms.canonical import Json, canonical
from forms.records import SubjectKind

PAGE: Final = 1000
"""Differences that are read together."""


class DifferenceKind(StrEnum):
    """In what the register before and the extract differ."""

    NEW = "new"
    """The register did not have the household, family or person."""

    CHANGED = "changed"
    """An answer is another one now."""

    GONE = "gone"
    """The extract no longer has the household, family or person; the register keeps it."""

    CONFLICT = "conflict"
    """A pending request changes an answer that the extract changed as well."""

    FOLLOWED = "followed"
    """A pending request starts from what the extract has, and clashes with nothing of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    `path` names the answer (`forms.editing`), and is empty where a whole subject is meant; `before`
    and `after` are what the register had and has now, in a conflict what it has and what the
    request wishes; `number` is the request that clashes or followed.
    """

    kind: DifferenceKind
    household: str
    subject: str
    path: str = ""
    before: Json = None
    after: Json = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A difference as lists tell it.

    Args:
        difference: what differs.
        village: where the household is.
        head_name: its head's name.
        instrument: what it answers; empty where the register does not have it.
        kind: whether household, family or person is meant.
        person: the person's name; empty on every other subject.
    """

    difference: Difference
    village: str
    head_name: str
    instrument: str
    kind: SubjectKind
    person: str


_LISTED_SQL: Final = """
SELECT d.kind, d.household_uid, d.subject_uid, d.path, d.before, d.after,
    coalesce(r.number, ''), coalesce(h.village, ''), coalesce(h.head_name, ''),
    coalesce(h.instrument, ''), coalesce(s.kind, 'household'), coalesce(p.name, '')
FROM json_each(?) asked CROSS JOIN difference d ON d.id = asked.value
LEFT JOIN household h ON h.uid = d.household_uid
LEFT JOIN request r ON r.id = d.request_id
LEFT JOIN subject s ON s.uid = d.subject_uid
LEFT JOIN person p ON p.uid = d.subject_uid
ORDER BY asked.key
"""


def keep(store: Store, parcel_id: str, found: Iterable[Difference]) -> None:
    """Keep differences of a parcel behind those that it has already."""
    write_many(
        store,
        "INSERT INTO difference (parcel_id, kind, household_uid, subject_uid, path, before, after,"
        " request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                parcel_id,
                own.kind.value,
                own.household,
                own.subject,
                own.path,
                _stored(own.before),
                _stored(own.after),
                row_of(store, own.number) if own.number else None,
            )
            for own in found
        ),
    )


def rows_of(store: Store, parcel_id: str) -> Sequence[int]:
    """Return the row numbers of the differences of a parcel, as they were found.

    They are eight bytes each, so that a list knows a million without holding them.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    if not rows(store, "SELECT 1 FROM parcel WHERE id = ?", (parcel_id,)):
        raise ParcelNotFoundError(parcel=parcel_id)
    sql = "SELECT id FROM difference WHERE parcel_id = ? ORDER BY id"
    return array("q", (own for (own,) in rows(store, sql, (parcel_id,))))


def listed(store: Store, found: Iterable[int]) -> tuple[Listed, ...]:
    """Return differences by their rows, in the order of these."""
    return tuple(map(_listed, rows(store, _LISTED_SQL, (json.dumps(list(found)),))))


def every(store: Store, parcel_id: str) -> Iterator[Listed]:
    """Yield the differences of a parcel, as they were found.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    found = rows_of(store, parcel_id)
    for at in range(0, len(found), PAGE):
        yield from listed(store, found[at : at + PAGE])


def counts(store: Store, parcel_id: str) -> Mapping[DifferenceKind, int]:
    """Return how many differences of each kind a parcel brought."""
    found = rows(
        store,
        "SELECT kind, count(*) FROM difference WHERE parcel_id = ? GROUP BY kind",
        (parcel_id,),
    )
    return Counter({DifferenceKind(kind): number for kind, number in found})


def _listed(found: Sequence[Any]) -> Listed:
    """Return the difference of a row."""
    kind, home, subject, path, before, after, number, village, head, instrument, of, name = found
    values = (_read(before), _read(after), number)
    difference = Difference(DifferenceKind(kind), home, subject, path, *values)
    return Listed(difference, village, head, instrument, SubjectKind(of), name)


def _stored(value: Json) -> str | None:
    """Return a value as it is stored."""
    return None if value is None else canonical(value).decode()


def _read(stored: str | None) -> Json:
    """Return a stored value."""
    value: Json = None if stored is None else json.loads(stored)
    return value
