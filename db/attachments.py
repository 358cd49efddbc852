"""Files that are kept with what they belong to, by hash: the scan of a set's signed paper."""

import datetime as dt
import hashlib

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.store import Store
from forms.records import Attached


def keep(store: Store, owner: str, name: str, content: bytes, time: dt.datetime) -> None:
    """Keep a file with its owner, the number of what it belongs to."""
    sha256 = hashlib.sha256(content).digest()
    write(
        store,
        "INSERT INTO attachment (owner, name, sha256, content, time) VALUES (?, ?, ?, ?, ?)",
        (owner, name, sha256, content, stored_moment(time)),
    )


def of(store: Store, owner: str) -> tuple[Attached, ...]:
    """Return what is kept with an owner, the oldest first."""
    sql = "SELECT name, sha256, length(content) FROM attachment WHERE owner = ? ORDER BY id"
    return tuple(
        Attached(name, sha256.hex(), size) for name, sha256, size in rows(store, sql, (owner,))
    )


def content(store: Store, owner: str, sha256: str) -> bytes:
    """Return the bytes of a file that `of` told of.

    Raises:
        KeyError: no such file is kept with the owner.
    """
    sql = "SELECT content FROM attachment WHERE owner = ? AND sha256 = ?"
    found = row(store, sql, (owner, bytes.fromhex(sha256)))
    if found is None:
        raise KeyError("sha256")
    return bytes(found[0])


def drop(store: Store, owner: str) -> None:
    """Keep no longer what was kept with an owner."""
    write(store, "DELETE FROM attachment WHERE owner = ?", (owner,))
