"""What is done before a store is open: hold the folder, connect, tell apart what can be wrong."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from db.errors import (
    ForeignFileError,
    StoreDamagedError,
    StoreExistsError,
    StoreHeldError,
    StoreUnwritableError,
    WrongKeyError,
    disk_errors,
    translated,
)
from db.file import pages
from db.file.held import Held, HeldError
from db.file.sealed import APPLICATION_ID, SealedDatabase

FILE_NAME: Final = "office.db"
"""The store's file in its folder; SQLite adds "-wal" and "-shm"."""

COPY_NAME: Final = "office.db.rekey"
"""The copy under a new key while the store key is rotated."""

STAGING_NAME: Final = "office.db.staging"
"""The rows of an import while they are tied together; its key is never written."""

SNAPSHOT_NAME: Final = "office.db.snapshot"
"""The copy that a backup is made of."""

LOCK_NAME: Final = "office.lock"
"""Says who has the folder open."""

OWNER_ONLY: Final = 0o077
"""What new files do not grant: nothing to anybody else."""

UNFINISHED: Final = (COPY_NAME, STAGING_NAME, SNAPSHOT_NAME)
"""What a killed program may have left, each as large as the store at most."""


def make_folder(folder: Path) -> None:
    """Make a folder for its owner only, unless it exists.

    Raises:
        StoreUnwritableError: it cannot be made.
    """
    os.umask(OWNER_ONLY)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritableError from error


def hold(folder: Path, undo: ExitStack) -> Held:
    """Return the folder's lock, which is given back when opening fails.

    Raises:
        StoreHeldError: another program has it. Facts: pid, host.
        StoreUnwritableError: the folder may not be written.
    """
    try:
        return undo.enter_context(Held(folder / LOCK_NAME))
    except HeldError as error:
        raise StoreHeldError(pid=error.pid, host=error.host) from error
    except OSError as error:
        raise StoreUnwritableError from error


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed program left in a folder that is held.

    Raises:
        StoreIoError: the disk did not do it.
    """
    with disk_errors():
        for name in UNFINISHED:
            (folder / name).unlink(missing_ok=True)


def make(path: Path, key: bytes) -> SealedDatabase:
    """Return the connected database of a new file.

    Raises:
        StoreExistsError: there is one; it was not touched.
    """
    if path.exists():
        raise StoreExistsError
    database = SealedDatabase(path, key)
    with translated():
        database.connect()
        database.pragma("application_id", APPLICATION_ID)
    return database


def connect(path: Path, key: bytes) -> SealedDatabase:
    """Return the connected database of a file.

    Raises:
        ForeignFileError: the file is not ours.
        WrongKeyError: no page opens with this key.
        StoreDamagedError: the key is right, but the first page cannot be read.
    """
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
