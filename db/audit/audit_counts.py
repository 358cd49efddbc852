"""What a part of the audit chain holds, counted."""

from dataclasses import dataclass
from typing import Final

from db.fetching import rows
from db.store import Store

COUNTS_SQL: Final = """
SELECT account, action, count(*), min(time), max(time) FROM audit
WHERE seq BETWEEN ? AND ? GROUP BY account, action ORDER BY account, action
"""
"""Who did what how often."""


@dataclass(frozen=True, slots=True)
class Done:
    """How often an account did something, and between which times, in ISO 8601."""

    account: str
    action: str
    count: int
    first: str
    last: str


def done(store: Store, first: int, last: int) -> tuple[Done, ...]:
    """Return what was done by whom in the entries from one number to another."""
    return tuple(Done(*found) for found in rows(store, COUNTS_SQL, (first, last)))
