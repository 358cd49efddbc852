"""What is proposed and not yet decided."""

import json
from collections.abc import Iterable
from typing import Final

from db.fetching import rows
from db.register.households import State as SubjectState
from db.register.households import read
from db.store import Store
from forms.records import State

OVER: Final = frozenset(
    {State.ACCEPTED, State.REJECTED, State.ABSORBED, State.TOLD, State.WITHDRAWN}
)
"""States in which a request proposes nothing any more."""

OPEN: Final = tuple(state for state in State if state not in OVER)
"""The other states."""

_SQL: Final = """
SELECT v.hash, v.body FROM request_revision p
CROSS JOIN request_state s ON s.request_id = p.request_id
JOIN revision v ON v.id = p.revision_id
WHERE p.request_id IN (
    SELECT id FROM request WHERE household_uid = ?1
    UNION SELECT id FROM request WHERE other_uid = ?1 AND other_uid <> ''
    UNION SELECT request_id FROM request_revision
    WHERE subject_uid IN (SELECT value FROM json_each(?2)))
AND s.office_id = ?3 AND p.request_id < ?4 AND s.state IN (SELECT value FROM json_each(?5))
ORDER BY p.request_id, p.position
"""
"""Asked from the household on: SQLite would begin with everything that is not decided."""

_TOUCHING_SQL: Final = """
WITH asked (uid) AS (SELECT value FROM json_each(?1)),
touched (id) AS (
    SELECT p.request_id FROM asked JOIN request_revision p ON p.subject_uid = asked.uid
    UNION SELECT request_id FROM draft_change WHERE subject_uid IN (SELECT uid FROM asked)
)
SELECT r.number FROM touched CROSS JOIN request_state s ON s.request_id = touched.id
JOIN request r ON r.id = touched.id
WHERE s.office_id = ?2 AND s.state IN (SELECT value FROM json_each(?3)) ORDER BY r.id
"""
"""Asked from the subjects on, as above."""

OPEN_JSON: Final = json.dumps([state.value for state in OPEN])
"""The same as a parameter of statements."""


def of_household(
    store: Store,
    office: str,
    household_uid: str,
    before: int,
    subject_uids: Iterable[str] = (),
) -> list[SubjectState]:
    """Return what open requests of an office propose for a household, oldest request first.

    Args:
        store: the open store.
        office: id of the office in which the requests are open.
        household_uid: whose requests.
        before: row number of the first request that does not count.
        subject_uids: further subjects whose requests count, though they are another household's.
    """
    subjects = json.dumps(list(subject_uids))
    found = rows(store, _SQL, (household_uid, subjects, office, before, OPEN_JSON))
    return [read(digest, body) for digest, body in found]


def touching(
    store: Store, office: str, subjects: Iterable[str], states: Iterable[State]
) -> tuple[str, ...]:
    """Return the numbers of an office's requests in some states that change subjects, oldest first.

    Args:
        store: the open store.
        office: id of the office.
        subjects: ids of households, families and persons.
        states: where the requests stand.
    """
    asked = (json.dumps(list(subjects)), office, json.dumps([own.value for own in states]))
    return tuple(number for (number,) in rows(store, _TOUCHING_SQL, asked))
