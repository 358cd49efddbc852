"""Searching the whole register for people and households that stand in it twice.

Some persons are looked at at a time, each with those before them. What is found is kept as it
comes: a search that is stopped goes on later where it was.
"""

from dataclasses import asdict, dataclass, replace
from typing import Final

from db import settings
from db.duplicates import blocking, duplicates
from db.register import register
from forms.records import Role
from siksng_tui.services.matching.duplicate_pairs import Seeker, keep_pairs, seeker
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests.workflow import GoesOn

STRETCH: Final = 200
"""Persons that are looked at together; a search can be stopped after each stretch."""

STATE: Final = "duplicates.search"
"""Key of the setting that says how far the search is."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """How far a search is: which one, behind which row, and after how many persons.

    `day` is the one on which it came to its end, empty until then.
    """

    round: int = 1
    after: int = 0
    done: int = 0
    day: str = ""


def search(session: Session, goes_on: GoesOn) -> SearchState:
    """Return how far the search is: at its end, or where it was stopped.

    A search that came to its end begins anew. Pairs that nobody said anything of and that are
    found no more are forgotten at the end.

    Args:
        session: the unlocked office.
        goes_on: told how many of how many persons are done; what was found before it stops stays.

    Raises:
        RoleMissingError: the person is no operator; nothing was searched.
    """
    session.require(Role.OPERATOR)
    state = state_of(session)
    if state.day:
        state = SearchState(state.round + 1)
    persons, looks = register.counts(session.store).persons, seeker(session.store)
    while goes_on(state.done, persons):
        last, count = blocking.stretch(session.store, state.after, STRETCH)
        if not count:
            return _ended(session, state)
        state = _looked_at(
            session, looks, state, replace(state, after=last, done=state.done + count)
        )
    return state


def state_of(session: Session) -> SearchState:
    """Return how far the newest search is."""
    return SearchState(**settings.get(session.store, STATE, {}))


def _looked_at(
    session: Session, looks: Seeker, before: SearchState, state: SearchState
) -> SearchState:
    """Return the state after a stretch, which is kept with the pairs that were found in it."""
    with session.store.transaction():
        keep_pairs(looks, (before.after, state.after), state.round)
        settings.put(session.store, STATE, asdict(state))
    return state


def _ended(session: Session, state: SearchState) -> SearchState:
    """Return the state of a search that looked at everybody, after its end is kept."""
    ended = replace(state, day=session.today().isoformat())
    with session.act("duplicates.search", round=state.round, persons=state.done) as facts:
        duplicates.forget_before(session.store, state.round)
        settings.put(session.store, STATE, asdict(ended))
        facts["open"] = duplicates.count_open(session.store)
    return ended
