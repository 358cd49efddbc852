"""Whose family a person is of whom a request begins: that of the number on the paper's line."""

from dataclasses import replace
from types import MappingProxyType

from db.requests.drafts import DraftChange
from forms import keying
from forms.records import Subject
from forms.told import told
from siksng_tui.services.entry import roster
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.office.sessions import Session


def housed(session: Session, entry: Entry) -> Entry:
    """Return the entry with everybody whom it begins in the family whose number they bear, durably.

    The number behind the last one begins that family, where the request begins families and
    somebody stays in the family before; the last family goes with its last person.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    if entry.mends:
        return entry
    for person in entry.record.persons:
        number = told(entry.instrument, person.answers, "family_of_person")
        if entry.is_new(person.id) and number and number != _number_at_home(entry, person):
            entry = _in_family(session, entry, person, number)
    return entry


def _number_at_home(entry: Entry, person: Subject) -> str:
    """Return the number of the family that a person is linked to; the person's own without one."""
    family = person.links.get("family", "")
    if not entry.record.has(family):
        return told(entry.instrument, person.answers, "family_of_person")
    return _number(entry, entry.record.subject(family))


def _number(entry: Entry, family: Subject) -> str:
    """Return the number of a family; empty where it has none."""
    return told(entry.instrument, family.answers, "family_number")


def _in_family(session: Session, entry: Entry, person: Subject, number: str) -> Entry:
    """Return the entry with a person in the family of a number; as it was where there is none."""
    if _is_next(entry, number) and not _is_alone(entry, person):
        entry = roster.add_left_family(session, entry.number)
    for home in entry.record.families:
        if _number(entry, home) == number:
            return _moved(session, entry, person, home)
    return entry


def _is_next(entry: Entry, number: str) -> bool:
    """Return whether a number begins a family: the one behind the last, where all have theirs."""
    families = entry.record.families
    following = map(str, keying.family_numbered(entry.instrument, families).values())
    numbered = all(_number(entry, own) for own in families)
    return roster.begins_families(entry) and numbered and number in following


def _is_alone(entry: Entry, person: Subject) -> bool:
    """Return whether a person's family has nobody else: another number is a slip there."""
    family = person.links.get("family")
    return [own.links.get("family") for own in entry.record.persons].count(family) == 1


def _moved(session: Session, entry: Entry, person: Subject, home: Subject) -> Entry:
    """Return the entry with a person in another family; the last one is gone when left empty.

    An earlier one stays, with its card: its number would not begin it again. A family that the
    request begins takes the card that was typed for the person.
    """
    persons, left = entry.record.persons, person.links["family"]
    links = MappingProxyType({**person.links, "family": home.id})
    order = [replace(own, links=links) if own.id == person.id else own for own in persons]
    alone = all(own.links.get("family") != home.id for own in persons)
    family = entry.record.subject(left)
    known = keying.rehoused(entry.instrument, person, family, home, alone=alone)
    changes = [DraftChange(person.id, name, answer) for name, answer in known.items()]
    if entry.is_new(home.id) and entry.instrument.roles.get("card") not in known:
        card = keying.card_from(entry.instrument, home, person)
        changes += [DraftChange(home.id, name, answer) for name, answer in card.items()]
    entry = roster.kept(session, entry, order, changes)
    is_gone = roster.is_empty(entry, left) and entry.record.families[-1].id == left
    return roster.remove(session, entry.number, left) if is_gone else entry
