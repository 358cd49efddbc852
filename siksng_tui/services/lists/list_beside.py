"""An entry of a list beside the person of the register whom it is tied to, answer by answer."""

from dataclasses import dataclass
from typing import Final

from db.lists import list_entries, person_lists
from db.lists.list_entries import Entry, Receives
from db.lists.person_lists import PersonList
from db.register import households
from forms import values
from forms.instrument import Instrument, Variable
from forms.loading import instrument
from forms.records import Answers, HouseholdRecord
from siksng_tui import words
from siksng_tui.intake.profile_file import listing
from siksng_tui.services.office.sessions import Session

COMPARED: Final = (
    "name",
    "nik",
    "family_card",
    "sex",
    "birth",
    "birth_place",
    "mother",
    "address",
    "decile",
)
"""Roles of what a list and the register may both say."""

CARD: Final = "card"
"""Role of a person's own card number, where the questionnaire asks for it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a list says to one question, and what the register has; empty where it says nothing."""

    label: str
    listed: str
    registered: str
    compared: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry with its list, what it tells of programmes, and its answers beside the register's.

    `household` is empty where the entry is tied to nobody.
    """

    entry: Entry
    own_list: PersonList
    receives: tuple[Receives, ...]
    said: tuple[Said, ...]

    @property
    def household(self) -> str:
        """Return the household of the person of the register."""
        return self.entry.household


def beside(session: Session, number: int) -> Beside:
    """Return an entry beside the person of the register.

    Raises:
        EntryNotFoundError: there is no such entry, or its list was taken back.
    """
    own = list_entries.get(session.store, number)
    return Beside(
        entry=own,
        own_list=person_lists.get(session.store, own.list_id),
        receives=list_entries.receives(session.store, number),
        said=_said(session, own),
    )


def _said(session: Session, own: Entry) -> tuple[Said, ...]:
    """Return what the list says, in the order of its questions, with what the register has."""
    asked = listing()
    registered = _registered(session, own)
    roles = {asked.roles[role]: role for role in COMPARED if role in asked.roles}
    found = []
    for variable in asked.variables.values():
        role = roles.get(variable.name, "")
        listed, has = _told(variable, own.answers), registered.get(role, "")
        if listed or has:
            label = variable.label(words.language())
            found.append(Said(label, listed, has, compared=bool(role and own.household)))
    return tuple(found)


def _registered(session: Session, own: Entry) -> dict[str, str]:
    """Return what the register says of the person of an entry, in words by role."""
    if not own.household:
        return {}
    record = households.household(session.store, own.household)
    asked = instrument(record.instrument)
    return {role: _of_person(asked, record, own.person, role) for role in COMPARED}


def _of_person(asked: Instrument, record: HouseholdRecord, person: str, role: str) -> str:
    """Return the answer of a role: the person's own, else the household's."""
    names = [asked.roles.get(CARD, ""), asked.roles.get(role, "")]
    subjects = (record.subject(person), record.household)
    for name in names if role == "family_card" else names[1:]:
        for subject in subjects:
            if name in subject.answers:
                return _told(asked.variable(name), subject.answers)
    return ""


def _told(variable: Variable, answers: Answers) -> str:
    """Return an answer in words; empty where there is none."""
    if variable.name not in answers:
        return ""
    return values.label(variable, answers[variable.name], words.language())
