"""An office with some work in it, and a backup of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.keys.keyring import Keyring, Opened
from db.store import Store, create_store
from db.upkeep import backup
from tests.db.keyrings import SITI, new_office
from tests.db.stores import NOW, count_up, note, sql

CANARY: Final = "ZZQXCANARYNAME"
"""A name that must not be readable anywhere."""


@dataclass(frozen=True)
class Desk:
    """An office with some work in it, and a backup of it."""

    store: Store
    saved: Path
    elsewhere: Path


def by_passphrase(ring: Keyring) -> Opened:
    """Open a backup's keyring as Siti does."""
    return ring.unlock("siti", SITI)


@contextmanager
def new_desk(folder: Path) -> Iterator[Desk]:
    """Yield an office with some work in it, and a backup of it."""
    office_folder = folder / "office"
    office_folder.mkdir()
    office = new_office(office_folder)
    store = create_store(office_folder, office.store_key)
    with store.transaction():
        count_up(store)
        sql(store, "INSERT INTO setting VALUES ('name', ?)", (json.dumps(CANARY * 99),))
        note(store)
    saved = folder / "stick.siksng-backup"
    backup.create(store, saved, NOW)
    yield Desk(store, saved, folder / "elsewhere")
    store.close()
