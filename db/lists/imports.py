"""Files from elsewhere that were read into the store, kept as they came."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.rows.papers import ImportRow
from db.store import Store
from forms.canonical import canonical
from forms.errors import NotFoundError


class ImportNotFoundError(NotFoundError):
    """The office has no import of this number. Facts: number."""

    code, field = "import-not-found", "number"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file: its name, hash and bytes, the profile it was read by, and its rows.

    `codebooks` says by which list the codes of a variable were read that could be of two.
    """

    name: str
    sha256: str
    profile: str
    rows: int
    content: bytes | None = field(repr=False)
    account: str
    time: dt.datetime
    codebooks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was imported, and whether, by whom and why that was taken back.

    `requests` came of it; `answers` are the persons about whom the registry answers in it,
    `entries` those of the list that it is, and `households` those of a first state; `codebooks`
    says by which list the codes of a variable were read that could be of two.
    """

    id: int
    name: str
    sha256: str
    profile: str
    rows: int
    account: str
    time: dt.datetime
    undone: dt.datetime | None
    undone_by: str
    undone_why: str
    requests: int
    answers: int
    entries: int
    households: int
    codebooks: Mapping[str, str]

    @property
    def came(self) -> int:
        """Return how much came of it that can be taken back."""
        return self.requests + self.answers + self.entries + self.households


class Undoing(NamedTuple):
    """Who takes an import back, when, and why."""

    account: str
    time: dt.datetime
    why: str


def record(store: Store, file: ImportedFile) -> int:
    """Return the id of a file that is kept from here on."""
    with store.transaction():
        return int(
            ImportRow.insert(
                name=file.name,
                sha256=file.sha256,
                profile=file.profile,
                rows=file.rows,
                content=file.content,
                account=file.account,
                time=file.time,
                codebooks=canonical(dict(file.codebooks)).decode(),
            ).execute(store.database)
        )


def known(store: Store, sha256: str) -> bool:
    """Return whether a file of this SHA-256 was imported before, and not undone."""
    sql = "SELECT 1 FROM import_file WHERE sha256 = ? AND undone IS NULL"
    return row(store, sql, (bytes.fromhex(sha256),)) is not None


def count(store: Store, import_id: int, rows_read: int) -> None:
    """Keep how many rows a file has, which is known when the last was read."""
    write(store, "UPDATE import_file SET rows = ? WHERE id = ?", (rows_read, import_id))


def undo(store: Store, import_id: int, said: Undoing) -> None:
    """Note that nothing of a file counts any more, by whose will and why; its bytes stay."""
    sql = "UPDATE import_file SET undone = ?, undone_by = ?, undone_why = ? WHERE id = ?"
    write(store, sql, (stored_moment(said.time), said.account, said.why, import_id))


def kept(store: Store) -> tuple[Import, ...]:
    """Return every import, the newest first."""
    return tuple(map(_import, rows(store, f"{_SQL} ORDER BY f.id DESC")))


def get(store: Store, import_id: int) -> Import:
    """Return one import.

    Raises:
        ImportNotFoundError: there is none of this number.
    """
    found = row(store, f"{_SQL} WHERE f.id = ?", (import_id,))
    if found is None:
        raise ImportNotFoundError(number=import_id)
    return _import(found)


_SQL: Final = """
SELECT f.id, f.name, hex(f.sha256), f.profile, f.rows, f.account, f.time, f.undone, f.undone_by,
    f.undone_why, f.codebooks,
    (SELECT count(*) FROM import_request i WHERE i.import_id = f.id),
    (SELECT count(*) FROM registry_answer a WHERE a.import_id = f.id),
    (SELECT count(*) FROM list_entry e JOIN person_list l ON l.id = e.list_id
        WHERE l.import_id = f.id AND e.import_id = f.id),
    coalesce((SELECT r.households FROM import_register r WHERE r.import_id = f.id), 0)
FROM import_file f
"""
"""Imports with how many requests came of each, in the order in which `_import` takes them."""


def _import(found: tuple[Any, ...]) -> Import:
    """Return an import of the store's own values."""
    import_id, name, sha256, profile, lines, account, time, undone, undone_by, *rest = found
    undone_why, codebooks, *came = rest
    return Import(
        id=import_id,
        name=name,
        sha256=str(sha256).lower(),
        profile=profile,
        rows=lines,
        account=account,
        time=dt.datetime.fromisoformat(time),
        undone=dt.datetime.fromisoformat(undone) if undone else None,
        undone_by=undone_by or "",
        undone_why=undone_why or "",
        requests=came[0],
        answers=came[1],
        entries=came[2],
        households=came[3],
        codebooks=json.loads(codebooks),
    )
