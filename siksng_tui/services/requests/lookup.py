"""Finding a family, and everything that one screen shows of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.register import households, register
from db.requests import overlay, request_queues, requests
from db.search import search
from db.search.search import Hit, MatchReason
from forms.crosswalk import targets
from forms.errors import UsageError
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord, Request, RequestKind, State
from forms.text import clean
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.lists import programme_lists
from siksng_tui.services.lists.programme_lists import Listed
from siksng_tui.services.office.sessions import Session

__all__ = [
    "HITS",
    "Hit",
    "HouseholdAmbiguousError",
    "HouseholdView",
    "MatchReason",
    "find",
    "household",
    "one_household",
]

HITS: Final = 50
"""Hits that one search gives at most; a narrower text finds the rest."""


class HouseholdAmbiguousError(UsageError):
    """The number belongs to several households. Facts: count."""

    code, field = "household-ambiguous", "household"


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """A household as the register has it, what it is asked with, and its requests under way.

    Args:
        summary: the household as a line of a list.
        record: what the register has accepted.
        instrument: what that answers.
        asked: what the next request is filled in with: the same, or what a request moves it to.
        newer: the questionnaires that the family can be moved to; none where it answers the newest.
        under_way: the requests that are not decided.
        moves: the village to which one of them moves the household, by its number.
        own_drafts: those of them that this person entered and has not filed, the newest first.
        today: the day on which ages are told.
        listed: what the lists from elsewhere that count say of its persons; None where there is no
            such list.
    """

    summary: register.HouseholdSummary
    record: HouseholdRecord
    instrument: Instrument
    asked: Instrument
    newer: tuple[Instrument, ...]
    under_way: tuple[Request, ...]
    moves: Mapping[str, str]
    own_drafts: tuple[Request, ...]
    today: dt.date
    listed: tuple[Listed, ...] | None


def find(session: Session, text: str) -> tuple[Hit, ...]:
    """Return the persons that a NIK, card number, household ID or name may mean, best first."""
    return search.find(session.store, clean(text), limit=HITS)


def household(session: Session, household_id: str) -> HouseholdView:
    """Return a household and what is under way for it.

    Raises:
        HouseholdNotFoundError: the register has no such household.
    """
    record = households.household(session.store, household_id)
    under_way = requests.open_of(session.store, session.office.id, household_id)
    asked = instrument(overlay.household_pending(session.store, household_id).instrument)
    return HouseholdView(
        summary=register.summary(session.store, household_id),
        record=record,
        instrument=instrument(record.instrument),
        asked=asked,
        newer=targets(asked.id),
        under_way=under_way,
        moves=_moves(session, under_way),
        own_drafts=_own_drafts(session, under_way),
        today=session.today(),
        listed=programme_lists.of_household(session, household_id),
    )


def _moves(session: Session, under_way: Sequence[Request]) -> dict[str, str]:
    """Return where to the transfers among some requests lead."""
    numbers = [own.number for own in under_way if own.kind is RequestKind.TRANSFER]
    return {number: read_entry(session, number).record.household.region for number in numbers}


def _own_drafts(session: Session, under_way: Sequence[Request]) -> tuple[Request, ...]:
    """Return those of some requests that this person entered and has not filed."""
    drafts = [own for own in under_way if own.state is State.DRAFT]
    numbers = [own.number for own in drafts]
    lines = request_queues.summaries(session.store, session.office.id, numbers)
    mine = {own.number for own in lines if own.entered_by == session.account.name}
    return tuple(own for own in drafts if own.number in mine)


def one_household(session: Session, text: str) -> str:
    """Return the id of the only household that a text means: its id, IDBDT, a NIK or a card.

    Each of them whole: what a beginning would find is not meant.

    Raises:
        HouseholdNotFoundError: no household is meant.
        HouseholdAmbiguousError: more than one is meant.
    """
    meant = {hit.household_uid for hit in find(session, text) if _is_whole(session, hit, text)}
    if not meant:
        return register.summary(session.store, text).uid
    if len(meant) > 1:
        raise HouseholdAmbiguousError(count=len(meant))
    return meant.pop()


def _is_whole(session: Session, hit: Hit, text: str) -> bool:
    """Return whether a text is a number of the hit, not only its beginning or end."""
    if hit.reason is not MatchReason.ID_BDT:
        return hit.reason in {MatchReason.NIK, MatchReason.KK}
    return register.summary(session.store, hit.household_uid).id_bdt == text.strip()
