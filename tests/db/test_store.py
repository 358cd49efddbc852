"""The sealed file: what can be wrong with it is said; what was committed is there."""

import os
import random
import shutil
import socket
import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import peewee
import pytest

from db import audit, pages
from db.chain import AuditHead
from db.errors import (
    CommitUncertainError,
    DiskFullError,
    ForeignFileError,
    NewerStoreError,
    StoreDamagedError,
    StoreExistsError,
    StoreHeldError,
    StoreIoError,
    StoreMissingError,
    WrongKeyError,
    translated,
)
from db.sealed import PRAGMAS, SealedDatabase
from db.store import Store, create_store, open_store
from forms.errors import SiksngError
from tests.db.faults import files_limited_to, flip
from tests.db.programs import output, run, running
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


def test_a_store_opens_again_with_what_was_written(store: Store) -> None:
    """The first promise."""
    count_up(store)
    assert counted(reopened(store)) == 1


def test_every_setting_of_sqlite_is_as_the_format_says(store: Store) -> None:
    """Builds differ in their defaults."""
    read = {name: store.database.pragma(name) for name in PRAGMAS}
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "mmap_size": 0,
        "cell_size_check": 1,
        "wal_autocheckpoint": 4000,
    }
    assert store.database.pragma("application_id") == int.from_bytes(b"SIKS")
    assert store.database.pragma("user_version") == 1


def test_every_file_is_its_owners_alone(store: Store) -> None:
    """Other accounts of the PC see nothing."""
    count_up(store)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in store.folder.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_no_text_stands_readable_in_any_file(store: Store) -> None:
    """Neither in the file nor in the write-ahead log, before and after closing."""
    with store.transaction():
        sql(store, "INSERT INTO setting VALUES ('x', ?)", (f'"{CANARY * 500}"',))
        note(store)
    assert (
        b"".join(file.read_bytes() for file in store.folder.iterdir()).count(CANARY.encode()) == 0
    )
    store.close()
    assert CANARY.encode() not in file_of(store.folder).read_bytes()


def test_a_store_is_never_made_over_another(store: Store) -> None:
    """Set-up was run twice."""
    store.close()
    with pytest.raises(StoreExistsError):
        create_store(store.folder, bytes(32))
    assert counted(open_store(store.folder, KEY)) == 0


def test_a_folder_without_store_is_said(tmp_path: Path) -> None:
    """And stays as it was."""
    with pytest.raises(StoreMissingError):
        open_store(tmp_path, KEY)
    assert not list(tmp_path.iterdir())


def test_a_wrong_key_is_told_from_damage(store: Store) -> None:
    """The keyring of another office was put beside it."""
    store.close()
    before = file_of(store.folder).read_bytes()
    with pytest.raises(WrongKeyError):
        open_store(store.folder, bytes(32))
    assert file_of(store.folder).read_bytes() == before
    open_store(store.folder, KEY).close()


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


def test_foreign_files_are_refused_and_untouched(tmp_path: Path) -> None:
    """A plain database, a text, an empty file, another program's sealed database."""
    tmp_path.joinpath("plain").mkdir()
    with sqlite3.connect(tmp_path / "plain" / "office.db") as plain:
        plain.execute("CREATE TABLE a (b)")
    plain.close()
    for name, data in (("text", b"hello\n" * 9999), ("empty", b""), ("zeros", bytes(8192))):
        tmp_path.joinpath(name).mkdir()
        file_of(tmp_path / name).write_bytes(data)
    tmp_path.joinpath("other").mkdir()
    other = SealedDatabase(file_of(tmp_path / "other"), KEY)
    other.connect()
    other.execute_sql("CREATE TABLE a (b)")
    other.close()
    for folder in tmp_path.iterdir():
        before = file_of(folder).read_bytes()
        with pytest.raises(ForeignFileError):
            open_store(folder, KEY)
        assert file_of(folder).read_bytes() == before


def test_a_newer_store_is_refused_and_untouched(store: Store) -> None:
    """An older program came back with an old PC."""
    store.database.pragma("user_version", 2)
    store.close()
    before = file_of(store.folder).read_bytes()
    with pytest.raises(NewerStoreError) as refused:
        open_store(store.folder, KEY)
    assert refused.value.facts == {"found": 2, "known": 1}
    assert file_of(store.folder).read_bytes() == before


def test_a_second_program_is_told_who_has_the_store(store: Store) -> None:
    """By process and PC, whether it is another process or this one."""
    facts = {"pid": os.getpid(), "host": socket.gethostname()}
    with pytest.raises(StoreHeldError) as refused:
        open_store(store.folder, KEY)
    assert refused.value.facts == facts
    program = (
        "import sys\nfrom pathlib import Path\nfrom db.store import open_store\n"
        "from db.errors import StoreHeldError\nfrom tests.db.stores import KEY\n"
        "try:\n    open_store(Path(sys.argv[1]), KEY)\n"
        "except StoreHeldError as error:\n    print(error.facts['pid'])\n"
    )
    assert run(program, store.folder) == f"{os.getpid()}\n"


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


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """All of a service call or none of it."""
    with pytest.raises(KeyError):
        _fail_inside(store)
    assert counted(store) == 0
    assert audit.head(store).count == 0


def test_an_inner_failure_undoes_only_the_inner_part(store: Store) -> None:
    """Bulk steps refuse one record and go on with the next."""
    with store.transaction():
        count_up(store, "outer")
        with pytest.raises(KeyError):
            _fail_inside(store)
        count_up(store, "outer")
    assert (counted(store, "outer"), counted(store)) == (2, 0)


def test_threads_write_in_turn(store: Store) -> None:
    """Workers share the one connection."""

    def work() -> None:
        for _ in range(50):
            count_up(store)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(store) == 200


def test_another_thread_does_not_read_what_is_not_committed(store: Store) -> None:
    """It waits for its turn."""
    seen: list[int] = []

    def look() -> None:
        with store.reading():
            seen.append(counted(store))

    reader = threading.Thread(target=look)
    with store.transaction():
        count_up(store)
        reader.start()
        assert not seen
        count_up(store)
    reader.join()
    assert seen == [2]


def test_a_value_of_a_strange_type_is_not_stored_by_accident(store: Store) -> None:
    """Dates and enumerations are; anything else is a mistake of the program."""
    with pytest.raises(TypeError):
        sql(store, "INSERT INTO setting VALUES ('x', ?)", (object(),))


def test_foreign_keys_hold(store: Store) -> None:
    """A revision of no subject."""
    with pytest.raises(peewee.IntegrityError), store.transaction():
        sql(store, "INSERT INTO set_member VALUES (1, 1)")


def test_a_revision_is_never_changed(store: Store) -> None:
    """The table itself refuses."""
    with store.transaction():
        sql(store, "INSERT INTO subject VALUES (1, ?, 'person')", ("a" * 32,))
        sql(
            store,
            "INSERT INTO revision VALUES (1, ?, 1, NULL, 'bdt', '1', 'siti', '', '', ?)",
            (bytes(32), b"{}"),
        )
    with pytest.raises(peewee.IntegrityError, match="immutable"), store.transaction():
        sql(store, "UPDATE revision SET body = ?", (b"[]",))


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


def test_a_checkpoint_empties_the_log_into_the_file(store: Store) -> None:
    """What was committed is then in the file alone."""
    count_up(store)
    store.checkpoint()
    copied = store.folder.parent / "copied"
    copied.mkdir()
    shutil.copy(file_of(store.folder), copied)
    copy = open_store(copied, KEY)
    assert counted(copy) == 1
    copy.close()


def _fail_inside(store: Store) -> None:
    """Write, then fail."""
    with store.transaction():
        count_up(store)
        note(store)
        raise KeyError


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
