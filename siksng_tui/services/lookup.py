"""Finding a family, and everything that one screen shows of it."""

from dataclasses import dataclass

from db import register, requests, search
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord, Request
from siksng_tui.services.sessions import Session

HITS: int = 50
"""Hits that one search gives at most; a narrower text finds the rest."""


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """A household as the register has it, what it is asked with, and its requests under way."""

    summary: register.HouseholdSummary
    record: HouseholdRecord
    instrument: Instrument
    under_way: tuple[Request, ...]


def find(session: Session, text: str) -> tuple[search.Hit, ...]:
    """Return the persons that a NIK, card number, household ID or name may mean, best first."""
    return search.find(session.store, text, limit=HITS)


def household(session: Session, household_id: str) -> HouseholdView:
    """Return a household and what is under way for it.

    Raises:
        HouseholdNotFoundError: the register has no such household.
    """
    record = register.household(session.store, household_id)
    return HouseholdView(
        summary=register.summary(session.store, household_id),
        record=record,
        instrument=instrument(record.instrument),
        under_way=requests.open_of(session.store, session.office.id, household_id),
    )
