"""Programmes by the lists that count: who receives what, and which families nothing."""

from dataclasses import dataclass
from typing import Final

from db.lists import list_entries, person_lists, programmes
from db.lists.list_entries import Entry, Receives
from db.lists.programmes import Programme, Unserved
from siksng_tui.intake.profile import Purpose
from siksng_tui.services.office.sessions import Session

__all__ = ["Programme", "Receives", "Unserved"]

DECILE: Final = "desil"
"""The variable of lists that holds a decile."""

RESULT, PROGRAMME = "hasil", "program"
"""The variables that hold what became of a proposal, and of which programme it was."""

RESULTS: Final = Purpose.RESULTS.value
"""The purpose of lists that say what became of proposals."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list that counts says of a person of the register.

    `decile` is empty where it says none, and so is `result`: what became of a proposal.
    """

    person: str
    purpose: str
    period: str
    list_id: int
    receives: tuple[Receives, ...]
    decile: str
    result: str


def every(session: Session) -> tuple[Programme, ...]:
    """Return every programme that a list names, with how many receive it."""
    return programmes.every(session.store)


def count_without(session: Session, region: str = "") -> int:
    """Return how many active families of a region receive nothing; "" means the whole register."""
    return programmes.count_without(session.store, region)


def without(session: Session, region: str, first: int, limit: int) -> tuple[Unserved, ...]:
    """Return some of them, by village and name."""
    return programmes.without(session.store, region, first, limit)


def of_household(session: Session, household: str) -> tuple[Listed, ...] | None:
    """Return what the lists that count say of a household's persons; None where none counts."""
    if not person_lists.some_stand(session.store):
        return None
    found = list_entries.of_household(session.store, household)
    return tuple(
        Listed(
            person=own.person,
            purpose=own.purpose,
            period=own.period,
            list_id=own.list_id,
            receives=list_entries.receives(session.store, own.id),
            decile=str(own.answers.get(DECILE, "")),
            result=_result(own),
        )
        for own in found
    )


def _result(own: Entry) -> str:
    """Return what a list says became of a proposal, behind its programme; empty for other lists."""
    if own.purpose != RESULTS:
        return ""
    said = (str(own.answers.get(name, "")) for name in (PROGRAMME, RESULT))
    return ": ".join(filter(None, said))
