"""Gaps in the numbers of the office's own requests: there should be none."""

from dataclasses import dataclass
from typing import Final

from db.fetching import rows
from db.store import Store

_GAPS: Final = """
WITH series (name, last) AS (
    SELECT substr(name, 8), value FROM counter
    WHERE name GLOB 'ledger.*-[0-9][0-9][0-9][0-9]'
), given (series, sequence) AS (
    SELECT c.name, CAST(substr(r.number, length(c.name) + 2) AS INTEGER)
    FROM series c JOIN request r ON r.number > c.name || '-' AND r.number < c.name || '.'
    WHERE r.owner = ?
    UNION ALL SELECT name, last + 1 FROM series
), stepped AS (
    SELECT series, sequence, lag(sequence, 1, 0) OVER (PARTITION BY series ORDER BY sequence)
        AS before FROM given
)
SELECT series, before + 1, sequence - 1 FROM stepped WHERE sequence > before + 1 ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Numbers of a series, "1771-2026", that were given and that no request has."""

    series: str
    first: int
    last: int


def gaps(store: Store, office: str) -> tuple[NumberGap, ...]:
    """Return the numbers that were given in an office and that none of its requests has."""
    return tuple(NumberGap(*found) for found in rows(store, _GAPS, (office,)))
