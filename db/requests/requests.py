"""Change requests: entered, moved along their life; `db.requests.request_queues` lists them.

What a request's state may be next, `forms.lifecycle` says; nothing here decides it.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final

from db.fetching import row, rows, write
from db.requests import pending
from db.requests.ledger import next_request_number
from db.requests.numbers import RequestNotFoundError, row_of
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
        other_uid: the other household of a split or a merge, or the family of the register that is
            proposed; empty on every other kind.
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
        take_step(store, (number, Step.ENTER, None), after(Step.ENTER, None), doing)
    return get(store, number, doing.office)


def get(store: Store, number: str, office: str) -> Request:
    """Return a request as an office sees it.

    Raises:
        RequestNotFoundError: this office has no such request.
    """
    found = find(store, number, office)
    if found is None:
        raise RequestNotFoundError(number=number)
    return found


def find(store: Store, number: str, office: str) -> Request | None:
    """Return a request as an office sees it, None where the office has none of this number."""
    found = row(store, f"{REQUEST_SQL} WHERE r.number = ?2", (office, number))
    return _request(found) if found else None


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
        take_step(store, (number, step, request.state), state, doing)
    return replace(request, state=state, since=doing.time)


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


def entered(store: Store, number: str) -> tuple[str, dt.datetime]:
    """Return who entered a request at its owner's office, and when.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(
        store, "SELECT entered_by, entered FROM request WHERE id = ?", (row_of(store, number),)
    )
    account, time = found or ("", "")
    return account, dt.datetime.fromisoformat(time)


def take_step(
    store: Store, taken: tuple[str, Step, State | None], state: State, doing: Doing
) -> None:
    """Write a step and the state after it; what a step leads to, the caller asked the table."""
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
