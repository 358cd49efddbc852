"""The people of the office as the register knows them; the keyring holds their keys.

An account is never deleted: its name stays in the audit, on requests and under signatures.
"""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final

from db.store import Store
from forms.errors import NotFoundError, RefusedError
from forms.records import Role

COLUMNS: Final = "name, full_name, roles, active, public_key, certificate, created, given_by"
"""The columns of the table, in the order of `Account`."""


class AccountMissingError(NotFoundError):
    """No account has this name; nothing was changed."""

    code, field = "account-missing", "account"


class AccountExistsError(RefusedError):
    """An account has this name already; it was not touched."""

    code, field = "account-exists", "account"


class LastAuthenticatorError(RefusedError):
    """Without this person nobody could authenticate; nothing was changed."""

    code, field = "account-last-authenticator", "account"


@dataclass(frozen=True, slots=True)
class Account:
    """One person: `public_key` is a P-256 SubjectPublicKeyInfo (DER), `certificate` DER or None.

    `given_by` is who set the passphrase; empty once its owner chose it.
    """

    name: str
    full_name: str
    roles: frozenset[Role]
    active: bool
    public_key: bytes
    certificate: bytes | None
    created: dt.datetime
    given_by: str = ""


def add(store: Store, account: Account) -> None:
    """Keep a new account.

    Raises:
        AccountExistsError: the name is taken, be it by someone who has left.
    """
    roles = json.dumps(sorted(account.roles))
    values = (account.name, account.full_name, roles, int(account.active), account.public_key)
    with store.transaction():
        if _find(store, account.name):
            raise AccountExistsError(account=account.name)
        store.database.execute_sql(
            f"INSERT INTO account ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (*values, account.certificate, account.created, account.given_by),
        )


def get(store: Store, name: str) -> Account:
    """Return one account.

    Raises:
        AccountMissingError: no account has this name.
    """
    with store.reading():
        account = _find(store, name)
    if account is None:
        raise AccountMissingError(account=name)
    return account


def every(store: Store) -> list[Account]:
    """Return all accounts by name, with those that are locked or have left."""
    sql = f"SELECT {COLUMNS} FROM account ORDER BY name"  # noqa: S608
    with store.reading():
        return [_account(row) for row in store.database.execute_sql(sql).fetchall()]


def set_active(store: Store, name: str, *, active: bool) -> None:
    """Let a person work, or no longer.

    Raises:
        AccountMissingError: no account has this name.
        LastAuthenticatorError: no other active account could authenticate.
    """
    with store.transaction():
        account = get(store, name)
        if not active and _last_authenticator(store, account):
            raise LastAuthenticatorError(account=name)
        store.database.execute_sql(
            "UPDATE account SET active = ? WHERE name = ?", (int(active), name)
        )


def set_public_key(store: Store, name: str, key: bytes, certificate: bytes | None) -> None:
    """Keep a person's new signing key, after the old one was lost, or its certificate.

    Raises:
        AccountMissingError: no account has this name.
    """
    with store.transaction():
        get(store, name)
        store.database.execute_sql(
            "UPDATE account SET public_key = ?, certificate = ? WHERE name = ?",
            (key, certificate, name),
        )


def _last_authenticator(store: Store, account: Account) -> bool:
    """Return whether this is the only active account that may authenticate."""
    able = [one.name for one in every(store) if one.active and Role.AUTHENTICATOR in one.roles]
    return able == [account.name]


def _find(store: Store, name: str) -> Account | None:
    """Return the account of a name, or None."""
    sql = f"SELECT {COLUMNS} FROM account WHERE name = ?"  # noqa: S608
    row = store.database.execute_sql(sql, (name,)).fetchone()
    return _account(row) if row else None


def _account(row: tuple[str, str, str, int, bytes, bytes | None, str, str]) -> Account:
    """Return the account that a row holds."""
    name, full_name, roles, active, public_key, certificate, created, given_by = row
    return Account(
        name=name,
        full_name=full_name,
        roles=frozenset(Role(role) for role in json.loads(roles)),
        active=bool(active),
        public_key=public_key,
        certificate=certificate,
        created=dt.datetime.fromisoformat(created),
        given_by=given_by,
    )
