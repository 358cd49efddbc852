"""Who becomes head of a household when its head dies, moves away or leaves the list."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from forms import editing, keying
from forms.ages import age_of
from forms.editing import Path
from forms.errors import RefusedError
from forms.following import follow
from forms.heads import HEADS
from forms.instrument import Instrument
from forms.presence import lives_here
from forms.records import Answer, HouseholdRecord, RequestKind, Role, Subject
from forms.told import is_head, means, told
from siksng_tui.services.entry.entry import keep_entry
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.office.sessions import Session

ADULT: Final = 17
"""Age from which a resident has an identity card (UU 23/2006 article 63)."""


class NoSuccessorError(RefusedError):
    """This person cannot become head here; nothing was stored."""

    code, field = "no-successor", "head"


def lost_head(entry: Entry) -> Subject | None:
    """Return the head who is to be followed by another one; None while a head is there."""
    questions, persons = entry.instrument, entry.record.persons
    heads = [own for own in persons if is_head(questions, own)]
    gone = [own for own in heads if _is_gone(entry, own)]
    return gone[0] if gone and len(gone) == len(heads) else None


def successors(session: Session, entry: Entry) -> tuple[Subject, ...]:
    """Return who can become head in place of the one who is gone; none while a head is there.

    Whoever lives there and is grown up, or is of an unknown age; where nobody is, everybody else.
    """
    head = lost_head(entry)
    if head is None:
        return ()
    rest = [
        own
        for own in entry.record.persons
        if own.id != head.id and lives_here(entry.instrument, own)
    ]
    ages = [age_of(entry.instrument, own.answers, session.today()) for own in rest]
    grown = [own for own, age in zip(rest, ages, strict=True) if age is None or age >= ADULT]
    return tuple(grown or rest)


def succeed(session: Session, entry: Entry, person_id: str) -> Entry:
    """Return the entry with another head; what the others are to the head is to be answered anew.

    Raises:
        RoleMissingError: the person is no operator; nothing was stored.
        NoSuccessorError: the household has its head, or cannot have this one.
        NotADraftError: it went on since it was opened; nothing was stored.
    """
    session.require(Role.OPERATOR)
    head = lost_head(entry)
    wanted = [own for own in successors(session, entry) if own.id == person_id]
    if head is None or not wanted:
        raise NoSuccessorError
    record = _headed_by(entry.instrument, entry.record, head, wanted[0])
    record = follow(entry.instrument, entry.record, record, session.today())
    return keep_entry(session, entry, replace(entry, record=record))


def _is_gone(entry: Entry, head: Subject) -> bool:
    """Return whether a head lives here no more, or is taken off the list by this request."""
    if not lives_here(entry.instrument, head):
        return True
    leaves = entry.kind is RequestKind.DEACTIVATION and head.id == entry.chosen
    return leaves and bool(told(entry.instrument, head.answers, "member_deactivated"))


def _headed_by(
    questions: Instrument, record: HouseholdRecord, head: Subject, next_head: Subject
) -> HouseholdRecord:
    """Return a household with another head, and what it states of its head."""
    household = record.household
    for name, stated in keying.of_head(questions, next_head).items():
        household = editing.with_answer(household, Path(name), stated)
    changed = editing.with_subject(record, household)
    for own in record.persons:
        if own is head or lives_here(questions, own):
            for name, code in _relations(questions, own, head, next_head):
                own = editing.with_answer(own, Path(name), code)  # noqa: PLW2901 - one more
            changed = editing.with_subject(changed, own)
    return changed


def _relations(
    questions: Instrument, person: Subject, head: Subject, next_head: Subject
) -> Iterator[tuple[str, Answer | None]]:
    """Yield each relation that another head changes, with its code for that head; else None.

    The relation to the head of the family is another one only in the family that was his.
    """
    family = person.links.get("family")
    for meaning in HEADS:
        name = questions.roles.get(meaning.partition(".")[0])
        of_family = meaning != HEADS[0] and name != questions.roles["relation"]
        led = family == head.links.get("family") and means(questions, head.answers, meaning)
        if name is not None and (led or not of_family):
            yield name, questions.role_codes.get(meaning) if person is next_head else None
