"""What a record tells of who is meant, whatever its questionnaire calls it: name, NIK, card, head.

Which variable plays which role the instrument says (`forms.roles`). A role that it leaves out, or
that is not answered, tells nothing.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from forms.instrument import Instrument
from forms.presence import lives_here
from forms.records import Answers, HouseholdRecord, Subject

NOTHING: Mapping[str, str] = MappingProxyType({})
"""Answers of nobody."""


def told(instrument: Instrument, answers: Answers, role: str) -> str:
    """Return the answer that plays a role, as text; empty where there is none."""
    variable = instrument.roles.get(role)
    answer = answers.get(variable) if variable else None
    return "" if answer is None else str(answer)


def means(instrument: Instrument, answers: Answers, meaning: str) -> bool:
    """Return whether an answer has a meaning, as "relation.head"."""
    code = instrument.role_codes.get(meaning)
    return code is not None and told(instrument, answers, meaning.partition(".")[0]) == code


def is_head(instrument: Instrument, person: Subject) -> bool:
    """Return whether a person is the head of the household."""
    return means(instrument, person.answers, "relation.head")


def head(instrument: Instrument, record: HouseholdRecord) -> Subject | None:
    """Return the household's head, else its first person; None where nobody is there.

    One who lives there goes before one who died or moved and is still called the head.
    """
    return next(chain(_heads(instrument, record.persons), record.persons), None)


def head_name(instrument: Instrument, household: Subject, persons: Iterable[Subject]) -> str:
    """Return the name of the head: of the member who is it, else as the household states it.

    One who lives there goes before one who died or moved and is still called the head.
    """
    heads = _heads(instrument, persons)
    names = (told(instrument, person.answers, "name") for person in heads)
    stated = told(instrument, household.answers, "head_name")
    return next((name for name in names if name), stated)


def spouse_name(instrument: Instrument, record: HouseholdRecord) -> str:
    """Return the name of the head's spouse: of who is it and lives there, else as it is stated."""
    names = (
        told(instrument, own.answers, "name")
        for own in record.persons
        if means(instrument, own.answers, "relation.spouse") and lives_here(instrument, own)
    )
    stated = told(instrument, record.household.answers, "spouse_name")
    return next(filter(None, names), stated)


def card(instrument: Instrument, record: HouseholdRecord) -> str:
    """Return the first family card number of a household; empty where none is known."""
    cards = (told(instrument, family.answers, "family_card") for family in record.families)
    return next((number for number in cards if number), "")


def _heads(instrument: Instrument, persons: Iterable[Subject]) -> list[Subject]:
    """Return the members who are called head, those who live there first."""
    heads = [person for person in persons if is_head(instrument, person)]
    return sorted(heads, key=lambda own: not lives_here(instrument, own))
