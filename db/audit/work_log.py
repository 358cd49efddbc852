"""The operator log: one row a sitting at the screen, with counts of the work and nothing else."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.store import Store
from forms.canonical import canonical

COLUMNS: Final = (
    "account, started, ended, seconds_at_work, pauses, fields, keys, rubbed_out, own_corrections,"
    " overridden, records"
)
"""Columns in the order of the fields of `WorkSession`."""


@dataclass(frozen=True, slots=True)
class WorkSession:
    """What somebody did between unlock and lock.

    Args:
        account: who.
        started: when the office was unlocked.
        ended: when the row was written last: at the lock, or with the last field before a kill.
        seconds: at work, without pauses and idle time.
        pauses: how often the pause key was pressed.
        fields: answers that were given.
        keys: that were pressed in forms.
        rubbed_out: keys among them that took a character back.
        own_corrections: fields whose answer was changed again in the same sitting.
        overridden: findings that a reason was given for.
        records: kind of request to how many were filed.
    """

    account: str
    started: dt.datetime
    ended: dt.datetime
    seconds: int = 0
    pauses: int = 0
    fields: int = 0
    keys: int = 0
    rubbed_out: int = 0
    own_corrections: int = 0
    overridden: int = 0
    records: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def begin(store: Store, own: WorkSession) -> int:
    """Return the id of a new row."""
    with store.transaction():
        sql = f"INSERT INTO work_session ({COLUMNS}) VALUES (?{', ?' * 10}) RETURNING id"  # noqa: S608
        found = row(store, sql, _values(own))
    assert found is not None  # noqa: S101 - an insert returns its row
    return int(found[0])


def keep(store: Store, row_id: int, own: WorkSession) -> None:
    """Write a row as it is by now: one small statement in the transaction of what was counted."""
    write(
        store,
        f"UPDATE work_session SET ({COLUMNS}) = (?{', ?' * 10}) WHERE id = ?",  # noqa: S608
        (*_values(own), row_id),
    )


def sittings(store: Store, account: str | None) -> tuple[WorkSession, ...]:
    """Return the rows of one account, or of all for None, the newest first."""
    found = rows(
        store,
        f"SELECT {COLUMNS} FROM work_session WHERE ?1 IS NULL OR account = ?1"  # noqa: S608
        " ORDER BY id DESC",
        (account,),
    )
    return tuple(_session(one) for one in found)


def _values(own: WorkSession) -> tuple[str | int, ...]:
    """Return a row as the table holds it."""
    return (
        own.account,
        stored_moment(own.started),
        stored_moment(own.ended),
        own.seconds,
        own.pauses,
        own.fields,
        own.keys,
        own.rubbed_out,
        own.own_corrections,
        own.overridden,
        canonical(dict(own.records)).decode(),
    )


def _session(found: tuple[Any, ...]) -> WorkSession:
    """Return the record of a row."""
    account, started, ended, seconds, pauses, fields, *others, records = found
    keys, rubbed_out, own_corrections, overridden = others
    return WorkSession(
        account=account,
        started=dt.datetime.fromisoformat(started),
        ended=dt.datetime.fromisoformat(ended),
        seconds=seconds,
        pauses=pauses,
        fields=fields,
        keys=keys,
        rubbed_out=rubbed_out,
        own_corrections=own_corrections,
        overridden=overridden,
        records=MappingProxyType(json.loads(records)),
    )
