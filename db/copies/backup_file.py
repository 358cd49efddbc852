"""Making a backup of an open database. docs/format/backup-1.md, "Making one"."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from db.copies import archive, snapshot
from db.copies.archive import BytesDone, Manifest
from db.file.opening import SNAPSHOT_NAME
from db.file.pages import PAGE_BYTES
from db.file.sealed import SealedDatabase
from db.keys.keyring_errors import KeyringMissingError


def make(
    database: SealedDatabase,
    turn: Callable[[], AbstractContextManager[None]],
    places: tuple[Path, Path],
    now: dt.datetime,
    progress: BytesDone | None = None,
) -> Manifest:
    """Return the manifest of a new backup of a database in an office's folder.

    Args:
        database: the open database.
        turn: a block in which no other thread uses it.
        places: the office's folder, and the new file.
        now: the device's time.
        progress: told work done and all work, in bytes; what it raises stops the backup, and
            nothing is left.

    Raises:
        KeyringMissingError: a backup without keyring could never be opened.
        SiksngError: the copy is not sound, or the target did not take it; there is no backup.
    """
    folder, target = places
    copied = folder / SNAPSHOT_NAME
    if not (folder / archive.KEYRING).exists():
        raise KeyringMissingError
    sources = {archive.KEYRING: folder / archive.KEYRING, archive.STORE: copied}
    try:
        snapshot.copy(database, turn, copied, database.key, _half(progress, 0, PAGE_BYTES))
        manifest = Manifest(
            made=now.replace(microsecond=0),
            audit=snapshot.prove_copy(copied, database.key),
            user_version=int(database.pragma("user_version")),
            members={name: archive.member(path) for name, path in sources.items()},
        )
        archive.write(target, manifest, database.key, sources, _half(progress, 1))
    finally:
        with suppress(OSError):  # the backup stands all the same; the next opening removes it
            copied.unlink()
    return manifest


def make_before_migration(
    folder: Path, database: SealedDatabase, known: int, now: dt.datetime
) -> None:
    """Make a backup before a migration, unless an earlier try has made it of the same state.

    Args:
        folder: the office's folder.
        database: still of the old version.
        known: the version that the migration leads to.
        now: the device's time.
    """
    count = database.execute_sql("SELECT count(*) FROM audit").fetchone()[0]
    target = folder / f"before-{known:04d}-{count}.siksng-backup"
    if not target.exists():
        make(database, nullcontext, (folder, target), now)


def _half(done: BytesDone | None, number: int, unit: int = 1) -> BytesDone:
    """Return a progress whose whole is one half of another's.

    Args:
        done: the other; None tells nobody.
        number: 0 for the first half, 1 for the second.
        unit: bytes of one of the half's own units.
    """

    def half(seen: int, size: int) -> None:
        """Tell the other."""
        if done:
            done((number * size + seen) * unit, 2 * size * unit)

    return half
