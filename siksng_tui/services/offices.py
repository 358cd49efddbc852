"""An office's installation: setting it up, who it is, and whom it trusts."""

import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from db import accounts, audit, keyring, keyring_members, offices, settings
from db.store import Store, create_store
from db.wrapping import Cost
from forms.canonical import Json
from forms.durable import write_durably
from forms.errors import RefusedError
from forms.records import Level, Role
from siksng_tui.exchange import ages, cards, certificates
from siksng_tui.exchange.offices import Office
from siksng_tui.services.sessions import (
    OFFICE_SETTING,
    Clock,
    OfficeIdentity,
    Session,
    device_clock,
)

KEYS_SETTING: Final = "office.keys"
"""Key of the setting with the office's private keys and chain; the store seals them."""


class OfficeExistsError(RefusedError):
    """The folder holds something already; it was not touched."""

    code, field = "office-exists", "folder"


class NoCardError(RefusedError):
    """The office above gives out this office's card; nothing was written."""

    code = "no-own-card"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person who is to work in the office."""

    name: str
    full_name: str
    roles: frozenset[Role]
    passphrase: str


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office that is to be set up; `region` is the Kemendagri code of its level."""

    level: Level
    region: str
    name: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Created:
    """A new office: who it is, its fingerprint for comparing on paper, and the recovery code.

    The recovery code is shown this once.
    """

    office: OfficeIdentity
    fingerprint: str
    recovery_code: str


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The private half of an office: its signer, its age identity, and the epoch of its card."""

    signer: certificates.Signer
    identity: str
    epoch: int


def create_office(
    folder: Path,
    new: NewOffice,
    people: Iterable[NewPerson],
    *,
    clock: Clock = device_clock,
    cost: Cost | None = None,
) -> Created:
    """Return a new office, complete under its folder or not there at all.

    Until an office above certifies it, it vouches for itself: its own root is its chain.

    Args:
        folder: where it is to stand; must not hold anything.
        new: which office it is.
        people: at least one person; the first one's name stands in the audit.
        clock: the device's time.
        cost: of guessing a passphrase; measured on this PC when None.

    Raises:
        OfficeExistsError: the folder holds something; it was not touched.
        SiksngError: what accounts and keyring refuse; nothing is left behind.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OfficeExistsError(folder=folder.name)
    building = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700, parents=True)
    try:
        created = _built(building, new, tuple(people), clock, cost)
        if folder.exists():
            folder.rmdir()
        os.replace(building, folder)  # noqa: PTH105 - Path.replace reads as text replacement
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return created


def add_person(session: Session, person: NewPerson) -> accounts.Account:
    """Return a new account of the office.

    Raises:
        RoleMissingError: only an authenticator opens accounts; nothing was changed.
        AccountNameError, AccountTakenError, PassphraseShortError, PassphraseCommonError: same.
    """
    session.require(Role.AUTHENTICATOR)
    public_key = keyring_members.add(
        session.folder, session.unlocked, person.name, person.passphrase
    )
    roles = list[Json](sorted(person.roles))
    try:
        with session.act("account.add", account=person.name, roles=roles):
            return _enter(
                session.store, read_keys(session.store), person, public_key, session.clock
            )
    except BaseException:
        keyring_members.remove(session.folder, session.unlocked, person.name)
        raise


def write_root(session: Session, path: Path) -> None:
    """Write the root of the office's chain, as `parcel verify --trust` takes it.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    write_durably(path, root_pem(session))


def write_own_card(session: Session, path: Path) -> None:
    """Write the office's card, by which another office comes to trust it.

    Raises:
        NoCardError: an office above certified this one, and gives out its card.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    card = own_card(session)
    if card is None:
        raise NoCardError
    write_durably(path, card)


def people(session: Session) -> list[accounts.Account]:
    """Return all accounts by name."""
    return accounts.every(session.store)


def read_keys(store: Store) -> OfficeKeys:
    """Return the private keys of the office."""
    kept = settings.get(store, KEYS_SETTING)
    key = serialization.load_pem_private_key(kept["signing"].encode(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("signing")
    chain = tuple(x509.load_pem_x509_certificates(kept["chain"].encode()))
    return OfficeKeys(certificates.Signer(key, chain), kept["identity"], kept["epoch"])


def put_keys(store: Store, keys: OfficeKeys) -> None:
    """Keep the private keys of the office; the store seals every page."""
    signing = keys.signer.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    kept: dict[str, Json] = {
        "signing": signing.decode(),
        "identity": keys.identity,
        "chain": certificates.write_chain(keys.signer.chain).decode(),
        "epoch": keys.epoch,
    }
    settings.put(store, KEYS_SETTING, kept)


def own_card(session: Session) -> bytes | None:
    """Return the office's own card as a file, while its own root is its chain; else None."""
    keys = read_keys(session.store)
    if len(keys.signer.chain) > 1:
        return None
    return _self_signed_card(keys, session.office.name)


def root_pem(session: Session) -> bytes:
    """Return the root of the office's chain, as `parcel verify --trust` takes it."""
    return certificates.write_chain(read_keys(session.store).signer.chain[-1:])


def fingerprint(session: Session) -> str:
    """Return the fingerprint of the office's own root in groups of four."""
    return certificates.fingerprint(read_keys(session.store).signer.chain[-1])


def _built(
    folder: Path,
    new: NewOffice,
    everybody: tuple[NewPerson, ...],
    clock: Clock,
    cost: Cost | None,
) -> Created:
    """Return the office made in a folder, with everything closed and on the disk."""
    office = OfficeIdentity(
        id=f"{new.region or 'pusat'}-{secrets.token_hex(4)}",
        level=new.level,
        region=new.region,
        name=new.name,
        practice=new.practice,
    )
    store_key = keyring.new_store_key()
    _, recovery_code = keyring.create_keyring(folder, store_key, cost)
    opened = keyring.Opened(store_key, (store_key,))
    store = create_store(folder, store_key)
    try:
        with store.transaction():
            keys = _new_keys(store, office, clock)
            for person in everybody:
                public_key = keyring_members.add(folder, opened, person.name, person.passphrase)
                _enter(store, keys, person, public_key, clock)
            facts: dict[str, Json] = {"office": office.id, "people": len(everybody)}
            audit.append(store, audit.Entry("office.init", everybody[0].name, clock(), facts))
    finally:
        store.close()
    return Created(office, certificates.fingerprint(keys.signer.chain[-1]), recovery_code)


def _new_keys(store: Store, office: OfficeIdentity, clock: Clock) -> OfficeKeys:
    """Return new keys of an office, kept in the store with who it is."""
    signer = certificates.make_root(
        certificates.make_key(), Office(office.id, office.level, office.region), clock()
    )
    keys = OfficeKeys(signer, ages.make_identity(), epoch=1)
    put_keys(store, keys)
    put_office(store, office)
    offices.add(
        store,
        offices.KnownOffice(
            id=office.id,
            level=office.level,
            region=office.region,
            name=office.name,
            own=True,
            card=_self_signed_card(keys, office.name),
            added=clock(),
        ),
    )
    return keys


def put_office(store: Store, office: OfficeIdentity) -> None:
    """Keep who the office is."""
    facts: dict[str, Json] = {
        "id": office.id,
        "level": office.level.value,
        "region": office.region,
        "name": office.name,
        "practice": office.practice,
    }
    settings.put(store, OFFICE_SETTING, facts)


def _self_signed_card(keys: OfficeKeys, name: str) -> bytes:
    """Return the card that an office signs for itself."""
    card = cards.OfficeCard(
        name, keys.signer.chain, ages.recipient_of(keys.identity), epoch=keys.epoch
    )
    return cards.write_card(card, keys.signer)


def _enter(
    store: Store, keys: OfficeKeys, person: NewPerson, public_key: bytes, clock: Clock
) -> accounts.Account:
    """Return the account of a person, whose key the office certified."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("public_key")
    chain = certificates.certify_person(keys.signer, person.name, key, clock())
    account = accounts.Account(
        name=person.name,
        full_name=person.full_name,
        roles=person.roles,
        active=True,
        public_key=public_key,
        certificate=chain[0].public_bytes(serialization.Encoding.DER),
        created=clock(),
    )
    accounts.add(store, account)
    return account
