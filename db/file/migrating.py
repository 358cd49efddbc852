"""From one version of the tables to the next: numbered, forward only, never half.

The scripts in `db/migrations` are run by Peewee's runner. What the runner lacks stands here: a
store newer than the program is refused, a backup is made first, all pending scripts are one
transaction with the version number, and references are checked before it is committed.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playhouse.apsw_ext import APSWDatabase
from playhouse.migrations import Runner

from db.errors import NewerStoreError, OtherBuildError, translated
from db.file.sealed import SealedDatabase
from forms.canonical import Json, canonical
from forms.errors import DamagedError

SCRIPTS: Final = Path(__file__).parents[1] / "migrations"
"""Where the numbered scripts are."""

TABLES: Final = "tables.sha256"
"""The file beside the scripts with the hash of the tables that all of them make together."""


class MigrationFailedError(DamagedError):
    """Rows refer to rows that are not there; the store is as it was. Facts: known."""

    code = "migration-failed"


def newest(scripts: Path = SCRIPTS) -> int:
    """Return the number of the newest script; asked at each unlocking, where a pattern is slow."""
    found = (path.stem for path in scripts.iterdir() if path.suffix == ".py")
    return max(int(name[:4]) for name in found if name[0].isdigit())


def migrate(
    database: SealedDatabase, backup: Callable[[int], None], scripts: Path = SCRIPTS
) -> None:
    """Bring the tables to the newest version, or leave them as they are.

    Args:
        database: open.
        backup: makes a backup before a store that holds data is changed; told the new version.
        scripts: where the numbered scripts are.

    Raises:
        NewerStoreError: a newer program wrote the store; it was not touched.
        OtherBuildError: a build with other tables of the same number wrote it; it was not touched.
        MigrationFailedError: the store is as it was.
        SiksngError: what making the backup raises; the store is as it was.
    """
    found, known = int(database.pragma("user_version")), newest(scripts)
    if found > known:
        raise NewerStoreError(found=found, known=known)
    if found == known:
        _same_tables(database, scripts)
        return
    if found:
        backup(known)
    database.pragma("foreign_keys", 0)
    try:
        with translated(), database.atomic():
            Runner(database, str(scripts)).up()
            if database.execute_sql("PRAGMA foreign_key_check").fetchall():
                raise MigrationFailedError(known=known)
            database.pragma("user_version", known)
    finally:
        database.pragma("foreign_keys", 1)


def _same_tables(database: SealedDatabase, scripts: Path) -> None:
    """Refuse a store whose tables are not those that the scripts of its number make.

    Their hash stands beside the scripts: to run them here would cost each unlocking.

    Raises:
        OtherBuildError: a build with other tables of the same number wrote it.
    """
    if tables_hash(database) != (scripts / TABLES).read_text("utf-8").strip():
        raise OtherBuildError(folder=str(Path(database.database).parent))


def tables_hash(database: APSWDatabase) -> str:
    """Return the hash of names and words of all tables, in hexadecimal.

    A store without a trigger or an index must still open, to be checked; tables of statistics are
    SQLite's own.
    """
    sql = (
        "SELECT name, sql FROM sqlite_schema"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    )
    tables: list[Json] = [list(own) for own in database.execute_sql(sql).fetchall()]
    return hashlib.sha256(canonical(tables)).hexdigest()
