"""Which households of the register files speak of, by the number that ties their rows."""

from collections.abc import Iterable, Mapping

from db.register import register
from db.register.register import Placed
from forms.instrument import Instrument
from forms.records import HouseholdRecord
from forms.told import card, told
from siksng_tui.intake.joining import HOUSEHOLD_ID, ties_by_card
from siksng_tui.services.office.sessions import Session


def known(session: Session, questions: Instrument, numbers: Iterable[str]) -> Mapping[str, Placed]:
    """Return the household of each of some numbers that the register has; an active one first.

    The numbers are those of family cards where the questionnaire has none of the centre.
    """
    if ties_by_card(questions):
        return register.of_cards(session.store, numbers)
    return register.of_household_ids(session.store, numbers)


def number_of(questions: Instrument, record: HouseholdRecord) -> str:
    """Return the number by which a household is known; empty where it has none."""
    if ties_by_card(questions):
        return card(questions, record)
    return told(questions, record.household.answers, HOUSEHOLD_ID)
