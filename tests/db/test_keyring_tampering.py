"""A keyring that somebody changed: refused, or it opens nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.keys import keyring_members
from db.keys.keyring_errors import (
    KeyringForgedError,
    WrongPassphraseError,
)
from db.keys.keyring_file import KeyringDamagedError
from db.keys.wrapping import CostRefusedError
from forms.canonical import canonical
from tests.db.keyrings import BUDI, SITI, Office, Seconds, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a keyring of two people."""
    return new_office(tmp_path)


@pytest.mark.parametrize(
    ("memory", "passes"), [(19455, 2), (19456, 1), (65537, 2), (1 << 31, 2), (19456, 65), (0, 0)]
)
def test_a_lowered_or_absurd_cost_is_refused_before_it_is_spent(
    office: Office, memory: int, passes: int
) -> None:
    """Lowered: guessing would be cheap. Absurd: the PC would freeze."""

    def change(document: dict[str, Any]) -> None:
        document["accounts"]["siti"]["wrap"] |= {"memory_kib": memory, "passes": passes}

    _rewrite(office, change)
    with pytest.raises(CostRefusedError):
        office.ring().unlock("siti", SITI)


def test_another_cost_within_bounds_opens_nothing(office: Office) -> None:
    """The parameters are bound into the seal."""

    def change(document: dict[str, Any]) -> None:
        document["accounts"]["siti"]["wrap"]["passes"] = 3

    _rewrite(office, change)
    with pytest.raises(WrongPassphraseError):
        office.ring().unlock("siti", SITI)


def test_swapped_entries_open_nothing(office: Office) -> None:
    """Budi would sign as Siti."""

    def change(document: dict[str, Any]) -> None:
        accounts = document["accounts"]
        accounts["siti"], accounts["budi"] = accounts["budi"], accounts["siti"]

    _rewrite(office, change)
    with pytest.raises(WrongPassphraseError):
        office.ring().unlock("siti", BUDI)


def test_a_public_key_put_in_by_a_stranger_is_noticed(office: Office) -> None:
    """He would be given the next store key."""

    def change(document: dict[str, Any]) -> None:
        document["accounts"]["budi"]["public"] = "09" + "00" * 31

    _rewrite(office, change)
    with pytest.raises(KeyringForgedError):
        office.ring().unlock("siti", SITI)
    with pytest.raises(KeyringForgedError):
        keyring_members.lock(office.folder, office.opened, "siti")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b'":', b'": ', 1),
        lambda data: data.replace(b'"generation":3', b'"generation":3.0'),
        lambda data: data.replace(b'"generation":3', b'"generation":true'),
        lambda data: data.replace(b'{"accounts"', b'{"a":1,"accounts"'),
        lambda data: data.replace(b'"siti"', b'"Siti"'),
        lambda data: data.replace(b"keyring-1", b"keyring-2"),
        lambda data: data.replace(b'"lanes":1', b'"lanes":2', 1),
        lambda data: data[:-1],
        lambda data: b"[" * 100_000 + data,
        lambda _data: b"",
        lambda data: data + b" " * (1 << 20),
    ],
)
def test_only_one_byte_string_is_a_keyring(
    office: Office, change: Callable[[bytes], bytes]
) -> None:
    """Whatever is spelled otherwise is refused, before a passphrase is asked."""
    path = office.folder / "keyring.json"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(KeyringDamagedError):
        office.ring(Seconds()).names()


def _rewrite(office: Office, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the file as a stranger could: canonical again, but without the store key."""
    path = office.folder / "keyring.json"
    document = json.loads(path.read_bytes())
    change(document)
    path.write_bytes(canonical(document))
