"""The roster of a request: families and persons that it begins, in the order of the paper."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from db.requests import drafts, proposals
from db.requests.drafts import DraftChange, DraftSubject
from forms import keying
from forms.errors import RefusedError
from forms.records import Answers, RequestKind, Role, Subject, SubjectKind
from siksng_tui.services.entry.entry_state import Entry, open_entry
from siksng_tui.services.entry.standing import require_open
from siksng_tui.services.office.sessions import Session

BEGINNING: Final = frozenset(
    {RequestKind.NEW_HOUSEHOLD, RequestKind.NEW_PERSON, RequestKind.PROPOSAL}
)
"""Kinds of requests that begin persons."""


class NotBegunHereError(RefusedError):
    """Only whom this request began can be taken away or moved; nothing was changed."""

    code, field = "not-begun-here", "subject"


class MemberSignedError(RefusedError):
    """An office below signed that the subject comes in; nothing was changed. Facts: number."""

    code, field = "member-signed", "subject"


class LastOfItsKindError(RefusedError):
    """A record needs one family and one person at least, and what adds persons one of its own."""

    code, field = "last-of-its-kind", "subject"


def new_id() -> str:
    """Return an id that no subject has."""
    return uuid.uuid4().hex


def add_person(session: Session, number: str, after: str = "") -> tuple[Entry, str]:
    """Return the entry with one more person, durably, and the person's id.

    The person takes the answers that the instrument says members share from the person before;
    the first one takes number and card of the family.

    Args:
        session: the unlocked office.
        number: the request's.
        after: id of the person behind whom; the last where it is empty. Who was in the register
            before stays before all who are begun.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    entry = open_entry(session, number)
    persons = [own.id for own in entry.record.persons]
    at = persons.index(after) + 1 if after in persons else len(persons)
    begun = _person(entry, at)
    return _with_person(session, entry, begun, at), begun.id


def add_family(session: Session, number: str) -> tuple[Entry, str]:
    """Return the entry with one more family, numbered behind the others, and the family's id.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    entry = open_entry(session, number)
    begun = _begun(SubjectKind.FAMILY, household=entry.record.household.id)
    answers = keying.family_numbered(entry.instrument, entry.record.families)
    order = [*entry.record.families, begun]
    return kept(session, entry, order, _changes(begun, answers)), begun.id


def add_left_family(session: Session, number: str) -> Entry:
    """Return the entry with the next family, with its card where it went only by a slip, durably.

    A family goes when another number is typed on the line of its last member; that member, with the
    number again, finds it as it was. One whose member was taken away does not come back.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    entry = open_entry(session, number)
    answers = keying.family_numbered(entry.instrument, entry.record.families)
    left = _left_family(session, number, answers)
    if left is None:
        return add_family(session, number)[0]
    return kept(session, entry, [*entry.record.families, left], _changes(left, answers))


def begin_family(session: Session, number: str) -> tuple[Entry, str]:
    """Return the entry with one more family and a first person in it, and the family's id.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    with session.store.transaction():
        entry, family = add_family(session, number)
        links = {"household": entry.record.household.id, "family": family}
        begun = _begun(SubjectKind.PERSON, **links)
        return _with_person(session, entry, begun, len(entry.record.persons)), family


def begins_persons(entry: Entry) -> bool:
    """Return whether a request of this kind begins persons, and asks them something."""
    return entry.kind in BEGINNING and _asks(entry, SubjectKind.PERSON)


def begins_families(entry: Entry) -> bool:
    """Return whether a request of this kind begins families: where they bear numbers."""
    numbered = "family_number" in entry.instrument.roles
    return numbered and begins_persons(entry) and _asks(entry, SubjectKind.FAMILY)


def remove(session: Session, number: str, subject_id: str) -> Entry:
    """Return the entry without a family or person that it began, durably.

    Persons of the family go to the first one that stays; a family that the request began goes with
    its last person.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
        NotBegunHereError: the register has the subject; nothing was stored.
        MemberSignedError: an office below signed the subject; nothing was stored.
        LastOfItsKindError: nobody else of its kind would stay; nothing was stored.
    """
    entry = open_entry(session, number)
    _require_begun(entry, subject_id)
    _require_unsigned(session, entry, subject_id)
    gone = entry.record.subject(subject_id)
    like = [own for own in entry.record.subjects() if own.kind is gone.kind]
    if not any(own.id != gone.id and _may_be_last(entry, own) for own in like):
        raise LastOfItsKindError
    if gone.kind is SubjectKind.FAMILY:
        home = next(own for own in like if own.id != gone.id)
        entry = _rehoused(session, entry, gone, home)
    stay = [own for own in like if own.id != gone.id]
    with session.store.transaction():
        left = kept(session, entry, stay, (), gone=gone)
        emptied = gone.links.get("family", "")
        return remove(session, number, emptied) if is_empty(left, emptied) else left


def move(session: Session, number: str, subject_id: str, step: int) -> Entry:
    """Return the entry with a person that it began so many places further down, durably.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
        NotBegunHereError: the register has the person; nothing was stored.
    """
    entry = open_entry(session, number)
    _require_begun(entry, subject_id)
    order = list(entry.record.persons)
    at = next(place for place, own in enumerate(order) if own.id == subject_id)
    own = order.pop(at)
    order.insert(max(0, at + step), own)
    return kept(session, entry, order, ())


def sort(session: Session, number: str) -> Entry:
    """Return the entry with the persons that it began in the order of the paper, durably.

    Family by family, the head first, then by the code of the relation, the oldest first.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    entry = open_entry(session, number)
    return kept(session, entry, keying.in_paper_order(entry.instrument, entry.record), ())


def is_empty(entry: Entry, family: str) -> bool:
    """Return whether a family that the request began has no person, and is not the only one."""
    if not entry.record.has(family) or not entry.is_new(family) or len(entry.record.families) == 1:
        return False
    return all(own.links.get("family") != family for own in entry.record.persons)


def kept(
    session: Session,
    entry: Entry,
    order: Sequence[Subject],
    changes: Sequence[DraftChange],
    gone: Subject | None = None,
) -> Entry:
    """Return the entry after subjects that it began were laid in an order, durably."""
    session.require(Role.OPERATOR)
    begun = [own for own in order if entry.is_new(own.id)]
    kept = [DraftSubject(own, at) for at, own in enumerate(begun)]
    with session.store.transaction():
        require_open(session, entry.number)
        proposals.touch(session.store, entry.number, session.account.name)
        drafts.save_subjects(session.store, entry.number, kept)
        if gone is not None:
            removed = DraftSubject(gone, 0, present=False)
            drafts.save_subjects(session.store, entry.number, [removed])
        drafts.save(session.store, entry.number, [*changes, *_renumbered(entry, order)])
    return open_entry(session, entry.number)


def _left_family(session: Session, number: str, answers: Answers) -> Subject | None:
    """Return the family of a number that went with the number of its last member; None for none."""
    gone = [own.subject for own in drafts.subjects(session.store, number) if not own.present]
    taken = {own.links.get("family") for own in gone if own.kind is SubjectKind.PERSON}
    numbered = {
        own.subject_uid
        for own in drafts.changes(session.store, number)
        if answers.get(own.path) == own.value is not None
    }
    left = (own for own in gone if own.id in numbered - taken)
    return next((own for own in left if own.kind is SubjectKind.FAMILY), None)


def _asks(entry: Entry, kind: SubjectKind) -> bool:
    """Return whether the request asks a block of a kind of subject."""
    return any(entry.instrument.block(own).subject is kind for own in entry.scope.blocks)


def _person(entry: Entry, at: int) -> Subject:
    """Return a person who is begun at a place: of the family of the person before, or the first."""
    record = entry.record
    before = record.persons[at - 1].links.get("family", "") if at else ""
    family = before or next((own.id for own in record.families), "")
    return _begun(SubjectKind.PERSON, household=record.household.id, family=family)


def _begun(kind: SubjectKind, **links: str) -> Subject:
    """Return a subject without answers, linked to others."""
    held = {name: subject for name, subject in links.items() if subject}
    return Subject(new_id(), kind, MappingProxyType({}), links=MappingProxyType(held))


def _with_person(session: Session, entry: Entry, begun: Subject, at: int) -> Entry:
    """Return the entry with a person at a place, and what is known of the person, durably."""
    order = [*entry.record.persons[:at], begun, *entry.record.persons[at:]]
    grown = replace(entry.record, persons=tuple(order))
    known = keying.begun_with(entry.instrument, grown, at)
    return kept(session, entry, order, _changes(begun, known))


def _changes(subject: Subject, answers: Answers) -> list[DraftChange]:
    """Return answers of a subject as a draft keeps them."""
    return [DraftChange(subject.id, name, answer) for name, answer in answers.items()]


def _may_be_last(entry: Entry, subject: Subject) -> bool:
    """Return whether a request holds something with one subject alone of its kind.

    One that adds persons holds nothing without a person of its own.
    """
    return subject.kind is SubjectKind.FAMILY or entry.is_new(subject.id)


def _rehoused(session: Session, entry: Entry, gone: Subject, home: Subject) -> Entry:
    """Return the entry with the persons of one family in another."""
    links = MappingProxyType({**gone.links, "family": home.id})
    answers = keying.from_family(entry.instrument, home)
    moved = [own for own in entry.record.persons if own.links.get("family") == gone.id]
    order = [replace(own, links=links) if own in moved else own for own in entry.record.persons]
    changes = [change for own in moved for change in _changes(own, answers)]
    return kept(session, entry, order, changes)


def _renumbered(entry: Entry, order: Sequence[Subject]) -> list[DraftChange]:
    """Return the numbers on the roster of the persons whom the request began."""
    persons = [own for own in order if own.kind is SubjectKind.PERSON]
    numbers = keying.numbered(entry.instrument, persons)
    begun = [own for own in persons if entry.is_new(own.id)]
    return [change for own in begun for change in _changes(own, numbers.get(own.id, {}))]


def _require_begun(entry: Entry, subject_id: str) -> None:
    """Refuse a subject that the request did not begin.

    Raises:
        NotBegunHereError: the register, or an earlier request, has it.
    """
    if not entry.is_new(subject_id) or not entry.record.has(subject_id):
        raise NotBegunHereError


def _require_unsigned(session: Session, entry: Entry, subject_id: str) -> None:
    """Refuse to take a subject out of what an office below signed.

    Raises:
        MemberSignedError: its signature would be over more than the request has.
    """
    filed = proposals.proposal(session.store, entry.number)
    if entry.mends and any(own.revision.subject.id == subject_id for own in filed):
        raise MemberSignedError(number=entry.number)
