"""Changing who can open the store; each change is durable when its function returns.

Every function takes the folder and an `Opened` as proof that the caller knows the store key.
"""

from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from db.keys import keyring_file, keyring_folder, recovery
from db.keys.attempts import Attempts
from db.keys.keyholders import Holder, Secrets, StoreKeys
from db.keys.keyring import Opened
from db.keys.keyring_errors import AccountNameError, AccountTakenError
from db.keys.keyring_file import KeyringFile
from db.keys.passphrases import as_bytes, require_strong


def add(folder: Path, opened: Opened, name: str, passphrase: str) -> bytes:
    """Return the public signing key (SubjectPublicKeyInfo, DER) of a new account.

    Raises:
        AccountNameError, AccountTakenError, PassphraseShortError, PassphraseLongError,
        PassphraseCommonError: nothing was changed.
    """
    if not keyring_file.NAME.fullmatch(name):
        raise AccountNameError(account=name)
    require_strong(passphrase)
    with keyring_folder.changing(folder, opened.keys) as file:
        if name in file.accounts:
            raise AccountTakenError(account=name)
        changed, public = _with_new(file, opened, name, passphrase)
        keyring_folder.write(folder, changed, opened.keys)
    return public


def reset(folder: Path, opened: Opened, name: str, passphrase: str) -> bytes:
    """Return the new public signing key of an account whose passphrase was forgotten.

    The old signing key is lost with the passphrase. The account is open afterwards.

    Raises:
        NoAccountError, PassphraseShortError, PassphraseLongError, PassphraseCommonError: nothing
            was changed.
    """
    require_strong(passphrase)
    with keyring_folder.changing(folder, opened.keys) as file:
        keyring_folder.account(file, name)
        changed, public = _with_new(file, opened, name, passphrase)
        keyring_folder.write(folder, changed, opened.keys)
        Attempts(folder).succeeded(name)
    return public


def lock(folder: Path, opened: Opened, name: str) -> None:
    """Take the store key from an account; its passphrase opens nothing any more.

    Whoever copied the keyring before still knows the store key: rotate it (`db.upkeep.rekey`).

    Raises:
        NoAccountError, LastAccountError: nothing was changed.
    """
    with keyring_folder.changing(folder, opened.keys) as file:
        holder = keyring_folder.account(file, name).locked()
        keyring_folder.require_others(file, name)
        keyring_folder.write(folder, keyring_folder.with_account(file, holder), opened.keys)


def unlock(folder: Path, opened: Opened, name: str) -> None:
    """Give a locked account the store key again; its passphrase works as before.

    Raises:
        NoAccountError: nothing was changed.
    """
    with keyring_folder.changing(folder, opened.keys) as file:
        holder = keyring_folder.account(file, name).given(opened.keys)
        keyring_folder.write(folder, keyring_folder.with_account(file, holder), opened.keys)


def remove(folder: Path, opened: Opened, name: str) -> None:
    """Forget an account with its signing key.

    Raises:
        NoAccountError, LastAccountError: nothing was changed.
    """
    with keyring_folder.changing(folder, opened.keys) as file:
        keyring_folder.account(file, name)
        keyring_folder.require_others(file, name)
        kept = {other: holder for other, holder in file.accounts.items() if other != name}
        keyring_folder.write(folder, replace(file, accounts=kept), opened.keys)


def renew_recovery(folder: Path, opened: Opened) -> str:
    """Return a new recovery code; the old paper opens nothing any more."""
    code = recovery.new_code()
    with keyring_folder.changing(folder, opened.keys) as file:
        holder = recovery.holder(code, file.cost).given(opened.keys)
        keyring_folder.write(folder, replace(file, recovery=holder), opened.keys)
    return code


def give(folder: Path, opened: Opened, keys: StoreKeys) -> Opened:
    """Return the proof of other store keys, after sealing them to every open account.

    For `db.upkeep.rekey` alone: the store itself must fit one of the keys at every moment.
    """
    with keyring_folder.changing(folder, opened.keys) as file:
        given = {
            name: holder.given(keys) if holder.envelope else holder
            for name, holder in file.accounts.items()
        }
        changed = replace(file, accounts=given, recovery=file.recovery.given(keys))
        keyring_folder.write(folder, changed, keys)
    return Opened(keys[0], keys)


def _with_new(
    file: KeyringFile, opened: Opened, name: str, passphrase: str
) -> tuple[KeyringFile, bytes]:
    """Return the keyring with new keys under a name, and the public signing key."""
    signing = generate_private_key(SECP256R1())
    mine = Secrets(X25519PrivateKey.generate(), signing)
    holder = Holder.made(name, mine, as_bytes(passphrase), file.cost).given(opened.keys)
    public = signing.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return keyring_folder.with_account(file, holder), public
