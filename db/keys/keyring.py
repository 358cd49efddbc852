"""Opening the store's keys: a passphrase each, and one recovery code on paper.

docs/format/keyring-1.md is the format and says why it has two layers. `db.keys.keyring_members`
changes who can open it.
"""

import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from db.file import pages
from db.file.opening import FILE_NAME as STORE_NAME
from db.file.opening import make_folder
from db.file.sealed import KEY_BYTES
from db.keys import attempts, keyring_folder, recovery
from db.keys.keyholders import EnvelopeError, Holder, Secrets, StoreKeys
from db.keys.keyring_errors import (
    AccountLockedError,
    KeyringExistsError,
    KeyringForgedError,
    KeyringMissingError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from db.keys.keyring_file import KeyringDamagedError, KeyringFile
from db.keys.passphrases import as_bytes, require_strong
from db.keys.wrapping import Cost, UnwrapError, calibrated
from forms.durable import write_durably


@dataclass(slots=True)
class Opened:
    """Proof that the store key is known: it opens the store and may change the keyring.

    `store_key` is the one that opens the store; `keys` are two while a rotation is under way.
    """

    store_key: bytes = field(repr=False)
    keys: StoreKeys = field(repr=False)

    def forget(self) -> None:
        """Let go of every key, whoever still holds this proof; it opens nothing any more."""
        for secret in fields(self):
            if hasattr(self, secret.name):
                delattr(self, secret.name)


@dataclass(slots=True)
class Unlocked(Opened):
    """A person who proved the passphrase; `failures` counts the wrong ones before it."""

    name: str
    signing_key: EllipticCurvePrivateKey = field(repr=False)
    failures: int


class Keyring:
    """The keyring of one folder."""

    def __init__(self, folder: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Read nothing yet; `open_keyring` and `create_keyring` make this."""
        self._folder = folder
        self._attempts = attempts.Attempts(folder, monotonic)

    def names(self) -> dict[str, bool]:
        """Return the accounts in order of name, and whether each one is open to its person."""
        accounts = keyring_folder.read(self._folder).accounts
        return {name: holder.envelope is not None for name, holder in accounts.items()}

    def wait_left(self, name: str) -> float:
        """Return the seconds until this account may be tried again; 0 when at once."""
        return self._attempts.wait_left(name)

    def unlock(self, name: str, passphrase: str) -> Unlocked:
        """Return what the passphrase opens; it takes half a second of work.

        Raises:
            NoAccountError, WaitError: nothing was tried.
            WrongPassphraseError: counted. Facts: seconds to wait.
            AccountLockedError, KeyringForgedError, KeyringDamagedError: nothing is opened.
        """
        file = keyring_folder.read(self._folder)
        holder = keyring_folder.account(file, name)
        failures, mine = self._tried(name, holder, as_bytes(passphrase))
        opened = self._opened(file, holder, mine)
        if mine.signing is None:
            raise KeyringDamagedError
        return Unlocked(opened.store_key, opened.keys, name, mine.signing, failures)

    def unlock_by_recovery(self, typed: str) -> Opened:
        """Return what the recovery code opens.

        Raises:
            RecoveryCodeMistypedError: a slip of the pen; nothing was tried.
            WrongRecoveryCodeError: counted. Facts: seconds to wait.
            WaitError, KeyringForgedError, KeyringDamagedError: nothing is opened.
        """
        code = recovery.as_passphrase(recovery.read_code(typed))
        file = keyring_folder.read(self._folder)
        try:
            _, mine = self._tried(attempts.RECOVERY, file.recovery, code)
        except WrongPassphraseError as error:
            raise WrongRecoveryCodeError(**error.facts) from None
        return self._opened(file, file.recovery, mine)

    def change(self, name: str, passphrase: str, new: str) -> None:
        """Give an account a new passphrase; its signing key stays.

        Raises:
            PassphraseShortError, PassphraseLongError, PassphraseCommonError: choose another.
            SiksngError: what `unlock` raises. Nothing was changed.
        """
        require_strong(new)
        unlocked = self.unlock(name, passphrase)
        with keyring_folder.changing(self._folder, unlocked.keys) as file:
            mine = keyring_folder.account(file, name).secrets(as_bytes(passphrase))
            holder = Holder.made(name, mine, as_bytes(new), file.cost).given(unlocked.keys)
            changed = keyring_folder.with_account(file, holder)
            keyring_folder.write(self._folder, changed, unlocked.keys)

    def _tried(self, name: str, holder: Holder, passphrase: bytes) -> tuple[int, Secrets]:
        """Return failures so far and what the passphrase unwraps, or count a failure."""
        with keyring_folder.lock(self._folder):
            failures = self._attempts.begin(name)
        try:
            mine = holder.secrets(passphrase)
        except UnwrapError:
            raise WrongPassphraseError(seconds=math.ceil(self._attempts.failed(name))) from None
        with keyring_folder.lock(self._folder):
            self._attempts.succeeded(name)
        return failures, mine

    def _opened(self, file: KeyringFile, holder: Holder, mine: Secrets) -> Opened:
        """Return what a holder's exchange key opens, after the whole file has proven itself."""
        try:
            keys = holder.keys(mine.exchange)
        except EnvelopeError:
            raise KeyringForgedError from None
        if not keys:
            raise AccountLockedError(account=holder.name)
        keyring_folder.require_mac(file, keys)
        return Opened(self._fitting(keys), keys)

    def _fitting(self, keys: StoreKeys) -> bytes:
        """Return the key that opens the store; during a rotation only the file can tell."""
        store = self._folder / STORE_NAME
        fits = (key for key in keys if store.exists() and pages.opens_any(store, key))
        return keys[0] if len(keys) == 1 else next(fits, keys[0])


def create_keyring(folder: Path, store_key: bytes, cost: Cost | None = None) -> tuple[Keyring, str]:
    """Return a new keyring without accounts, and the recovery code, which is shown only now.

    Args:
        folder: the office's folder; made if it does not exist, for its owner only.
        store_key: 32 random bytes, see `new_store_key`.
        cost: what a guess is to cost; measured on this PC when None.

    Raises:
        KeyringExistsError: there is one already.
        StoreUnwritableError: the folder cannot be made.
    """
    make_folder(folder)
    path = folder / keyring_folder.FILE_NAME
    if path.exists():
        raise KeyringExistsError
    code = recovery.new_code()
    holder = recovery.holder(code, cost or calibrated()).given((store_key,))
    write_durably(path, KeyringFile({}, holder, 1).dump(store_key))
    return Keyring(folder), code


def open_keyring(folder: Path, monotonic: Callable[[], float] = time.monotonic) -> Keyring:
    """Return the keyring of a folder.

    Args:
        folder: the office's folder.
        monotonic: seconds that never go back, for the wait after wrong passphrases.

    Raises:
        KeyringMissingError: the folder has none.
    """
    if not (folder / keyring_folder.FILE_NAME).exists():
        raise KeyringMissingError
    return Keyring(folder, monotonic)


def new_store_key() -> bytes:
    """Return a new random store key."""
    return secrets.token_bytes(KEY_BYTES)
