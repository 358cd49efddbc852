"""The accepted register of a region, household by household, as it goes to an office below."""

from collections.abc import Iterator
from typing import Final

from db.fetching import rows
from db.revisions import proved
from db.store import Store
from forms.records import Revision
from forms.revisions import read_revision

PAGE: Final = 200
"""Households that are read together."""

_HOUSEHOLDS_SQL: Final = """
SELECT h.subject_id, v.hash, v.body FROM household h JOIN revision v ON v.id = h.revision_id
WHERE h.subject_id > ?1 AND (h.village = ?2 OR substr(h.village, 1, length(?2) + 1) = ?2 || '.')
ORDER BY h.subject_id LIMIT ?3
"""

_MEMBERS_SQL: Final = """
SELECT v.hash, v.body FROM {table} m JOIN revision v ON v.id = m.revision_id
WHERE m.household_id = ? ORDER BY m.seq
"""


def accepted(store: Store, region: str) -> Iterator[Revision]:
    """Yield the accepted revisions of a region: a household, its families, its persons, the next.

    Raises:
        RevisionDamagedError: a stored revision does not fit its hash.
    """
    last = 0
    while page := rows(store, _HOUSEHOLDS_SQL, (last, region, PAGE)):
        for last, digest, body in page:
            yield read_revision(proved(digest, body))
            for table in ("family", "person"):
                for member in rows(store, _MEMBERS_SQL.format(table=table), (last,)):
                    yield read_revision(proved(*member))
