"""The people of the office: added, locked, never deleted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.office import accounts
from db.office.accounts import Account
from db.store import Store
from forms.records import Role
from tests.db.stores import NOW, new_store

SITI = Account("siti", "Siti Contoh", frozenset({Role.OPERATOR}), True, b"key", None, NOW)  # noqa: FBT003
"""An operator."""

BUDI = replace(SITI, name="budi", roles=frozenset({Role.AUTHENTICATOR}), certificate=b"c")
"""An authenticator."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with both."""
    store = new_store(tmp_path)
    accounts.add(store, SITI)
    accounts.add(store, BUDI)
    yield store
    store.close()


def test_an_account_is_read_back_as_it_was_added(store: Store) -> None:
    """Roles, keys and time."""
    assert accounts.get(store, "siti") == SITI
    assert accounts.every(store) == [BUDI, SITI]


def test_a_name_is_given_once(store: Store) -> None:
    """Be it of somebody who has left."""
    accounts.set_active(store, "siti", active=False)
    with pytest.raises(accounts.AccountExistsError):
        accounts.add(store, SITI)
    assert not accounts.get(store, "siti").active


def test_an_unknown_account_is_said(store: Store) -> None:
    """Reading and changing alike."""
    with pytest.raises(accounts.AccountMissingError):
        accounts.get(store, "joko")
    with pytest.raises(accounts.AccountMissingError):
        accounts.set_active(store, "joko", active=True)
    with pytest.raises(accounts.AccountMissingError):
        accounts.set_public_key(store, "joko", b"", None)


def test_the_last_authenticator_stays(store: Store) -> None:
    """Nobody else could let work out of the office."""
    with pytest.raises(accounts.LastAuthenticatorError):
        accounts.set_active(store, "budi", active=False)
    accounts.add(store, replace(BUDI, name="joko"))
    accounts.set_active(store, "budi", active=False)
    assert not accounts.get(store, "budi").active
    with pytest.raises(accounts.LastAuthenticatorError):
        accounts.set_active(store, "joko", active=False)


def test_a_new_signing_key_replaces_the_lost_one(store: Store) -> None:
    """With its certificate, or without one until it is made."""
    accounts.set_public_key(store, "budi", b"new", None)
    assert accounts.get(store, "budi") == replace(BUDI, public_key=b"new", certificate=None)
