"""What a filled form prints besides the answers: what place, members and family tell of each other.

An answer stays as it is stored. Only what nobody answered, and the record says elsewhere, is added,
and on the paper alone: whoever corrects it there corrects the record.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from forms import flow, keying, told
from forms.instrument import Instrument
from forms.records import Answer, HouseholdRecord, Subject
from forms.regions import Regions
from siksng_tui.services.entry import villages


def completed(
    known: Regions, asked: Instrument, record: HouseholdRecord, today: dt.date
) -> HouseholdRecord:
    """Return a household in which is answered whatever the record knows elsewhere.

    Args:
        known: the regions, of which its village tells codes and names.
        asked: the questionnaire.
        record: the household.
        today: the day at which ages are taken where no visit date is answered.
    """
    household = _with(record.household, _of_household(known, asked, record))
    families = tuple(_with(own, _of_family(asked, record, own)) for own in record.families)
    record = replace(record, household=household, families=families)
    persons = tuple(_with(own, _of_person(asked, record, own)) for own in record.persons)
    record = replace(record, persons=persons)
    return _worked_out(asked, record, flow.recode(asked, record, today))


def _of_household(
    known: Regions, asked: Instrument, record: HouseholdRecord
) -> Mapping[str, Answer | None]:
    """Return what the village tells, and who is the head and married to the head."""
    by_role = {
        **villages.told_of(known, record.household.region),
        "spouse_name": told.spouse_name(asked, record),
    }
    told_here = {asked.roles[role]: own for role, own in by_role.items() if role in asked.roles}
    head = told.head(asked, record)
    if head is None or not told.is_head(asked, head):
        return told_here
    return {**keying.of_head(asked, head), **told_here}


def _of_family(
    asked: Instrument, record: HouseholdRecord, family: Subject
) -> Mapping[str, Answer | None]:
    """Return the card of a family that stands with one of its persons alone."""
    cards = (
        keying.card_from(asked, family, own)
        for own in record.persons
        if own.links.get("family") == family.id
    )
    return next(filter(None, cards), {})


def _of_person(
    asked: Instrument, record: HouseholdRecord, person: Subject
) -> Mapping[str, Answer | None]:
    """Return number and card of a person's family."""
    family = person.links.get("family", "")
    return keying.from_family(asked, record.subject(family)) if record.has(family) else {}


def _with(subject: Subject, more: Mapping[str, Answer | None]) -> Subject:
    """Return a subject with more answers where it has none."""
    new = {name: own for name, own in more.items() if own not in (None, "")}
    return replace(subject, answers=MappingProxyType({**new, **subject.answers}))


def _worked_out(
    asked: Instrument, record: HouseholdRecord, settled: HouseholdRecord
) -> HouseholdRecord:
    """Return a household with what follows from its answers, as the settled one has it."""

    def own(subject: Subject) -> Subject:
        fresh = settled.subject(subject.id).answers
        computed = (it.name for it in asked.for_subject(subject.kind) if it.computed)
        return _with(subject, {name: fresh.get(name) for name in computed})

    return replace(
        record,
        household=own(record.household),
        families=tuple(map(own, record.families)),
        persons=tuple(map(own, record.persons)),
    )
