"""Keyring.json in its folder: read, proven, and changed by one program at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import compare_digest
from typing import Final

from db.file.held import Held, HeldError
from db.keys import keyring_file
from db.keys.keyholders import Holder, StoreKeys
from db.keys.keyring_errors import (
    KeyringForgedError,
    KeyringHeldError,
    KeyringMissingError,
    KeyringUnreachableError,
    LastAccountError,
    NoAccountError,
)
from db.keys.keyring_file import KeyringFile
from db.keys.wrapping import FORMAT
from forms.durable import write_durably

FILE_NAME: Final = "keyring.json"
"""The keyring's file in the office's folder."""

LOCK_NAME: Final = "keyring.lock"
"""Held while the keyring or the count of failures is changed."""


def read(folder: Path) -> KeyringFile:
    """Return the keyring as it stands on the disk.

    Raises:
        KeyringMissingError, KeyringDamagedError: there is none, or it is none.
        KeyringUnreachableError: it may not be read.
    """
    try:
        return keyring_file.load((folder / FILE_NAME).read_bytes())
    except FileNotFoundError:
        raise KeyringMissingError from None
    except OSError as error:
        raise KeyringUnreachableError from error


def write(folder: Path, file: KeyringFile, keys: StoreKeys) -> None:
    """Write the keyring durably, one generation on.

    Raises:
        StorageError: what was there before stands.
    """
    later = replace(file, generation=file.generation + 1)
    write_durably(folder / FILE_NAME, later.dump(keys[0]), replace=True)


@contextmanager
def changing(folder: Path, keys: StoreKeys) -> Iterator[KeyringFile]:
    """Yield the keyring as it stands, proven, while no other program changes it.

    Raises:
        KeyringHeldError, KeyringForgedError: nothing was changed.
    """
    with lock(folder):
        file = read(folder)
        require_mac(file, keys)
        yield file


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep other programs from the keyring and the count of failures.

    Raises:
        KeyringHeldError: another one is at it. Facts: pid.
        KeyringUnreachableError: the folder may not be written.
    """
    try:
        held = Held(folder / LOCK_NAME)
    except HeldError as error:
        raise KeyringHeldError(pid=error.pid) from error
    except OSError as error:
        raise KeyringUnreachableError from error
    with held:
        yield


def require_mac(file: KeyringFile, keys: StoreKeys) -> None:
    """Refuse a file that somebody without the store key has written.

    Raises:
        KeyringForgedError: nothing of it is to be trusted.
    """
    expected = keyring_file.keyed_mac(keys[0], FORMAT, file.body())
    if not compare_digest(file.mac, expected):
        raise KeyringForgedError


def account(file: KeyringFile, name: str) -> Holder:
    """Return an account's entry.

    Raises:
        NoAccountError: there is none.
    """
    try:
        return file.accounts[name]
    except KeyError:
        raise NoAccountError(account=name) from None


def with_account(file: KeyringFile, holder: Holder) -> KeyringFile:
    """Return the keyring with one account added or exchanged."""
    accounts = {**file.accounts, holder.name: holder}
    return replace(file, accounts=dict(sorted(accounts.items())))


def require_others(file: KeyringFile, name: str) -> None:
    """Refuse to shut out the last person who can open the store.

    Raises:
        LastAccountError: it is this one.
    """
    open_to = {other for other, one in file.accounts.items() if one.envelope}
    if open_to == {name}:
        raise LastAccountError(account=name)
