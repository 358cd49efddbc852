"""Files that are kept with what they belong to, by hash: the scan of a set's signed paper."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.store import Store
from forms.canonical import canonical
from forms.set_records import Attached, PaperProof, PaperSignature


def keep(store: Store, owner: str, name: str, content: bytes, time: dt.datetime) -> None:
    """Keep a file with its owner, the number of what it belongs to."""
    sha256 = hashlib.sha256(content).digest()
    write(
        store,
        "INSERT INTO attachment (owner, name, sha256, content, time) VALUES (?, ?, ?, ?, ?)",
        (owner, name, sha256, content, stored_moment(time)),
    )


def prove(store: Store, owner: str, proof: PaperProof) -> None:
    """Keep what the file of an owner proved when it was taken in."""
    said = canonical(asdict(proof)).decode()
    write(store, "UPDATE attachment SET proof = ? WHERE owner = ?", (said, owner))


def of(store: Store, owner: str) -> tuple[Attached, ...]:
    """Return what is kept with an owner, the oldest first."""
    sql = "SELECT name, sha256, length(content), proof FROM attachment WHERE owner = ? ORDER BY id"
    return tuple(
        Attached(name, sha256.hex(), size, _proof(proof))
        for name, sha256, size, proof in rows(store, sql, (owner,))
    )


def sets_with(store: Store, content: bytes, but: str) -> tuple[str, ...]:
    """Return the numbers of the sets, but one, with which the very same file is kept."""
    sql = (
        "SELECT s.number FROM attachment a JOIN request_set s ON s.number = a.owner"
        " WHERE a.sha256 = ? AND s.number <> ? ORDER BY s.id"
    )
    found = rows(store, sql, (hashlib.sha256(content).digest(), but))
    return tuple(str(number) for (number,) in found)


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


def _proof(said: str | None) -> PaperProof | None:
    """Return what a file proved, None where nobody looked."""
    if said is None:
        return None
    read = json.loads(said)
    signatures = tuple(PaperSignature(**own) for own in read["signatures"])
    return PaperProof(signatures, read["bears"], read["readable"])
