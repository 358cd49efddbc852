"""Splits and merges, a step at a time, for tests that begin further on."""

from collections.abc import Callable, Mapping
from typing import Final

from forms.findings import Severity
from forms.records import Subject, SubjectKind
from siksng_tui.services.entry import entry, merging, splitting
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.entry.parting import Leaving
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services.bureau import is_clean, known

CARD: Final = "1771012304269001"
"""The new family's card; nobody bears it."""

WHY: Final = "Anak menikah, KK baru terbit"
"""The reason of every split."""

TOGETHER: Final = "Orang tua ikut anak"
"""The reason of every merge."""

CHILD: Final = "3"
"""Code of a child, to the head of household and of family."""

PRESENT: Final = frozenset({"1", "4"})
"""Codes of a member who lives in the household and is counted."""


def large(session: Session) -> str:
    """Return the id of a household of one family: head, spouse and three children or more."""
    return _home(session, lambda relations: relations[:5] == ["1", "2", "3", "3", "3"])


def small(session: Session) -> str:
    """Return the id of a household of one family: head, spouse and one child."""
    return _home(session, lambda relations: relations == ["1", "2", "3"])


def persons(session: Session, household: str = "") -> tuple[Subject, ...]:
    """Return the members of a household of the register; of the large one where none is named."""
    return lookup.household(session, household or large(session)).record.persons


def split(session: Session, *places: int, head: int = 0, left_head: int = 0) -> str:
    """Return the number of a draft in which members leave, by their places from 1."""
    ids = {at: own.id for at, own in enumerate(persons(session), start=1)}
    members = frozenset(ids[at] for at in places)
    leaving = Leaving(members, ids.get(head, ""), ids.get(left_head, ""))
    return splitting.split(session, large(session), leaving, WHY)


def merge(session: Session) -> str:
    """Return the number of a draft in which the small household moves into the large one."""
    return merging.merge(session, large(session), small(session), TOGETHER)


def begun(session: Session, kind: str) -> str:
    """Return the number of a draft: a child with a sibling leaves, or another family comes."""
    return split(session, 3, 4, head=3) if kind == "split" else merge(session)


def answered(session: Session, number: str, card: str = CARD) -> Entry:
    """Return the entry after all that is asked was answered: a card, and everybody a child."""
    filled = entry.open_entry(session, number)
    for family in filled.record.families if card else ():
        if filled.asks(family.id, "I_FAMILY"):
            filled = typed(session, filled, family.id, {"no_kk_keluarga": card})
    for person in filled.subjects():
        if person.kind is SubjectKind.PERSON and filled.asks(person.id, "IV_MEMBER"):
            due = {"hubungan_krt", "hubungan_keluarga"} - person.answers.keys()
            filled = typed(session, filled, person.id, dict.fromkeys(due, CHILD))
    return filled


def typed(session: Session, filled: Entry, subject: str, answers: Mapping[str, str]) -> Entry:
    """Return the entry after some fields of a subject were left."""
    for name, text in answers.items():
        filled = entry.leave_field(session, filled, entry.LeftField(subject, name, text))
    return filled


def filed(session: Session, number: str) -> Filed:
    """Return what came of filing, after everything was answered and every flag explained."""
    filled = answered(session, number)
    for finding in filled.open_findings():
        assert finding.severity is Severity.FLAG, finding
        filled = entry.give_reason(session, filled, finding.key, "sesuai kartu keluarga")
    return entry.file_entry(session, filled)


def finalised(session: Session, number: str) -> str:
    """Return the number of a request that was filed and finalised."""
    filed(session, number)
    workflow.finalise(session, number)
    return number


def _home(session: Session, fits: Callable[[list[str]], bool]) -> str:
    """Return the id of the first clean household whose members are all there and related so."""
    for household in known(session):
        record = lookup.household(session, household).record
        if any(own.answers["status_keberadaan_art"] not in PRESENT for own in record.persons):
            continue
        relations = [str(own.answers.get("hubungan_krt", "")) for own in record.persons]
        if len(record.families) == 1 and fits(relations) and is_clean(session, household):
            return household
    raise AssertionError


def moved(session: Session, number: str) -> dict[str, str]:
    """Return where the request has everybody: id of a person to id of the household."""
    return {
        own.id: record.household.id
        for record in queues.review(session, number).records
        for own in record.persons
    }
