"""How many requests an office has: by village, kind and state, and what was done to them when."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from db.fetching import rows
from db.store import Store
from forms.lifecycle import Step
from forms.moments import moment_text
from forms.records import RequestKind, State

PLACES_SQL: Final = """
SELECT r.region, r.kind, s.state, count(*)
FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ?1 AND (?2 = '' OR r.region = ?2) GROUP BY r.region, r.kind, s.state
"""
"""Every request of an office, counted where it is from."""

STEPS_SQL: Final = """
SELECT r.kind, e.step, count(DISTINCT e.request_id)
FROM request_event e JOIN request r ON r.id = e.request_id
WHERE e.office_id = ?1 AND e.time >= ?2 AND e.time < ?3 GROUP BY r.kind, e.step
"""
"""What was done in a time; a request counts once however often the step was taken."""

BEGUN: Final = """
WITH begun AS (
    SELECT r.id, r.kind, r.household_uid FROM request r WHERE r.id IN (
        SELECT request_id FROM request_event
        WHERE office_id = ?1 AND time >= ?2 AND time < ?3 AND step IN ('enter', 'receive'))
)
"""
"""The requests that came in a time."""

FAMILIES_SQL: Final = f"""
{BEGUN} SELECT kind, count(DISTINCT household_uid) FROM begun GROUP BY kind
"""  # noqa: S608 - one statement of the program inside another
"""How many families they are about."""

PERSONS_SQL: Final = f"""
{BEGUN} SELECT kind, count(*) FROM (
    SELECT b.kind, p.subject_id FROM begun b
    JOIN household h ON h.uid = b.household_uid JOIN person p ON p.household_id = h.subject_id
    UNION
    SELECT b.kind, s.id FROM begun b
    JOIN request_revision q ON q.request_id = b.id JOIN subject s ON s.uid = q.subject_uid
    WHERE s.kind = 'person'
) GROUP BY kind
"""  # noqa: S608 - one statement of the program inside another
"""How many persons these families have, with those whom the requests add."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requests of a kind from a village stand in a state."""

    village: str
    kind: RequestKind
    state: State
    count: int


@dataclass(frozen=True, slots=True)
class Taken:
    """How many requests of a kind a step was taken with."""

    kind: RequestKind
    step: Step
    count: int


@dataclass(frozen=True, slots=True)
class About:
    """How many families and persons the requests of a kind are about."""

    kind: RequestKind
    families: int
    persons: int


def by_place(store: Store, office: str, village: str = "") -> tuple[Tally, ...]:
    """Return an office's requests by village, kind and state; those of one village, if named."""
    found = rows(store, PLACES_SQL, (office, village))
    tallies = (
        Tally(region, RequestKind(kind), State(state), n) for region, kind, state, n in found
    )
    kinds, states = list(RequestKind), list(State)
    return tuple(
        sorted(
            tallies, key=lambda own: (own.village, kinds.index(own.kind), states.index(own.state))
        )
    )


def taken(store: Store, office: str, first: dt.datetime, end: dt.datetime) -> tuple[Taken, ...]:
    """Return what an office did from a moment on and before another."""
    found = rows(store, STEPS_SQL, (office, moment_text(first), moment_text(end)))
    return tuple(Taken(RequestKind(kind), Step(step), count) for kind, step, count in found)


def about(store: Store, office: str, first: dt.datetime, end: dt.datetime) -> tuple[About, ...]:
    """Return whom the requests are about that came to an office in a time.

    Persons are those of the families, and whom a request adds once it was filed.
    """
    values = (office, moment_text(first), moment_text(end))
    families = dict(rows(store, FAMILIES_SQL, values))
    persons = dict(rows(store, PERSONS_SQL, values))
    return tuple(
        About(kind, families[kind.value], persons.get(kind.value, 0))
        for kind in RequestKind
        if kind.value in families
    )
