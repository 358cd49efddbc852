"""Keyrings for the tests: cheap to open, with two people."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from db.keys import keyring_members
from db.keys.keyring import Keyring, Opened, create_keyring, new_store_key, open_keyring
from db.keys.wrapping import FLOOR

SITI: Final = "kopi tubruk sore hari"
"""Siti's passphrase."""

BUDI: Final = "sepeda ontel di pantai"
"""Budi's passphrase."""

WRONG: Final = "bukan kata sandinya"
"""Nobody's passphrase."""


@dataclass
class Seconds:
    """A monotonic clock that a test moves."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@dataclass(frozen=True)
class Office:
    """A folder with a keyring, its recovery code, its store key and the proof of it."""

    folder: Path
    code: str
    store_key: bytes
    opened: Opened

    def ring(self, clock: Seconds | None = None) -> Keyring:
        """Return the keyring, under a clock of the test's own."""
        return open_keyring(self.folder, clock or Seconds())


def new_office(folder: Path) -> Office:
    """Return a folder with a keyring of two people, copied from one that was made before."""
    data, code, opened = _made()
    (folder / "keyring.json").write_bytes(data)
    return Office(folder, code, opened.store_key, opened)


@cache
def _made() -> tuple[bytes, str, Opened]:
    """Return a keyring's bytes, its recovery code and the proof of its store key."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ring, code = create_keyring(folder, new_store_key(), FLOOR)
        opened = ring.unlock_by_recovery(code)
        keyring_members.add(folder, opened, "siti", SITI)
        keyring_members.add(folder, opened, "budi", BUDI)
        return (folder / "keyring.json").read_bytes(), code, opened
