"""Requests that waited for a state of the register are judged again once an extract brought it.

What their senders may speak of is asked again, too: when they came nobody here knew their subjects.
"""

from db.office import offices
from db.parcels import parcels
from db.parcels.parcels import Direction
from db.requests import bases, proposals, received
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import inside
from siksng_tui.services.entry import judging
from siksng_tui.services.office.sessions import Session


def judge_again(session: Session) -> None:
    """Judge the received requests whose bases came; it belongs into the taking of an extract.

    One whose family lives outside its sender's region goes on waiting for a person.
    """
    for number in bases.found(session.store, session.office.id):
        if _is_in_region(session, number):
            bases.keep(session.store, number)
            judging.judge(session, number)


def _is_in_region(session: Session, number: str) -> bool:
    """Return whether the register has all that a request changes in its sender's region."""
    came = parcels.of_request(session.store, number, Direction.IN)
    sender = next(own.sender for own in came if own.kind == Kind.SUBMISSION)
    region = next(own.region for own in offices.every(session.store) if own.id == sender)
    subjects = [own.revision.subject.id for own in proposals.proposal(session.store, number)]
    villages = received.villages(session.store, subjects)
    return all(inside(village, region) for village in villages)
