"""Keyed entry: a request's record while it is being filled in, each left field durable at once."""

from dataclasses import dataclass, replace

from db.requests import drafts, flags, proposals, requests
from forms import editing, keying, merge
from forms.canonical import Json
from forms.errors import RefusedError
from forms.findings import Finding
from forms.following import follow
from forms.holder import nik_of_holder
from forms.lifecycle import Step
from forms.records import Flag, HouseholdRecord, RequestKind, Role, State, Subject, SubjectKind
from forms.told import head_name, told
from siksng_tui.services.entry import holding, housing, judging, recurring, sampling, stating
from siksng_tui.services.entry.answering import typed_answer
from siksng_tui.services.entry.entry_state import Entry, judged, open_entry, read_entry
from siksng_tui.services.entry.standing import (
    require_free,
    require_last,
    require_open,
    require_unmoved,
)
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Entry",
    "Filed",
    "LeftField",
    "NothingChangedError",
    "file_entry",
    "give_reason",
    "keep_entry",
    "leave_field",
    "open_entry",
    "read_entry",
    "stay",
]


class NothingChangedError(RefusedError):
    """The record is as it was; nothing was filed."""

    code = "nothing-changed"


class NothingMendedError(NothingChangedError):
    """The request is as it came here; nothing was filed. Facts: number."""

    code = "nothing-mended"


@dataclass(frozen=True, slots=True)
class LeftField:
    """A field as the person left it.

    `path` says where the answer stands in the subject (`forms.editing`), `text` what was typed
    (empty takes the answer away), `cursor` where the form is to reopen.
    """

    subject: str
    path: str
    text: str
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of filing: the state after it, and what still stands in the way of a check.

    `verify` says that another person keys it again before it goes on.
    """

    number: str
    state: State
    open_findings: tuple[Finding, ...]
    verify: bool = False


def leave_field(session: Session, entry: Entry, field: LeftField) -> Entry:
    """Return the entry after a field was left; when it is back, the field is durable.

    Answers whose questions no longer apply are dropped, computed ones are worked out anew.

    Args:
        session: the unlocked office.
        entry: the entry before the field.
        field: what was typed, and where.

    Raises:
        RoleMissingError: the person is no operator; nothing was stored.
        PathError, FieldClosedError: nobody answers this question here; nothing was stored.
        AnswerError: the text is no answer to the question; nothing was stored.
        NotADraftError: it went on since it was opened; nothing was stored.
        SiksngError: the store could not keep it; nothing was stored, the entry stands as before.
    """
    session.require(Role.OPERATOR)
    place = editing.read_path(field.path)
    home = entry.home_of(field.subject)
    subject = home.subject(field.subject)
    answer = typed_answer(entry.instrument, subject.kind, place, field.text, session.today())
    if editing.answer_at(subject, place) == answer:
        return entry
    changed = _given(session, entry, editing.with_answer(subject, place, answer), place)
    record = follow(entry.instrument, home, changed, session.today())
    with session.store.transaction():
        if answer is not None:
            recurring.keep(session, entry.instrument, place.variable, str(answer))
        return keep_entry(session, entry, replace(entry.with_home(record), cursor=field.cursor))


def _given(session: Session, entry: Entry, given: Subject, place: editing.Path) -> HouseholdRecord:
    """Return the household in which an answer was given, with what goes along with it."""
    questions, home = entry.instrument, entry.home_of(given.id)
    if place.variable == questions.roles.get("member_deactivated"):
        given = keying.left(questions, entry.before.subject(given.id), given)
    changed = editing.with_subject(home, given)
    is_of_holder = place.variable == nik_of_holder(questions)
    if is_of_holder and entry.kind is RequestKind.CARD_HOLDER_CHANGE:
        states = (entry.before, home, changed)
        changed = holding.changed(session, questions, states, entry.holder)
    if given.kind is SubjectKind.PERSON and place.variable != questions.roles.get("card"):
        return changed
    changed = _with_card(entry, changed, given)
    changed = keying.spread(questions, home, changed, entry.begun())
    return keying.joined(questions, changed, entry.moved)


def _with_card(entry: Entry, home: HouseholdRecord, given: Subject) -> HouseholdRecord:
    """Return the household in which a family that the request begins has a person's card."""
    family = given.links.get("family", "")
    if not (entry.is_new(given.id) and entry.is_new(family) and home.has(family)):
        return home
    subject = home.subject(family)
    for name, answer in keying.card_from(entry.instrument, subject, given).items():
        subject = editing.with_answer(subject, editing.Path(name), answer)
    return editing.with_subject(home, subject)


def keep_entry(session: Session, old: Entry, new: Entry) -> Entry:
    """Return the new state of an entry with its findings; every answer that differs is durable.

    Raises:
        NotADraftError: it went on since it was opened; nothing was stored.
    """
    with session.store.transaction():
        _save(session, old, new)
        return housing.housed(session, judged(session, new))


def stay(session: Session, entry: Entry, cursor: str) -> None:
    """Keep where the person is, so that the form reopens there; nothing else is stored."""
    drafts.save_cursor(session.store, entry.number, cursor, session.account.name)


def give_reason(session: Session, entry: Entry, finding_key: str, reason: str) -> Entry:
    """Return the entry with a flag's reason, durably.

    Raises:
        RoleMissingError, ReasonMissingError, NotADraftError: nothing was stored.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    given = proposals.FindingReason(
        key=finding_key, reason=said, account=session.account.name, time=session.clock()
    )
    rule = finding_key.partition("/")[0]
    marks: dict[str, Json] = dict(proposals.reason_marks(finding_key, said))
    with session.act(proposals.REASONED, number=entry.number, rule=rule, **marks):
        require_open(session, entry.number)
        proposals.give_reason(session.store, entry.number, given)
    return replace(entry, reasons={**entry.reasons, finding_key: said})


def file_entry(session: Session, entry: Entry) -> Filed:
    """Return what came of filing: checked, its revisions proposed; or what still stands in the way.

    As long as a finding is open nothing is filed, and the draft stays as it is. Every field that
    was acknowledged counts, also one that was left after the entry was handed out. The revisions
    bear the name of who files, who is therefore no second person for them. What another office
    entered is judged once more when it was mended here.

    Raises:
        RoleMissingError: the person is no operator; nothing was changed.
        NotADraftError: it was filed already; nothing was changed.
        NothingChangedError: no answer differs, or none was mended; nothing was filed.
        BuiltUponError: another request starts from what was filed before; nothing was changed.
        HouseholdBusyError: a request that moves people and another one of the same household do
            not start from each other; nothing was changed.
    """
    session.require(Role.OPERATOR)
    filled = judged(session, replace(_newest(session, entry), looked_up={}))
    changed = _changed(filled)
    if not changed:
        raise NothingChangedError
    if filled.mends and not stating.mended(session, filled, changed):
        raise NothingMendedError(number=entry.number)
    waiting = filled.open_findings()
    if waiting:
        request = requests.get(session.store, entry.number, session.office.id)
        return Filed(entry.number, request.state, waiting)
    with session.act("request.file", number=entry.number) as facts:
        request = require_open(session, entry.number)
        require_last(session, entry.number)
        _require_place(session, filled)
        proposals.touch(session.store, entry.number, session.account.name)
        proposed = stating.stated(session, filled, changed, filled.mends or request.reason)
        proposals.propose(session.store, entry.number, proposed)
        drafts.clear(session.store, entry.number)
        filed = _mended(session, filled) if filled.mends else _checked(session, filled)
        facts["verify"] = filed.verify
    return filed


def _changed(filled: Entry) -> set[str]:
    """Return the ids of the subjects that a request states: those that differ, as a rule."""
    if filled.converts:
        changed = {subject.id for subject in filled.record.subjects()}
    else:
        changed = {change.subject for change in filled.changes()}
    homes = filled.records if filled.beside else ()
    return changed | {own.household.id for own in homes}


def _checked(session: Session, filled: Entry) -> Filed:
    """Return what came of a draft: checked, and perhaps drawn to be verified."""
    moved = requests.move(session.store, filled.number, Step.CHECK, session.doing())
    return Filed(filled.number, moved.state, (), sampling.draw(session, filled))


def _mended(session: Session, filled: Entry) -> Filed:
    """Return what came of a request of another office that was mended: it is judged anew."""
    flags.take_down(session.store, filled.number, Flag.MENDING)
    judging.judge(session, filled.number)
    request = requests.get(session.store, filled.number, session.office.id)
    return Filed(filled.number, request.state, ())


def _require_place(session: Session, filled: Entry) -> None:
    """Refuse a request that moves people whom another one changes, or the other way round.

    Raises:
        HouseholdBusyError: they do not start from each other.
    """
    homes = [own.household.id for own in filled.records]
    if filled.beside:
        require_free(session, homes, filled.number)
    else:
        require_unmoved(session, homes[0], filled.number)


def _newest(session: Session, entry: Entry) -> Entry:
    """Return the entry, read anew where a field was left since it was handed out."""
    kept = drafts.changes(session.store, entry.number)
    return entry if all(_has(entry, own) for own in kept) else read_entry(session, entry.number)


def _has(entry: Entry, kept: drafts.DraftChange) -> bool:
    """Return whether an entry shows an answer that its draft keeps.

    The answers of a member who was taken away stay in the draft, and no entry shows them.
    """
    if not entry.has(kept.subject_uid):
        return False
    place = editing.read_path(kept.path)
    return editing.answer_at(entry.subject(kept.subject_uid), place) == kept.value


def _save(session: Session, old: Entry, new: Entry) -> None:
    """Make every answer durable that differs between two states of an entry, with the cursor."""
    changed = [
        drafts.DraftChange(
            change.subject,
            str(editing.Path(change.variable, change.rows, change.row)),
            change.after,
        )
        for before, after in zip(old.records, new.records, strict=True)
        for change in merge.changes(before, after)
    ]
    with session.store.transaction():
        require_open(session, new.number)
        proposals.touch(session.store, new.number, session.account.name)
        drafts.save(session.store, new.number, changed)
        drafts.save_cursor(session.store, new.number, new.cursor, session.account.name)
        if _head_name(old) != _head_name(new):
            requests.name_head(session.store, new.number, _head_name(new))


def _head_name(entry: Entry) -> str:
    """Return the name of the household's head, as lists show it; of its first person without one.

    A proposal may be of somebody who is no head.
    """
    record = entry.record
    first = record.persons[0].answers if record.persons else {}
    named = head_name(entry.instrument, record.household, record.persons)
    return named or told(entry.instrument, first, "name")
