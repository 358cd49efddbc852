"""A backup is proven before it is called one; a restore gives back what was there."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audit import audit
from db.keys.keyring import Keyring
from db.keys.keyring_errors import WrongPassphraseError
from db.store import Store, open_store
from db.upkeep import backup
from forms.durable import TargetExistsError
from tests.db.desks import CANARY, Desk, by_passphrase, new_desk
from tests.db.keyrings import WRONG, new_office
from tests.db.stores import NOW, count_up, counted, note, sql


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office with some work in it, and a backup of it."""
    with new_desk(tmp_path) as desk:
        yield desk


def test_a_backup_says_what_is_in_it(desk: Desk) -> None:
    """With the head of the audit, so that a rolled-back office is noticed."""
    manifest = backup.inspect(desk.saved)
    assert (manifest.made, manifest.user_version) == (NOW, 1)
    assert manifest.audit == audit.head(desk.store)


def test_any_zip_tool_opens_it_and_finds_nothing_readable(desk: Desk) -> None:
    """Stamps of 1980: a dead clock battery stops no backup."""
    with zipfile.ZipFile(desk.saved) as opened:
        assert opened.namelist() == ["keyring.json", "office.db", "manifest.json"]
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert CANARY.encode() not in desk.saved.read_bytes()


def test_a_restored_office_is_the_one_that_was_backed_up(desk: Desk) -> None:
    """Register, audit, people, and an anchor that notices the next rollback."""
    count_up(desk.store)
    backup.restore(desk.saved, desk.elsewhere, by_passphrase)
    opened = by_passphrase(Keyring(desk.elsewhere))
    store = open_store(desk.elsewhere, opened.store_key)
    assert (counted(store), counted(desk.store)) == (1, 2)
    assert audit.verify(store).count == 1
    store.close()


def test_the_recovery_code_restores_without_any_passphrase(desk: Desk) -> None:
    """Everybody has left; the envelope is in the safe."""
    other = desk.elsewhere / "office"
    code = new_office_code(desk)
    backup.restore(desk.saved, other, lambda ring: ring.unlock_by_recovery(code))
    assert (other / "office.db").exists()


def test_a_backup_is_verified_without_touching_anything(desk: Desk) -> None:
    """In a scratch folder that is empty again afterwards."""
    desk.elsewhere.mkdir()
    manifest = backup.verify(desk.saved, desk.elsewhere, by_passphrase)
    assert manifest.audit.count == 1
    assert not list(desk.elsewhere.iterdir())


def test_work_goes_on_while_a_backup_is_made(desk: Desk) -> None:
    """What is committed between two steps of the copy is in it, whole."""
    _fill(desk.store)
    made = desk.saved.with_name("during.siksng-backup")

    def work(done: int, size: int) -> None:
        if done < size // 2:
            with desk.store.transaction():
                count_up(desk.store)
                note(desk.store)

    backup.create(desk.store, made, NOW, work)
    backup.restore(made, desk.elsewhere, by_passphrase)
    store = open_store(desk.elsewhere, desk.store.database.key)
    assert counted(store) == audit.verify(store).count > 2
    store.close()


def test_progress_is_told_in_bytes_up_to_the_whole(desk: Desk) -> None:
    """Copying is one half, writing the container the other."""
    told: list[tuple[int, int]] = []
    made = desk.saved.with_name("told.siksng-backup")
    saved = backup.create(desk.store, made, NOW, lambda done, size: told.append((done, size)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == 2 * saved.members["office.db"][0]


def test_a_cancelled_backup_leaves_nothing(desk: Desk) -> None:
    """At any moment."""
    for moment in range(1, 4):
        _cancel_at(desk, moment)
        assert sorted(path.name for path in desk.saved.parent.iterdir()) == [
            "office",
            "stick.siksng-backup",
        ]
        assert not list(desk.store.folder.glob("*.snapshot"))


def test_an_existing_backup_is_never_overwritten(desk: Desk) -> None:
    """It may be the only good one."""
    before = desk.saved.read_bytes()
    with pytest.raises(TargetExistsError):
        backup.create(desk.store, desk.saved, NOW)
    assert desk.saved.read_bytes() == before


def test_a_wrong_passphrase_restores_nothing(desk: Desk) -> None:
    """The folder is as empty as it was."""
    with pytest.raises(WrongPassphraseError):
        backup.restore(desk.saved, desk.elsewhere, lambda ring: ring.unlock("siti", WRONG))
    assert not list(desk.elsewhere.iterdir())


def test_nothing_is_ever_restored_over_something(desk: Desk) -> None:
    """Least of all over the office itself."""
    with pytest.raises(backup.RestoreTargetError):
        backup.restore(desk.saved, desk.store.folder, by_passphrase)
    count_up(desk.store)
    assert counted(desk.store) == 2


def new_office_code(desk: Desk) -> str:
    """Return the recovery code of the office's keyring."""
    return new_office(desk.store.folder).code


def _fill(store: Store) -> None:
    """Write so much that copying takes several steps."""
    with store.transaction():
        sql(store, "INSERT INTO setting VALUES ('much', ?)", (f'"{"x" * 5_000_000}"',))


def _cancel_at(desk: Desk, moment: int) -> None:
    """Cancel a backup when its progress is told for the n-th time."""
    told = 0

    def cancel(_done: int, _size: int) -> None:
        nonlocal told
        told += 1
        if told == moment:
            raise KeyboardInterrupt

    try:
        backup.create(desk.store, desk.saved.with_name("cancelled.siksng-backup"), NOW, cancel)
    except KeyboardInterrupt:
        return
    desk.saved.with_name("cancelled.siksng-backup").unlink()
