"""Killed, cut short, out of room: what was acknowledged is there, and what is wrong is said."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import peewee
import pytest

from db.audit import audit
from db.errors import (
    CommitUncertainError,
    DiskFullError,
    ForeignFileError,
    StoreDamagedError,
    StoreIoError,
    translated,
)
from db.file import pages
from db.file.chain import AuditHead
from db.integrity import integrity
from db.store import Store, open_store
from forms.errors import SiksngError
from tests.db.faults import files_limited_to, flip
from tests.db.programs import output, running
from tests.db.stores import KEY, count_up, counted, file_of, new_store, note, reopened, sql

CANARY = "ZZQXCANARYNAME"

WRITER = (
    "import sys\nfrom pathlib import Path\nfrom db.store import open_store\n"
    "from tests.db.stores import KEY, count_up, note\n"
    "store = open_store(Path(sys.argv[1]), KEY)\nprint('ready', flush=True)\n"
    "while True:\n"
    "    with store.transaction():\n        count_up(store)\n        head = note(store)\n"
    "    print(head.count, flush=True)\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    store = new_store(tmp_path / "office")
    yield store
    store.close()


@pytest.mark.parametrize("bit", [0, 127, 8 * 16, 8 * 18 + 1, 8 * 30, 8 * 2000, 8 * 4095 + 7])
def test_a_flipped_bit_of_the_first_page_is_damage_not_a_wrong_key(store: Store, bit: int) -> None:
    """The operator would search for another key in vain."""
    store.close()
    flip(file_of(store.folder), bit)
    with pytest.raises((StoreDamagedError, ForeignFileError)) as refused:
        open_store(store.folder, KEY)
    readable_header = 8 * 16 <= bit < 8 * 24
    assert refused.type is (ForeignFileError if readable_header else StoreDamagedError)


def test_every_flipped_bit_anywhere_fails_its_pages_seal(store: Store) -> None:
    """Two hundred bits, one at a time, from a fixed throw."""
    count_up(store)
    store.close()
    path = file_of(store.folder)
    bits = random.Random(4).sample(range(8 * path.stat().st_size), 200)  # noqa: S311
    for bit in bits:
        flip(path, bit)
        assert list(pages.damaged(path, KEY)) == [bit // 8 // pages.PAGE_BYTES + 1]
        flip(path, bit)
    assert not list(pages.damaged(path, KEY))


def test_a_page_at_another_pages_place_fails_its_seal(store: Store) -> None:
    """The page's number is part of its seal."""
    store.close()
    path = file_of(store.folder)
    data = path.read_bytes()
    third, fourth = data[8192:12288], data[12288:16384]
    path.write_bytes(data[:8192] + fourth + third + data[16384:])
    assert list(pages.damaged(path, KEY)) == [3, 4]


def test_a_damaged_page_is_said_when_it_is_read(store: Store) -> None:
    """And everything else can still be read."""
    count_up(store)
    (root,) = sql(store, "SELECT rootpage FROM sqlite_schema WHERE name = 'person'")[0]
    store.close()
    flip(file_of(store.folder), (root - 1) * 4096 * 8 + 999)
    store = open_store(store.folder, KEY)
    with pytest.raises(StoreDamagedError), store.reading():
        sql(store, "SELECT * FROM person")
    assert counted(store) == 1
    store.close()


@pytest.mark.parametrize("size", [1, 4095, 4097, 8192, -4096])
def test_a_truncated_file_is_refused(store: Store, size: int) -> None:
    """A copy that was interrupted."""
    store.close()
    path = file_of(store.folder)
    os.truncate(path, size if size > 0 else path.stat().st_size + size)
    with pytest.raises((StoreDamagedError, ForeignFileError)):
        _read_all(store.folder)


def test_a_killed_writer_loses_nothing_that_it_acknowledged(store: Store) -> None:
    """And its lock goes with it: the next program just opens."""
    store.close()
    acknowledged = 0
    for _ in range(3):
        with running(WRITER, store.folder) as program:
            for _ in range(20):
                acknowledged = int(output(program).readline())
        store = open_store(store.folder, KEY)
        assert counted(store) == audit.verify(store).count >= acknowledged
        store.close()


@pytest.mark.parametrize("room", [0, 4096, 40_000])
def test_an_io_error_while_writing_keeps_what_was_and_lets_go_on(store: Store, room: int) -> None:
    """The system refuses to let the log grow, as a failing or full disk does."""
    count_up(store)
    log = store.folder / "office.db-wal"
    with (
        files_limited_to(log.stat().st_size + room),
        pytest.raises((StoreIoError, CommitUncertainError, DiskFullError)),
    ):
        _write_much(store)
    assert counted(store) == 1
    count_up(store)
    assert counted(reopened(store)) == 2


def test_a_page_that_a_power_cut_tore_in_a_checkpoint_is_whole_again_once_opened(
    store: Store, tmp_path: Path
) -> None:
    """The log has it; nobody is told of damage, and the file alone is sound from then on."""
    count_up(store)
    store.checkpoint()
    count_up(store)
    torn = tmp_path / "torn"
    shutil.copytree(store.folder, torn)
    log = (torn / "office.db-wal").read_bytes()
    logged = {
        int.from_bytes(log[at : at + 4], "big")
        for at in range(32, len(log), 24 + pages.PAGE_BYTES)
        if log[at + 8 : at + 16] == log[16:24]
    }
    assert logged
    for number in logged - {1}:
        flip(file_of(torn), 8 * pages.PAGE_BYTES * (number - 1) + 100)
    opened = open_store(torn, KEY)
    assert integrity.check(opened).problems == ()
    assert list(pages.damaged(file_of(torn), KEY)) == []
    assert counted(opened) == 2
    opened.close()


def test_after_an_uncertain_commit_the_chain_tells_whether_the_step_was_kept(store: Store) -> None:
    """The caller never repeats it under a new number."""
    count_up(store)
    log = store.folder / "office.db-wal"
    heads: list[AuditHead] = []
    with files_limited_to(log.stat().st_size + 4096), pytest.raises(CommitUncertainError):
        _step(store, heads)
    store = reopened(store)
    assert audit.holds(store, heads[0]) == (counted(store) == 2)
    assert audit.verify(store).count == counted(store) - 1
    store.close()


def test_a_full_disk_is_said_as_such(store: Store) -> None:
    """SQLite's own limit on pages gives the very error that a full disk gives."""
    store.database.pragma("max_page_count", 1)
    with pytest.raises(DiskFullError):
        _write_much(store)
    assert counted(store) == 0


@pytest.mark.parametrize(
    ("theirs", "code"),
    [
        (apsw.FullError, "disk-full"),
        (apsw.IOError, "store-io"),
        (apsw.CorruptError, "store-damaged"),
        (apsw.BusyError, "store-busy"),
        (apsw.ReadOnlyError, "store-unwritable"),
        (apsw.CantOpenError, "store-unwritable"),
    ],
)
def test_sqlites_words_become_ours(theirs: type[apsw.Error], code: str) -> None:
    """Raw, and wrapped as Peewee wraps them."""
    with pytest.raises(SiksngError) as refused, translated():
        raise theirs
    assert refused.value.code == code


def test_a_mistake_of_the_program_stays_what_it_is(store: Store) -> None:
    """A wrong statement is no fault of the disk."""
    with pytest.raises(peewee.OperationalError), store.reading():
        sql(store, "SELECT nothing")


def test_what_a_killed_rotation_or_backup_left_is_removed(store: Store) -> None:
    """Each is as large as the store."""
    store.close()
    for name in ("office.db.rekey", "office.db.snapshot"):
        shutil.copy(file_of(store.folder), store.folder / name)
    open_store(store.folder, KEY).close()
    assert not list(store.folder.glob("office.db.*"))


def _write_much(store: Store) -> None:
    """Write more than there is room for."""
    with store.transaction():
        count_up(store)
        sql(store, "INSERT INTO setting VALUES ('x', ?)", (f'"{"x" * 200_000}"',))


def _step(store: Store, heads: list[AuditHead]) -> None:
    """Do a step with its audit entry, and remember the head that it would have."""
    with store.transaction():
        count_up(store)
        heads.append(note(store))


def _read_all(folder: Path) -> None:
    """Open a store and read every page of it."""
    store = open_store(folder, KEY)
    try:
        if list(pages.damaged(file_of(folder), KEY)):
            raise StoreDamagedError
        with store.reading():
            assert sql(store, "PRAGMA integrity_check") != [("ok",)]
        raise StoreDamagedError
    finally:
        store.close()
