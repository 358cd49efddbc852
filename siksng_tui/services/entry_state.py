"""A request while it is being filled in: where it started, what it says, what the rules find."""

from dataclasses import dataclass, replace

from db import drafts, proposals, register, requests
from forms import differing, editing, merge, rules
from forms.crosswalk import Carried, Question, carried, crosswalk
from forms.findings import Finding, Severity
from forms.following import follow
from forms.instrument import Instrument
from forms.kinds import AskedOf, Scope, kinds
from forms.loading import instrument
from forms.records import HouseholdRecord, RequestKind
from siksng_tui.services.sessions import Session
from siksng_tui.services.standing import require_draft


@dataclass(frozen=True, slots=True)
class Entry:
    """A request being filled in.

    Args:
        number: the request's.
        kind: why the register is to change.
        chosen: the household, family or person that is meant.
        scope: which questions the kind asks, and of whom.
        instrument: the questionnaire.
        before: the household where the request started, without answers where it is new.
        record: what the request says.
        source: the questionnaire that the household answers so far.
        again: what must be asked because another questionnaire asks otherwise.
        findings: what the rules say of it.
        reasons: why a flag is right, by the key of its finding.
        cursor: where the person was last, as the screen wrote it; empty at first.
    """

    number: str
    kind: RequestKind
    chosen: str
    scope: Scope
    instrument: Instrument
    before: HouseholdRecord
    record: HouseholdRecord
    source: Instrument
    again: tuple[Question, ...]
    findings: tuple[Finding, ...]
    reasons: dict[str, str]
    cursor: str

    @property
    def converts(self) -> bool:
        """Return whether the request moves the household to another questionnaire."""
        return self.source.id != self.instrument.id

    def changes(self) -> tuple[merge.Change, ...]:
        """Return every answer that differs from where the request started, as on the paper.

        A person who only grew older since the last visit is no change.
        """
        return differing.differences(self.instrument, self.before, self.record)

    def is_new(self, subject_id: str) -> bool:
        """Return whether the request begins a subject: nobody had it before."""
        return subject_id not in self.before.revisions

    def begun(self) -> frozenset[str]:
        """Return the ids of the subjects that the request begins."""
        return frozenset(own.id for own in self.record.subjects() if self.is_new(own.id))

    def asks(self, subject_id: str, block_id: str) -> bool:
        """Return whether the request asks a block of a subject."""
        if block_id not in self.scope.blocks:
            return False
        if self.scope.asked_of is AskedOf.CHOSEN:
            return subject_id == self.chosen
        return self.scope.asked_of is AskedOf.ALL or self.is_new(subject_id)

    def asked_findings(self) -> tuple[Finding, ...]:
        """Return what was found where the request asks; the rest is for another request to mend."""
        return tuple(own for own in self.findings if self._is_asked(own))

    def open_findings(self) -> tuple[Finding, ...]:
        """Return what stands in the way of a check: blocks, and flags without a reason."""
        return tuple(
            finding
            for finding in self.asked_findings()
            if finding.severity is Severity.BLOCK
            or (finding.severity is Severity.FLAG and finding.key not in self.reasons)
        )

    def _is_asked(self, finding: Finding) -> bool:
        """Return whether the request asks where a finding stands."""
        place = finding.place
        return self.asks(place.subject, self.instrument.variable(place.variable).block)


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
    request = requests.get(session.store, number, session.office.id)
    questions = instrument(request.instrument[0])
    before = register.household_before(session.store, number)
    started = carried_over(session, before, questions)
    record = _filled(session, number, questions)
    if drafts.subjects(session.store, number):
        record = follow(questions, record, record, session.today())
    entry = Entry(
        number=number,
        kind=request.kind,
        chosen=request.subject,
        scope=kinds(questions)[request.kind],
        instrument=questions,
        before=started.record,
        record=record,
        source=instrument(before.instrument),
        again=started.questions,
        findings=(),
        reasons={given.key: given.reason for given in proposals.reasons(session.store, number)},
        cursor=drafts.cursor(session.store, number),
    )
    return judged(session, entry)


def judged(session: Session, entry: Entry) -> Entry:
    """Return the entry with what the rules say of its record, with every age as of today."""
    today = session.today()
    grown = follow(entry.instrument, entry.record, entry.record, today)
    return replace(entry, findings=rules.check(entry.instrument, grown, today))


def carried_over(session: Session, record: HouseholdRecord, questions: Instrument) -> Carried:
    """Return a household as a questionnaire has it: what carries over, and what does not.

    A household of several families is carried as its first one; starting refuses it.
    """
    if record.instrument == questions.id:
        return Carried(record, ())
    walk = crosswalk(record.instrument, questions.id)
    return carried(walk, record, record.families[0].id, session.today())


def _filled(session: Session, number: str, questions: Instrument) -> HouseholdRecord:
    """Return the household as a request proposes it, with what its draft has besides."""
    proposed = register.household_as_proposed(session.store, number)
    record = carried_over(session, proposed, questions).record
    for kept in drafts.subjects(session.store, number):
        record = (
            editing.with_begun(record, kept.subject)
            if kept.present
            else editing.without(record, kept.subject.id)
        )
    for change in drafts.changes(session.store, number):
        if record.has(change.subject_uid):
            subject = record.subject(change.subject_uid)
            changed = editing.with_answer(subject, editing.read_path(change.path), change.value)
            record = editing.with_subject(record, changed)
    return record
