"""The connection: SQLite with every page sealed, and every setting said explicitly.

Cipher: ChaCha20-Poly1305 of SQLite3 Multiple Ciphers, with the 32 key bytes as they are (no
derivation, since they are random). docs/format/store-1.md shows the page.
"""

import datetime as dt
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final

import apsw
from playhouse.apsw_ext import APSWDatabase

from db.rows.fields import stored_moment

KEY_BYTES: Final = 32
"""Length of a store key."""

APPLICATION_ID: Final = 0x53494B53
"""What marks the file as ours in SQLite's header: "SIKS"."""

BUSY_SECONDS: Final = 2.5
"""How long SQLite tries again when something else, a virus scanner, holds the file."""

CHECKPOINT_PAGES: Final = 4000
"""Pages of write-ahead log (16 MiB) after which a commit also checkpoints; see `checkpoint`."""

CACHE_KIBI: Final = 8000
"""Memory for opened pages: those above the leaves of a million persons' indexes, which every
search goes through, fit into it and need not be unsealed again."""

STATEMENTS: Final = 300
"""Prepared statements that the connection keeps: all that a day's work repeats, without preparing
them again."""

PRAGMAS: Final = MappingProxyType(
    {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "secure_delete": "ON",
        "trusted_schema": "OFF",
        "temp_store": "MEMORY",
        "mmap_size": 0,
        "cell_size_check": "ON",
        "wal_autocheckpoint": CHECKPOINT_PAGES,
        "cache_size": -CACHE_KIBI,
    }
)
"""SQLite's settings, said because the defaults of builds differ."""


class SealedDatabase(APSWDatabase):  # type: ignore[misc]  # playhouse has no types
    """A Peewee database on one sealed file; one connection, shared by threads in turn."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Keep path and key; `connect` opens.

        Args:
            path: the file; made when it does not exist.
            key: 32 random bytes.
        """
        if len(key) != KEY_BYTES:
            raise ValueError("key")
        self._key = key
        super().__init__(
            str(path),
            pragmas=dict(PRAGMAS),
            timeout=BUSY_SECONDS,
            lock_type="IMMEDIATE",
            autoconnect=False,
            thread_safe=False,
            statementcachesize=STATEMENTS,
        )

    @property
    def key(self) -> bytes:
        """Return the store key, for what is derived from it."""
        return self._key

    def forget_key(self) -> None:
        """Let go of the key, after the file is closed for good."""
        self._key = b""

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        """Give the key before anything is read."""
        give_key(conn, self._key)
        conn.convert_binding = _as_stored
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        super()._add_conn_hooks(conn)


def give_key(connection: apsw.Connection, key: bytes) -> None:
    """Let a connection seal and open its pages with a key."""
    connection.execute("PRAGMA cipher = 'chacha20'").fetchall()
    connection.execute(f"PRAGMA key = 'raw:{key.hex()}'").fetchall()


def _as_stored(_cursor: object, _number: int, value: object) -> str:
    """Return the text by which a date, a moment or an enumeration is stored.

    Raises:
        TypeError: any other type; nothing is stored by accident.
    """
    if isinstance(value, dt.datetime):
        return stored_moment(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    raise TypeError(type(value).__name__)
