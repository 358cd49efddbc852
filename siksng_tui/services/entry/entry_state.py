"""A request while it is being filled in: where it started, what it says, what the rules find."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from db.requests import drafts, proposals, requests
from forms import differing, merge
from forms.crosswalk import Question
from forms.findings import Finding, Severity
from forms.following import follow
from forms.heads import left_behind
from forms.instrument import Instrument, Variable
from forms.kinds import AskedOf, Scope, kinds
from forms.loading import instrument
from forms.rechecking import Checked, check_again
from forms.records import Answers, Flag, HouseholdRecord, RequestKind, Subject
from forms.told import head_name
from siksng_tui.services.entry import holding, moving, returned, sharing
from siksng_tui.services.entry.homes import Home, homes, moved
from siksng_tui.services.entry.returned import Meant
from siksng_tui.services.entry.standing import require_open
from siksng_tui.services.matching import recognising
from siksng_tui.services.office.reasons import key_of
from siksng_tui.services.office.sessions import Session


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
        today: the day on which it was read, for ages.
        beside: the other household of a split or a merge; None on every other kind.
        moved: whose place such a request changes.
        meant: the answers that the office above wants mended.
        mends: why this office changes answers of a request of another one; else empty.
        own: whether this office entered the request.
        holder: what is known of the new holder of the card, as the questionnaire asks it.
        looked_up: whether another household bears a number, as far as that was looked up.
        checked: what the rules found in each household when they were asked last.
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
    today: dt.date
    beside: Home | None = None
    moved: frozenset[str] = frozenset()
    meant: tuple[Meant, ...] = ()
    mends: str = ""
    own: bool = True
    holder: Answers = field(default_factory=lambda: MappingProxyType({}))
    looked_up: dict[str, bool] = field(default_factory=dict, compare=False)
    checked: tuple[Checked, ...] = field(default=(), compare=False)

    @property
    def besides(self) -> frozenset[str]:
        """Return the ids of the households that are no others: its own, and whom it is for."""
        return frozenset({self.chosen, *(own.household.id for own in self.records)})

    def is_free(self, number: str) -> bool:
        """Return whether a number was looked up and nobody else bears it."""
        return self.looked_up.get(number) is False

    @property
    def homes(self) -> tuple[Home, ...]:
        """Return the households that the request concerns, first the one that is filled in."""
        own = Home(self.before, self.record, self.source, self.again)
        return (own, self.beside) if self.beside else (own,)

    @property
    def records(self) -> tuple[HouseholdRecord, ...]:
        """Return what the request says of each of these households."""
        return tuple(home.record for home in self.homes)

    def subjects(self) -> tuple[Subject, ...]:
        """Return everything and everybody that the request says something of."""
        return tuple(own for record in self.records for own in record.subjects())

    def has(self, subject_id: str) -> bool:
        """Return whether one of the households holds a subject."""
        return any(record.has(subject_id) for record in self.records)

    def head_names(self) -> Mapping[str, str]:
        """Return whose household each one is, by its id: of the head before the request, if any."""
        told = {}
        for home in self.homes:
            ways = (
                head_name(self.instrument, own.household, own.persons)
                for own in (home.before, home.record)
            )
            told[home.record.household.id] = next(filter(None, ways), "")
        return told

    def home_of(self, subject_id: str) -> HouseholdRecord:
        """Return the household that holds a subject; the one that is filled in for a stranger."""
        return next((own for own in self.records if own.has(subject_id)), self.record)

    def subject(self, subject_id: str) -> Subject:
        """Return one subject.

        Raises:
            KeyError: no household of the request has such a subject.
        """
        return self.home_of(subject_id).subject(subject_id)

    def with_home(self, record: HouseholdRecord) -> "Entry":
        """Return the entry with another state of one of its households."""
        if self.beside and record.household.id == self.beside.record.household.id:
            return replace(self, beside=replace(self.beside, record=record))
        return replace(self, record=record)

    @property
    def converts(self) -> bool:
        """Return whether the request moves the household to another questionnaire."""
        return self.source.id != self.instrument.id

    def changes(self) -> tuple[merge.Change, ...]:
        """Return every answer that differs from where the request started, as on the paper.

        A person who only grew older since the last visit is no change.
        """
        return tuple(
            change
            for home in self.homes
            for change in differing.differences(self.instrument, home.before, home.record)
        )

    def is_new(self, subject_id: str) -> bool:
        """Return whether the request begins a subject: nobody had it before."""
        return all(subject_id not in home.before.revisions for home in self.homes)

    def begun(self) -> frozenset[str]:
        """Return the ids of the subjects that the request begins."""
        return frozenset(own.id for own in self.record.subjects() if self.is_new(own.id))

    def behind(self) -> frozenset[str]:
        """Return whose relation is asked anew: the head who is meant is the head no more."""
        if self.scope.behind is None:
            return frozenset()
        return left_behind(self.instrument, self.before, self.record, self.chosen)

    def scopes(self, subject_id: str) -> tuple[Scope, ...]:
        """Return what the request asks of a subject."""
        own = (self.scope,) if self._is_meant(subject_id) else ()
        more = self.scope.behind
        return (*own, more) if more is not None and subject_id in self.behind() else own

    def asks(self, subject_id: str, block_id: str) -> bool:
        """Return whether the request asks a block of a subject, or a question of it."""
        return any(block_id in own.blocks for own in self.scopes(subject_id))

    def _is_meant(self, subject_id: str) -> bool:
        """Return whether a subject is among those whom the kind of the request is about."""
        if self.scope.asked_of is AskedOf.CHOSEN:
            return subject_id == self.chosen
        if self.scope.asked_of is AskedOf.MOVED:
            return subject_id in self.moved
        return self.scope.asked_of is AskedOf.ALL or self.is_new(subject_id)

    def asks_of(self, subject_id: str, variable: Variable) -> bool:
        """Return whether the request asks a question of a subject."""
        return any(own.asks(variable) for own in self.scopes(subject_id))

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
        """Return whether the request asks where a finding stands.

        A move may make any answer of who moves doubtful, though it is not asked again.
        """
        place, variable = finding.place, self.instrument.variable(finding.place.variable)
        doubted = self.scope.asked_of is AskedOf.MOVED and finding.severity is Severity.FLAG
        if doubted and self.asks(place.subject, variable.block):
            return True
        return self.asks_of(place.subject, variable)


def open_entry(session: Session, number: str) -> Entry:
    """Return a draft, or what is being mended here, with every field that was acknowledged.

    Raises:
        RequestNotFoundError: there is no such request.
        NotADraftError: it was filed and went on; nothing was changed.
    """
    require_open(session, number)
    return read_entry(session, number)


def read_entry(session: Session, number: str) -> Entry:
    """Return any request's record with its findings, to be looked at.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    request = requests.get(session.store, number, session.office.id)
    questions = instrument(request.instrument[0])
    concerned = homes(session, request, questions)
    given = {own.key: own.reason for own in proposals.reasons(session.store, number)}
    is_mended = Flag.MENDING in request.flags
    entry = Entry(
        number=number,
        kind=request.kind,
        chosen=request.subject,
        scope=kinds(questions)[request.kind],
        instrument=questions,
        before=concerned[0].before,
        record=concerned[0].record,
        source=concerned[0].source,
        again=concerned[0].again,
        findings=(),
        reasons=given,
        cursor=drafts.cursor(session.store, number),
        today=session.today(),
        beside=concerned[1] if concerned[1:] else None,
        moved=moved(questions, concerned) if concerned[1:] else frozenset(),
        meant=returned.meant(session, number),
        mends=given.get(key_of(Flag.MENDING, session.office.id), "") if is_mended else "",
        own=request.owner == session.office.id,
    )
    return judged(session, entry)


def judged(session: Session, entry: Entry) -> Entry:
    """Return the entry with what the rules say of its records, with every age as of today.

    Whether another household bears a number that its owner types is a finding, too; an upper office
    judges that of what comes (`judging`).
    """
    today = session.today()
    checked = tuple(_checked(entry, own, today) for own in entry.records)
    found = [finding for own in checked for finding in own.findings]
    found.extend(returned.findings(entry.meant, entry.instrument, entry.records))
    if entry.own and entry.kind is RequestKind.TRANSFER:
        found.extend(moving.findings(entry.instrument, entry.before, entry.record))
    holder: Answers = {}
    if entry.kind is RequestKind.CARD_HOLDER_CHANGE:
        holder = holding.known(session, entry.instrument, entry.before, entry.record)
        found.extend(holding.findings(entry.instrument, entry.before, entry.record))
    if entry.own:
        is_shared = partial(_shared, session, entry)
        found.extend(sharing.findings(entry.instrument, entry.homes, is_shared))
    return replace(entry, findings=tuple(found), checked=checked, holder=holder)


def _checked(entry: Entry, record: HouseholdRecord, today: dt.date) -> Checked:
    """Return what the rules say of a household, those that a change concerns asked again."""
    grown = follow(entry.instrument, record, record, today)
    home = record.household.id
    before = next((own for own in entry.checked if own.record.household.id == home), None)
    return check_again(entry.instrument, grown, today, before)


def _shared(session: Session, entry: Entry, number: str) -> bool:
    """Return whether another household bears a number; each is looked up once."""
    if number not in entry.looked_up:
        found = recognising.known(session, number, entry.besides, entry.number)
        entry.looked_up[number] = bool(found)
    return entry.looked_up[number]
