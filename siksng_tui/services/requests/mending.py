"""Mending answers at an upper office: a revision on top of what the offices below signed.

The request stays received while somebody mends it, with a flag that says so; what is typed is
durable as in every form. Filed, it is judged anew; given up, it is what it was.
"""

from db.requests import decisions, drafts, flags, proposals, requests
from db.requests.proposals import FindingReason
from forms.errors import RefusedError
from forms.lifecycle import Step
from forms.records import Flag, Request, Role, State
from siksng_tui.services.entry import judging
from siksng_tui.services.entry.standing import require_last
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests.ruling import NotFromBelowError


class DecisionWaitingError(RefusedError):
    """A decision on the request waits for a second person; nothing was changed. Facts: number."""

    code, field = "decision-waiting", "number"


class NotMendedError(RefusedError):
    """Nobody is mending the request; nothing was changed. Facts: number."""

    code, field = "not-mended", "number"


def begin(session: Session, number: str, reason: str) -> Request:
    """Return a request of an office below that is open to be mended here.

    Args:
        session: the unlocked office.
        number: of the request.
        reason: why its answers are changed; it stands in what is filed, and goes up and down.

    Raises:
        RoleMissingError, ReasonMissingError, RequestNotFoundError: nothing was changed.
        NotFromBelowError, DecisionWaitingError, StepRefusedError, BuiltUponError: neither.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    request = requests.get(session.store, number, session.office.id)
    if request.owner == session.office.id:
        raise NotFromBelowError(number=number)
    if any(own.number == number for own in decisions.to_confirm(session.store)):
        raise DecisionWaitingError(number=number)
    key = reasons.key_of(Flag.MENDING, session.office.id)
    given = FindingReason(key, said, session.account.name, session.clock())
    with session.act("request.mend", number=number):
        require_last(session, number)
        if request.state is not State.RECEIVED:
            requests.move(session.store, number, Step.REOPEN, session.doing(said))
        judging.clear(session, number)
        proposals.give_reason(session.store, number, given)
        flags.put_up(session.store, number, Flag.MENDING, session.clock())
    return requests.get(session.store, number, session.office.id)


def give_up(session: Session, number: str) -> Request:
    """Return a request after what was being mended was thrown away; it is judged as it came.

    Raises:
        RoleMissingError, RequestNotFoundError, NotMendedError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    if Flag.MENDING not in requests.get(session.store, number, session.office.id).flags:
        raise NotMendedError(number=number)
    key = reasons.key_of(Flag.MENDING, session.office.id)
    with session.act("request.mend-given-up", number=number):
        drafts.clear(session.store, number)
        proposals.take_reason(session.store, number, key)
        flags.take_down(session.store, number, Flag.MENDING)
        judging.judge(session, number)
    return requests.get(session.store, number, session.office.id)
