"""PPKS and PSKS: records of who needs social services and of who helps, tied to the register."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from db.fetching import row, rows, write
from db.lists.list_entries import searched, stored
from db.lists.list_matches import Match, Matched
from db.rows.fields import stored_moment
from db.store import Store
from forms.errors import NotFoundError
from forms.names import name_key
from forms.records import Answer
from forms.welfare import WelfareClass

_RECORD: Final = """
SELECT w.id, w.class, w.kind, w.village, w.answers, w.entered, w.entered_by, w.changed,
    w.changed_by, w.closed, w.ending, w.match, w.likeness, h.uid, p.name
FROM welfare_record w LEFT JOIN person p ON p.uid = w.person_uid
LEFT JOIN household h ON h.subject_id = p.household_id
"""
"""Records, in the order in which `_record` takes them."""


class WelfareNotFoundError(NotFoundError):
    """The office has no record of this number. Facts: number."""

    code, field = "welfare-not-found", "number"


@dataclass(frozen=True, slots=True)
class WelfareSaid:
    """What a record says: class, code of its kind, code of the village, and answers by variable.

    The variables are those of lists: `nama`, `nik`, `nokk`, `jenis_kelamin`, `tanggal_lahir` ...
    """

    of: WelfareClass
    kind: str
    village: str
    answers: Mapping[str, Answer] = field(repr=False)

    def text(self, variable: str) -> str:
        """Return an answer as text; empty where there is none."""
        return str(self.answers.get(variable, ""))


@dataclass(frozen=True, slots=True)
class WelfareRecord:
    """A record; `household` and `person_name` are of whom it is tied to, empty where nobody is."""

    id: int
    said: WelfareSaid
    entered: dt.datetime
    entered_by: str
    changed: dt.datetime
    changed_by: str
    closed: dt.date | None
    ending: str
    match: Match
    likeness: int | None
    household: str
    person_name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WelfareAsked:
    """Which records are asked for: of a class, open or closed, of a kind, village, name or NIK."""

    of: WelfareClass
    closed: bool = False
    kind: str = ""
    region: str = ""
    text: str = ""


class WelfareFigure(NamedTuple):
    """How many records of a kind and village are open, and how many closed."""

    kind: str
    village: str
    open: int
    closed: int


def add(store: Store, said: WelfareSaid, tied: Matched, by: tuple[str, dt.datetime]) -> int:
    """Return the number of a new record."""
    account, time = by
    moment = stored_moment(time)
    ((number,),) = rows(
        store,
        "INSERT INTO welfare_record (class, kind, village, answers, nik, name, name_key, birth,"
        " match, likeness, person_uid, entered, entered_by, changed, changed_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (said.of.value, *_columns(said), *tied, moment, account, moment, account),
    )
    return int(number)


def change(
    store: Store, number: int, said: WelfareSaid, tied: Matched, by: tuple[str, dt.datetime]
) -> None:
    """Put other words in the place of what a record says."""
    account, time = by
    write(
        store,
        "UPDATE welfare_record SET kind = ?, village = ?, answers = ?, nik = ?, name = ?,"
        " name_key = ?, birth = ?, match = ?, likeness = ?, person_uid = ?, changed = ?,"
        " changed_by = ? WHERE id = ?",
        (*_columns(said), *tied, stored_moment(time), account, number),
    )


def close(
    store: Store, number: int, ending: tuple[dt.date, str], by: tuple[str, dt.datetime]
) -> None:
    """Note that a record counts no more from a day on, and the code of why."""
    (day, why), (account, time) = ending, by
    write(
        store,
        "UPDATE welfare_record SET closed = ?, ending = ?, changed = ?, changed_by = ?"
        " WHERE id = ?",
        (day.isoformat(), why, stored_moment(time), account, number),
    )


def get(store: Store, number: int) -> WelfareRecord:
    """Return a record.

    Raises:
        WelfareNotFoundError: there is no such record.
    """
    found = row(store, f"{_RECORD} WHERE w.id = ?", (number,))
    if found is None:
        raise WelfareNotFoundError(number=number)
    return _record(found)


def like(store: Store, said: WelfareSaid) -> int | None:
    """Return the number of an open record of the same person and kind; None where there is none."""
    found = row(
        store,
        "SELECT id FROM welfare_record WHERE class = ?1 AND kind = ?2 AND closed IS NULL"
        " AND (nik = ?3 OR (?3 IS NULL OR nik IS NULL) AND name_key = ?4 AND village = ?5"
        " AND birth IS ?6)",
        (said.of.value, said.kind, said.text("nik") or None, name_key(said.text("nama")),
         said.village, said.text("tanggal_lahir") or None),
    )  # fmt: skip
    return int(found[0]) if found else None


def count(store: Store, asked: WelfareAsked) -> int:
    """Return how many records are meant."""
    where, values = _where(asked)
    ((counted,),) = rows(store, f"SELECT count(*) FROM welfare_record w {where}", values)  # noqa: S608 - as `_where` makes it
    return int(counted)


def page(store: Store, asked: WelfareAsked, first: int, limit: int) -> tuple[WelfareRecord, ...]:
    """Return some of the records that are meant, in the order of their names."""
    where, values = _where(asked)
    sql = f"{_RECORD} {where} ORDER BY w.name_key, w.id LIMIT ? OFFSET ?"
    return tuple(_record(one) for one in rows(store, sql, (*values, limit, first)))


def figures(store: Store, of: WelfareClass) -> tuple[WelfareFigure, ...]:
    """Return how many records there are of each kind in each village."""
    sql = (
        "SELECT kind, village, count(*) - count(closed), count(closed) FROM welfare_record"
        " WHERE class = ? GROUP BY kind, village ORDER BY kind, village"
    )
    return tuple(WelfareFigure(*one) for one in rows(store, sql, (of.value,)))


def _columns(said: WelfareSaid) -> tuple[str | None, ...]:
    """Return the columns of what a record says, from its kind to the day of birth."""
    name = said.text("nama")
    nik, birth = said.text("nik") or None, said.text("tanggal_lahir") or None
    return (said.kind, said.village, stored(said.answers), nik, name, name_key(name), birth)


def _where(asked: WelfareAsked) -> tuple[str, tuple[str, ...]]:
    """Return the condition of what is asked for, and its values."""
    parts = ["w.class = ?", "w.closed IS NOT NULL" if asked.closed else "w.closed IS NULL"]
    values = [asked.of.value]
    if asked.kind:
        parts.append("w.kind = ?")
        values.append(asked.kind)
    if asked.region:
        parts.append("(w.village = ? OR w.village LIKE ? || '.%')")
        values += [asked.region, asked.region]
    for word in searched(asked.text):
        parts.append("instr(coalesce(w.nik, '') || ' ' || w.name_key, ?) > 0")
        values.append(word)
    return f"WHERE {' AND '.join(parts)}", tuple(values)


def _record(found: Sequence[Any]) -> WelfareRecord:
    """Return the record of a row."""
    number, of, kind, village, answers, entered, entered_by, changed, changed_by, *rest = found
    closed, ending, match, likeness, household, person_name = rest
    return WelfareRecord(
        id=number,
        said=WelfareSaid(WelfareClass(of), kind, village, json.loads(answers)),
        entered=dt.datetime.fromisoformat(entered),
        entered_by=entered_by,
        changed=dt.datetime.fromisoformat(changed),
        changed_by=changed_by,
        closed=dt.date.fromisoformat(closed) if closed else None,
        ending=ending or "",
        match=Match(match),
        likeness=likeness,
        household=household or "",
        person_name=person_name or "",
    )
