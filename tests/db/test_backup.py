"""A backup is proven before it is called one; a restore gives back what was there."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db import audit, backup
from db.archive import BackupDamagedError, BackupForgedError, BackupMissingError
from db.chain import AuditBrokenError
from db.errors import StoreDamagedError
from db.keyring import Keyring, Opened
from db.keyring_errors import WrongPassphraseError
from db.store import Store, create_store, open_store
from forms.canonical import canonical
from forms.durable import TargetExistsError, TargetFullError
from forms.errors import SiksngError
from tests.db.faults import files_limited_to, flip
from tests.db.keyrings import SITI, WRONG, new_office
from tests.db.programs import running
from tests.db.stores import NOW, count_up, counted, note, sql

CANARY = "ZZQXCANARYNAME"


@dataclass(frozen=True)
class Desk:
    """An office with some work in it, and a backup of it."""

    store: Store
    saved: Path
    elsewhere: Path


def by_passphrase(ring: Keyring) -> Opened:
    """Open a backup's keyring as Siti does."""
    return ring.unlock("siti", SITI)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office with some work in it, and a backup of it."""
    folder = tmp_path / "office"
    folder.mkdir()
    office = new_office(folder)
    store = create_store(folder, office.store_key)
    with store.transaction():
        count_up(store)
        sql(store, "INSERT INTO setting VALUES ('name', ?)", (json.dumps(CANARY * 99),))
        note(store)
    saved = tmp_path / "stick.siksng-backup"
    backup.create(store, saved, NOW)
    yield Desk(store, saved, tmp_path / "elsewhere")
    store.close()


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


def test_a_full_stick_is_said_and_leaves_nothing(desk: Desk) -> None:
    """And the office's folder is as it was."""
    made = desk.saved.with_name("full.siksng-backup")
    desk.store.checkpoint()
    size = (desk.store.folder / "office.db").stat().st_size
    with files_limited_to(size), pytest.raises(TargetFullError):
        backup.create(desk.store, made, NOW)
    assert not list(made.parent.glob("full*"))
    assert not list(desk.store.folder.glob("*.snapshot"))


def test_a_full_disk_while_copying_leaves_nothing(desk: Desk) -> None:
    """The copy itself did not fit."""
    with files_limited_to(100_000), pytest.raises(SiksngError):
        backup.create(desk.store, desk.saved.with_name("full"), NOW)
    assert not list(desk.store.folder.glob("*.snapshot"))
    count_up(desk.store)


def test_a_damaged_store_is_not_backed_up(desk: Desk) -> None:
    """A backup of damage would replace the good ones."""
    made = desk.saved.with_name("damaged.siksng-backup")
    sql(desk.store, "DROP TRIGGER audit_entry_is_immutable")
    sql(desk.store, "UPDATE audit SET account = 'budi'")
    with pytest.raises(AuditBrokenError):
        backup.create(desk.store, made, NOW)
    assert not made.exists()


def test_every_flipped_bit_is_refused(desk: Desk) -> None:
    """Bits all over the file, in the members and in what ZIP writes about them."""
    size = 8 * desk.saved.stat().st_size
    for bit in [*range(5, size, size // 120), *range(size - 400, size, 9)]:
        flip(desk.saved, bit)
        _is_refused_or_unharmed(desk)
        flip(desk.saved, bit)
    assert backup.inspect(desk.saved).audit.count == 1


@pytest.mark.parametrize("size", [0, 1, 100, 100_000, -1, -100])
def test_a_truncated_backup_is_refused(desk: Desk, size: int) -> None:
    """The stick was pulled by a program less careful than ours."""
    data = desk.saved.read_bytes()
    desk.saved.write_bytes(data[:size])
    with pytest.raises(BackupDamagedError):
        backup.inspect(desk.saved)


def test_a_backup_that_is_not_there_is_said(desk: Desk) -> None:
    """Another stick was put in."""
    with pytest.raises(BackupMissingError):
        backup.inspect(desk.elsewhere)


def test_a_backup_put_together_from_two_is_refused(desk: Desk) -> None:
    """Every hash fits, but the manifest was not made with the store key."""
    newer = desk.saved.with_name("newer.siksng-backup")
    note(desk.store)
    backup.create(desk.store, newer, NOW)
    _rebuild(desk.saved, newer)
    assert backup.inspect(desk.saved).audit.count == 2
    with pytest.raises(BackupForgedError):
        backup.restore(desk.saved, desk.elsewhere, by_passphrase)
    assert not list(desk.elsewhere.iterdir())


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


def test_a_killed_backup_leaves_no_file_under_the_final_name(desk: Desk) -> None:
    """What it left in the office's folder goes with the next opening."""
    desk.store.close()
    made = desk.saved.with_name("killed.siksng-backup")
    program = (
        "import sys\nfrom pathlib import Path\nfrom db import backup\n"
        "from db.store import open_store\nfrom tests.db.stores import NOW\n"
        "store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[3]))\n"
        "def stop(done, size):\n    print('ready', flush=True)\n    sys.stdin.read()\n"
        "backup.create(store, Path(sys.argv[2]), NOW, stop)\n"
    )
    key = desk.store.database.key
    with running(program, desk.store.folder, made, key.hex()):
        pass
    assert not made.exists()
    store = open_store(desk.store.folder, key)
    assert not list(store.folder.glob("*.snapshot"))
    backup.create(store, made, NOW)
    store.close()


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


def _is_refused_or_unharmed(desk: Desk) -> None:
    """Either the backup is refused, or what it restores is byte for byte what was saved."""
    shutil.rmtree(desk.elsewhere, ignore_errors=True)
    try:
        backup.restore(desk.saved, desk.elsewhere, lambda _ring: _proof(desk))
    except (BackupDamagedError, BackupForgedError, StoreDamagedError):
        return
    store = open_store(desk.elsewhere, desk.store.database.key)
    assert audit.verify(store) == audit.head(desk.store)
    store.close()


def _proof(desk: Desk) -> Opened:
    """Return the proof of the store key, without half a second of work."""
    return Opened(desk.store.database.key, (desk.store.database.key,))


def _rebuild(old: Path, newer: Path) -> None:
    """Make one backup out of two: the manifest is changed to fit, and keeps its old mac."""
    with zipfile.ZipFile(old) as one, zipfile.ZipFile(newer) as two:
        keyring, store = one.read("keyring.json"), two.read("office.db")
        mac = json.loads(one.read("manifest.json"))["mac"]
        document = json.loads(two.read("manifest.json"))
    with zipfile.ZipFile(old, "w") as built:
        for name, data in (
            ("keyring.json", keyring),
            ("office.db", store),
            ("manifest.json", canonical({**document, "mac": mac})),
        ):
            built.writestr(zipfile.ZipInfo(name), data)
