"""Who took each step of a request: a person, the office that decided, or the program itself.

A step that the program takes on opening a parcel stands in the history under the account that was
at work then; to a reader that account would seem to have decided. A draft is checked when a person
files it.
"""

from typing import Final

from db.requests import decisions, requests
from forms.lifecycle import RULES, Actor, Step
from forms.records import State
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ledger

DECIDING: Final = frozenset({Step.ACCEPT, Step.REJECT, Step.ABSORB, Step.RETURN, Step.SEND_BACK})
"""Steps that follow from a decision, one for each."""


def takers(session: Session, number: str) -> tuple[str, ...]:
    """Return who took each step of a request, oldest first; empty where it was the program.

    A decision of this office was taken by the person who confirmed it, one of another office by
    that office, whose name is told.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    names = ledger.names(session)
    decided = iter(decisions.of_request(session.store, number))
    said = []
    for event in requests.events(session.store, number):
        by_program = RULES[event.step].actor is Actor.PROGRAM and event.before is not State.DRAFT
        taker = "" if by_program else event.account
        if event.step in DECIDING and (own := next(decided, None)):
            office = own.decision.office
            here = office == session.office.id
            taker = event.account if here else names.get(office, office)
        said.append(taker)
    return tuple(said)
