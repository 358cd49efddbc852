"""Backup and restore of an office, verified by reading back. docs/format/backup-1.md."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from db.copies import archive, backup_file, snapshot
from db.copies.archive import BackupForgedError, BytesDone, Manifest
from db.file.opening import FILE_NAME, make_folder
from db.keys.keyring import Keyring, Opened, open_keyring
from db.store import Store, open_store
from forms.durable import durable
from forms.errors import RefusedError

Unlock = Callable[[Keyring], Opened]
"""How the backup's own keyring is opened: by a passphrase of its time, or by the recovery code."""


class RestoreTargetError(RefusedError):
    """The folder is not empty; nothing in it was touched."""

    code, field = "restore-target-not-empty", "folder"


def create(
    store: Store, target: Path, now: dt.datetime, progress: BytesDone | None = None
) -> Manifest:
    """Return the manifest of a new backup, which was proven before it got its name.

    The office can go on working meanwhile. Needs twice the store's size: here and at the target.

    Args:
        store: the open store.
        target: the new file; an existing one is refused.
        now: the device's time.
        progress: told work done and all work, in bytes; what it raises stops the backup, and
            nothing is left.
    """
    places = (store.folder, target)
    return backup_file.make(store.database, store.reading, places, now, progress)


def inspect(path: Path, progress: BytesDone | None = None) -> Manifest:
    """Return what a backup says of itself, after comparing every byte with its hashes.

    It needs no key, and so proves no more than that the file is whole.

    Raises:
        BackupDamagedError: it is not.
    """
    with archive.opened(path) as (file, manifest, _mac):
        for name in (archive.KEYRING, archive.STORE):
            for _block in archive.read(file, name, manifest, progress):
                pass
    return manifest


def verify(
    path: Path, scratch: Path, unlock: Unlock, progress: BytesDone | None = None
) -> Manifest:
    """Return the manifest of a backup that was restored into a scratch folder and proven there.

    Args:
        path: the backup.
        scratch: where the copy, sealed as the backup is, may stand meanwhile.
        unlock: opens the backup's keyring.
        progress: see `create`.

    Raises:
        BackupDamagedError, BackupForgedError, StoreDamagedError, AuditBrokenError: it would not
            restore.
    """
    with TemporaryDirectory(dir=scratch, prefix="verify-") as name:
        return restore(path, Path(name), unlock, progress)


def restore(
    path: Path, folder: Path, unlock: Unlock, progress: BytesDone | None = None
) -> Manifest:
    """Return the manifest of a backup after restoring it, proven, into an empty folder.

    Args:
        path: the backup.
        folder: does not exist yet, or is empty.
        unlock: opens the backup's keyring.
        progress: see `create`.

    Raises:
        RestoreTargetError, StoreUnwritableError: the folder is not empty, or cannot be made.
        BackupDamagedError, BackupForgedError, StoreDamagedError, AuditBrokenError: the folder is
            as empty as it was. The same for what `unlock` raises.
    """
    make_folder(folder)
    if any(folder.iterdir()):
        raise RestoreTargetError
    try:
        key, manifest = _unpack(path, folder, unlock, progress)
        _prove(path, folder, key, manifest)
    except BaseException:
        for file in folder.iterdir():
            file.unlink()
        raise
    return manifest


def _unpack(
    path: Path, folder: Path, unlock: Unlock, progress: BytesDone | None
) -> tuple[bytes, Manifest]:
    """Return the store key and the manifest after writing keyring and store into a folder."""
    with archive.opened(path) as (file, manifest, mac):
        with durable(folder / archive.KEYRING) as keyring:
            for block in archive.read(file, archive.KEYRING, manifest):
                keyring.write(block)
        key = archive.signing_key(path, manifest, mac, unlock(open_keyring(folder)).keys)
        with durable(folder / FILE_NAME) as copied:
            for block in archive.read(file, archive.STORE, manifest, progress):
                copied.write(block)
    return key, manifest


def _prove(path: Path, folder: Path, key: bytes, manifest: Manifest) -> None:
    """Raise unless the unpacked store is sound and ends where the manifest says; anchor it."""
    if snapshot.prove_copy(folder / FILE_NAME, key) != manifest.audit:
        raise BackupForgedError(file=path.name)
    store = open_store(folder, key)
    try:
        store.anchor.set(store.database)
    finally:
        store.close()
