"""The people of the office, and letting another one in."""

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from db.keys import keyring_members
from db.keys.keyring_errors import AccountTakenError
from db.office import accounts
from db.requests import given_passphrases
from db.store import Store
from forms.canonical import Json
from forms.errors import UsageError
from forms.records import Role
from forms.text import clean
from siksng_tui.exchange import certificates
from siksng_tui.services.office.keys import OfficeKeys, read_keys
from siksng_tui.services.office.sessions import Clock, Session

LONGEST_NAME: Final = 120
"""Characters of a name that paper and card have room for."""


class NameUnfitError(UsageError):
    """A name is blank or too long; nothing was made. Facts: longest."""

    code, field = "name-unfit", "name"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person who is to work in the office."""

    name: str
    full_name: str
    roles: frozenset[Role]
    passphrase: str


def add_person(session: Session, person: NewPerson) -> accounts.Account:
    """Return a new account of the office, whose owner has to choose an own passphrase.

    Raises:
        RoleMissingError: only an authenticator opens accounts; nothing was changed.
        NameUnfitError, AccountNameError, AccountTakenError, PassphraseShortError,
        PassphraseLongError, PassphraseCommonError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    fitting(person.full_name)
    public_key = _new_public_key(session, person)
    roles = list[Json](sorted(person.roles))
    try:
        with session.act("account.add", account=person.name, roles=roles):
            enter(session.store, read_keys(session.store), person, public_key, session.clock)
            given_passphrases.give(session.store, person.name, session.account.name)
            return accounts.get(session.store, person.name)
    except BaseException:
        keyring_members.remove(session.folder, session.unlocked, person.name)
        raise


def everybody(session: Session) -> list[accounts.Account]:
    """Return all accounts by name."""
    return accounts.every(session.store)


def fitting(name: str) -> str:
    """Return a name as it is stored.

    Raises:
        NameUnfitError: it is blank or too long.
    """
    stored = clean(name).strip()
    if not 0 < len(stored) <= LONGEST_NAME:
        raise NameUnfitError(longest=LONGEST_NAME)
    return stored


def enter(
    store: Store, keys: OfficeKeys, person: NewPerson, public_key: bytes, clock: Clock
) -> accounts.Account:
    """Return the account of a person, whose key the office certified."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("public_key")
    chain = certificates.certify_person(keys.signer, person.name, key, clock())
    account = accounts.Account(
        name=person.name,
        full_name=fitting(person.full_name),
        roles=person.roles,
        active=True,
        public_key=public_key,
        certificate=chain[0].public_bytes(serialization.Encoding.DER),
        created=clock(),
    )
    accounts.add(store, account)
    return account


def _new_public_key(session: Session, person: NewPerson) -> bytes:
    """Return the public key of a new person, whom the keyring knows from here on.

    The keyring is written before the store. A program that was killed between the two has left a
    name that no account has; it is taken again, with new keys.

    Raises:
        AccountTakenError: there is such an account. And what else the keyring refuses.
    """
    folder, opened = session.folder, session.unlocked
    try:
        return keyring_members.add(folder, opened, person.name, person.passphrase)
    except AccountTakenError:
        if any(person.name == account.name for account in accounts.every(session.store)):
            raise
        return keyring_members.reset(folder, opened, person.name, person.passphrase)
