"""Requests listed by queue: pages, numbers and counts of what waits where."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.fetching import row, rows
from db.requests.numbers import row_of
from db.store import Store
from forms.records import RequestKind, State

SUMMARY_SQL: Final = """
SELECT r.number, r.kind, s.state, s.since, coalesce(nullif(r.head_name, ''), h.head_name, ''),
    r.region, r.reason,
    r.household_uid, r.entered_by,
    (SELECT group_concat(f.flag, ' ') FROM request_flag f WHERE f.request_id = r.id)
"""
"""A request as an office sees it, in the order in which `_summary` takes it."""


PAGE_SQL: Final = f"""
{SUMMARY_SQL} FROM request_state s JOIN request r ON r.id = s.request_id
LEFT JOIN household h ON h.uid = r.household_uid
WHERE s.office_id = ?1 AND s.request_id IN
    (SELECT request_id FROM request_state WHERE +office_id = ?1 AND (?2 IS NULL OR state = ?2)
    AND request_id > ?3 ORDER BY request_id LIMIT ?4)
ORDER BY r.id
"""  # noqa: S608 - one statement of the program inside another
"""A page of a queue, in the order of the ledger, along which it is read without sorting."""


NUMBERED_SQL: Final = f"""
{SUMMARY_SQL} FROM json_each(?2) asked CROSS JOIN request r ON r.number = asked.value
CROSS JOIN request_state s ON s.request_id = r.id
LEFT JOIN household h ON h.uid = r.household_uid WHERE s.office_id = ?1
"""
"""Requests by their numbers, in any order; SQLite would begin with every one of the office."""


COUNTS_SQL: Final = "SELECT state, count(*) FROM request_state WHERE office_id = ? GROUP BY state"
"""How many requests stand in each queue."""


KIND_COUNTS_SQL: Final = """
SELECT r.kind, count(*) FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ? AND s.state = ? GROUP BY r.kind
"""
"""How many requests of each kind stand in a queue."""


OURS: Final = """
(s.state <> 'returned' OR r.owner = s.office_id)
AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.request_id = r.id AND d.confirmed IS NULL)
"""
"""Whether an office's own people take a request further: what was sent back is its owner's to
mend, and what a decision is proposed for waits for that one."""


WORK_COUNTS_SQL: Final = f"""
SELECT s.state, count(*) FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ?1 AND (?2 = '[]' OR r.kind IN (SELECT value FROM json_each(?2))) AND {OURS}
GROUP BY s.state
"""  # noqa: S608 - one statement of the program inside another
"""How many requests stand in each queue that the office takes further."""


WORK_SQL: Final = f"""
SELECT r.number FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ?1 AND s.state = ?2
AND (?3 = '[]' OR r.kind IN (SELECT value FROM json_each(?3))) AND {OURS} ORDER BY r.id
"""  # noqa: S608 - one statement of the program inside another
"""The same, request by request."""


FROM_BELOW_SQL: Final = """
SELECT r.number, (SELECT group_concat(f.flag, ' ') FROM request_flag f WHERE f.request_id = r.id)
FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ?1 AND s.state IN ('received', 'checked') AND r.owner <> ?1
AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.request_id = r.id AND d.confirmed IS NULL)
ORDER BY r.id
"""
"""What other offices sent and nobody here decided on, in the order of the ledger."""


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """A request as one line of a queue."""

    number: str
    kind: RequestKind
    state: State
    since: dt.datetime
    head_name: str
    village: str
    reason: str
    household_uid: str
    entered_by: str
    flags: tuple[str, ...]


def page(
    store: Store, office: str, state: State | None, *, after: str = "", limit: int = 200
) -> tuple[RequestSummary, ...]:
    """Return a page of an office's queue, or of all its requests, in the order of the ledger.

    Args:
        store: the open store.
        office: id of the office.
        state: the queue; None for all.
        after: number of the last request of the page before; empty for the first page.
        limit: requests of a page.

    Raises:
        RequestNotFoundError: there is no request to begin after.
    """
    start = row_of(store, after) if after else 0
    found = rows(store, PAGE_SQL, (office, state.value if state else None, start, limit))
    return tuple(_summary(one) for one in found)


def summaries(store: Store, office: str, numbers: Sequence[str]) -> tuple[RequestSummary, ...]:
    """Return requests by their numbers, in the order of these; an unknown one is left out."""
    found = rows(store, NUMBERED_SQL, (office, json.dumps(list(numbers))))
    by_number = {own.number: own for own in map(_summary, found)}
    return tuple(by_number[number] for number in numbers if number in by_number)


def numbers_in(
    store: Store,
    office: str,
    state: State,
    *,
    entered_by: str = "",
) -> tuple[str, ...]:
    """Return the numbers of every request of a queue, in the order of the ledger.

    Args:
        store: the open store.
        office: id of the office.
        state: the queue.
        entered_by: only what this account entered; everybody's where it is empty.
    """
    found = rows(
        store,
        "SELECT r.number FROM request_state s JOIN request r ON r.id = s.request_id"
        " WHERE s.office_id = ?1 AND s.state = ?2 AND (?3 = '' OR r.entered_by = ?3)"
        " ORDER BY r.id",
        (office, state.value, entered_by),
    )
    return tuple(number for (number,) in found)


def from_below(store: Store, office: str) -> dict[str, frozenset[str]]:
    """Return the numbers of what other offices sent and nobody decided on, with their flags."""
    found = rows(store, FROM_BELOW_SQL, (office,))
    return {number: frozenset((flags or "").split()) for number, flags in found}


def counts(store: Store, office: str) -> dict[State, int]:
    """Return how many requests stand in each queue of an office; an empty queue has no key."""
    return {State(state): count for state, count in rows(store, COUNTS_SQL, (office,))}


def kind_counts(store: Store, office: str, state: State) -> dict[RequestKind, int]:
    """Return how many requests of each kind stand in a queue, in the order of the kinds."""
    found = dict(rows(store, KIND_COUNTS_SQL, (office, state.value)))
    return {kind: found[kind.value] for kind in RequestKind if kind.value in found}


def work_in(
    store: Store, office: str, state: State, *, kinds: Iterable[RequestKind] = ()
) -> tuple[str, ...]:
    """Return the numbers of the requests of a queue that the office takes further itself.

    Args:
        store: the open store.
        office: id of the office.
        state: the queue.
        kinds: only these; every one where none is named.
    """
    found = rows(store, WORK_SQL, (office, state.value, _named(kinds)))
    return tuple(number for (number,) in found)


def work_counts(store: Store, office: str, kinds: Iterable[RequestKind] = ()) -> dict[State, int]:
    """Return how many requests of each queue the office takes further itself.

    Args:
        store: the open store.
        office: id of the office.
        kinds: only these are counted; every one where none is named.
    """
    found = rows(store, WORK_COUNTS_SQL, (office, _named(kinds)))
    return {State(state): count for state, count in found}


def _named(kinds: Iterable[RequestKind]) -> str:
    """Return kinds as the statements take them."""
    return json.dumps([own.value for own in kinds])


def last_entered(
    store: Store, account: str, region: str, instrument: str, *, before: str = ""
) -> str | None:
    """Return the number of the request for a new household that a person entered last.

    None where there is none in the village that was filled in with the instrument; with `before`,
    the last one ahead of the request of that number.
    """
    found = row(
        store,
        "SELECT number FROM request WHERE entered_by = ? AND region = ? AND instrument = ?"
        " AND kind IN ('new_household', 'proposal') AND (? = '' OR"
        " id < (SELECT id FROM request WHERE number = ?)) ORDER BY id DESC LIMIT 1",
        (account, region, instrument, before, before),
    )
    return str(found[0]) if found else None


def last_reason(store: Store, office: str, account: str, kind: RequestKind) -> str:
    """Return the reason of the request of a kind that a person of the owner entered last.

    Empty where there is none.
    """
    found = row(
        store,
        "SELECT reason FROM request WHERE owner = ? AND entered_by = ? AND kind = ?"
        " ORDER BY id DESC LIMIT 1",
        (office, account, kind.value),
    )
    return str(found[0]) if found else ""


def _summary(found: tuple[Any, ...]) -> RequestSummary:
    """Return the line of a row."""
    number, kind, state, since, head, village, reason, household, entered_by, flags = found
    return RequestSummary(
        number=number,
        kind=RequestKind(kind),
        state=State(state),
        since=dt.datetime.fromisoformat(since),
        head_name=head,
        village=village,
        reason=reason,
        household_uid=household,
        entered_by=entered_by,
        flags=tuple((flags or "").split()),
    )
