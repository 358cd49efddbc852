"""Every revision and every kept file against its hash."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final

from db.integrity.problems import Problems, Tell
from db.store import Store

BATCH: Final = 2000
"""Rows read before other threads get their turn."""

REVISIONS: Final = """
SELECT r.id, r.hash, r.body, r.parent, s.uid,
    r.parent IS NULL OR r.origin = 'parcel'
    OR EXISTS (SELECT 1 FROM revision p WHERE p.hash = r.parent)
FROM revision r LEFT JOIN subject s ON s.id = r.subject_id
WHERE r.id > ? ORDER BY r.id LIMIT ?
"""
"""Each revision, the id of its subject, and whether its parent is there.

What another office sent may start from a state that this one never had.
"""

FILES: Final = {
    "attachment": "SELECT id, sha256, content FROM attachment WHERE id > ? ORDER BY id LIMIT ?",
    "import_file": (
        "SELECT id, sha256, content FROM import_file"
        " WHERE content IS NOT NULL AND id > ? ORDER BY id LIMIT ?"
    ),
}
"""The kept files of each table."""


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many revisions there are, after testing body, parent and subject of each."""
    size, seen = _last(store, "revision"), 0
    for batch in _batches(store, REVISIONS, BATCH):
        for number, digest, body, parent, uid, has_parent in batch:
            _check_one(problems, number, (digest, body), (parent, uid))
            if not has_parent:
                problems.add("check-revision-parent", str(number))
        seen += len(batch)
        tell(batch[-1][0], size)
    return seen


def check_files(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many files are kept, after testing each against its hash."""
    seen = 0
    for table, sql in FILES.items():
        size = _last(store, table)
        for batch in _batches(store, sql, 1):
            for number, digest, content in batch:
                if hashlib.sha256(content).digest() != digest:
                    problems.add("check-file", f"{table} {number}")
            seen += len(batch)
            tell(batch[-1][0], size)
    return seen


def _check_one(
    problems: Problems,
    number: int,
    sealed: tuple[bytes, bytes],
    links: tuple[bytes | None, str | None],
) -> None:
    """Test one revision: hash and body, then what the columns beside the body repeat of it."""
    (digest, body), (parent, uid) = sealed, links
    if hashlib.sha256(body).digest() != digest:
        problems.add("check-revision", str(number))
        return
    try:
        said = json.loads(body)
        fits = said["subject"] == uid and said["parent"] == (parent.hex() if parent else None)
    except (ValueError, KeyError, TypeError):
        fits = False
    if not fits:
        problems.add("check-revision-columns", str(number))


def _batches(store: Store, sql: str, size: int) -> Iterator[list[Any]]:
    """Yield rows in order of their number, some at a time."""
    last = -1
    while True:
        with store.reading():
            batch = store.database.connection().execute(sql, (last, size)).fetchall()
        if not batch:
            return
        yield batch
        last = batch[-1][0]


def _last(store: Store, table: str) -> int:
    """Return the highest row number of a table."""
    with store.reading():
        sql = f"SELECT coalesce(max(id), 0) FROM {table}"  # noqa: S608  # one of three tables
        ((last,),) = store.database.connection().execute(sql).fetchall()
    return int(last)
