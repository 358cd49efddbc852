"""Full sticks, kills, flipped bits and forgers: there is a good backup, or none."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audit import audit
from db.copies.archive import BackupDamagedError, BackupForgedError, BackupMissingError
from db.errors import StoreDamagedError
from db.file.chain import AuditBrokenError
from db.keys.keyring import Opened
from db.store import open_store
from db.upkeep import backup
from forms.canonical import canonical
from forms.durable import TargetFullError
from forms.errors import SiksngError
from tests.db.desks import Desk, by_passphrase, new_desk
from tests.db.faults import files_limited_to, flip
from tests.db.programs import running
from tests.db.stores import NOW, count_up, note, sql


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office with some work in it, and a backup of it."""
    with new_desk(tmp_path) as desk:
        yield desk


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


def test_a_killed_backup_leaves_no_file_under_the_final_name(desk: Desk) -> None:
    """What it left in the office's folder goes with the next opening."""
    key = desk.store.database.key
    desk.store.close()
    made = desk.saved.with_name("killed.siksng-backup")
    program = (
        "import sys\nfrom pathlib import Path\nfrom db.upkeep import backup\n"
        "from db.store import open_store\nfrom tests.db.stores import NOW\n"
        "store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[3]))\n"
        "def stop(done, size):\n    print('ready', flush=True)\n    sys.stdin.read()\n"
        "backup.create(store, Path(sys.argv[2]), NOW, stop)\n"
    )
    with running(program, desk.store.folder, made, key.hex()):
        pass
    assert not made.exists()
    store = open_store(desk.store.folder, key)
    assert not list(store.folder.glob("*.snapshot"))
    backup.create(store, made, NOW)
    store.close()


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
