"""The time between unlock and lock: who works, in which office, on which store."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db import settings
from db.audit import audit
from db.integrity import integrity
from db.integrity.problems import Problem
from db.keys import keyring
from db.keys.keyring_errors import AccountLockedError
from db.office import accounts
from db.requests import requests
from db.store import Store, open_store
from forms.canonical import Json
from forms.errors import RefusedError
from forms.lifecycle import RULES, Actor, Step
from forms.records import Level, Role

Clock = Callable[[], dt.datetime]
"""Gives the device's time, aware of its zone."""

ROLES: Final = MappingProxyType(
    {Actor.OPERATOR: Role.OPERATOR, Actor.AUTHENTICATOR: Role.AUTHENTICATOR}
)
"""The role of whoever takes a step; the steps of others ask for none."""

OFFICE_SETTING: Final = "office"
"""Key of the setting that says which office this store is."""


VERIFICATION_SETTING: Final = "verification"
"""Key of the setting that says whether requests are drawn to be keyed again."""


CODE_MAKER_SETTING: Final = "recovery.maker"
"""Key of the setting that says which account made the recovery code, and so may have read it."""


class RoleMissingError(RefusedError):
    """The person does not hold the role that the step asks for; nothing was changed."""

    code, exit_code, field = "role-missing", 77, "role"


class PassphraseNotOwnError(RefusedError):
    """Somebody else set the passphrase, and may be at work; nothing was changed. Facts: giver."""

    code, exit_code, field = "passphrase-not-own", 77, "passphrase"


@dataclass(frozen=True, slots=True)
class OfficeIdentity:
    """This installation: what stands on every paper and parcel."""

    id: str
    level: Level
    region: str
    name: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked office; every service takes it first.

    `unlocked` proves that the store key is known and holds the person's own signing key;
    `clock_doubtful` says that the device's clock was behind the newest audit entry, `problems`
    what the quick look at the end of the audit chain found, `broken_off` that this person's last
    session did not end by locking: the program was killed, or the power went.
    """

    folder: Path
    store: Store
    office: OfficeIdentity
    account: accounts.Account
    unlocked: keyring.Unlocked
    clock: Clock
    clock_doubtful: bool
    problems: tuple[Problem, ...] = ()
    broken_off: bool = False

    def require(self, role: Role) -> None:
        """Refuse a person without a role, and whoever works with a passphrase that was given.

        Raises:
            RoleMissingError, PassphraseNotOwnError: nothing was changed.
        """
        if self.account.given_by:
            raise PassphraseNotOwnError(giver=self.account.given_by)
        if role not in self.account.roles:
            raise RoleMissingError(role=role.value)

    def require_for(self, step: Step) -> None:
        """Refuse a person without the role that a step of a request's life asks for.

        Raises:
            RoleMissingError: nothing was changed.
        """
        role = ROLES.get(RULES[step].actor)
        if role is not None:
            self.require(role)

    def today(self) -> dt.date:
        """Return the day that the office has, by the device's own zone."""
        return self.clock().astimezone().date()

    def doing(self, reason: str = "") -> requests.Doing:
        """Return who does something now, for the requests' history."""
        return requests.Doing(self.office.id, self.account.name, self.clock(), reason)

    @contextmanager
    def act(self, action: str, **detail: Json) -> Iterator[dict[str, Json]]:
        """Do one thing in one transaction and leave its audit entry.

        The yielded mapping is the entry's detail: numbers, counts and codes may be added while the
        thing is done, never a value that identifies a citizen.
        """
        with self.store.transaction():
            facts: dict[str, Json] = dict(detail)
            yield facts
            audit.append(self.store, audit.Entry(action, self.account.name, self.clock(), facts))

    def note(self, action: str, **detail: Json) -> None:
        """Leave the audit entry of something that is done outside of the store, as `act` does."""
        with self.act(action, **detail):
            pass


def device_clock() -> dt.datetime:
    """Return the device's time in UTC."""
    return dt.datetime.now(dt.UTC)


def unlock(folder: Path, name: str, passphrase: str, clock: Clock = device_clock) -> Session:
    """Return an unlocked session.

    Raises:
        AccountLockedError: the office lets this person work no longer; nothing was changed.
        SiksngError: what `db.keys.keyring` and `db.store` refuse: a wrong passphrase, a wait that
            is not over, a store that another program holds; nothing was changed.
    """
    unlocked = keyring.open_keyring(folder).unlock(name, passphrase)
    store = open_store(folder, unlocked.store_key, clock)
    try:
        return begin(folder, store, unlocked, clock)
    except BaseException:
        store.close()
        raise


def lock(session: Session) -> None:
    """Close the store and leave nothing of the session usable, also when the disk takes no entry.

    Raises:
        SiksngError: the audit has no entry of the locking; the store is closed all the same.
    """
    try:
        session.note("lock")
    finally:
        session.store.close()
        session.unlocked.forget()


def begin(folder: Path, store: Store, unlocked: keyring.Unlocked, clock: Clock) -> Session:
    """Return the session of a person who proved the passphrase, with its audit entry written.

    Raises:
        AccountMissingError, AccountLockedError: the office does not let this person work.
    """
    office = read_office(store)
    account = accounts.get(store, unlocked.name)
    if not account.active:
        raise AccountLockedError(account=account.name)
    newest = audit.newest_time(store)
    doubtful = newest is not None and clock() < newest
    session = Session(
        folder=folder,
        store=store,
        office=office,
        account=account,
        unlocked=unlocked,
        clock=clock,
        clock_doubtful=doubtful,
        problems=integrity.quick(store).problems,
        broken_off=audit.newest_action(store, account.name, "unlock", "lock") == "unlock",
    )
    session.note("unlock", clock_doubtful=doubtful, failures=unlocked.failures)
    return session


def read_office(store: Store) -> OfficeIdentity:
    """Return which office a store is."""
    facts = settings.get(store, OFFICE_SETTING, {})
    return OfficeIdentity(
        id=facts["id"],
        level=Level(facts["level"]),
        region=facts["region"],
        name=facts["name"],
        practice=facts["practice"],
    )


def wait_left(folder: Path, name: str) -> float:
    """Return the seconds until an account may be tried again after wrong passphrases.

    Raises:
        KeyringMissingError: there is no office in the folder.
    """
    return keyring.open_keyring(folder).wait_left(name)
