"""The note beside the store that says how far the audit chain had come.

Inside the store nothing can tell that the whole file was put back to yesterday's, or that its
write-ahead log was deleted. This small file can: it is written after each commit with an audit
entry, never before, so the chain always contains what it says. Its own key stands in the store.
"""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from db.errors import StoreDamagedError
from db.file.chain import EMPTY, AuditHead
from db.file.sealed import SealedDatabase

FILE_NAME: Final = "audit.anchor"
"""The note's file in the office's folder."""

OPEN: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
"""How the note's file is opened: in place, and on Windows without changing the line's end."""

MAGIC: Final = "siksng-anchor-1"
"""First word of the one line."""

SETTING: Final = "audit.anchor"
"""The setting that holds the note's key, 64 hexadecimal digits as JSON text."""


class Anchor:
    """The note of an open store."""

    def __init__(self, folder: Path, database: SealedDatabase) -> None:
        """Read the note; when the chain does not contain what it says, it is not written again.

        Raises:
            StoreDamagedError: the store has lost the note's key.
        """
        self._path = folder / FILE_NAME
        self._key = _key(database)
        self._file = -1
        self._pending = False
        seen = self.read()
        self._trusted = seen is not None and contains(database, seen)

    def read(self) -> AuditHead | None:
        """Return what the note says, or None when it is missing, damaged or not ours."""
        try:
            line = self._path.read_bytes()
            _magic, count, digest, _mac = line.decode("ascii").split()
            head = AuditHead(int(count), digest)
        except (OSError, ValueError):
            return None
        return head if hmac.compare_digest(line, self._line(head)) else None

    def begin(self) -> None:
        """Forget what an earlier transaction announced."""
        self._pending = False

    def announce(self) -> None:
        """Say that this transaction adds an audit entry."""
        self._pending = True

    def follow(self, database: SealedDatabase) -> None:
        """Note how far the committed chain has come, if an entry was announced.

        The commit stands whatever the disk does to the note, which may lag behind.
        """
        if self._pending and self._trusted:
            with suppress(OSError):
                self._write(head_of(database))

    def trust(self) -> None:
        """Write the note from the next entry on, whatever it said before."""
        self._trusted = True

    def set(self, database: SealedDatabase) -> None:
        """Write the note for the chain as it stands: of a new store, or one just restored.

        Raises:
            OSError: the disk refused.
        """
        self._trusted = True
        self._write(head_of(database))

    def close(self) -> None:
        """Flush the note to the disk and let go of its file."""
        if self._file >= 0:
            with suppress(OSError):
                os.fsync(self._file)
            os.close(self._file)
            self._file = -1

    def _write(self, head: AuditHead) -> None:
        """Write the note in place; a power cut may keep the one before it."""
        if self._file < 0:
            self._file = os.open(self._path, OPEN, 0o600)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, self._line(head))

    def _line(self, head: AuditHead) -> bytes:
        """Return the whole file for a head; every head has the same length."""
        said = f"{MAGIC} {head.count:020d} {head.hash}"
        mac = hmac.digest(self._key, said.encode(), "sha256").hex()
        return f"{said} {mac}\n".encode()


def head_of(database: SealedDatabase) -> AuditHead:
    """Return the end of the audit chain, as the last entry says it."""
    sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
    row = database.execute_sql(sql).fetchone()
    return AuditHead(row[0], row[1].hex()) if row else EMPTY


def contains(database: SealedDatabase, head: AuditHead) -> bool:
    """Return whether the audit chain once ended in this head."""
    if head == EMPTY:
        return True
    row = database.execute_sql("SELECT hash FROM audit WHERE seq = ?", (head.count,)).fetchone()
    return bool(row) and row[0].hex() == head.hash


def make_anchor_key(database: SealedDatabase) -> None:
    """Put a new key for the note into a new store."""
    value = f'"{secrets.token_hex(32)}"'
    database.execute_sql("INSERT INTO setting VALUES (?, ?)", (SETTING, value))


def _key(database: SealedDatabase) -> bytes:
    """Return the note's key."""
    sql = "SELECT value FROM setting WHERE key = ?"
    row = database.execute_sql(sql, (SETTING,)).fetchone()
    if row is None:
        raise StoreDamagedError
    return bytes.fromhex(row[0].strip('"'))
