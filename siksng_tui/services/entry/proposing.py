"""Proposing a known family for a programme: on the programme's own form, with what is known.

The request names the family beside the record that it fills in, so that the register never counts
its people twice: what is accepted is the proposal, not another household.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from db.register import households
from db.requests import drafts, requests
from db.requests.drafts import DraftChange
from forms.instrument import Instrument
from forms.kinds import kinds
from forms.loading import instrument, shipped
from forms.local_units import local_unit, units_in
from forms.records import Answers, HouseholdRecord, RequestKind, Subject, SubjectKind
from forms.said_as import said_as
from forms.told import head, head_name
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.standing import require_unfought
from siksng_tui.services.office.sessions import Session

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

    A family that came in by a proposal is proposed on the same record: whoever is proposed besides
    becomes one more of its persons. Any other one stays as it is; its proposal is a record of the
    head, with card and address.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, VillageUnknownError: nothing
            was changed.
        HouseholdDraftError: a split or a merge of the household is being filled in.
    """
    known = households.household(session.store, household_id)
    if RequestKind.PROPOSAL in kinds(instrument(known.instrument)):
        return starting.proposal(session, household_id, reason)
    questions = next(own for own in shipped() if RequestKind.PROPOSAL in kinds(own))
    with session.store.transaction():
        require_unfought(session, RequestKind.PROPOSAL, [household_id])
        number = starting.new_household(
            session, known.household.region, questions.id, reason, of=household_id
        )
        begun = entry.open_entry(session, number).record
        drafts.save(session.store, number, _carried(known, begun, questions))
        own = instrument(known.instrument)
        name = head_name(own, known.household, known.persons)
        requests.name_head(session.store, number, name)
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
    carried = [
        (to.id, _answers(own, source, questions))
        for source, to in (*pairs, (person, begun.persons[0]))
        if source is not None
    ]
    carried.append((begun.household.id, _units(own, known.household, questions)))
    return [DraftChange(to, name, said) for to, told in carried for name, said in told.items()]


def _answers(own: Instrument, source: Subject, questions: Instrument) -> Answers:
    """Return the answers of one subject as another questionnaire spells them."""
    found = {
        questions.roles[role]: said_as(own, source.answers, questions, role)
        for role in CARRIED[source.kind]
        if role in questions.roles
    }
    return {name: answer for name, answer in found.items() if answer}


def _units(own: Instrument, household: Subject, questions: Instrument) -> Answers:
    """Return RT and RW of a household for a questionnaire that asks them apart."""
    units = units_in(local_unit(own, household.answers))
    return {questions.roles[role]: own for role, own in units.items() if role in questions.roles}
