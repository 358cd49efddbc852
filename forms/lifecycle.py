"""The life of a change request: one table, which the services ask; nothing else decides.

State belongs to (request, office).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from forms.errors import RefusedError
from forms.records import State


class Step(StrEnum):
    """What can be done to a request."""

    ENTER = "enter"
    RECEIVE = "receive"
    CHECK = "check"
    FINALISE = "finalise"
    REOPEN = "reopen"
    AUTHENTICATE = "authenticate"
    SEAL = "seal"
    UNSEAL = "unseal"
    COVER = "cover"
    STRIKE = "strike"
    UNCOVER = "uncover"
    SEND = "send"
    ACKNOWLEDGE = "acknowledge"
    REFUSE_PARCEL = "refuse_parcel"
    SEND_BACK = "send_back"
    RETURN = "return"
    REWORK = "rework"
    ACCEPT = "accept"
    REJECT = "reject"
    ABSORB = "absorb"
    TELL = "tell"
    WITHDRAW = "withdraw"


class Actor(StrEnum):
    """Who may take a step."""

    OPERATOR = "operator"
    AUTHENTICATOR = "authenticator"
    EITHER = "either"
    PROGRAM = "program"


class StepRefusedError(RefusedError):
    """The request does not stand where this step begins; nothing was changed."""

    code = "step-refused"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who takes a step and whether a reason is due."""

    actor: Actor
    needs_reason: bool = False


RULES: Final = MappingProxyType(
    {
        Step.ENTER: Rule(Actor.OPERATOR),
        Step.RECEIVE: Rule(Actor.PROGRAM),
        Step.CHECK: Rule(Actor.PROGRAM),
        Step.FINALISE: Rule(Actor.OPERATOR),
        Step.REOPEN: Rule(Actor.OPERATOR, needs_reason=True),
        Step.AUTHENTICATE: Rule(Actor.AUTHENTICATOR),
        Step.SEAL: Rule(Actor.AUTHENTICATOR),
        Step.UNSEAL: Rule(Actor.AUTHENTICATOR, needs_reason=True),
        Step.COVER: Rule(Actor.OPERATOR),
        Step.STRIKE: Rule(Actor.AUTHENTICATOR, needs_reason=True),
        Step.UNCOVER: Rule(Actor.AUTHENTICATOR, needs_reason=True),
        Step.SEND: Rule(Actor.OPERATOR),
        Step.ACKNOWLEDGE: Rule(Actor.PROGRAM),
        Step.REFUSE_PARCEL: Rule(Actor.PROGRAM, needs_reason=True),
        Step.SEND_BACK: Rule(Actor.EITHER, needs_reason=True),
        Step.RETURN: Rule(Actor.PROGRAM),
        Step.REWORK: Rule(Actor.OPERATOR),
        Step.ACCEPT: Rule(Actor.PROGRAM),
        Step.REJECT: Rule(Actor.PROGRAM, needs_reason=True),
        Step.ABSORB: Rule(Actor.PROGRAM, needs_reason=True),
        Step.TELL: Rule(Actor.OPERATOR),
        Step.WITHDRAW: Rule(Actor.OPERATOR, needs_reason=True),
    }
)
"""Step to who takes it."""

_ANY_WORK: Final = (State.RECEIVED, State.CHECKED, State.FINALISED)
_BACK: Final = (*_ANY_WORK, State.AUTHENTICATED)
_UNDER_WAY: Final = (State.SENT, State.ACKNOWLEDGED)
_ENDED: Final = (State.ACCEPTED, State.REJECTED, State.ABSORBED)

STEPS: Final[Mapping[tuple[Step, State | None], State]] = MappingProxyType(
    {
        (Step.ENTER, None): State.DRAFT,
        (Step.RECEIVE, None): State.RECEIVED,
        (Step.RECEIVE, State.RETURNED): State.RECEIVED,
        (Step.CHECK, State.DRAFT): State.CHECKED,
        (Step.CHECK, State.RECEIVED): State.CHECKED,
        (Step.FINALISE, State.CHECKED): State.FINALISED,
        (Step.AUTHENTICATE, State.FINALISED): State.AUTHENTICATED,
        (Step.SEAL, State.AUTHENTICATED): State.SEALED,
        (Step.UNSEAL, State.SEALED): State.AUTHENTICATED,
        (Step.COVER, State.SEALED): State.COVERED,
        (Step.STRIKE, State.SEALED): State.AUTHENTICATED,
        (Step.UNCOVER, State.COVERED): State.SEALED,
        (Step.SEND, State.COVERED): State.SENT,
        (Step.ACKNOWLEDGE, State.SENT): State.ACKNOWLEDGED,
        (Step.REFUSE_PARCEL, State.SENT): State.COVERED,
        **{(Step.SEND_BACK, state): State.RETURNED for state in _BACK},
        **{(Step.RETURN, state): State.RETURNED for state in _UNDER_WAY},
        (Step.REWORK, State.RETURNED): State.DRAFT,
        **{(Step.ACCEPT, state): State.ACCEPTED for state in (*_ANY_WORK, *_UNDER_WAY)},
        **{(Step.REJECT, state): State.REJECTED for state in (*_ANY_WORK, *_UNDER_WAY)},
        **{(Step.ABSORB, state): State.ABSORBED for state in (*_ANY_WORK, *_UNDER_WAY)},
        **{(Step.TELL, state): State.TOLD for state in _ENDED},
        (Step.WITHDRAW, State.DRAFT): State.WITHDRAWN,
        (Step.WITHDRAW, State.CHECKED): State.WITHDRAWN,
        (Step.WITHDRAW, State.RETURNED): State.WITHDRAWN,
    }
)
"""The whole life of a request: (step, state before) to state after; reopen depends on the road."""


REOPENS: Final = (State.CHECKED, State.FINALISED)
"""Where reopening begins. Source: docs/adr/0013-reopen-from-checked.md."""


def after(step: Step, state: State | None, *, entered_here: bool = True) -> State:
    """Return the state after a step.

    Args:
        step: what is to be done.
        state: where the request stands in this office; None before it is known here.
        entered_here: whether this office entered the request; a reopened one goes back to draft
            there, to received elsewhere.

    Raises:
        StepRefusedError: the step does not begin in this state; nothing was changed.

    >>> after(Step.FINALISE, State.CHECKED)
    <State.FINALISED: 'finalised'>
    """
    if step is Step.REOPEN and state in REOPENS:
        return State.DRAFT if entered_here else State.RECEIVED
    try:
        return STEPS[step, state]
    except KeyError:
        raise StepRefusedError(step=step.value, state=state.value if state else "") from None


def steps_from(state: State) -> frozenset[Step]:
    """Return every step that begins in a state."""
    steps = {step for step, before in STEPS if before is state}
    if state in REOPENS:
        steps.add(Step.REOPEN)
    return frozenset(steps)
