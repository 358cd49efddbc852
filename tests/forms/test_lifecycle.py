"""The life of a request: the table is whole, and nothing outside it is possible."""

from itertools import product

import pytest

from forms.lifecycle import REOPENS, RULES, STEPS, Step, StepRefusedError, after, steps_from
from forms.records import State

PLACES = (None, *State)
LAST = {State.TOLD, State.WITHDRAWN}


def _ways() -> set[tuple[State | None, State]]:
    """Return every way from one state to another, in offices of both kinds."""
    ways = {(before, then) for (_, before), then in STEPS.items()}
    kinds = product(REOPENS, (True, False))
    return ways | {
        (before, after(Step.REOPEN, before, entered_here=here)) for before, here in kinds
    }


def test_every_step_has_a_rule_and_begins_somewhere() -> None:
    """Who takes it, and whether it needs a reason."""
    assert set(RULES) == set(Step)
    assert {step for step, _ in STEPS} | {Step.REOPEN} == set(Step)


def test_every_state_is_reached_from_nothing() -> None:
    """A state that no road leads to would be a queue that is always empty."""
    reached: set[State | None] = {None}
    for _ in State:
        reached |= {then for before, then in _ways() if before in reached}
    assert reached == set(PLACES)


def test_only_told_and_withdrawn_are_ends() -> None:
    """Everything else stays somebody's work until the citizen was told."""
    assert {state for state in State if not steps_from(state)} == LAST


def test_every_state_leads_to_an_end() -> None:
    """No request can be caught for ever."""
    ending: set[State | None] = set(LAST)
    for _ in State:
        ending |= {before for before, then in _ways() if then in ending}
    assert ending == set(PLACES)


@pytest.mark.parametrize(("step", "state"), list(product(Step, PLACES)))
def test_a_step_works_where_the_table_says_and_nowhere_else(
    step: Step, state: State | None
) -> None:
    """Every pair of step and state."""
    if (step, state) in STEPS:
        assert after(step, state) is STEPS[step, state]
    elif step is Step.REOPEN and state in REOPENS:
        assert after(step, state) is State.DRAFT
    else:
        with pytest.raises(StepRefusedError) as refused:
            after(step, state)
        assert refused.value.facts == {"step": step.value, "state": state.value if state else ""}


@pytest.mark.parametrize("state", State)
def test_the_steps_of_a_state_are_those_that_work_there(state: State) -> None:
    """A screen offers these and no others."""
    working = {step for step in Step if (step, state) in STEPS}
    assert steps_from(state) == working | ({Step.REOPEN} if state in REOPENS else set())


@pytest.mark.parametrize("state", REOPENS)
def test_a_reopened_request_goes_back_to_where_this_office_got_it(state: State) -> None:
    """A draft where it was entered, received elsewhere."""
    assert after(Step.REOPEN, state, entered_here=True) is State.DRAFT
    assert after(Step.REOPEN, state, entered_here=False) is State.RECEIVED


def test_whatever_undoes_or_refuses_needs_a_reason() -> None:
    """The citizen may ask why."""
    undoing = {Step.REOPEN, Step.UNSEAL, Step.STRIKE, Step.UNCOVER, Step.SEND_BACK}
    refusing = {Step.REFUSE_PARCEL, Step.REJECT, Step.ABSORB, Step.WITHDRAW}
    assert {step for step, rule in RULES.items() if rule.needs_reason} == undoing | refusing


def test_nobody_finalises_what_was_not_checked_nor_sends_what_was_not_covered() -> None:
    """The order of the papers, as the law wants it."""
    order = [State.CHECKED, State.FINALISED, State.AUTHENTICATED, State.SEALED]
    order += [State.COVERED, State.SENT]
    steps = [Step.FINALISE, Step.AUTHENTICATE, Step.SEAL, Step.COVER, Step.SEND]
    for step, before, then in zip(steps, order, order[1:], strict=False):
        assert [(state, STEPS[step, state]) for state in PLACES if (step, state) in STEPS] == [
            (before, then)
        ]
