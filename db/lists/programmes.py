"""Who receives what, by the lists that count; and the families of the register who receive nothing.

A list counts as long as it stands: see `db.lists.person_lists`.
"""

from typing import Final, NamedTuple

from db.fetching import rows
from db.store import Store

_COUNTED: Final = """
SELECT g.programme, count(*), count(e.person_uid), sum(e.match = 'several'),
    count(DISTINCT p.household_id)
FROM entry_programme g JOIN list_entry e ON e.id = g.entry_id
JOIN person_list l ON l.id = e.list_id AND l.state = 'stands'
LEFT JOIN person p ON p.uid = e.person_uid
GROUP BY g.programme ORDER BY g.programme
"""

_WITHOUT: Final = """
FROM household h WHERE h.active = 1 AND (?1 = '' OR h.village = ?1 OR h.village LIKE ?1 || '.%')
AND h.subject_id NOT IN (
    SELECT p.household_id FROM entry_programme g JOIN list_entry e ON e.id = g.entry_id
    JOIN person_list l ON l.id = e.list_id AND l.state = 'stands'
    JOIN person p ON p.uid = e.person_uid)
"""


class Programme(NamedTuple):
    """A programme: entries of it, how many are of persons of the register, and of how many homes.

    `several` counts entries that fit more than one person.
    """

    name: str
    entries: int
    matched: int
    several: int
    households: int

    @property
    def outside(self) -> int:
        """Return how many recipients the register does not have."""
        return self.entries - self.matched - self.several


class Unserved(NamedTuple):
    """A household of the register of which nobody receives anything."""

    household: str
    head_name: str
    village: str
    address: str
    decile: int | None
    persons: int


def every(store: Store) -> tuple[Programme, ...]:
    """Return every programme that a list names, by name."""
    return tuple(Programme(*one) for one in rows(store, _COUNTED))


def count_without(store: Store, region: str = "") -> int:
    """Return how many active households of a region receive nothing."""
    ((counted,),) = rows(store, f"SELECT count(*) {_WITHOUT}", (region,))
    return int(counted)


def without(store: Store, region: str, first: int, limit: int) -> tuple[Unserved, ...]:
    """Return some of them, by village and name."""
    sql = (
        f"SELECT h.uid, h.head_name, h.village, h.address, h.decile, h.person_count {_WITHOUT}"
        " ORDER BY h.village, h.head_name, h.subject_id LIMIT ?2 OFFSET ?3"
    )
    return tuple(Unserved(*one) for one in rows(store, sql, (region, limit, first)))
