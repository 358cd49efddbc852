"""Making a backup of an open database. docs/format/backup-1.md, "Making one"."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Final

from db import archive, snapshot
from db.archive import BytesDone, Manifest
from db.keyring_errors import KeyringMissingError
from db.pages import PAGE_BYTES
from db.sealed import SealedDatabase

SNAPSHOT_NAME: Final = "office.db.snapshot"
"""The copy in the office's folder while a backup is made."""


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
