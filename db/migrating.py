"""From one version of the tables to the next: numbered, forward only, never half.

The scripts in `db/migrations` are run by Peewee's runner. What the runner lacks stands here: a
store newer than the program is refused, a backup is made first, all pending scripts are one
transaction with the version number, and references are checked before it is committed.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from playhouse.apsw_ext import APSWDatabase
from playhouse.migrations import Runner

from db.errors import NewerStoreError, OtherBuildError, translated
from db.sealed import SealedDatabase, in_memory
from forms.errors import DamagedError

SCRIPTS: Final = Path(__file__).parent / "migrations"
"""Where the numbered scripts are."""


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
    """Refuse a store that lacks what the scripts of its number make.

    Raises:
        OtherBuildError: a build with other tables of the same number wrote it.
    """
    with closing(in_memory()) as wanted:
        Runner(wanted, str(scripts)).up()
        lacking = _tables(wanted) - _tables(database)
    if lacking:
        raise OtherBuildError(folder=str(Path(database.database).parent))


def _tables(database: APSWDatabase) -> frozenset[tuple[str, str]]:
    """Return name and words of the tables; one without a trigger must still open to be checked."""
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
    return frozenset(database.execute_sql(sql).fetchall())
