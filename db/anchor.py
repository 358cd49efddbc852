"""The note beside the store that says how far the audit chain had come.

Inside the store nothing can tell that the whole file was put back to yesterday's, or that its
write-ahead log was deleted. This small file can: it is written after each commit with an audit
entry, never before, so the chain always contains what it says. Its own key stands in the store.
"""

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from db.chain import AuditHead
from db.errors import StoreDamagedError
from db.sealed import SealedDatabase

FILE_NAME: Final = "audit.anchor"
"""The note's file in the office's folder."""

MAGIC: Final = "siksng-anchor-1"
"""First word of the one line."""

SETTING: Final = "audit.anchor"
"""The setting that holds the note's key, 64 hexadecimal digits as JSON text."""


class Anchor:
    """The note, opened for this store."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Keep where it stands and the key that authenticates it."""
        self._path = folder / FILE_NAME
        self._key = key
        self._file = -1

    def read(self) -> AuditHead | None:
        """Return what the note says, or None when it is missing, damaged or not ours."""
        try:
            line = self._path.read_bytes()
            _magic, count, digest, _mac = line.decode("ascii").split()
            head = AuditHead(int(count), digest)
        except (OSError, ValueError):
            return None
        return head if hmac.compare_digest(line, self._line(head)) else None

    def write(self, head: AuditHead) -> None:
        """Note a head that is committed, in place; a power cut may keep the note before it.

        Raises:
            OSError: the disk refused; the commit itself stands.
        """
        if self._file < 0:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, self._line(head))

    def close(self) -> None:
        """Flush the note to the disk and let go of its file."""
        if self._file >= 0:
            os.fsync(self._file)
            os.close(self._file)
            self._file = -1

    def _line(self, head: AuditHead) -> bytes:
        """Return the whole file for a head; every head has the same length."""
        said = f"{MAGIC} {head.count:020d} {head.hash}"
        mac = hmac.digest(self._key, said.encode(), "sha256").hex()
        return f"{said} {mac}\n".encode()


def make_anchor_key(database: SealedDatabase) -> None:
    """Put a new key for the note into a new store."""
    value = f'"{secrets.token_hex(32)}"'
    database.execute_sql("INSERT INTO setting VALUES (?, ?)", (SETTING, value))


def anchor_key(database: SealedDatabase) -> bytes:
    """Return the note's key.

    Raises:
        StoreDamagedError: the store has lost it.
    """
    sql = "SELECT value FROM setting WHERE key = ?"
    row = database.execute_sql(sql, (SETTING,)).fetchone()
    if row is None:
        raise StoreDamagedError
    return bytes.fromhex(row[0].strip('"'))
