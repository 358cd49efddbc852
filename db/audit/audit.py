"""Who did what, when and why: append-only, hash-chained, without any citizen's data.

The tables refuse changing and deleting; the chain proves it; the anchor beside the store notices a
store that was put back to an earlier day. What a whole folder put back hides is noticed by others:
the head stands in every parcel, backup and printed sheet. docs/format/store-1.md says what is and
what is not detected here.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from db.fetching import row
from db.file import anchor
from db.file.chain import COLUMNS, EMPTY, GENESIS, AuditEntry, AuditHead, entry_hash, prove
from db.store import Store
from forms.canonical import Json, canonical
from forms.errors import DamagedError
from forms.moments import moment_text

COUNTER: Final = "audit"
"""Name of the counter that repeats how many entries there are."""

BATCH: Final = 20_000
"""Entries proven before other threads get their turn and progress is told."""

CITIZEN_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])\d{16}(?![0-9A-Za-z])")
"""What looks like a NIK or a card number."""


class AuditRolledBackError(DamagedError):
    """The store lacks entries that it had. Facts: found, seen (counts of entries)."""

    code = "audit-rolled-back"


class AuditUnanchoredError(DamagedError):
    """The note beside the store is missing or damaged: a rollback could not be noticed."""

    code = "audit-unanchored"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written: `detail` holds ids, counts and codes, nothing of a citizen."""

    action: str
    account: str
    time: dt.datetime
    detail: Mapping[str, Json]


def append(store: Store, entry: Entry) -> AuditHead:
    """Return the new head after adding an entry, in the transaction of the step it tells of.

    Raises:
        ValueError: the detail holds what looks like a NIK or a card number.
    """
    detail = canonical(dict(entry.detail)).decode()
    if CITIZEN_NUMBER.search(detail):
        raise ValueError("detail")
    with store.transaction():
        last = anchor.head_of(store.database)
        unsealed = AuditEntry(
            seq=last.count + 1,
            time=moment_text(entry.time),
            account=entry.account,
            action=entry.action,
            detail=detail,
            prev=bytes.fromhex(last.hash),
            hash=GENESIS,
        )
        return _write(store, unsealed)


def head(store: Store) -> AuditHead:
    """Return the end of the chain."""
    with store.reading():
        return anchor.head_of(store.database)


def newest_time(store: Store) -> dt.datetime | None:
    """Return the latest device time of any entry, or None when there is no entry.

    A device clock that is behind it is doubtful.
    """
    with store.reading():
        row = store.database.execute_sql("SELECT max(time) FROM audit").fetchone()
    return dt.datetime.fromisoformat(row[0]) if row[0] else None


def newest_action(store: Store, account: str, *actions: str) -> str:
    """Return which of some actions an account did last; empty where it did none of them."""
    marks = ", ".join("?" * len(actions))
    found = row(
        store,
        f"SELECT action FROM audit WHERE account = ? AND action IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY seq DESC LIMIT 1",
        (account, *actions),
    )
    return str(found[0]) if found else ""


def entries(store: Store, after: int = 0, limit: int = 100) -> list[AuditEntry]:
    """Return entries in order, those with a number above `after`."""
    sql = f"SELECT {COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?"  # noqa: S608
    with store.reading():
        rows = store.database.execute_sql(sql, (after, limit)).fetchall()
    return [AuditEntry._make(row) for row in rows]


def holds(store: Store, past: AuditHead) -> bool:
    """Return whether the chain contains a head seen earlier: on a parcel, a sheet, in a receipt.

    After `CommitUncertainError` it tells, on the store opened again, whether the step was kept.
    """
    with store.reading():
        return anchor.contains(store.database, past)


def verify(store: Store, progress: Callable[[int], None] | None = None) -> AuditHead:
    """Return the head of the whole chain, proven entry by entry.

    Args:
        store: the open store.
        progress: told the number of entries proven so far, after each batch; it may raise to stop.

    Raises:
        AuditBrokenError: an entry was changed, removed, added or moved. Facts: number.
        AuditRolledBackError: entries at the end are missing. Facts: found, seen.
        AuditUnanchoredError: the chain is sound, but the note beside the store is not.
    """
    proven = EMPTY
    while True:
        with store.reading():
            batch = entries(store, proven.count, BATCH)
            if not batch:
                _complete(store, proven)
                return proven
        proven = prove(proven, batch)
        if progress:
            progress(proven.count)


def verify_end(store: Store, last: int) -> int:
    """Return how many entries were proven: so many at the end of the chain, for a quick look.

    Raises:
        AuditBrokenError, AuditRolledBackError, AuditUnanchoredError: as `verify`.
    """
    with store.reading():
        count = anchor.head_of(store.database).count
        before = entries(store, max(0, count - last - 1), 1) if count > last else []
        start = AuditHead(before[0].seq, before[0].hash.hex()) if before else EMPTY
        end = entries(store, start.count, last)
        _complete(store, prove(start, end))
    return len(end)


def accept(store: Store, entry: Entry) -> AuditHead:
    """Return the new head after noting that a person accepts the store as it is.

    For `AuditRolledBackError` and `AuditUnanchoredError`: from here on the note is written again.
    The entry's detail is completed with what was found and what had been seen.
    """
    seen = store.anchor.read()
    with store.transaction():
        found = anchor.head_of(store.database).count
        facts = {**entry.detail, "found": found, "seen": seen.count if seen else None}
        new = append(store, Entry(entry.action, entry.account, entry.time, facts))
        store.anchor.trust()
    return new


def _write(store: Store, unsealed: AuditEntry) -> AuditHead:
    """Return the head after writing an entry, its hash and the counter."""
    digest = entry_hash(unsealed)
    run = store.database.execute_sql
    row = (unsealed.seq, unsealed.time, unsealed.account, unsealed.action, unsealed.detail)
    run(
        f"INSERT INTO audit ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (*row, unsealed.prev, digest),
    )
    run("INSERT OR REPLACE INTO counter VALUES (?, ?)", (COUNTER, unsealed.seq))
    store.anchor.announce()
    return AuditHead(unsealed.seq, digest.hex())


def _complete(store: Store, proven: AuditHead) -> None:
    """Raise when the proven chain lacks what the counter or the anchor has seen."""
    sql = "SELECT value FROM counter WHERE name = ?"
    row = store.database.execute_sql(sql, (COUNTER,)).fetchone()
    counted = row[0] if row else 0
    if counted != proven.count:
        raise AuditRolledBackError(found=proven.count, seen=counted)
    seen = store.anchor.read()
    if seen is None:
        raise AuditUnanchoredError
    if not anchor.contains(store.database, seen):
        raise AuditRolledBackError(found=proven.count, seen=seen.count)
