"""Keyed entry: a request's record while it is being filled in, each left field durable at once."""

from dataclasses import dataclass, replace

from db import drafts, proposals, register, requests
from forms import editing, merge, rules
from forms.errors import RefusedError
from forms.findings import Finding, Severity
from forms.following import follow
from forms.formula import Age
from forms.instrument import Instrument
from forms.lifecycle import Step
from forms.loading import instrument
from forms.records import HouseholdRecord, RequestKind, Revision, Role, State, Subject
from siksng_tui.services import reasons
from siksng_tui.services.answering import typed_answer
from siksng_tui.services.sessions import Session
from siksng_tui.services.standing import require_draft, require_last


class NothingChangedError(RefusedError):
    """The record is as it was; nothing was filed."""

    code = "nothing-changed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A request being filled in: where it started, what it says, what the rules say of it.

    `cursor` is where the person was last, as the screen wrote it; empty at first.
    """

    number: str
    instrument: Instrument
    before: HouseholdRecord
    record: HouseholdRecord
    findings: tuple[Finding, ...]
    reasons: dict[str, str]
    cursor: str

    def changes(self) -> tuple[merge.Change, ...]:
        """Return every answer that differs from where the request started.

        A person who only grew older since the last visit is no change.
        """
        found = merge.changes(self.before, self.record)
        touched = {change.subject for change in found if not self._is_age(change)}
        return tuple(change for change in found if change.subject in touched)

    def open_findings(self) -> tuple[Finding, ...]:
        """Return what stands in the way of a check: blocks, and flags without a reason."""
        return tuple(
            finding
            for finding in self.findings
            if finding.severity is Severity.BLOCK
            or (finding.severity is Severity.FLAG and finding.key not in self.reasons)
        )

    def _is_age(self, change: merge.Change) -> bool:
        """Return whether an answer is an age that the program works out."""
        variable = self.instrument.variables.get(change.variable)
        return variable is not None and isinstance(variable.formula, Age)


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
    """What came of filing: the state after it, and what still stands in the way of a check."""

    number: str
    state: State
    open_findings: tuple[Finding, ...]


def start_correction(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that corrects a household.

    Raises:
        RoleMissingError: the person is no operator; nothing was changed.
        ReasonMissingError: the reason is blank; nothing was changed.
        HouseholdNotFoundError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    wish = requests.NewRequest(
        kind=RequestKind.CORRECTION,
        reason=said,
        household_uid=household_id,
        region=register.summary(session.store, household_id).village,
        owner=session.office.id,
        office_region=session.office.region,
    )
    with session.act("request.enter") as facts:
        request = requests.create(session.store, wish, session.doing())
        facts["number"] = request.number
    return request.number


def open_entry(session: Session, number: str) -> Entry:
    """Return a draft as it was left, with every field that was acknowledged.

    Raises:
        RequestNotFoundError: there is no such request.
        NotADraftError: it was filed and went on; nothing was changed.
    """
    require_draft(session, number)
    return read_entry(session, number)


def read_entry(session: Session, number: str) -> Entry:
    """Return any request's record with its findings, to be looked at.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    filled = register.household_as_proposed(session.store, number)
    for change in drafts.changes(session.store, number):
        subject = filled.subject(change.subject_uid)
        changed = editing.with_answer(subject, editing.read_path(change.path), change.value)
        filled = editing.with_subject(filled, changed)
    before = register.household_before(session.store, number)
    entry = Entry(
        number=number,
        instrument=instrument(before.instrument),
        before=before,
        record=filled,
        findings=(),
        reasons={given.key: given.reason for given in proposals.reasons(session.store, number)},
        cursor=drafts.cursor(session.store, number),
    )
    return _judged(session, entry)


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
    subject = entry.record.subject(field.subject)
    answer = typed_answer(entry.instrument, subject.kind, place, field.text)
    if editing.answer_at(subject, place) == answer:
        return entry
    changed = editing.with_subject(entry.record, editing.with_answer(subject, place, answer))
    record = follow(entry.instrument, entry.record, changed, session.today())
    saved = replace(entry, record=record, cursor=field.cursor)
    _save(session, entry, saved)
    return _judged(session, saved)


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
    with session.act("request.reason", number=entry.number, rule=rule):
        require_draft(session, entry.number)
        proposals.give_reason(session.store, entry.number, given)
    return replace(entry, reasons={**entry.reasons, finding_key: said})


def file_entry(session: Session, entry: Entry) -> Filed:
    """Return what came of filing: checked, its revisions proposed; or what still stands in the way.

    As long as a finding is open nothing is filed, and the draft stays as it is. Every field that
    was acknowledged counts, also one that was left after the entry was handed out. The revisions
    bear the name of who files, who is therefore no second person for them.

    Raises:
        RoleMissingError: the person is no operator; nothing was changed.
        NotADraftError: it was filed already; nothing was changed.
        NothingChangedError: no answer differs; nothing was filed.
        BuiltUponError: another request starts from what was filed before; nothing was changed.
    """
    session.require(Role.OPERATOR)
    filled = _newest(session, entry)
    changed = {change.subject for change in filled.changes()}
    if not changed:
        raise NothingChangedError
    waiting = filled.open_findings()
    if waiting:
        return Filed(entry.number, State.DRAFT, waiting)
    with session.act("request.file", number=entry.number):
        require_draft(session, entry.number)
        require_last(session, entry.number)
        proposals.touch(session.store, entry.number, session.account.name)
        proposals.propose(session.store, entry.number, _proposed(session, filled, changed))
        drafts.clear(session.store, entry.number)
        request = requests.move(session.store, entry.number, Step.CHECK, session.doing())
    return Filed(entry.number, request.state, ())


def _newest(session: Session, entry: Entry) -> Entry:
    """Return the entry, read anew where a field was left since it was handed out."""
    for kept in drafts.changes(session.store, entry.number):
        place = editing.read_path(kept.path)
        if editing.answer_at(entry.record.subject(kept.subject_uid), place) != kept.value:
            return read_entry(session, entry.number)
    return entry


def _save(session: Session, old: Entry, new: Entry) -> None:
    """Make every answer durable that differs between two states of an entry, with the cursor."""
    changed = [
        drafts.DraftChange(
            change.subject,
            str(editing.Path(change.variable, change.rows, change.row)),
            change.after,
        )
        for change in merge.changes(old.record, new.record)
    ]
    with session.store.transaction():
        require_draft(session, new.number)
        proposals.touch(session.store, new.number, session.account.name)
        drafts.save(session.store, new.number, changed)
        drafts.save_cursor(session.store, new.number, new.cursor, session.account.name)


def _judged(session: Session, entry: Entry) -> Entry:
    """Return the entry with what the rules say of its record, with every age as of today."""
    today = session.today()
    grown = follow(entry.instrument, entry.record, entry.record, today)
    return replace(entry, findings=rules.check(entry.instrument, grown, today))


def _proposed(
    session: Session, entry: Entry, changed: set[str]
) -> list[tuple[Revision, str | None]]:
    """Return a revision for each subject that differs, with the revision it is based on."""
    reason = requests.get(session.store, entry.number, session.office.id).reason
    return [
        (_revision(session, entry, subject, reason), entry.before.revisions.get(subject.id))
        for subject in entry.record.subjects()
        if subject.id in changed
    ]


def _revision(session: Session, entry: Entry, subject: Subject, reason: str) -> Revision:
    """Return the revision that states a subject as the entry has it."""
    return Revision(
        subject=subject,
        instrument=entry.record.instrument,
        version=entry.record.version,
        parent=entry.record.revisions.get(subject.id),
        author=session.account.name,
        time=session.clock(),
        reason=reason,
    )
