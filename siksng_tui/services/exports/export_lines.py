"""What a household becomes in the layout of another program: no row, one, or one a person."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from forms.instrument import Instrument
from forms.loading import instrument
from forms.presence import lives_here
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from forms.roles import ROLES
from forms.said_as import said_as
from forms.told import told
from siksng_tui.intake.profile import Profile, Purpose


class Line(NamedTuple):
    """A row to be written: answers by the layout's variables, village, number of the household."""

    answers: Answers
    village: str
    number: str = ""


def lines(record: HouseholdRecord, profile: Profile) -> Sequence[Line]:
    """Return the rows of a household; none where its questionnaire is not the layout's."""
    own = instrument(record.instrument)
    return _WAYS.get(profile.purpose, _by_roles)(own, record, profile)


def _household(own: Instrument, record: HouseholdRecord, profile: Profile) -> Sequence[Line]:
    """Return the one row of a household."""
    home = record.household
    return [Line(home.answers, home.region)] if own.id == profile.instrument.id else []


def _members(own: Instrument, record: HouseholdRecord, profile: Profile) -> Sequence[Line]:
    """Return a row for each person, tied to the household by its number."""
    if own.id != profile.instrument.id:
        return []
    home = record.household
    number = told(own, home.answers, "household_id")
    return [Line(person.answers, home.region, number) for person in record.persons]


def _proposed(own: Instrument, record: HouseholdRecord, profile: Profile) -> Sequence[Line]:
    """Return a row for each person who is proposed, with what is said of family and household."""
    if own.id != profile.instrument.id:
        return []
    home = record.household
    return [
        Line({**home.answers, **_family(record, person), **person.answers}, home.region)
        for person in record.persons
    ]


def _by_roles(own: Instrument, record: HouseholdRecord, profile: Profile) -> Sequence[Line]:
    """Return a row for each person who lives there, in the words for lists."""
    home = record.household
    return [
        Line(_listed(own, record, person, profile.instrument), home.region)
        for person in record.persons
        if lives_here(own, person)
    ]


def _listed(
    own: Instrument, record: HouseholdRecord, person: Subject, listing: Instrument
) -> Answers:
    """Return what a list says of a person, as far as the questionnaire asks it."""
    answers: Mapping[SubjectKind, Answers] = {
        SubjectKind.HOUSEHOLD: record.household.answers,
        SubjectKind.FAMILY: _family(record, person),
        SubjectKind.PERSON: person.answers,
    }
    said = {
        variable: said_as(own, answers[ROLES[role]], listing, role)
        for role, variable in listing.roles.items()
    }
    return {variable: answer for variable, answer in said.items() if answer}


def _family(record: HouseholdRecord, person: Subject) -> Answers:
    """Return what is said of a person's family; nothing where nobody says which that is."""
    family = person.links.get("family", "")
    return record.subject(family).answers if record.has(family) else {}


_WAYS: Final[Mapping[Purpose, Callable[[Instrument, HouseholdRecord, Profile], Sequence[Line]]]] = (
    MappingProxyType(
        {
            Purpose.HOUSEHOLDS: _household,
            Purpose.MEMBERS: _members,
            Purpose.PROPOSALS: _proposed,
        }
    )
)
"""How the rows of files of a purpose are made; those of every other purpose by roles."""
