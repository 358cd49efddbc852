"""Since when the register has its families, and when they left it: by district and month."""

from dataclasses import dataclass
from typing import Final

from db.fetching import rows
from db.store import Store

DISTRICT_LENGTH: Final = 8
"""Characters of a district's code, which every village of it begins with."""

FAMILIES_SQL: Final = """
SELECT place, substr(came, 1, 7), substr(coalesce(went, ''), 1, 7), count(*) FROM (
    SELECT substr(h.village, 1, ?1) AS place,
        coalesce(
            (SELECT min(d.confirmed) FROM request_revision p
                JOIN decision d ON d.request_id = p.request_id
                WHERE p.subject_uid = f.uid AND p.base IS NULL
                AND d.outcome = 'accepted' AND d.confirmed IS NOT NULL),
            (SELECT min(v.time) FROM revision v WHERE v.subject_id = f.subject_id)
        ) AS came,
        CASE h.active WHEN 0 THEN
            (SELECT v.time FROM revision v WHERE v.id = h.revision_id) END AS went
    FROM family f JOIN household h ON h.subject_id = f.household_id
) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
"""A family is counted where its household stands now: from its first state in the register on or,
where a request proposed it, from the day on which that was accepted; until its household left the
list."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How many families of a district came in a month, and left in one, as "2026-11" or ""."""

    district: str
    came: str
    went: str
    count: int


def stays(store: Store) -> tuple[Stay, ...]:
    """Return all families of the register, by district, month of coming and month of leaving."""
    return tuple(Stay(*found) for found in rows(store, FAMILIES_SQL, (DISTRICT_LENGTH,)))
