"""Proposing a known family for a programme: on the programme's own form, with what is known."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from db import drafts, register
from db.drafts import DraftChange
from forms.instrument import Instrument
from forms.kinds import kinds
from forms.loading import instrument, shipped
from forms.records import Answers, HouseholdRecord, RequestKind, Subject, SubjectKind
from forms.told import head, told
from siksng_tui.services import entry, starting
from siksng_tui.services.sessions import Session

CARRIED: Final[Mapping[SubjectKind, tuple[str, ...]]] = MappingProxyType(
    {
        SubjectKind.HOUSEHOLD: ("address",),
        SubjectKind.FAMILY: ("family_card",),
        SubjectKind.PERSON: (
            "name",
            "nik",
            "sex",
            "birth",
            "birth_place",
            "mother",
            "relation",
            "family_relation",
        ),
    }
)
"""Roles whose answers a proposal takes from the register."""


def programme_proposal(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that proposes a known family for a programme.

    It is a record of its own, of the head with card and address; the household stays as it is.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, VillageUnknownError: nothing
            was changed.
    """
    known = register.household(session.store, household_id)
    questions = next(own for own in shipped() if RequestKind.PROPOSAL in kinds(own))
    with session.store.transaction():
        number = starting.new_household(session, known.household.region, questions.id, reason)
        begun = entry.open_entry(session, number).record
        drafts.save(session.store, number, _carried(known, begun, questions))
    return number


def _carried(
    known: HouseholdRecord, begun: HouseholdRecord, questions: Instrument
) -> list[DraftChange]:
    """Return what the first family and person of a new record take from a known one."""
    own = instrument(known.instrument)
    person = head(own, known)
    home = person.links.get("family", "") if person else ""
    family = known.subject(home) if home else next(iter(known.families), None)
    pairs = ((known.household, begun.household), (family, begun.families[0]))
    return [
        DraftChange(to.id, name, answer)
        for source, to in (*pairs, (person, begun.persons[0]))
        if source is not None
        for name, answer in _answers(own, source, questions).items()
    ]


def _answers(own: Instrument, source: Subject, questions: Instrument) -> Answers:
    """Return the answers of one subject as another questionnaire spells them."""
    found = {
        questions.roles[role]: _spelled(own, source, questions, role)
        for role in CARRIED[source.kind]
        if role in questions.roles
    }
    return {name: answer for name, answer in found.items() if answer}


def _spelled(own: Instrument, source: Subject, questions: Instrument, role: str) -> str:
    """Return the answer that plays a role; a code by its meaning, nothing where that is unknown."""
    answer = told(own, source.answers, role)
    if questions.variable(questions.roles[role]).list is None:
        return answer
    meant = (
        questions.role_codes.get(meaning, "")
        for meaning, code in own.role_codes.items()
        if meaning.startswith(f"{role}.") and code == answer
    )
    return next(meant, "")
