"""The office's store: one sealed file, one connection, one program at a time.

Callers hold the `Store` that they opened and pass it on; nothing here is global.
"""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType

import apsw
import peewee

from db.copies.backup_file import make_before_migration
from db.errors import (
    CommitUncertainError,
    StoreBusyError,
    StoreMissingError,
    Translated,
    is_io,
    translated,
)
from db.file import migrating, opening
from db.file.anchor import Anchor, make_anchor_key
from db.file.held import Held
from db.file.opening import FILE_NAME
from db.file.sealed import SealedDatabase
from forms.durable import replace_durably
from forms.errors import SiksngError


class _Turn(Translated):
    """A block inside which no other thread uses the store; it may stand inside itself."""

    def __init__(self) -> None:
        """Begin with the store free."""
        self._lock = threading.RLock()

    def __enter__(self) -> None:
        """Wait for the turn."""
        self._lock.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        """Let others in."""
        self._lock.release()
        super().__exit__(kind, error, trace)


class Store:
    """An open store: unbound models are run on `database`, inside `transaction` or `reading`."""

    def __init__(self, folder: Path, database: SealedDatabase, held: Held) -> None:
        """Keep what `open_store` or `create_store` made; nobody else calls this."""
        self.folder = folder
        self.database = database
        self.anchor = Anchor(folder, database)
        self._held = held
        self._turn = _Turn()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write in one transaction; it is on the disk when the block has ended without error.

        One thread writes at a time. A block inside a block joins it: when the inner one fails and
        the outer one goes on, only what the inner one wrote is undone.

        Raises:
            DiskFullError, StoreIoError, StoreBusyError, StoreDamagedError, StoreUnwritableError:
                nothing of the block was kept.
            CommitUncertainError: the disk failed in the commit itself; reopen and look.
        """
        finished = False
        with self._turn:
            outermost = self.database.transaction_depth() == 0
            if outermost:
                self.anchor.begin()
            try:
                with self.database.transaction() if outermost else self._part():
                    yield
                    finished = True
                if outermost:
                    self.anchor.follow(self.database)
            except (apsw.IOError, peewee.OperationalError) as error:
                if finished and outermost and is_io(error):
                    raise CommitUncertainError from error
                raise

    @contextmanager
    def _part(self) -> Iterator[None]:
        """Undo what the block wrote when it fails, and leave the rest of the transaction.

        Every block has the same name: the innermost one is meant, and SQLite need not learn a new
        statement each time.
        """
        connection = self.database.connection()
        connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # some errors of the disk end the whole transaction
                connection.execute("ROLLBACK TO part; RELEASE part").fetchall()
            raise
        connection.execute("RELEASE part")

    def reading(self) -> AbstractContextManager[None]:
        """Return a block that reads while no other thread writes.

        Raises:
            StoreIoError, StoreBusyError, StoreDamagedError: what could not be read.
        """
        return self._turn

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file; call it when the operator rests.

        It keeps this work out of the commits, which it would make slow.
        """
        with self.reading():
            self.database.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def close(self) -> None:
        """Close the file, forget its key and let other programs in; twice is no error."""
        with self._turn:
            if not self.database.is_closed():
                self.database.close()
            self.database.forget_key()
            self.anchor.close()
            self._held.release()

    def exchange(self, copied: Path, key: bytes) -> None:
        """Go on with a proven copy of the store, sealed with another key, in place of this file.

        For `db.upkeep.rekey` alone, inside `reading`.

        Raises:
            StoreBusyError: the write-ahead log could not be emptied; this file stays.
            StorageError: the rename failed; this file stays.
        """
        path = self.folder / FILE_NAME
        checkpoint = self.database.connection().wal_checkpoint
        checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        self.database.close()
        try:
            if path.with_name(f"{FILE_NAME}-wal").exists():
                raise StoreBusyError
            replace_durably(copied, path)
            self.database = SealedDatabase(path, key)
        finally:
            self.database.connect()


def _device_time() -> dt.datetime:
    """Return the device's time."""
    return dt.datetime.now(dt.UTC)


def create_store(folder: Path, key: bytes) -> Store:
    """Return a new, empty store, open.

    Args:
        folder: the office's folder; made if it does not exist, for its owner only.
        key: 32 random bytes.

    Raises:
        StoreExistsError: there is a store already.
        StoreHeldError: another program works in the folder.
        StoreUnwritableError: the folder cannot be made or written.
    """
    opening.make_folder(folder)
    with ExitStack() as undo, translated():
        held = opening.hold(folder, undo)
        database = opening.make(folder / FILE_NAME, key)
        undo.callback(database.close)
        migrating.migrate(database, _no_backup)
        make_anchor_key(database)
        store = Store(folder, database, held)
        store.anchor.set(database)
        undo.pop_all()
    return store


def open_store(folder: Path, key: bytes, clock: Callable[[], dt.datetime] = _device_time) -> Store:
    """Return the store of a folder, open and of the newest version.

    Args:
        folder: the office's folder.
        key: the store key.
        clock: the device's time, for the backup that is made before an older store is migrated.

    Raises:
        StoreMissingError: the folder has none.
        StoreHeldError: another program has it open. Facts: pid, host.
        WrongKeyError, ForeignFileError, NewerStoreError, OtherBuildError, StoreDamagedError: it
            was not touched.
        StoreUnwritableError: file or folder may not be written.
        SiksngError: what the backup and the migration refuse; the store is as it was.
    """
    os.umask(opening.OWNER_ONLY)
    path = folder / FILE_NAME
    if not path.exists():
        raise StoreMissingError
    with ExitStack() as undo, translated():
        held = opening.hold(folder, undo)
        opening.clear_unfinished(folder)
        killed = path.with_name(f"{FILE_NAME}-wal").exists()
        database = opening.connect(path, key)
        undo.callback(database.close)
        migrating.migrate(
            database, lambda known: make_before_migration(folder, database, known, clock())
        )
        store = Store(folder, database, held)
        undo.pop_all()
    if killed:
        _finish_checkpoint(store)
    return store


def _finish_checkpoint(store: Store) -> None:
    """Write the pages of the log into the file: a power cut may have left them half-written there.

    SQLite reads them from the log, where they are whole; a full disk keeps them there.
    """
    with suppress(SiksngError):
        store.checkpoint()


def _no_backup(_known: int) -> None:
    """Do nothing: a new store holds no data."""
