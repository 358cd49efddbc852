"""What entry fills in by itself, so that nothing is typed twice: by the file `keying.toml`.

The file is described in docs/format/keying.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from forms.editing import Path, with_answer, with_subject
from forms.identity import is_complete
from forms.instrument import Instrument, Variable
from forms.keying_file import Keying, read_keying
from forms.records import Answer, Answers, HouseholdRecord, Subject
from forms.told import is_head, told

_FROM_FAMILY: Final = {"family_of_person": "family_number", "card": "family_card"}
"""Roles of a person's answers that are as the family's."""

_FROM_HOUSEHOLD: Final = {"name": "head_name", "nik": "head_nik", "sex": "head_sex"}
"""Roles of the first person's answers that are as the household states them of its head."""

_FROM_HEAD: Final = {of: own for own, of in _FROM_HOUSEHOLD.items()}
"""Roles of the household's answers that are as its head's own."""


@lru_cache(maxsize=8)
def keying(instrument: Instrument) -> Keying:
    """Return what entry fills in with an instrument that is shipped with the program, read once."""
    return read_keying(files("forms") / "instruments" / instrument.id, instrument)


def no_to(instrument: Instrument, variable: Variable) -> str | None:
    """Return the code that answers no to a question; None where it is no yes/no question."""
    return keying(instrument).no.get(variable.list.name) if variable.list else None


def none_of(instrument: Instrument, variable: Variable) -> int | None:
    """Return zero for a count of things that a household may have none of; None for another."""
    return 0 if variable.name in keying(instrument).counted else None


def sticky(instrument: Instrument, before: Answers) -> Answers:
    """Return what a new household takes from the one that was entered before."""
    return {name: before[name] for name in keying(instrument).sticky if name in before}


def split_from(instrument: Instrument, before: Answers) -> Answers:
    """Return what a household takes along from the one that it leaves."""
    return {name: before[name] for name in keying(instrument).split if name in before}


def asked_anew(instrument: Instrument, before: Answers) -> tuple[str, ...]:
    """Return which answers of a household are asked anew when it moves to another village."""
    return tuple(name for name in keying(instrument).moved if name in before)


def of_head(instrument: Instrument, head: Subject) -> Mapping[str, Answer | None]:
    """Return what a household states when somebody becomes its head; None takes an answer away."""
    gone: dict[str, Answer | None] = dict.fromkeys(keying(instrument).of_head)
    stated = _taken(instrument, _FROM_HEAD, head.answers)
    named = {instrument.roles[role]: None for role in _FROM_HEAD if role in instrument.roles}
    return {**gone, **named, **stated}


def joined(
    instrument: Instrument, record: HouseholdRecord, moved: Collection[str]
) -> HouseholdRecord:
    """Return the record in which everybody who came into it has number and card of the family."""
    for person in record.persons:
        family = person.links.get("family", "")
        if person.id in moved and record.has(family):
            told = from_family(instrument, record.subject(family))
            answers = MappingProxyType({**person.answers, **told})
            record = with_subject(record, replace(person, answers=answers))
    return record


def begun_with(instrument: Instrument, record: HouseholdRecord, at: int) -> Answers:
    """Return what is known of a new person who stands at a place of the roster, from 0.

    The number there; what members share, unless a new one of a known household has it otherwise;
    number and card of the family; of the first one that it is the head, with name, NIK and sex as
    the household states them.
    """
    person = record.persons[at]
    before = record.persons[at - 1].answers if at else {}
    told = {name: before[name] for name in keying(instrument).alike if name in before}
    if record.household.id in record.revisions:
        told |= keying(instrument).joining
    family = person.links.get("family", "")
    for own in record.families:
        if own.id == family:
            told |= from_family(instrument, own)
    told |= _by_role(instrument, {"member_number": at + 1})
    if all(own.links.get("family") != family for own in record.persons[:at]):
        told |= _heads(instrument, "family_relation")
    if at == 0:
        told |= _heads(instrument, "relation")
        told |= _taken(instrument, _FROM_HOUSEHOLD, record.household.answers)
    return told


def from_family(instrument: Instrument, family: Subject) -> Answers:
    """Return what a person's answers say of the family: its number and its card."""
    return _taken(instrument, _FROM_FAMILY, family.answers)


def card_from(instrument: Instrument, family: Subject, person: Subject) -> Answers:
    """Return the card of a family that has none yet, as it was typed for one of its persons."""
    card = told(instrument, person.answers, "card")
    known = told(instrument, family.answers, "family_card")
    return {} if known or not is_complete(card) else _by_role(instrument, {"family_card": card})


def is_on_another_card(instrument: Instrument, record: HouseholdRecord, person: Subject) -> bool:
    """Return whether a person's card is another one than the family's: it may be another family."""
    family = person.links.get("family", "")
    if not record.has(family):
        return False
    of_family = told(instrument, record.subject(family).answers, "family_card")
    return bool(of_family) and told(instrument, person.answers, "card") not in ("", of_family)


def rehoused(
    instrument: Instrument, person: Subject, left: Subject, home: Subject, *, alone: bool
) -> Mapping[str, Answer | None]:
    """Return what changes for a person who goes to another family; None takes an answer away.

    The card goes with the family, unless the person is on another one; who is there alone is its
    head.
    """
    was = from_family(instrument, left)
    told = {**dict.fromkeys(was), **from_family(instrument, home)}
    known = {name: own for name, own in told.items() if person.answers.get(name) == was.get(name)}
    return {**known, **(_heads(instrument, "family_relation") if alone else {})}


def numbered(instrument: Instrument, persons: Sequence[Subject]) -> Mapping[str, Answers]:
    """Return the number of each person on the roster, by the person's id."""
    return {
        own.id: told
        for at, own in enumerate(persons, 1)
        if (told := _by_role(instrument, {"member_number": at}))
    }


def spread(
    instrument: Instrument,
    before: HouseholdRecord,
    record: HouseholdRecord,
    begun: Collection[str],
) -> HouseholdRecord:
    """Return the record with what is known of persons whom a request begins, where it is open.

    A family's card that is typed behind its members reaches them so, and a head's name its member;
    so does its correction, wherever the member still has what was known before.
    """
    for at, person in enumerate(record.persons):
        if person.id in begun:
            earlier = begun_with(instrument, before, at)
            for name, answer in begun_with(instrument, record, at).items():
                if person.answers.get(name) in (None, earlier.get(name)):
                    person = with_answer(person, Path(name), answer)  # noqa: PLW2901 - one more
            record = with_subject(record, person)
    return record


def left(instrument: Instrument, before: Subject, person: Subject) -> Subject:
    """Return a person with the presence that goes with the reason for leaving the list.

    Where none goes with it, the presence is again as it was before the request.

    Args:
        instrument: the questionnaire.
        before: the person before the request.
        person: the person, whose reason was just answered or taken away.
    """
    presence = instrument.roles.get("presence")
    if presence is None:
        return person
    reason = told(instrument, person.answers, "member_deactivated")
    known = keying(instrument).left.get(reason, before.answers.get(presence))
    return with_answer(person, Path(presence), known)


def family_numbered(instrument: Instrument, families: Sequence[Subject]) -> Answers:
    """Return the number of a new family behind others; none where families bear no number."""
    name = instrument.roles.get("family_number")
    if name is None:
        return {}
    numbers = [told(instrument, own.answers, "family_number") for own in families]
    return {name: max((int(own) for own in numbers if own.isdecimal()), default=0) + 1}


def in_paper_order(instrument: Instrument, record: HouseholdRecord) -> tuple[Subject, ...]:
    """Return the persons family by family, the head first, then by relation, the oldest first."""
    families = [own.id for own in record.families]

    def place(person: Subject) -> tuple[int, bool, int, str]:
        family = person.links.get("family", "")
        relation = told(instrument, person.answers, "relation")
        return (
            families.index(family) if family in families else len(families),
            not is_head(instrument, person),
            int(relation) if relation.isdecimal() else len(record.persons) + 99,
            told(instrument, person.answers, "birth") or "9999",
        )

    return tuple(sorted(record.persons, key=place))


def from_above(instrument: Instrument, before: Subject, name: str) -> Answer | None:
    """Return the answer that "as the person above" takes; None where nothing may be taken."""
    return None if name in keying(instrument).own else before.answers.get(name)


def _taken(instrument: Instrument, roles: Mapping[str, str], answers: Answers) -> dict[str, Answer]:
    """Return answers by roles, each as another role is answered elsewhere."""
    found = {role: answers.get(instrument.roles.get(other, "")) for role, other in roles.items()}
    return _by_role(instrument, {role: own for role, own in found.items() if own is not None})


def _by_role(instrument: Instrument, told: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return answers by the names of their variables; a role that nobody plays is left out."""
    return {
        instrument.roles[role]: answer for role, answer in told.items() if role in instrument.roles
    }


def _heads(instrument: Instrument, role: str) -> dict[str, Answer]:
    """Return that somebody is the head, by a role of the relation."""
    code = instrument.role_codes.get(f"{role}.head")
    return _by_role(instrument, {role: code}) if code else {}
