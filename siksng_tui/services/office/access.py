"""Who can open the office: new passphrases, shutting out, and the way back with the paper."""

from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from db import settings
from db.audit import audit
from db.keys import attempts, keyring, keyring_members, recovery
from db.keys.keyring_errors import AccountLockedError
from db.keys.passphrases import require_strong
from db.office import accounts
from db.requests import given_passphrases
from db.store import Store, open_store
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.exchange import certificates
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Clock, Session, device_clock


class OwnAccountError(RefusedError):
    """Nobody locks the account at work; nothing was changed. Facts: account."""

    code, field = "account-own", "account"


class PassphraseSameError(RefusedError):
    """Who gave the passphrase knows it, so its owner chooses another; nothing was changed."""

    code, field = "passphrase-same", "passphrase"


def require_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that nobody may choose.

    Raises:
        PassphraseShortError, PassphraseLongError, PassphraseCommonError: choose another.
    """
    require_strong(passphrase)


def require_code(typed: str) -> None:
    """Refuse what cannot be a recovery code; whether it is this office's, `prove_code` tries.

    Raises:
        RecoveryCodeMistypedError: which group is wrong.
    """
    recovery.read_code(typed)


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Give the person at work a new passphrase; the signing key stays.

    In place of one that somebody else gave it brings a new signing key: the giver could have the
    one before. The person unlocks anew after that.

    Raises:
        PassphraseShortError, PassphraseLongError, PassphraseCommonError, PassphraseSameError:
            choose another.
        WrongPassphraseError, WaitError: the old one is another; nothing was changed.
    """
    name = session.account.name
    opening = keyring.open_keyring(session.folder)
    with session.act("account.passphrase", account=name, own=True):
        if not session.account.given_by:
            opening.change(name, old, new)
            return
        opening.unlock(name, old)
        if new == old:
            raise PassphraseSameError(account=name)
        _renew(session.store, session.folder, session.unlocked, (name, new), session.clock)
        given_passphrases.choose(session.store, name)


def give_passphrase(session: Session, name: str, new: str) -> None:
    """Give somebody who forgot the passphrase a new one, and a new signing key with it.

    Its owner has to choose an own one before anything else, and for every request that is under way
    the two count as one person (docs/adr/0082-a-given-passphrase.md). What was signed before stays
    true: the old key is certified with it when it travels.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
        AccountMissingError, AccountLockedError, PassphraseShortError, PassphraseLongError,
        PassphraseCommonError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    with session.act("account.passphrase", account=name, own=False):
        _renew(session.store, session.folder, session.unlocked, (name, new), session.clock)
        given_passphrases.give(session.store, name, session.account.name)


def lock_account(session: Session, name: str) -> None:
    """Let a person work no longer; the name stays under what was done.

    Whoever copied the keyring before knows the store key: renew that too.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
        OwnAccountError, AccountMissingError, LastAuthenticatorError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    if name == session.account.name:
        raise OwnAccountError(account=name)
    with session.act("account.lock", account=name):
        accounts.set_active(session.store, name, active=False)
        keyring_members.lock(session.folder, session.unlocked, name)


def unlock_account(session: Session, name: str) -> None:
    """Let a person work again, with the passphrase of before.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
        AccountMissingError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    with session.act("account.unlock", account=name):
        accounts.set_active(session.store, name, active=True)
        keyring_members.unlock(session.folder, session.unlocked, name)


def new_recovery_code(session: Session) -> offices.Created:
    """Return the office with a new recovery code; the old paper opens nothing any more.

    Raises:
        RoleMissingError: only an authenticator may; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    with session.act("recovery.renew"):
        settings.put(session.store, sessions.CODE_MAKER_SETTING, session.account.name)
        code = keyring_members.renew_recovery(session.folder, session.unlocked)
    return offices.Created(session.office, offices.fingerprint(session), code)


def wait_left(folder: Path) -> float:
    """Return the seconds until a recovery code may be tried again after wrong ones.

    Raises:
        KeyringMissingError: there is no office in the folder.
    """
    return keyring.open_keyring(folder).wait_left(attempts.RECOVERY)


def prove_code(folder: Path, typed: str) -> keyring.Opened:
    """Return the proof that somebody has the sheet with the office's recovery code.

    Raises:
        RecoveryCodeMistypedError, WrongRecoveryCodeError, WaitError: nothing is opened.
        SiksngError: what else the keyring refuses.
    """
    return keyring.open_keyring(folder).unlock_by_recovery(typed)


def recover(
    folder: Path, opened: keyring.Opened, name: str, new: str, clock: Clock = device_clock
) -> None:
    """Give an account a new passphrase by the recovery code, where nobody else can.

    Args:
        folder: the locked office.
        opened: proof of the recovery code, see `prove_code`.
        name: the account.
        new: its new passphrase; a new signing key comes with it.
        clock: the device's time.

    Raises:
        AccountMissingError, AccountLockedError, PassphraseShortError, PassphraseLongError,
        PassphraseCommonError: nothing was changed.
        SiksngError: what the keyring and the store refuse; nothing was changed.
    """
    require_strong(new)
    store = open_store(folder, opened.store_key, clock)
    try:
        with store.transaction():
            _renew(store, folder, opened, (name, new), clock)
            given_passphrases.choose(store, name)
            maker = settings.get(store, sessions.CODE_MAKER_SETTING, name)
            if maker != name:
                given_passphrases.know(store, name, maker)
            said = audit.Entry("account.recover", name, clock(), {"account": name})
            audit.append(store, said)
    finally:
        store.close()


def _renew(
    store: Store, folder: Path, opened: keyring.Opened, new: tuple[str, str], clock: Clock
) -> None:
    """Give an account new keys under a new passphrase, certified by the office.

    The keyring is written before the transaction ends. A program that was killed between the two
    has left a key that the office certifies when what it signed travels.

    Raises:
        AccountMissingError, AccountLockedError: nothing was changed.
    """
    name, passphrase = new
    account = accounts.get(store, name)
    if not account.active:
        raise AccountLockedError(account=name)
    public_key = keyring_members.reset(folder, opened, name, passphrase)
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("public_key")
    chain = certificates.certify_person(read_keys(store).signer, name, key, clock())
    certificate = chain[0].public_bytes(serialization.Encoding.DER)
    accounts.set_public_key(store, name, public_key, certificate)
