"""What a decision can be proposed for here, one by one or a whole set from one decree."""

from collections.abc import Mapping, Sequence

from db.requests import decisions, request_queues
from db.sets import set_of
from forms.records import Request, State
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues, ruling, workflow
from siksng_tui.services.requests.ruling import Proposed, Ruling
from siksng_tui.services.requests.workflow import GoesOn


def numbers(session: Session) -> tuple[str, ...]:
    """Return the numbers of the requests that this office may decide on, without those proposed.

    The top office decides on all that came; every other one rejects or absorbs what came from
    below, and records from its paper what the office above decided.
    """
    proposed = {own.number for own in decisions.to_confirm(session.store)}
    sent = queues.numbers(session, State.SENT, State.ACKNOWLEDGED)
    here = queues.numbers(session, State.RECEIVED, State.CHECKED, State.FINALISED)
    if not ruling.is_top(session):
        here = tuple(request_queues.from_below(session.store, session.office.id))
    return tuple(own for own in (*here, *sent) if own not in proposed)


def sets(session: Session) -> Mapping[str, Sequence[str]]:
    """Return the sets of these requests: their numbers, and the requests of each."""
    own = numbers(session)
    of = set_of.sets_of(session.store, own)
    found: dict[str, list[str]] = {}
    for number in own:
        if number in of:
            found.setdefault(of[number], []).append(number)
    return found


def propose_set(
    session: Session, set_number: str, proposed: Ruling, goes_on: GoesOn = workflow.always
) -> tuple[workflow.Outcome, ...]:
    """Return what became of each request of a set: proposed, or refused with its reason."""

    def one(own: Session, number: str) -> Request:
        """Propose the ruling for one request."""
        ruling.propose(own, number, proposed)
        return queues.review(own, number).request

    return workflow.each(session, sets(session).get(set_number, ()), one, goes_on)


def to_confirm(session: Session) -> tuple[Proposed, ...]:
    """Return the decisions that wait for a second person, the oldest first."""
    return decisions.to_confirm(session.store)
