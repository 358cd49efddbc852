"""The seal of every page, the trees of SQLite, and the references between rows."""

from db.file import pages
from db.file.opening import FILE_NAME
from db.integrity.problems import Problems, Tell
from db.store import Store


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many pages the file has, after testing the seal of each.

    A last page that a full disk cut short counts as sound while the log stands beside it.
    """
    path, key = store.folder / FILE_NAME, store.database.key
    logged = path.with_name(f"{FILE_NAME}-wal").exists()
    size = path.stat().st_size // pages.PAGE_BYTES
    number = 0
    for block in pages.blocks(path, store.reading):
        for page in block:
            number += 1
            cut_short = len(page) < pages.PAGE_BYTES and logged
            if not cut_short and not pages.intact(key, number, page):
                problems.add("check-pages", str(number))
        tell(number, size)
    return number


def check_tables(store: Store, problems: Problems, _tell: Tell) -> int:
    """Return how many tables and indexes there are, after testing them and their references."""
    with store.reading():
        run = store.database.connection().execute
        ((tables,),) = run("SELECT count(*) FROM sqlite_schema").fetchall()
        for (line,) in run("PRAGMA integrity_check").fetchall():
            if line != "ok":
                problems.add("check-tables", "")
        for table, row, _parent, _number in run("PRAGMA foreign_key_check").fetchall():
            problems.add("check-references", f"{table} {row}")
    return int(tables)
