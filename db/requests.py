"""Change requests: entered, moved along their life, listed by queue.

What a request's state may be next, `forms.lifecycle` says; nothing here decides it.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db import pending
from db.fetching import row, rows, write
from db.ledger import next_request_number
from db.numbers import RequestNotFoundError, row_of
from db.rows.fields import stored_moment
from db.store import Store
from forms.lifecycle import Step, after
from forms.records import Request, RequestKind, State

REQUEST_SQL: Final = """
SELECT r.number, r.kind, r.reason, r.owner, s.state, s.since, r.household_uid, r.region,
    r.subject_uid, r.instrument, r.version, r.other_uid,
    (SELECT group_concat(f.flag, ' ') FROM request_flag f WHERE f.request_id = r.id)
FROM request r JOIN request_state s ON s.request_id = r.id AND s.office_id = ?1
"""
"""A request as an office sees it, in the order in which `_request` takes it."""

OPEN_OF_SQL: Final = f"""{REQUEST_SQL}
WHERE r.id IN (SELECT id FROM request WHERE household_uid = ?2
    UNION SELECT id FROM request WHERE other_uid = ?2 AND other_uid <> '')
ORDER BY r.id DESC
"""  # noqa: S608 - one statement of the program inside another
"""Requests that concern a household, the newest first."""

SUMMARY_SQL: Final = """
SELECT r.number, r.kind, s.state, s.since, coalesce(nullif(r.head_name, ''), h.head_name, ''),
    r.region, r.reason,
    r.household_uid, r.entered_by,
    (SELECT group_concat(f.flag, ' ') FROM request_flag f WHERE f.request_id = r.id)
FROM request_state s JOIN request r ON r.id = s.request_id
LEFT JOIN household h ON h.uid = r.household_uid
WHERE s.office_id = ?1
"""
"""Requests as an office sees them, in the order in which `_summary` takes them."""

PAGE_SQL: Final = f"""
{SUMMARY_SQL} AND (?2 IS NULL OR s.state = ?2) AND r.id > ?3
ORDER BY r.id LIMIT ?4
"""
"""A page of a queue, in the order of the ledger."""

NUMBERED_SQL: Final = f"{SUMMARY_SQL} AND r.number IN (SELECT value FROM json_each(?2))"  # noqa: S608
"""Requests by their numbers, in any order."""

COUNTS_SQL: Final = "SELECT state, count(*) FROM request_state WHERE office_id = ? GROUP BY state"
"""How many requests stand in each queue."""

COUNTS_OF_SQL: Final = """
SELECT s.state, count(*) FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ? AND r.kind IN (SELECT value FROM json_each(?)) GROUP BY s.state
"""
"""The same of some kinds."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A wish that is to be entered.

    Args:
        kind: why the register is to change.
        reason: as the operator said it.
        household_uid: whose record is filled in; one that nobody has yet is begun by it.
        region: the village of the household.
        owner: id of the office.
        office_region: region of the office, for the number.
        instrument: id and version of the questionnaire that it is filled in with.
        subject_uid: the household, family or person that is meant; the household where it is empty.
        other_uid: the other household of a split or a merge; empty on every other kind.
    """

    kind: RequestKind
    reason: str
    household_uid: str
    region: str
    owner: str
    office_region: str
    instrument: tuple[str, str]
    subject_uid: str = ""
    other_uid: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something to a request, in which office, when and why."""

    office: str
    account: str
    time: dt.datetime
    reason: str = ""


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


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a request's life."""

    step: Step
    before: State | None
    after: State
    account: str
    time: dt.datetime
    reason: str


def create(store: Store, new: NewRequest, doing: Doing) -> Request:
    """Return a new draft, numbered in the ledger."""
    with store.transaction():
        number = next_request_number(store, new.office_region, doing.time.year)
        write(
            store,
            "INSERT INTO request (number, kind, reason, owner, household_uid, other_uid,"
            " subject_uid, instrument, version, region, entered_by, entered)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                new.kind.value,
                new.reason,
                new.owner,
                new.household_uid,
                new.other_uid,
                new.subject_uid or new.household_uid,
                *new.instrument,
                new.region,
                doing.account,
                stored_moment(doing.time),
            ),
        )
        _step(store, (number, Step.ENTER, None), after(Step.ENTER, None), doing)
    return get(store, number, doing.office)


def get(store: Store, number: str, office: str) -> Request:
    """Return a request as an office sees it.

    Raises:
        RequestNotFoundError: this office has no such request.
    """
    found = row(store, f"{REQUEST_SQL} WHERE r.number = ?2", (office, number))
    if found is None:
        raise RequestNotFoundError(number=number)
    return _request(found)


def move(store: Store, number: str, step: Step, doing: Doing) -> Request:
    """Return a request after one step of its life.

    Raises:
        RequestNotFoundError: this office has no such request.
        StepRefusedError: the step does not begin where the request stands; nothing was changed.
    """
    with store.transaction():
        request = get(store, number, doing.office)
        entered_here = request.owner == doing.office
        state = after(step, request.state, entered_here=entered_here)
        _step(store, (number, step, request.state), state, doing)
    return get(store, number, doing.office)


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
    kinds: Iterable[RequestKind] = (),
    entered_by: str = "",
) -> tuple[str, ...]:
    """Return the numbers of every request of a queue, in the order of the ledger.

    Args:
        store: the open store.
        office: id of the office.
        state: the queue.
        kinds: only these; every one where none is named.
        entered_by: only what this account entered; everybody's where it is empty.
    """
    found = rows(
        store,
        "SELECT r.number FROM request_state s JOIN request r ON r.id = s.request_id"
        " WHERE s.office_id = ?1 AND s.state = ?2 AND (?3 = '' OR r.entered_by = ?3)"
        " AND (?4 = '[]' OR r.kind IN (SELECT value FROM json_each(?4))) ORDER BY r.id",
        (office, state.value, entered_by, json.dumps([own.value for own in kinds])),
    )
    return tuple(number for (number,) in found)


def counts(store: Store, office: str, kinds: Iterable[RequestKind] = ()) -> dict[State, int]:
    """Return how many requests stand in each queue of an office; an empty queue has no key.

    Args:
        store: the open store.
        office: id of the office.
        kinds: only these are counted; every one where none is named.
    """
    named = [own.value for own in kinds]
    found = rows(
        store,
        COUNTS_OF_SQL if named else COUNTS_SQL,
        (office, json.dumps(named)) if named else (office,),
    )
    return {State(state): count for state, count in found}


def name_head(store: Store, number: str, head_name: str) -> None:
    """Keep whom the lists name for a request: the head of the household as it is filled in.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "UPDATE request SET head_name = ?2 WHERE id = ?1 AND head_name <> ?2",
        (row_of(store, number), head_name),
    )


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


def open_of(store: Store, office: str, household_uid: str) -> tuple[Request, ...]:
    """Return the requests for a household that are not decided, the newest first."""
    found = rows(store, OPEN_OF_SQL, (office, household_uid))
    requests = (_request(one) for one in found)
    return tuple(request for request in requests if request.state in pending.OPEN)


def events(store: Store, number: str) -> tuple[Event, ...]:
    """Return the steps of a request's life, oldest first.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT step, state_before, state_after, account, time, reason FROM request_event"
        " WHERE request_id = ? ORDER BY id",
        (row_of(store, number),),
    )
    return tuple(
        Event(
            step=Step(step),
            before=State(before) if before else None,
            after=State(state),
            account=account,
            time=dt.datetime.fromisoformat(time),
            reason=reason,
        )
        for step, before, state, account, time, reason in found
    )


def _step(store: Store, taken: tuple[str, Step, State | None], state: State, doing: Doing) -> None:
    """Write a step and the state after it."""
    number, step, before = taken
    request, time = row_of(store, number), stored_moment(doing.time)
    write(
        store,
        "INSERT INTO request_state (request_id, office_id, state, since) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET state = excluded.state, since = excluded.since",
        (request, doing.office, state.value, time),
    )
    write(
        store,
        "INSERT INTO request_event (request_id, office_id, step, state_before, state_after,"
        " account, time, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            request,
            doing.office,
            step.value,
            before.value if before else None,
            state.value,
            doing.account,
            time,
            doing.reason,
        ),
    )


def _request(found: tuple[Any, ...]) -> Request:
    """Return the request of a row."""
    number, kind, reason, owner, state, since, household, region, *rest = found
    subject, questions, version, other, flags = rest
    return Request(
        number=number,
        kind=RequestKind(kind),
        reason=reason,
        owner=owner,
        state=State(state),
        since=dt.datetime.fromisoformat(since),
        household=household,
        region=region,
        subject=subject,
        instrument=(questions, version),
        other=other,
        flags=tuple((flags or "").split()),
    )


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
