"""Files from elsewhere that were read into the store, kept as they came."""

import datetime as dt
from dataclasses import dataclass, field

from db.fetching import column
from db.rows.papers import ImportRow
from db.store import Store


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file: its name, hash and bytes, the profile it was read by, and its rows."""

    name: str
    sha256: str
    profile: str
    rows: int
    content: bytes | None = field(repr=False)
    account: str
    time: dt.datetime


def record(store: Store, file: ImportedFile) -> None:
    """Keep a file."""
    with store.transaction():
        ImportRow.insert(
            name=file.name,
            sha256=file.sha256,
            profile=file.profile,
            rows=file.rows,
            content=file.content,
            account=file.account,
            time=file.time,
        ).execute(store.database)


def known(store: Store, sha256: str) -> bool:
    """Return whether a file of this SHA-256 was imported before."""
    return bool(column(store, ImportRow.select(ImportRow.id).where(ImportRow.sha256 == sha256)))
