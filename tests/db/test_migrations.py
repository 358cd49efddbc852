"""From one version of the tables to the next, or not at all."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from db.audit import audit
from db.copies.backup_file import make_before_migration
from db.errors import NewerStoreError, OtherBuildError
from db.file import migrating
from db.file.migrating import SCRIPTS, TABLES, MigrationFailedError, migrate, newest, tables_hash
from db.keys.keyring_errors import KeyringMissingError
from db.store import Store, create_store
from db.upkeep import backup
from tests.db.keyrings import SITI, new_office
from tests.db.stores import NOW, count_up, counted, note, sql

RELEASED = Path(__file__).with_name("migrations.sha256")

PLAIN = "def up(migrator, database):\n    database.connection().execute({sql!r})\n"
"""A script that runs some SQL."""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with the scripts of the program, to which a test adds one."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    for path in SCRIPTS.glob("[0-9]*"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of the present version, with its keyring."""
    folder = tmp_path / "office"
    folder.mkdir()
    office = new_office(folder)
    store = create_store(folder, office.store_key)
    with store.transaction():
        count_up(store)
        note(store)
    yield store
    store.close()


def test_the_numbers_of_the_scripts_have_no_gap() -> None:
    """Each script has a number of its own, counted from 1."""
    numbers = sorted(int(path.name[:4]) for path in SCRIPTS.glob("[0-9]*.py"))
    assert numbers == list(range(1, newest() + 1))


def test_no_script_changes_unnoticed() -> None:
    """Stores out there have run the released ones, which never change again.

    Until the first release the first one may: `sha256sum [0-9]*` in `db/migrations` gives the new
    lines of `migrations.sha256`, a test below the line of `tables.sha256`.
    """
    lines = [line.split() for line in RELEASED.read_text().splitlines()]
    agreed = {name: digest for digest, name in lines}
    found = {path.name: _sha256(path) for path in SCRIPTS.glob("[0-9]*")}
    assert found == agreed


def test_the_next_script_runs_after_a_backup_that_opens(store: Store, scripts: Path) -> None:
    """Nothing is lost, and the store before can be had back."""
    _add(scripts, "0002_word.py", "ALTER TABLE counter ADD COLUMN word TEXT")
    _migrate(store, scripts)
    assert sql(store, "SELECT name, value, word FROM counter WHERE name = 'x'") == [("x", 1, None)]
    assert store.database.pragma("user_version") == 2
    assert audit.verify(store).count == 1
    (saved,) = store.folder.glob("*.siksng-backup")
    assert saved.name == "before-0002-1.siksng-backup"
    manifest = backup.verify(saved, store.folder, lambda ring: ring.unlock("siti", SITI))
    assert (manifest.user_version, manifest.audit.count) == (1, 1)


def test_a_script_that_fails_leaves_the_store_as_it_was(store: Store, scripts: Path) -> None:
    """Even when an earlier one of the same run went well."""
    _add(scripts, "0002_word.py", "ALTER TABLE counter ADD COLUMN word TEXT")
    _add(scripts, "0003_wrong.py", "CREATE TABLE a (b); ALTER TABLE nothing ADD COLUMN c")
    with pytest.raises(apsw.SQLError):
        _migrate(store, scripts)
    assert store.database.pragma("user_version") == 1
    assert store.database.pragma("foreign_keys") == 1
    assert sql(store, "SELECT name FROM pragma_table_info('counter')") == [("name",), ("value",)]
    assert sql(store, "SELECT name FROM sqlite_schema WHERE name = 'a'") == []
    count_up(store)
    assert counted(store) == 2


def test_a_script_that_breaks_references_leaves_the_store_as_it_was(
    store: Store, scripts: Path
) -> None:
    """References are not enforced while tables are rebuilt, so they are checked after it."""
    _add(scripts, "0002_wrong.py", "INSERT INTO set_member VALUES (1, 1, '{}')")
    with pytest.raises(MigrationFailedError):
        _migrate(store, scripts)
    assert sql(store, "SELECT count(*) FROM set_member") == [(0,)]
    assert store.database.pragma("user_version") == 1


def test_a_backup_that_cannot_be_made_stops_the_migration(store: Store, scripts: Path) -> None:
    """Without a keyring beside it the backup could never be opened."""
    _add(scripts, "0002_word.py", "ALTER TABLE counter ADD COLUMN word TEXT")
    (store.folder / "keyring.json").unlink()
    with pytest.raises(KeyringMissingError):
        _migrate(store, scripts)
    assert store.database.pragma("user_version") == 1


def test_a_migration_tried_again_keeps_its_first_backup(store: Store, scripts: Path) -> None:
    """The state is the same, so is the backup."""
    _add(scripts, "0002_wrong.py", "nonsense")
    for _ in range(2):
        with pytest.raises(apsw.SQLError):
            _migrate(store, scripts)
    assert len(list(store.folder.glob("*.siksng-backup"))) == 1


def test_a_store_of_a_later_version_is_refused(store: Store, scripts: Path) -> None:
    """Its numbers mean what this program does not know."""
    store.database.pragma("user_version", newest() + 1)
    with pytest.raises(NewerStoreError):
        _migrate(store, scripts)


def test_the_hash_beside_the_scripts_is_that_of_the_tables_they_make(store: Store) -> None:
    """After a change of the scripts it is written anew: what is found here is the new line."""
    assert (SCRIPTS / TABLES).read_text("utf-8").strip() == tables_hash(store.database)


@pytest.mark.parametrize(
    "change", ["DROP TABLE import_profile", "ALTER TABLE import_profile ADD more TEXT"]
)
def test_a_store_with_other_tables_of_the_same_number_is_refused_before_it_is_worked_on(
    store: Store, change: str
) -> None:
    """Until the first release tables change under one number; work would end at a missing one."""
    store.database.execute_sql(change)
    with pytest.raises(OtherBuildError) as refused:
        _migrate(store, migrating.SCRIPTS)
    assert refused.value.facts == {"folder": str(store.folder)}


def test_a_store_of_this_version_makes_no_backup(store: Store) -> None:
    """Every opening passes here."""
    _migrate(store, migrating.SCRIPTS)
    assert not list(store.folder.glob("*.siksng-backup"))


def _sha256(path: Path) -> str:
    """Return a script's hash, however the system ends lines."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _add(scripts: Path, name: str, statement: str) -> None:
    """Add a script that runs some SQL."""
    (scripts / name).write_text(PLAIN.format(sql=statement))


def _migrate(store: Store, scripts: Path) -> None:
    """Migrate as opening does, by other scripts."""
    migrate(
        store.database,
        lambda known: make_before_migration(store.folder, store.database, known, NOW),
        scripts,
    )
