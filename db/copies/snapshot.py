"""A copy of the store at one moment, made while the office works, and proven page by page."""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Final

import apsw

from db.errors import StoreDamagedError, disk_errors, translated
from db.file import pages
from db.file.chain import COLUMNS, EMPTY, AuditEntry, AuditHead, prove
from db.file.sealed import SealedDatabase, give_key
from forms.durable import sync_file
from forms.errors import SiksngError

STEP_PAGES: Final = 256
"""Pages that are copied before others get their turn: 1 MiB, some milliseconds."""

Progress = Callable[[int, int], None]
"""Told how many pages are done and how many there are; what it raises stops the work."""


def copy(
    database: SealedDatabase,
    turn: Callable[[], AbstractContextManager[None]],
    target: Path,
    key: bytes,
    progress: Progress | None = None,
) -> None:
    """Write a copy of an open store, flushed; what others write meanwhile is in it.

    Args:
        database: the open store's.
        turn: a block in which no other thread uses the connection.
        target: the copy; an unfinished one of a killed program is written over.
        key: what the copy is sealed with.
        progress: told after each step.

    Raises:
        SiksngError: the disk did not take it; there is no copy.
    """
    _remove(target)
    try:
        with translated(), closing(apsw.Connection(str(target))) as copied:
            give_key(copied, key)
            copied.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").fetchall()
            with copied.backup("main", database.connection(), "main") as backup:
                while not backup.done:
                    with turn():
                        backup.step(STEP_PAGES)
                    if progress:
                        progress(backup.page_count - backup.remaining, backup.page_count)
        with disk_errors():
            sync_file(target)
    except BaseException:
        with suppress(SiksngError):  # what went wrong first is said
            _remove(target)
        raise


def prove_copy(path: Path, key: bytes) -> AuditHead:
    """Return the audit head of a copy after reading every byte of it back.

    Raises:
        StoreDamagedError: a page's seal, the tables or their references are not sound.
        AuditBrokenError: the audit chain is not.
    """
    if any(True for _ in pages.damaged(path, key)):
        raise StoreDamagedError
    with translated(), closing(_readable(path, key)) as copied:
        if copied.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise StoreDamagedError
        if copied.execute("PRAGMA foreign_key_check").fetchall():
            raise StoreDamagedError
        rows = copied.execute(f"SELECT {COLUMNS} FROM audit ORDER BY seq")  # noqa: S608
        return prove(EMPTY, (AuditEntry._make(row) for row in rows))


def _readable(path: Path, key: bytes) -> apsw.Connection:
    """Return a connection that only reads, and makes no files beside the copy."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", flags=flags)
    give_key(connection, key)
    return connection


def _remove(target: Path) -> None:
    """Leave no copy.

    Raises:
        DiskFullError, StoreIoError: the disk did not do it.
    """
    with disk_errors():
        target.unlink(missing_ok=True)
