"""From one version of the tables to the next: numbered, forward only.

The scripts in `db/migrations` are run by Peewee's runner, each in one transaction. What the runner
lacks stands here: a store newer than the program is refused before anything is written.
"""

from pathlib import Path
from typing import Final

from playhouse.migrations import Runner

from db.errors import NewerStoreError, translated
from db.sealed import SealedDatabase

SCRIPTS: Final = Path(__file__).parent / "migrations"
"""Where the numbered scripts are."""


def newest(scripts: Path = SCRIPTS) -> int:
    """Return the number of the newest script."""
    return max(int(path.name[:4]) for path in scripts.glob("[0-9]*.py"))


def migrate(database: SealedDatabase, scripts: Path = SCRIPTS) -> None:
    """Bring the tables to the newest version; each script is one transaction.

    Raises:
        NewerStoreError: a newer program wrote the store; it was not touched.
    """
    found, known = int(database.pragma("user_version")), newest(scripts)
    if found > known:
        raise NewerStoreError(found=found, known=known)
    if found == known:
        return
    with translated():
        Runner(database, str(scripts)).up()
        database.pragma("user_version", known)
