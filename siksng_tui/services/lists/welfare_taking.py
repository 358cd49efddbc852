"""Records of PPKS and PSKS that are taken over from a list."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from db.lists import list_entries, person_lists
from db.lists import welfare as kept
from db.lists.list_entries import Asked
from db.lists.welfare import (
    WelfareSaid,
)
from forms.errors import RefusedError
from forms.records import Role
from forms.welfare import kind_meant
from siksng_tui.intake.profile import Purpose
from siksng_tui.services.lists.welfare import ASKED, KIND_OF, PRESENCE, PRESENT, tied
from siksng_tui.services.office.sessions import Session


class Left(StrEnum):
    """Why an entry of a list becomes no record."""

    NAMELESS = "nameless"
    KIND = "kind"
    """It names no kind that is known."""

    GONE = "gone"
    """It says that the person is not there any more."""

    KNOWN = "known"
    """There is an open record of that person and kind."""


class TakenOver(NamedTuple):
    """How many entries of a list became records, and how many did not, by why."""

    made: int
    left: Mapping[Left, int]


class ListNotWelfareError(RefusedError):
    """The list is not of PPKS or PSKS; nothing was taken over. Facts: number."""

    code, field = "list-not-welfare", "number"


class ListCountsNoMoreError(RefusedError):
    """A newer list counts, or it was taken back; nothing was taken over. Facts: number."""

    code, field = "list-counts-no-more", "number"


def take_over(session: Session, number: int) -> TakenOver:
    """Return how many entries of a list became records, and how many did not, by why.

    Raises:
        RoleMissingError, ListNotFoundError, ListNotWelfareError, ListCountsNoMoreError: nothing was
            taken over.
    """
    session.require(Role.OPERATOR)
    own = person_lists.get(session.store, number)
    if Purpose(own.kind.purpose) not in KIND_OF:
        raise ListNotWelfareError(number=number)
    if own.state is not person_lists.ListState.STANDS:
        raise ListCountsNoMoreError(number=number)
    entries = list_entries.page(session.store, Asked(number), 0, own.entries)
    with session.act("welfare.take", list=number) as facts:
        came = Counter(_taken(session, own.kind.purpose, entry) for entry in entries)
        taken = came.pop(None, 0)
        facts.update(taken=taken, left=own.entries - taken)
    return TakenOver(taken, {why: came[why] for why in Left if came[why]})


def _taken(session: Session, purpose: str, entry: list_entries.Entry) -> Left | None:
    """Return why an entry became no record; None where it did."""
    of, variable = KIND_OF[Purpose(purpose)]
    kind = kind_meant(of, str(entry.answers.get(variable, "")))
    answers = {name: entry.answers[name] for name in ASKED if name in entry.answers}
    said = WelfareSaid(of, kind, entry.village, answers)
    if not said.text("nama"):
        return Left.NAMELESS
    if not kind:
        return Left.KIND
    if str(entry.answers.get(PRESENCE, PRESENT)).upper() != PRESENT:
        return Left.GONE
    if kept.like(session.store, said) is not None:
        return Left.KNOWN
    by = (session.account.name, session.clock())
    kept.add(session.store, said, tied(session, said), by)
    return None
