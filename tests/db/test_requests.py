"""Requests: numbered at once, each in exactly one queue, their history complete."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from db.requests import ledger, request_queues, requests
from db.requests.numbers import RequestNotFoundError
from db.store import Store
from forms.lifecycle import STEPS, Step, StepRefusedError, steps_from
from forms.records import RequestKind, State
from tests.db.builders import NOW, OFFICE, PROVINCE, VILLAGE, household_record, insert, uid
from tests.db.stores import reopened, sql
from tests.db.wishes import TO_AUTHENTICATED, doing, entered, walk, wish

RECORD = household_record()


def test_a_new_request_is_a_numbered_draft(store: Store) -> None:
    """From the first touch it has a number that can be told to the citizen."""
    request = requests.create(store, wish(RECORD.household.id), doing())
    assert ledger.valid(request.number)
    assert request.number.startswith("1771-2026-000001-")
    assert (request.kind, request.state, request.since) == (
        RequestKind.CORRECTION,
        State.DRAFT,
        NOW,
    )
    assert (request.owner, request.household, request.region) == (
        OFFICE,
        RECORD.household.id,
        VILLAGE,
    )
    assert (request.reason, request.flags) == ("salah ketik", ())


def test_a_request_is_there_after_the_store_was_closed(store: Store) -> None:
    """What was acknowledged is on the disk."""
    request = requests.create(store, wish(RECORD.household.id), doing())
    again = reopened(store)
    try:
        assert requests.get(again, request.number, OFFICE) == request
    finally:
        again.close()


def test_numbers_follow_one_another_and_a_failed_step_leaves_no_gap(store: Store) -> None:
    """The ledger is the proof that nothing was lost: a missing number would be a question."""
    first = entered(store, RECORD)

    def fail() -> None:
        with store.transaction():
            entered(store, RECORD)
            raise RuntimeError("power")

    with pytest.raises(RuntimeError):
        fail()
    second = entered(store, RECORD)
    assert [number.split("-")[2] for number in (first, second)] == ["000001", "000002"]


def test_the_sequence_begins_anew_each_year(store: Store) -> None:
    """The year is that of the entry."""
    entered(store, RECORD)
    later = replace(doing(), time=NOW.replace(year=2027))
    number = requests.create(store, wish(RECORD.household.id), later).number
    assert number.startswith("1771-2027-000001-")


def test_every_step_is_in_the_history_with_who_and_why(store: Store) -> None:
    """An inspector reads a request's life from its events alone."""
    number = entered(store, RECORD)
    walk(store, number, Step.CHECK, Step.REOPEN)
    assert [
        (e.step, e.before, e.after, e.account, e.reason) for e in requests.events(store, number)
    ] == [
        (Step.ENTER, None, State.DRAFT, "siti", ""),
        (Step.CHECK, State.DRAFT, State.CHECKED, "budi", "sebab"),
        (Step.REOPEN, State.CHECKED, State.DRAFT, "budi", "sebab"),
    ]
    assert {event.time for event in requests.events(store, number)} == {NOW}


def test_a_step_that_does_not_begin_here_changes_nothing(store: Store) -> None:
    """The life cycle decides, not the store."""
    number = entered(store, RECORD)
    with pytest.raises(StepRefusedError):
        walk(store, number, Step.SEND)
    assert requests.get(store, number, OFFICE).state is State.DRAFT
    assert len(requests.events(store, number)) == 1


def test_after_every_step_each_request_stands_in_exactly_one_queue(store: Store) -> None:
    """Conservation: whatever way requests go, none is lost and none is in two queues."""
    chance = random.Random(7)  # noqa: S311  # a repeatable walk, no secret
    numbers = [entered(store, RECORD) for _ in range(60)]
    seen: set[State] = set()
    for _ in range(300):
        number = chance.choice(numbers)
        possible = sorted(steps_from(requests.get(store, number, OFFICE).state))
        if possible:
            walk(store, number, chance.choice(possible))
        queues = Counter(
            member for state in State for member in request_queues.numbers_in(store, OFFICE, state)
        )
        assert queues == Counter(numbers)
        assert sum(request_queues.counts(store, OFFICE).values()) == len(numbers)
        seen.update(request_queues.counts(store, OFFICE))
    assert len(seen) >= 10


def test_every_step_of_the_table_can_be_stored(store: Store) -> None:
    """No state or step of the life cycle is unknown to the tables."""
    for step, before in STEPS:
        if before is None:
            continue
        number = entered(store, RECORD)
        with store.transaction():
            sql(
                store,
                "UPDATE request_state SET state = ? WHERE request_id ="
                " (SELECT id FROM request WHERE number = ?)",
                (before.value, number),
            )
        walk(store, number, step)
        assert requests.events(store, number)[-1].before is before


def test_an_empty_queue_is_not_counted(store: Store) -> None:
    """The home screen shows nought for what has no key."""
    assert request_queues.counts(store, OFFICE) == {}
    walk(store, entered(store, RECORD), *TO_AUTHENTICATED)
    entered(store, RECORD)
    assert request_queues.counts(store, OFFICE) == {State.AUTHENTICATED: 1, State.DRAFT: 1}
    kinds = request_queues.kind_counts(store, OFFICE, State.DRAFT)
    assert kinds == {RequestKind.CORRECTION: 1}
    assert request_queues.kind_counts(store, OFFICE, State.SEALED) == {}


def test_a_line_of_a_queue_says_whose_request_it_is(store: Store) -> None:
    """The head's name comes from the register."""
    insert(store, RECORD)
    number = entered(store, RECORD)
    (line,) = request_queues.page(store, OFFICE, State.DRAFT)
    assert line == request_queues.RequestSummary(
        number=number,
        kind=RequestKind.CORRECTION,
        state=State.DRAFT,
        since=NOW,
        head_name="SITI CONTOH",
        village=VILLAGE,
        reason="salah ketik",
        household_uid=RECORD.household.id,
        entered_by="siti",
        flags=(),
    )


def test_pages_of_a_queue_show_each_request_once_in_the_ledgers_order(store: Store) -> None:
    """A page begins after the last number of the page before."""
    numbers = [entered(store, RECORD) for _ in range(7)]
    walk(store, numbers[3], Step.CHECK)
    shown: list[str] = []
    while page := request_queues.page(
        store, OFFICE, State.DRAFT, after=shown[-1] if shown else "", limit=2
    ):
        shown += [line.number for line in page]
    assert shown == [number for number in numbers if number != numbers[3]]
    assert [line.number for line in request_queues.page(store, OFFICE, None)] == numbers


def test_the_open_requests_of_a_household_are_the_undecided_ones(store: Store) -> None:
    """Newest first; what was given up is over."""
    numbers = [entered(store, RECORD) for _ in range(3)]
    entered(store, household_record(2))
    walk(store, numbers[1], Step.WITHDRAW)
    found = requests.open_of(store, OFFICE, RECORD.household.id)
    assert [request.number for request in found] == [numbers[2], numbers[0]]


def test_a_request_of_two_households_stands_beside_both_and_in_one_queue_once(
    store: Store,
) -> None:
    """Whoever opens either family sees it; it is counted once."""
    moving = replace(wish(uid("one"), RequestKind.MERGE), other_uid=uid("two"))
    made = requests.create(store, moving, doing())
    assert (made.household, made.other) == (uid("one"), uid("two"))
    for household in (uid("one"), uid("two")):
        assert requests.open_of(store, OFFICE, household) == (made,)
    assert request_queues.counts(store, OFFICE) == {State.DRAFT: 1}
    assert requests.open_of(store, OFFICE, "") == ()


def test_requests_are_read_by_their_numbers_in_the_order_of_these(store: Store) -> None:
    """A list keeps its rows while their requests go on to another queue."""
    numbers = [entered(store, RECORD) for _ in range(3)]
    walk(store, numbers[2], Step.WITHDRAW)
    wanted = (numbers[2], "1771-2026-000099-A", numbers[0])
    found = request_queues.summaries(store, OFFICE, wanted)
    assert [(own.number, own.state) for own in found] == [
        (numbers[2], State.WITHDRAWN),
        (numbers[0], State.DRAFT),
    ]


def test_another_office_does_not_have_the_request(store: Store) -> None:
    """State belongs to request and office; nobody reads a state that is not there."""
    number = entered(store, RECORD)
    assert request_queues.counts(store, PROVINCE) == {}
    for ask in (
        lambda: requests.get(store, number, PROVINCE),
        lambda: requests.get(store, "1771-2026-000099-A", OFFICE),
        lambda: requests.events(store, "1771-2026-000099-A"),
        lambda: request_queues.page(store, OFFICE, None, after="1771-2026-000099-A"),
    ):
        with pytest.raises(RequestNotFoundError):
            ask()


def test_a_request_for_a_household_that_the_register_does_not_have_can_be_entered(
    store: Store,
) -> None:
    """New proposals have none yet."""
    number = requests.create(store, wish(uid("new"), RequestKind.NEW_HOUSEHOLD), doing()).number
    (line,) = request_queues.page(store, OFFICE, State.DRAFT)
    assert (line.number, line.head_name) == (number, "")
