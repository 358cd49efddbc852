"""Ruling: one person proposes what is decided on a request, another confirms it.

An office without one above it accepts. Any upper office rejects, absorbs and sends back what came
from below. Where the office above does not use this program, what its paper says is recorded here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.requests import conflicts, decisions, flags, proposals, requests
from db.requests.decisions import Decision, Outcome, Proposed
from forms.errors import RefusedError
from forms.lifecycle import Step, after
from forms.records import Flag, Request, Role, State
from forms.set_records import Cover
from forms.text import clean
from siksng_tui.services.entry import clashing, judging
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import applying, workflow
from siksng_tui.services.requests.workflow import GoesOn, SamePersonError
from siksng_tui.services.trust import trusting

__all__ = [
    "ClashesOpenError",
    "KeptUnknownError",
    "NotFromBelowError",
    "NotOursToAcceptError",
    "Outcome",
    "PaperMissingError",
    "Proposed",
    "Ruling",
    "SameProposerError",
    "confirm",
    "confirm_all",
    "decline",
    "is_top",
    "propose",
    "send_back",
]

STEPS: Final = {
    Outcome.ACCEPTED: Step.ACCEPT,
    Outcome.REJECTED: Step.REJECT,
    Outcome.ABSORBED: Step.ABSORB,
    Outcome.RETURNED: Step.SEND_BACK,
}
"""Outcome to the step that it is."""

GIVEN_UP: Final = frozenset({State.REJECTED, State.ABSORBED, State.WITHDRAWN})
"""States in which nothing comes of a request any more."""

UNDER_WAY: Final = frozenset({State.SENT, State.ACKNOWLEDGED})
"""States in which the office above decides; its paper is recorded."""


class NotOursToAcceptError(RefusedError):
    """An office above decides on this; nothing was changed. Facts: number."""

    code, field = "accept-above", "number"


class NotFromBelowError(RefusedError):
    """The office's own request is withdrawn or mended, not ruled on. Facts: number."""

    code, field = "request-own", "number"


class PaperMissingError(RefusedError):
    """What the office above decided is recorded from its paper; nothing was changed."""

    code, field = "paper-missing", "paper"


class KeptUnknownError(RefusedError):
    """An absorbed request names another one, which is kept; nothing was changed. Facts: number."""

    code, field = "kept-unknown", "kept"


class MendingOpenError(RefusedError):
    """Answers of the request are being changed here; nothing was changed. Facts: number."""

    code, field = "mending-open", "number"


class ClashesOpenError(RefusedError):
    """The register moved on in answers that the request changes; nothing was changed.

    Facts: number, count.
    """

    code, field = "clashes-open", "number"


class SameProposerError(SamePersonError):
    """Whoever proposed a decision does not confirm it; nothing was changed. Facts: number."""

    code = "same-proposer"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person proposes to decide on a request.

    Args:
        outcome: accepted, rejected or absorbed.
        reason: why; needed unless it is accepted.
        kept: the request that an absorbed one is the same as.
        register_stays: where request and register disagree (`clashing.clashes`), those answers in
            which the register's value stays; None while nobody looked at that.
        paper: the decree or letter that says so; needed where the office above decides.
    """

    outcome: Outcome
    reason: str = ""
    kept: str = ""
    register_stays: tuple[str, ...] | None = None
    paper: Cover | None = None


def propose(session: Session, number: str, ruling: Ruling) -> None:
    """Propose what is decided on a request; another person confirms it.

    Raises:
        RoleMissingError, StepRefusedError, ReasonMissingError, NotOursToAcceptError,
        NotFromBelowError, PaperMissingError, KeptUnknownError, MendingOpenError, ClashesOpenError:
            nothing changed.
    """
    session.require(Role.OPERATOR)
    request = requests.get(session.store, number, session.office.id)
    after(STEPS[ruling.outcome], request.state)
    if Flag.MENDING in request.flags:
        raise MendingOpenError(number=number)
    accepts = ruling.outcome is Outcome.ACCEPTED
    said = clean(ruling.reason).strip() if accepts else reasons.required(ruling.reason)
    _require_ours(session, request, ruling)
    if ruling.outcome is Outcome.ABSORBED:
        _require_kept(session, number, ruling.kept)
    found = clashing.clashes(session, number) if accepts and ruling.register_stays is None else ()
    if found:
        raise ClashesOpenError(number=number, count=len(found))
    stays, own = ruling.register_stays or (), session.office.id
    decided = Decision(ruling.outcome, said, own, ruling.kept, stays, ruling.paper)
    with session.act("request.rule", number=number, outcome=ruling.outcome.value):
        decisions.propose(session.store, number, decided, session.doing())


def confirm(session: Session, number: str) -> Request:
    """Return a request after what was proposed for it is decided.

    Raises:
        RoleMissingError, DecisionNotFoundError, StepRefusedError: nothing was changed.
        SameProposerError: whoever proposed it does not confirm it; nothing was changed.
        KeptUnknownError: what was to be kept was given up since; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    waiting = decisions.open_of(session.store, number)
    if waiting.account == session.account.name:
        raise SameProposerError(number=number)
    if waiting.decision.outcome is Outcome.ABSORBED:
        _require_kept(session, number, waiting.decision.kept)
    with session.act("request.decide", number=number, outcome=waiting.decision.outcome.value):
        decisions.confirm(session.store, number, session.doing())
        return carry_out(session, waiting)


def confirm_all(
    session: Session, goes_on: GoesOn = workflow.always
) -> tuple[workflow.Outcome, ...]:
    """Return what became of each proposed decision: carried out, or refused with its reason."""
    waiting = [own.number for own in decisions.to_confirm(session.store)]
    return workflow.each(session, waiting, confirm, goes_on)


def decline(session: Session, number: str, reason: str) -> None:
    """Take back what was proposed for a request, which stays where it is.

    Raises:
        ReasonMissingError, DecisionNotFoundError: nothing was changed.
    """
    reasons.required(reason)
    with session.act("request.rule-dropped", number=number):
        decisions.drop(session.store, number)


def send_back(session: Session, number: str, reason: str, fields: Sequence[str] = ()) -> Request:
    """Return a request of an office below, sent back to be mended there.

    Args:
        session: the unlocked office.
        number: of the request.
        reason: why.
        fields: the answers that are meant, "SUBJECT/PATH".

    Raises:
        ReasonMissingError, StepRefusedError, NotFromBelowError, MendingOpenError: nothing was
            changed.
    """
    said = reasons.required(reason)
    request = requests.get(session.store, number, session.office.id)
    after(Step.SEND_BACK, request.state)
    if Flag.MENDING in request.flags:
        raise MendingOpenError(number=number)
    if request.owner == session.office.id:
        raise NotFromBelowError(number=number)
    decided = Decision(Outcome.RETURNED, said, session.office.id, fields=tuple(fields))
    with session.act("request.send-back", number=number):
        decisions.propose(session.store, number, decided, session.doing())
        return carry_out(session, decisions.confirm(session.store, number, session.doing()))


def carry_out(session: Session, decided: Proposed) -> Request:
    """Return a request after its confirmed decision; it belongs into the act that confirms.

    Raises:
        StepRefusedError: the act is to be given up.
    """
    number, decision = decided.number, decided.decision
    doing = session.doing(decision.reason)
    request = requests.move(session.store, number, STEPS[decision.outcome], doing)
    conflicts.settle(session.store, number, conflicts.of_request(session.store, number))
    judging.clear(session, number)
    flags.take_down(session.store, number, Flag.WAITING)
    if decision.outcome is Outcome.ACCEPTED:
        accepted = [one.revision for one in proposals.proposal(session.store, number)]
        applying.accept_revisions(session, accepted, decision.fields)
    return request


def is_top(session: Session) -> bool:
    """Return whether no office above this one is known: it accepts what it is sent."""
    try:
        trusting.recipient(session)
    except trusting.NoRecipientError:
        return True
    return False


def _require_ours(session: Session, request: Request, ruling: Ruling) -> None:
    """Refuse what another office decides.

    Raises:
        PaperMissingError, NotOursToAcceptError, NotFromBelowError: nothing was changed.
    """
    if request.state in UNDER_WAY:
        if ruling.paper is None:
            raise PaperMissingError
    elif ruling.outcome is Outcome.ACCEPTED:
        if not is_top(session):
            raise NotOursToAcceptError(number=request.number)
    elif request.owner == session.office.id:
        raise NotFromBelowError(number=request.number)


def _require_kept(session: Session, number: str, kept: str) -> None:
    """Refuse to absorb a request into none, itself, or one that is given up: both would be lost.

    Raises:
        KeptUnknownError: nothing was changed.
    """
    found = requests.find(session.store, kept, session.office.id)
    if kept == number or found is None or found.state in GIVEN_UP or _is_absorbed(session, kept):
        raise KeptUnknownError(number=number)


def _is_absorbed(session: Session, number: str) -> bool:
    """Return whether a request is proposed to be absorbed in another one."""
    waiting = decisions.to_confirm(session.store)
    return any(own.number == number and own.decision.outcome is Outcome.ABSORBED for own in waiting)
