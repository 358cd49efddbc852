"""Rows of files from elsewhere, laid out on the disk while they are tied together.

The file stands in the office's folder and is sealed like the store, with a key that exists in
memory alone: whatever interrupts the work leaves noise, which the next start removes.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

import apsw

from db.errors import disk_errors, translated
from db.file.opening import STAGING_NAME
from db.file.sealed import KEY_BYTES, give_key
from forms.errors import SiksngError

_PRAGMAS: Final = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; "
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -8000"
)
"""Nothing outlives the program, so nothing is flushed; what is sorted never leaves memory."""

_TABLE: Final = "CREATE TABLE staged (at INTEGER PRIMARY KEY, key TEXT, row TEXT)"
_INDEX: Final = "CREATE INDEX staged_key ON staged (key)"
KEYS_AT_ONCE: Final = 100
"""Keys whose rows are fetched together: asking for each alone costs more than the rows."""

_SOURCE_BITS: Final = 32
"""A row's place is the number of its source, and below these bits its number in the source."""


class StagedRow(NamedTuple):
    """A row: the source it came from, its number there, and the text it was laid out as."""

    source: int
    number: int
    text: str


class Staging:
    """A table of rows, each under a key; made by `staging` alone."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Begin with no rows."""
        self._connection = connection
        connection.execute(_TABLE)
        self._indexed = False

    def add(self, source: int, rows: Iterable[tuple[int, str, str]]) -> None:
        """Lay out rows: the number of each in its source, its key and its text.

        Raises:
            DiskFullError, StoreIoError: the disk did not take them; the work is to be given up.
        """
        base = source << _SOURCE_BITS
        bindings = ((base | number, key, text) for number, key, text in rows)
        with translated(), self._connection:
            self._connection.executemany("INSERT INTO staged VALUES (?, ?, ?)", bindings)

    def count(self, source: int) -> int:
        """Return how many rows of a source there are."""
        limits = (source << _SOURCE_BITS, source + 1 << _SOURCE_BITS)
        counted = "SELECT count(*) FROM staged WHERE at >= ? AND at < ?"
        with translated():
            return int(self._connection.execute(counted, limits).get)

    def rows(self, source: int) -> Iterator[StagedRow]:
        """Yield the rows of a source in its order."""
        limits = (source << _SOURCE_BITS, source + 1 << _SOURCE_BITS)
        return self._select("at >= ? AND at < ?", limits)

    def under(self, key: str) -> Iterator[StagedRow]:
        """Yield the rows under a key, by source and in the order of each."""
        self._index()
        return self._select("key = ?", (key,))

    def groups(self) -> Iterator[tuple[str, list[StagedRow]]]:
        """Yield each key but the empty one with the rows under it, which are in order.

        Keys come in the order of their first row, source after source.
        """
        self._index()
        ordered = "SELECT key FROM staged WHERE key <> '' GROUP BY key ORDER BY min(at)"
        with translated():
            keys = [key for (key,) in self._connection.execute(ordered)]
        for start in range(0, len(keys), KEYS_AT_ONCE):
            yield from self._groups(keys[start : start + KEYS_AT_ONCE]).items()

    def _groups(self, keys: Sequence[str]) -> dict[str, list[StagedRow]]:
        """Return the rows under each of some keys."""
        marks = ",".join("?" * len(keys))
        wanted = f"SELECT key, at, row FROM staged WHERE key IN ({marks}) ORDER BY at"  # noqa: S608 - ours
        found: dict[str, list[StagedRow]] = {key: [] for key in keys}
        with translated():
            for key, at, text in self._connection.execute(wanted, keys):
                found[key].append(_row(at, text))
        return found

    def keys_of(self, source: int) -> list[str]:
        """Return every key of a source once, in the order of its first row."""
        return self._keys(source, 1)

    def shared_keys_of(self, source: int) -> list[str]:
        """Return the keys under which a source has more than one row, in the same order."""
        return self._keys(source, 2)

    def _keys(self, source: int, least: int) -> list[str]:
        """Return the keys under which a source has so many rows at least."""
        wanted = (
            "SELECT key FROM staged WHERE at >= ? AND at < ?"
            " GROUP BY key HAVING count(*) >= ? ORDER BY min(at)"
        )
        limits = (source << _SOURCE_BITS, source + 1 << _SOURCE_BITS)
        with translated():
            return [key for (key,) in self._connection.execute(wanted, (*limits, least))]

    def _select(self, condition: str, values: tuple[int | str, ...]) -> Iterator[StagedRow]:
        """Yield the rows that meet a condition, in order."""
        wanted = f"SELECT at, row FROM staged WHERE {condition} ORDER BY at"  # noqa: S608 - ours
        with translated():
            for at, text in self._connection.execute(wanted, values):
                yield _row(at, text)

    def _index(self) -> None:
        """Make the keys findable, once all rows are there: that is faster than row by row."""
        if not self._indexed:
            with translated():
                self._connection.execute(_INDEX)
            self._indexed = True


def _row(at: int, text: str) -> StagedRow:
    """Return the row of a place."""
    return StagedRow(at >> _SOURCE_BITS, at & (1 << _SOURCE_BITS) - 1, text)


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """Give an empty table in a folder that is held; file and rows are gone when the block ends.

    Raises:
        SiksngError: the disk did not take the file; nothing was made.
    """
    path = folder / STAGING_NAME
    with disk_errors():
        path.unlink(missing_ok=True)
    try:
        with translated():
            connection = apsw.Connection(str(path))
        try:
            give_key(connection, secrets.token_bytes(KEY_BYTES))
            connection.execute(_PRAGMAS).fetchall()
            with translated():
                made = Staging(connection)
            yield made
        finally:
            connection.close()
    finally:
        with suppress(SiksngError), disk_errors():  # the next start removes it
            path.unlink(missing_ok=True)
