"""Recognising who has a NIK or a card number already, in whatever village."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from db.register import register
from db.requests import bearers
from db.search import search
from forms.records import State
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Known:
    """A household that bears a number.

    Args:
        household: its id.
        name: of the person who has the number, or of the head.
        village: code of the village.
        number: of the request that holds it; empty where the register does.
        state: of that request; None where the register has the household.
        active: whether the register has it on the list; true for what is only proposed.
    """

    household: str
    name: str
    village: str
    number: str = ""
    state: State | None = None
    active: bool = True


def known(
    session: Session, number: str, besides: Collection[str], request: str
) -> tuple[Known, ...]:
    """Return the other households that bear a number, each once, the register's first.

    Args:
        session: the unlocked office.
        number: a whole NIK or card number; whatever is shorter is nobody's.
        besides: ids of the households that are not meant.
        request: number of the request into which it is typed, which is not meant either; empty
            where it is typed into none.
    """
    if not bearers.is_number(number):
        return ()
    found: dict[str, Known] = {}
    for own in (*_registered(session, number), *_proposed(session, number)):
        typed_in = own.number and own.number == request
        if own.household not in besides and not typed_in:
            found.setdefault(own.household, own)
    return tuple(found.values())


def _registered(session: Session, number: str) -> Iterator[Known]:
    """Yield the households of the register in which somebody has a number."""
    for hit in search.find(session.store, number):
        name = hit.name if hit.reason is search.MatchReason.NIK else hit.head_name
        active = register.summary(session.store, hit.household_uid).active
        yield Known(hit.household_uid, name, hit.village, active=active)


def _proposed(session: Session, number: str) -> Iterator[Known]:
    """Yield the households of requests that are not decided."""
    for own in bearers.undecided(session.store, session.office.id, number):
        yield Known(own.household_uid, own.head_name, own.village, own.number, own.state)
