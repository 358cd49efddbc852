"""The sealed file: what can be wrong with it is said; what was committed is there."""

import os
import shutil
import socket
import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from db.audit import audit
from db.errors import (
    ForeignFileError,
    NewerStoreError,
    StoreExistsError,
    StoreHeldError,
    StoreMissingError,
    StoreUnwritableError,
    WrongKeyError,
)
from db.file.sealed import PRAGMAS, SealedDatabase
from db.store import Store, create_store, open_store
from tests.db.programs import run
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
        "cache_size": -8000,
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
        sql(store, "INSERT INTO set_member VALUES (1, 1, '{}')")


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


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file stands in its way."""
    tmp_path.joinpath("file").write_bytes(b"")
    with pytest.raises(StoreUnwritableError):
        create_store(tmp_path / "file" / "office", KEY)


def test_a_store_is_closed_twice_without_harm(store: Store) -> None:
    """And the folder is free after the first time."""
    store.close()
    store.close()
    again = open_store(store.folder, KEY)
    assert again.folder == store.folder
    again.close()
