"""What a new extract changed in the register: kept, so that it can be looked at later."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from db.fetching import rows, write_many
from db.numbers import row_of
from db.parcels import ParcelNotFoundError
from db.store import Store
from forms.canonical import Json, canonical

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


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    `path` names the answer (`forms.editing`), and is empty where a whole subject is meant; `before`
    and `after` are what the register had and has now; `number` is the request of a conflict.
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
    """A difference with its place and the name of the household's head, for lists."""

    difference: Difference
    village: str
    head_name: str


_PAGE_SQL: Final = """
SELECT d.id, d.kind, d.household_uid, d.subject_uid, d.path, d.before, d.after,
    coalesce(r.number, ''), coalesce(h.village, ''), coalesce(h.head_name, '')
FROM difference d LEFT JOIN household h ON h.uid = d.household_uid
LEFT JOIN request r ON r.id = d.request_id
WHERE d.parcel_id = ? AND d.id > ? ORDER BY d.id LIMIT ?
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


def every(store: Store, parcel_id: str) -> Iterator[Listed]:
    """Yield the differences of a parcel, as they were found.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    if not rows(store, "SELECT 1 FROM parcel WHERE id = ?", (parcel_id,)):
        raise ParcelNotFoundError(parcel=parcel_id)
    last = 0
    while page := rows(store, _PAGE_SQL, (parcel_id, last, PAGE)):
        yield from map(_listed, page)
        last = page[-1][0]


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
    _, kind, home, subject, path, before, after, number, village, head = found
    values = (_read(before), _read(after), number)
    return Listed(Difference(DifferenceKind(kind), home, subject, path, *values), village, head)


def _stored(value: Json) -> str | None:
    """Return a value as it is stored."""
    return None if value is None else canonical(value).decode()


def _read(stored: str | None) -> Json:
    """Return a stored value."""
    value: Json = None if stored is None else json.loads(stored)
    return value
