"""The store key is rotated with one person's passphrase, and a crash anywhere harms nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audit import audit
from db.errors import WrongKeyError
from db.keys import keyring_members
from db.keys.keyring import Unlocked, open_keyring
from db.keys.keyring_errors import AccountLockedError
from db.store import Store, create_store, open_store
from db.upkeep import rekey
from forms.errors import SiksngError
from tests.db.faults import files_limited_to
from tests.db.keyrings import BUDI, SITI, Office, new_office
from tests.db.programs import output, running
from tests.db.stores import count_up, counted, note

ROTATING = (
    "import sys\nfrom pathlib import Path\nfrom db.upkeep import rekey\n"
    "from db.keys.keyring import open_keyring\nfrom db.store import open_store\n"
    "folder = Path(sys.argv[1])\nopened = open_keyring(folder).unlock_by_recovery(sys.argv[2])\n"
    "store = open_store(folder, opened.store_key)\nprint('ready', flush=True)\n"
    "while True:\n    opened = rekey.rotate(store, opened)\n    print('rotated', flush=True)\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a keyring of two people."""
    return new_office(tmp_path)


@pytest.fixture
def store(office: Office) -> Iterator[Store]:
    """The office's store, with some work in it."""
    store = create_store(office.folder, office.store_key)
    with store.transaction():
        count_up(store)
        note(store)
    yield store
    store.close()


def test_after_a_rotation_everybody_opens_the_new_key_and_nobody_the_old(
    office: Office, store: Store
) -> None:
    """Siti's passphrase was enough; Budi's still works."""
    rekey.rotate(store, _siti(office))
    store.close()
    with pytest.raises(WrongKeyError):
        open_store(office.folder, office.store_key)
    keys = {
        _siti(office).store_key,
        open_keyring(office.folder).unlock("budi", BUDI).store_key,
        open_keyring(office.folder).unlock_by_recovery(office.code).store_key,
    }
    (key,) = keys
    assert key != office.store_key
    store = open_store(office.folder, key)
    assert (counted(store), audit.verify(store).count) == (1, 1)
    store.close()


def test_the_store_stays_open_and_goes_on_under_the_new_key(office: Office, store: Store) -> None:
    """And what is written then is there."""
    proof = rekey.rotate(store, _siti(office))
    with store.transaction():
        count_up(store)
        note(store)
    store.close()
    store = open_store(office.folder, proof.store_key)
    assert (counted(store), audit.verify(store).count) == (2, 2)
    store.close()


def test_a_copy_of_the_old_keyring_opens_nothing_any_more(office: Office, store: Store) -> None:
    """Whoever left with it has the old key only."""
    old = (office.folder / "keyring.json").read_bytes()
    rekey.rotate(store, _siti(office))
    store.close()
    (office.folder / "keyring.json").write_bytes(old)
    with pytest.raises(WrongKeyError):
        open_store(office.folder, _siti(office).store_key)


def test_a_locked_account_is_not_given_the_new_key(office: Office, store: Store) -> None:
    """Until somebody unlocks it."""
    keyring_members.lock(office.folder, office.opened, "budi")
    proof = rekey.rotate(store, _siti(office))
    with pytest.raises(AccountLockedError):
        open_keyring(office.folder).unlock("budi", BUDI)
    keyring_members.unlock(office.folder, proof, "budi")
    assert open_keyring(office.folder).unlock("budi", BUDI).store_key == proof.store_key


def test_a_rotation_that_is_cancelled_or_finds_no_room_keeps_the_old_key(
    office: Office, store: Store
) -> None:
    """The keyring then holds both keys, and everything goes on."""

    def cancel(_done: int, _size: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rekey.rotate(store, _siti(office), cancel)
    with files_limited_to(100_000), pytest.raises(SiksngError):
        rekey.rotate(store, _siti(office))
    count_up(store)
    store.close()
    siti = _siti(office)
    assert (siti.store_key, len(siti.keys)) == (office.store_key, 2)
    store = open_store(office.folder, siti.store_key)
    assert counted(store) == 2
    store.close()


def test_people_can_be_added_between_an_interrupted_rotation_and_the_next(
    office: Office, store: Store
) -> None:
    """The new person is given both keys as well."""

    def cancel(_done: int, _size: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rekey.rotate(store, _siti(office), cancel)
    keyring_members.add(office.folder, _siti(office), "joko", "becak di jalan raya")
    joko = open_keyring(office.folder).unlock("joko", "becak di jalan raya")
    proof = rekey.rotate(store, joko)
    assert _siti(office).keys == proof.keys == (proof.store_key,)


def test_an_exchange_before_the_keyring_was_cleaned_opens_with_the_new_key(
    office: Office, store: Store
) -> None:
    """The crash came between the last two steps."""
    during = keyring_members.give(office.folder, office.opened, (office.store_key, bytes(32)))
    rekey.rotate(store, during)
    finished = (office.folder / "keyring.json").read_bytes()
    key = _siti(office).store_key
    keyring_members.give(office.folder, _siti(office), (office.store_key, key))
    assert (office.folder / "keyring.json").read_bytes() != finished
    assert _siti(office).store_key == key


def test_a_rotation_killed_at_any_moment_leaves_a_store_that_opens(
    office: Office, store: Store
) -> None:
    """Killed while it rotates again and again; the paper opens it each time."""
    store.close()
    for rounds in (0, 1, 2, 3):
        with running(ROTATING, office.folder, office.code) as program:
            for _ in range(rounds):
                assert output(program).readline() == "rotated\n"
        opened = open_keyring(office.folder).unlock_by_recovery(office.code)
        store = open_store(office.folder, opened.store_key)
        assert (counted(store), audit.verify(store).count) == (1, 1)
        store.close()


def _siti(office: Office) -> Unlocked:
    """Return what Siti's passphrase opens."""
    return open_keyring(office.folder).unlock("siti", SITI)
