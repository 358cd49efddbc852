"""Several answers in one go: all no, all none, as the person above, back to what was before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from db.requests import request_queues
from forms import editing, flow, keying
from forms.editing import Path
from forms.following import follow
from forms.instrument import Instrument, Variable
from forms.merge import Change
from forms.records import Answer, HouseholdRecord, Role, Subject
from siksng_tui.services.entry.answering import question_at
from siksng_tui.services.entry.entry import keep_entry
from siksng_tui.services.entry.entry_state import Entry, read_entry
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Stretch:
    """Fields of one subject, in the order of the paper.

    `paths` say where the answers stand in the subject (`forms.editing`), `cursor` where the form is
    to reopen.
    """

    subject: str
    paths: tuple[str, ...]
    cursor: str = ""


def all_no(session: Session, entry: Entry, stretch: Stretch) -> tuple[Entry, int]:
    """Return the entry with every open yes/no question of a stretch answered no, and how many.

    Answered questions stay. All of it is durable, or nothing.

    Raises:
        RoleMissingError, PathError, FieldClosedError, NotADraftError: nothing was stored.
    """
    return _filled(session, entry, stretch, partial(keying.no_to, entry.instrument))


def all_none(session: Session, entry: Entry, stretch: Stretch) -> tuple[Entry, int]:
    """Return the entry with every open count of a stretch answered with zero, and how many.

    Counts are those of things that a household may have none of. Answered questions stay. All of it
    is durable, or nothing.

    Raises:
        RoleMissingError, PathError, FieldClosedError, NotADraftError: nothing was stored.
    """
    return _filled(session, entry, stretch, partial(keying.none_of, entry.instrument))


def as_above(session: Session, entry: Entry, stretch: Stretch) -> tuple[Entry, int]:
    """Return the entry with the open questions of a stretch answered as by the person before.

    With it comes how many were taken: none of the first person, none that tells people apart.
    Answered questions stay. All of it is durable, or nothing.

    Raises:
        RoleMissingError, PathError, FieldClosedError, NotADraftError: nothing was stored.
    """
    above = _above(entry.home_of(stretch.subject), stretch.subject)
    if above is None:
        return entry, 0

    def taken(variable: Variable) -> Answer | None:
        return keying.from_above(entry.instrument, above, variable.name)

    return _filled(session, entry, stretch, taken)


def put_back(session: Session, entry: Entry, back: Sequence[Change], cursor: str) -> Entry:
    """Return the entry with some changes put back, durably; whoever was begun since then stays.

    Args:
        session: the unlocked office.
        entry: the entry as it is.
        back: from what leaving a field led to, to what was there before.
        cursor: where the form is to reopen.

    Raises:
        RoleMissingError, NotADraftError: nothing was stored.
    """
    session.require(Role.OPERATOR)
    new = replace(entry, cursor=cursor)
    for before in entry.records:
        record = before
        for change in back:
            if record.has(change.subject):
                path = Path(change.variable, change.rows, change.row)
                subject = editing.with_answer(record.subject(change.subject), path, change.after)
                record = editing.with_subject(record, subject)
        new = new.with_home(follow(entry.instrument, before, record, session.today()))
    return keep_entry(session, entry, new)


def entered_before(session: Session, entry: Entry) -> HouseholdRecord | None:
    """Return the new household that the same person entered before in this village.

    None where there was none with the same questionnaire.
    """
    own = entry.instrument
    region = entry.record.household.region
    name = session.account.name
    last = request_queues.last_entered(session.store, name, region, own.id, before=entry.number)
    return read_entry(session, last).record if last else None


def _filled(
    session: Session,
    entry: Entry,
    stretch: Stretch,
    answer_of: Callable[[Variable], Answer | None],
) -> tuple[Entry, int]:
    """Return the entry with open questions answered, those that follow among them."""
    session.require(Role.OPERATOR)
    record, count = entry.home_of(stretch.subject), 0
    for path in map(editing.read_path, stretch.paths):
        subject = record.subject(stretch.subject)
        variable = question_at(entry.instrument, subject.kind, path)
        is_open = _is_open(entry.instrument, record, subject, path)
        answer = answer_of(variable) if is_open else None
        if answer is None:
            continue
        changed = editing.with_subject(record, editing.with_answer(subject, path, answer))
        record = follow(entry.instrument, record, changed, session.today())
        count += 1
    if not count:
        return entry, 0
    filled = replace(entry.with_home(record), cursor=stretch.cursor)
    return keep_entry(session, entry, filled), count


def _is_open(questions: Instrument, record: HouseholdRecord, subject: Subject, path: Path) -> bool:
    """Return whether a question is asked and not answered."""
    if editing.answer_at(subject, path) is not None:
        return False
    asked = flow.asked(questions, record, subject, (path.rows, path.row) if path.rows else None)
    return any(variable.name == path.variable for variable in asked)


def _above(record: HouseholdRecord, subject_id: str) -> Subject | None:
    """Return the person before a person; None for the first one and for whom is none."""
    persons = [own.id for own in record.persons]
    at = persons.index(subject_id) if subject_id in persons else 0
    return record.persons[at - 1] if at else None
