"""The office's store: one sealed file, one connection, one program at a time.

Callers hold the `Store` that they opened and pass it on; nothing here is global.
"""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

import apsw
import peewee

from db import backup_file, migrating, pages
from db.anchor import Anchor, anchor_key, make_anchor_key
from db.chain import EMPTY, AuditHead
from db.errors import (
    CommitUncertainError,
    ForeignFileError,
    StoreDamagedError,
    StoreExistsError,
    StoreHeldError,
    StoreMissingError,
    StoreUnwritableError,
    WrongKeyError,
    translated,
)
from db.held import Held, HeldError
from db.sealed import APPLICATION_ID, SealedDatabase

FILE_NAME: Final = "office.db"
"""The store's file in its folder; SQLite adds "-wal" and "-shm"."""

LOCK_NAME: Final = "office.lock"
"""Says who has the folder open."""


def _device_time() -> dt.datetime:
    """Return the device's time."""
    return dt.datetime.now(dt.UTC)


class Store:
    """An open store: unbound models are run on `database`, inside `transaction` or `reading`."""

    def __init__(self, folder: Path, database: SealedDatabase, held: Held) -> None:
        """Keep what `open_store` or `create_store` made; nobody else calls this."""
        self.folder = folder
        self.database = database
        self.anchor = Anchor(folder, anchor_key(database))
        self._held = held
        self._turn = threading.RLock()
        self._audited = False
        seen = self.anchor.read()
        self._anchored = seen is not None and self.contains(seen)

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
        with self._turn, translated():
            outermost = self.database.transaction_depth() == 0
            self._audited = self._audited and not outermost
            try:
                with self.database.atomic():
                    yield
                    finished = True
                if outermost:
                    self._note_anchor()
            except (apsw.IOError, peewee.OperationalError) as error:
                if finished and outermost and _is_io(error):
                    raise CommitUncertainError from error
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read while no other thread writes.

        Raises:
            StoreIoError, StoreBusyError, StoreDamagedError: what could not be read.
        """
        with self._turn, translated():
            yield

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file; call it when the operator rests.

        It keeps this work out of the commits, which it would make slow.
        """
        with self.reading():
            self.database.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def close(self) -> None:
        """Close the file and let other programs in; closing twice is no error."""
        if self.database.is_closed():
            return
        with self._turn:
            self.anchor.close()
            self.database.close()
            self._held.release()

    def audit_head(self) -> AuditHead:
        """Return the end of the audit chain, as the last entry says it."""
        sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
        row = self.database.execute_sql(sql).fetchone()
        return AuditHead(row[0], row[1].hex()) if row else EMPTY

    def contains(self, head: AuditHead) -> bool:
        """Return whether the audit chain once ended in this head."""
        if head == EMPTY:
            return True
        sql = "SELECT hash FROM audit WHERE seq = ?"
        row = self.database.execute_sql(sql, (head.count,)).fetchone()
        return bool(row) and row[0].hex() == head.hash

    def note_audit(self) -> None:
        """Remember that this transaction added an audit entry: the anchor follows its commit."""
        self._audited = True

    def trust_anchor(self) -> None:
        """Write the anchor again from the next commit on, whatever it said before."""
        self._anchored = True

    def anchor_here(self) -> None:
        """Write the anchor for the chain as it stands: of a new store, or one just restored."""
        self.trust_anchor()
        self.anchor.write(self.audit_head())

    def _note_anchor(self) -> None:
        """Tell the anchor how far the committed chain has come, unless it disagrees with it.

        The commit stands whatever the disk does to the anchor, which may lag behind.
        """
        if self._audited and self._anchored:
            with suppress(OSError):
                self.anchor.write(self.audit_head())


def create_store(folder: Path, key: bytes) -> Store:
    """Return a new, empty store, open.

    Args:
        folder: the office's folder; made if it does not exist, for its owner only.
        key: 32 random bytes.

    Raises:
        StoreExistsError: there is a store already.
        StoreHeldError: another program works in the folder.
    """
    os.umask(0o077)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as undo:
        held = _held(folder, undo)
        database = _made(folder / FILE_NAME, key)
        undo.callback(database.close)
        migrating.migrate(database, _no_backup)
        make_anchor_key(database)
        store = Store(folder, database, held)
        store.anchor_here()
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
        WrongKeyError, ForeignFileError, NewerStoreError, StoreDamagedError: it was not touched.
        StoreUnwritableError: file or folder may not be written.
        SiksngError: what the backup and the migration refuse; the store is as it was.
    """
    os.umask(0o077)
    path = folder / FILE_NAME
    if not path.exists():
        raise StoreMissingError
    with ExitStack() as undo:
        held = _held(folder, undo)
        database = _opened(path, key)
        undo.callback(database.close)
        migrating.migrate(database, lambda known: _back_up(folder, database, known, clock()))
        store = Store(folder, database, held)
        undo.pop_all()
    return store


def _held(folder: Path, undo: ExitStack) -> Held:
    """Return the folder's lock, which is given back when opening fails."""
    try:
        return undo.enter_context(Held(folder / LOCK_NAME))
    except HeldError as error:
        raise StoreHeldError(pid=error.pid, host=error.host) from error
    except OSError as error:
        raise StoreUnwritableError from error


def _made(path: Path, key: bytes) -> SealedDatabase:
    """Return the connected database of a new file."""
    if path.exists():
        raise StoreExistsError
    database = SealedDatabase(path, key)
    with translated():
        database.connect()
        database.pragma("application_id", APPLICATION_ID)
    return database


def _opened(path: Path, key: bytes) -> SealedDatabase:
    """Return the connected database, or raise what is wrong with the file."""
    if not pages.looks_sealed(path):
        raise ForeignFileError
    database = SealedDatabase(path, key)
    try:
        with translated():
            database.connect()
    except StoreDamagedError:
        if pages.opens_any(path, key):
            raise
        raise WrongKeyError from None
    if database.pragma("application_id") != APPLICATION_ID:
        database.close()
        raise ForeignFileError
    return database


def _back_up(folder: Path, database: SealedDatabase, known: int, now: dt.datetime) -> None:
    """Make a backup before a migration, unless an earlier try has made it of the same state."""
    count = database.execute_sql("SELECT count(*) FROM audit").fetchone()[0]
    target = folder / f"before-{known:04d}-{count}.siksng-backup"
    if not target.exists():
        backup_file.make(database, nullcontext, (folder, target), now)


def _no_backup(_known: int) -> None:
    """Do nothing: a new store holds no data."""


def _is_io(error: BaseException) -> bool:
    """Return whether SQLite's own exception behind this one is an I/O error."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, apsw.IOError):
            return True
        link = link.__cause__ or link.__context__
    return False
