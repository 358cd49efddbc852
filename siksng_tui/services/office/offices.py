"""An office's installation: setting it up, who it is, and whom it trusts."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from db import settings
from db.audit import audit
from db.keys import keyring, keyring_members
from db.keys.wrapping import Cost
from db.office import offices
from db.store import Store, create_store
from forms.canonical import Json
from forms.durable import write_durably
from forms.errors import RefusedError, UsageError
from forms.records import Level, Role
from siksng_tui.exchange import ages, certificates
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.offices import OFFICE_ID, Office
from siksng_tui.services.office.building import whole
from siksng_tui.services.office.keys import OfficeKeys, put_keys, read_keys, self_signed_card
from siksng_tui.services.office.people import NewPerson, enter, fitting
from siksng_tui.services.office.sessions import (
    CODE_MAKER_SETTING,
    OFFICE_SETTING,
    VERIFICATION_SETTING,
    Clock,
    OfficeIdentity,
    Session,
    device_clock,
)

__all__ = [
    "Created",
    "NewOffice",
    "NewPerson",
    "NoAuthenticatorError",
    "NoCardError",
    "OfficeIdError",
    "OfficeRegionError",
    "create_office",
    "fingerprint",
    "found_office",
    "own_card",
    "put_keys",
    "put_office",
    "read_keys",
    "root_pem",
    "write_own_card",
    "write_root",
]


class OfficeRegionError(UsageError):
    """No region of the office's level has this code; nothing was made. Facts: region, level."""

    code, field = "office-region-wrong", "region"


class OfficeIdError(UsageError):
    """No office can have this id; nothing was made."""

    code, field = "office-id-wrong", "replaces"


class NoAuthenticatorError(UsageError):
    """Nobody of the office could authenticate or let others in; nothing was made."""

    code, field = "office-no-authenticator", "role"


class NoCardError(RefusedError):
    """The office above gives out this office's card; nothing was written."""

    code = "no-own-card"


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office that is to be set up; `region` is the Kemendagri code of its level.

    `verify` says whether requests are drawn, to be keyed again by somebody else; `replaces` is the
    id that the office had on a PC that was lost, empty for an office that is new.
    """

    level: Level
    region: str
    name: str
    practice: bool = False
    verify: bool = False
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Created:
    """A new office: who it is, its fingerprint for comparing on paper, and the recovery code.

    The recovery code is shown this once.
    """

    office: OfficeIdentity
    fingerprint: str
    recovery_code: str


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
        SiksngError: what `found_office` refuses; nothing is left behind.
    """
    with whole(folder) as building:
        return found_office(building, new, people, clock=clock, cost=cost)


def found_office(
    folder: Path,
    new: NewOffice,
    people: Iterable[NewPerson],
    *,
    clock: Clock = device_clock,
    cost: Cost | None = None,
) -> Created:
    """Return a new office in an empty folder, which may be left incomplete: see `create_office`.

    Raises:
        OfficeRegionError, NameUnfitError, NoAuthenticatorError: there can be no such office.
        SiksngError: what accounts and keyring refuse.
    """
    everybody = tuple(people)
    if not any(Role.AUTHENTICATOR in person.roles for person in everybody):
        raise NoAuthenticatorError
    office = _identity(new)
    store_key = keyring.new_store_key()
    _, recovery_code = keyring.create_keyring(folder, store_key, cost)
    opened = keyring.Opened(store_key, (store_key,))
    store = create_store(folder, store_key)
    try:
        with store.transaction():
            keys = _new_keys(store, office, clock)
            settings.put(store, VERIFICATION_SETTING, new.verify)
            settings.put(store, CODE_MAKER_SETTING, everybody[0].name)
            for person in everybody:
                public_key = keyring_members.add(folder, opened, person.name, person.passphrase)
                enter(store, keys, person, public_key, clock)
            facts: dict[str, Json] = {"office": office.id, "people": len(everybody)}
            audit.append(store, audit.Entry("office.init", everybody[0].name, clock(), facts))
    finally:
        store.close()
    return Created(office, certificates.fingerprint(keys.signer.chain[-1]), recovery_code)


def write_root(session: Session, path: Path) -> None:
    """Write the root of the office's chain, as `parcel verify --trust` takes it.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    write_durably(path, root_pem(session))


def write_own_card(session: Session, path: Path) -> None:
    """Write the office's card, by which another office comes to trust it.

    Raises:
        NoCardError: the office above certified this one, and its card is not kept here.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    card = own_card(session)
    if card is None:
        raise NoCardError
    write_durably(path, card)


def own_card(session: Session) -> bytes | None:
    """Return the office's card as a file: its own, or the one from above; None if it has none.

    While its root is its chain the office signs its card itself. One whose chain has no card to it
    lost it with its store.
    """
    keys = read_keys(session.store)
    if len(keys.signer.chain) == 1:
        return self_signed_card(keys, session.office.name)
    (own,) = (one for one in offices.every(session.store) if one.own)
    if own.card is None or read_card(own.card).chain != keys.signer.chain:
        return None
    return own.card


def root_pem(session: Session) -> bytes:
    """Return the root of the office's chain, as `parcel verify --trust` takes it."""
    return certificates.write_chain(read_keys(session.store).signer.chain[-1:])


def fingerprint(session: Session) -> str:
    """Return the fingerprint of the office's own root in groups of four."""
    return certificates.fingerprint(read_keys(session.store).signer.chain[-1])


def _identity(new: NewOffice) -> OfficeIdentity:
    """Return who a new office is.

    Raises:
        OfficeIdError, OfficeRegionError, NameUnfitError: there can be no such office.
    """
    if new.replaces and not OFFICE_ID.fullmatch(new.replaces):
        raise OfficeIdError
    office = OfficeIdentity(
        id=new.replaces or f"{new.region or 'pusat'}-{secrets.token_hex(4)}",
        level=new.level,
        region=new.region,
        name=fitting(new.name),
        practice=new.practice,
    )
    try:
        Office(office.id, office.level, office.region)
    except ValueError:
        raise OfficeRegionError(region=new.region, level=new.level.value) from None
    return office


def _new_keys(store: Store, office: OfficeIdentity, clock: Clock) -> OfficeKeys:
    """Return new keys of an office, kept in the store with who it is."""
    signer = certificates.make_root(
        certificates.make_key(), Office(office.id, office.level, office.region), clock()
    )
    keys = OfficeKeys(signer, ages.make_identity(), epoch=1, root=signer.chain[0])
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
            card=self_signed_card(keys, office.name),
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
