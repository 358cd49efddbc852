"""What the columns of files from elsewhere mean that only this office knows."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.store import Store


class By(NamedTuple):
    """Who did something, and when."""

    account: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile as its file has it, and who kept it when."""

    id: str
    content: bytes = field(repr=False)
    by: By


def add(store: Store, profile_id: str, content: bytes, by: By) -> None:
    """Keep a profile whose id no other one has."""
    sql = "INSERT INTO import_profile (id, content, time, account) VALUES (?, ?, ?, ?)"
    write(store, sql, (profile_id, content, stored_moment(by.time), by.account))


def remove(store: Store, profile_id: str) -> None:
    """Forget a profile."""
    write(store, "DELETE FROM import_profile WHERE id = ?", (profile_id,))


def known(store: Store, profile_id: str) -> bool:
    """Return whether a profile of this id is kept."""
    sql = "SELECT 1 FROM import_profile WHERE id = ?"
    return row(store, sql, (profile_id,)) is not None


def kept(store: Store) -> tuple[KeptProfile, ...]:
    """Return every profile, in the order of their ids."""
    found = rows(store, "SELECT id, content, account, time FROM import_profile ORDER BY id")
    return tuple(
        KeptProfile(profile_id, bytes(content), By(account, dt.datetime.fromisoformat(time)))
        for profile_id, content, account, time in found
    )
