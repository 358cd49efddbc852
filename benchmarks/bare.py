"""The floor: plain SQLite with the same rows, given the same statements and parameters."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import apsw

from benchmarks.timing import Turns, Watch
from db.file.opening import FILE_NAME
from db.file.sealed import CACHE_KIBI, CHECKPOINT_PAGES, STATEMENTS, give_key
from db.store import Store

Result = TypeVar("Result")

Statement = tuple[str, Any]
"""SQL and its parameters, as SQLite was given them."""

SETTINGS: Final = f"""
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}; PRAGMA cache_size = -{CACHE_KIBI}
"""
"""What plain SQLite is told: as durable as ours, and as much memory; the rest is default."""


class Twin:
    """A store, and the same rows in plain SQLite, one piece of work behind it.

    Whoever runs a statement right after somebody else did finds its code and the disk warm. One
    piece behind, plain SQLite comes after other work, as the store does.
    """

    def __init__(self, store: Store, plain: apsw.Connection) -> None:
        """Keep both, open and with the same rows."""
        self._store, self._plain = store, plain
        self._behind: list[tuple[Turns, list[Statement]]] = []

    def in_turn(self, turns: Turns, work: Callable[[], Result]) -> Result:
        """Return what some work on the store returns, measured; then replay the work before it."""
        with _heard(self._store) as statements:
            watch = Watch()
            result = work()
            watch.stop(turns.ours, turns.ours_busy)
        self.catch_up()
        self._behind.append((turns, statements))
        return result

    def catch_up(self) -> None:
        """Replay what was not replayed yet."""
        while self._behind:
            turns, statements = self._behind.pop()
            watch = Watch()
            self._replay(statements)
            watch.stop(turns.floor, turns.floor_busy)

    def rest(self) -> None:
        """Empty both write-ahead logs, as the store does when the operator rests."""
        self._store.checkpoint()
        self._plain.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def _replay(self, statements: list[Statement]) -> None:
        """Run the same statements without the program, and fetch their rows."""
        execute = self._plain.execute
        for sql, values in statements:
            execute(sql, values).fetchall()


@contextmanager
def twin_of(store: Store) -> Iterator[Twin]:
    """Make a plain copy of a store for the block; it takes the store's size on the disk."""
    path = store.folder.with_name("twin.db")
    _remove(path)
    try:
        _write_plain(store, path)
        with closing(apsw.Connection(str(path), statementcachesize=STATEMENTS)) as plain:
            plain.execute(SETTINGS).fetchall()
            twin = Twin(store, plain)
            yield twin
            twin.catch_up()
    finally:
        _remove(path)


@contextmanager
def _heard(store: Store) -> Iterator[list[Statement]]:
    """Collect the statements that a store runs inside the block."""
    statements: list[Statement] = []

    def hear(_cursor: object, sql: str, values: Any) -> bool:  # noqa: ANN401  # apsw's own
        """Note a statement, and let it be run."""
        statements.append((sql, values))
        return True

    connection = store.database.connection()
    connection.exec_trace = hear
    try:
        yield statements
    finally:
        connection.exec_trace = None


def _write_plain(store: Store, path: Path) -> None:
    """Write a store's rows to a file without cipher."""
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
    with closing(apsw.Connection(str(store.folder / FILE_NAME), flags=flags)) as sealed:
        give_key(sealed, store.database.key)
        sealed.execute("VACUUM INTO ?", (f"{path.absolute().as_uri()}?key=",))


def _remove(path: Path) -> None:
    """Leave nothing of a file and its log."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
