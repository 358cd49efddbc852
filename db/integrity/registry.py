"""Answers of the civil registry: those that the audit says came, each of a file that stands."""

from typing import Final

from db.fetching import rows
from db.integrity.problems import Problems, Tell
from db.store import Store

_CAME: Final = """
SELECT detail ->> '$.number', detail ->> '$.persons' FROM audit
WHERE action = 'registry.match' ORDER BY seq
"""
"""Imports of answers and about how many persons each was, in their order."""

_TAKEN_BACK: Final = "SELECT detail ->> '$.number' FROM audit WHERE action = 'import.undo'"

_KEPT: Final = "SELECT import_id, count(*) FROM registry_answer GROUP BY import_id"

_REQUESTED: Final = """
SELECT import_id FROM registry_answer a
WHERE request <> '' AND NOT EXISTS (SELECT 1 FROM request r WHERE r.number = a.request)
"""
"""Answers of which a request was made that is not there."""


def check(store: Store, problems: Problems, _tell: Tell) -> int:
    """Return how many answers are kept, after testing that those of each file are there."""
    came = {int(number): int(persons) for number, persons in rows(store, _CAME)}
    for (number,) in rows(store, _TAKEN_BACK):
        if number in came:
            came[number] = 0
    kept = dict(rows(store, _KEPT))
    for number in sorted(came.keys() | kept.keys()):
        if came.get(number, 0) != kept.get(number, 0):
            problems.add("check-registry", str(number))
    for (number,) in rows(store, _REQUESTED):
        problems.add("check-registry", str(number))
    return sum(kept.values())
