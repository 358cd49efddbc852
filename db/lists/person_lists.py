"""Lists of people that other programs made: which there are, which counts, which was undone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from db.fetching import row, rows, write
from db.lists import imports
from db.store import Store
from forms.errors import NotFoundError

LIST_SQL: Final = """
SELECT l.id, l.purpose, l.title, l.programme, l.period, l.region, l.state, l.replaced_by,
    f.id, f.name, f.rows, f.time, f.account,
    (SELECT count(*) FROM list_entry e WHERE e.list_id = l.id),
    (SELECT count(*) FROM list_entry e WHERE e.list_id = l.id AND e.match IN ('nik', 'name')),
    (SELECT count(*) FROM list_entry e WHERE e.list_id = l.id AND e.match = 'several')
FROM person_list l JOIN import_file f ON f.id = l.import_id
"""
"""Lists with their counts, in the order in which `_list` takes them."""


class ListNotFoundError(NotFoundError):
    """The office has no list of this number. Facts: number."""

    code, field = "list-not-found", "number"


class ListState(StrEnum):
    """Whether a list counts."""

    STANDS = "stands"
    """It is the newest of its kind."""

    REPLACED = "replaced"
    """A newer one of its kind came."""

    UNDONE = "undone"
    """Its import was taken back; its entries are gone."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """What makes a later list take the place of an earlier one.

    Args:
        purpose: what its rows are.
        programme: of all its rows, empty where they tell it themselves.
        region: code of what it is a list of, empty where its rows tell that.
    """

    purpose: str
    programme: str
    region: str


@dataclass(frozen=True, slots=True)
class NewList:
    """A list as it is imported: its kind, what it is called, and of what period it is."""

    kind: ListKind
    title: str
    period: str


@dataclass(frozen=True, slots=True)
class PersonList:
    """A list that was imported, with how many of its entries are tied to the register."""

    id: int
    kind: ListKind
    title: str
    period: str
    state: ListState
    replaced_by: int | None
    import_id: int
    file_name: str
    rows: int
    time: dt.datetime
    account: str
    entries: int
    matched: int
    several: int


def add(store: Store, own: NewList, import_id: int) -> int:
    """Return the id of a new list, which stands from here on in the place of the one before."""
    with store.transaction():
        before = standing(store, own.kind)
        kind = own.kind
        sql = (
            "INSERT INTO person_list (import_id, purpose, title, programme, period, region, state)"
            " VALUES (?, ?, ?, ?, ?, ?, 'stands') RETURNING id"
        )
        values = (import_id, kind.purpose, own.title, kind.programme, own.period, kind.region)
        ((number,),) = rows(store, sql, values)
        if before is not None:
            sql = "UPDATE person_list SET state = 'replaced', replaced_by = ? WHERE id = ?"
            write(store, sql, (number, before))
    return int(number)


def standing(store: Store, kind: ListKind) -> int | None:
    """Return the id of the list of a kind that counts; None where there is none."""
    found = row(
        store,
        "SELECT id FROM person_list WHERE purpose = ? AND programme = ? AND region = ?"
        " AND state = 'stands'",
        (kind.purpose, kind.programme, kind.region),
    )
    return int(found[0]) if found else None


def some_stand(store: Store) -> bool:
    """Return whether any list counts."""
    return row(store, "SELECT 1 FROM person_list WHERE state = 'stands'") is not None


def every(store: Store) -> tuple[PersonList, ...]:
    """Return every list, those that stand first, each time the newest first."""
    found = rows(store, f"{LIST_SQL} ORDER BY l.state <> 'stands', l.id DESC")
    return tuple(_list(one) for one in found)


def get(store: Store, number: int) -> PersonList:
    """Return a list.

    Raises:
        ListNotFoundError: there is no such list.
    """
    found = row(store, f"{LIST_SQL} WHERE l.id = ?", (number,))
    if found is None:
        raise ListNotFoundError(number=number)
    return _list(found)


def of_import(store: Store, import_id: int) -> PersonList:
    """Return the list that came of an import.

    Raises:
        ListNotFoundError: none did.
    """
    found = row(store, f"{LIST_SQL} WHERE l.import_id = ?", (import_id,))
    if found is None:
        raise ListNotFoundError(number=import_id)
    return _list(found)


def undo(store: Store, own: PersonList, said: imports.Undoing) -> None:
    """Take a list back: its entries go, its file stays, and the list before it counts again."""
    with store.transaction():
        write(store, "DELETE FROM list_entry WHERE list_id = ?", (own.id,))
        state = ListState.STANDS if own.replaced_by is None else ListState.REPLACED
        sql = "UPDATE person_list SET state = ?, replaced_by = ? WHERE replaced_by = ?"
        write(store, sql, (state, own.replaced_by, own.id))
        sql = "UPDATE person_list SET state = 'undone', replaced_by = NULL WHERE id = ?"
        write(store, sql, (own.id,))
        imports.undo(store, own.import_id, said)


def _list(found: Sequence[Any]) -> PersonList:
    """Return the list of a row."""
    number, purpose, title, programme, period, region, state, replaced_by, *rest = found
    import_id, file_name, count, time, account, entries, matched, several = rest
    return PersonList(
        id=number,
        kind=ListKind(purpose, programme, region),
        title=title,
        period=period,
        state=ListState(state),
        replaced_by=replaced_by,
        import_id=import_id,
        file_name=file_name,
        rows=count,
        time=dt.datetime.fromisoformat(time),
        account=account,
        entries=entries,
        matched=matched,
        several=several,
    )
