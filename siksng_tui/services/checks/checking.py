"""The rules over the whole register, or over every request that is not decided.

A few records are read at a time, so that memory stays small however large the register is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from db.register import elsewhere, households
from db.requests import rounds
from db.requests.rounds import Stop
from forms import rules
from forms.checks.view import View
from forms.errors import NotFoundError
from forms.findings import Finding, Severity
from forms.loading import instrument
from forms.presence import codes_of_presence
from forms.records import HouseholdRecord
from forms.register_rules import Claim, claims, register_rules
from forms.rulebook import rulebook
from siksng_tui.services.entry import entry
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session

BATCH: Final = 100
"""Records that are read together; progress is told after each batch."""


class RegionUnknownError(NotFoundError):
    """This office knows no region of this code; nothing was checked. Facts: region."""

    code, field = "region-unknown", "village"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is checked: a region by its code, "" for all; its requests, or its register."""

    region: str = ""
    requests: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding, and where it stands.

    `request` is empty in the register. `family` and `member` count from 1 and are 0 where the
    finding is of another subject. `explained` says that somebody gave a reason; `other` is the
    other household of a finding between two.
    """

    household: str
    request: str
    village: str
    family: int
    member: int
    finding: Finding
    explained: bool
    other: str = ""

    @property
    def open(self) -> bool:
        """Return whether somebody has to mend or explain it."""
        return self.finding.severity is not Severity.NOTE and not (
            self.explained and self.finding.severity is Severity.FLAG
        )


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule spoke, and in how many households or requests."""

    rule: str
    severity: Severity
    findings: int
    records: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a check came to: records looked at, findings that stay open, and each rule's counts."""

    records: int
    open: int
    rules: tuple[RuleCount, ...]


@dataclass(slots=True)
class _Tally:
    """The summary while it grows."""

    records: int = 0
    open: int = 0
    severities: dict[str, Severity] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)

    def add(self, of_record: Sequence[Listed]) -> None:
        """Count the findings of one record."""
        self.records += 1
        self.open += sum(listed.open for listed in of_record)
        self.severities |= {it.finding.rule: it.finding.severity for it in of_record}
        self.findings.update(it.finding.rule for it in of_record)
        self.places.update({it.finding.rule for it in of_record})

    def summary(self) -> Summary:
        """Return the counts, by the numbers of the rules."""
        counted = tuple(
            RuleCount(rule, self.severities[rule], self.findings[rule], self.places[rule])
            for rule in sorted(self.findings)
        )
        return Summary(self.records, self.open, counted)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A record on the round with what the rules of its instrument say."""

    stop: Stop
    record: HouseholdRecord
    view: View
    findings: tuple[Finding, ...]
    reasons: frozenset[str]


def _unwatched(_done: int, _total: int) -> None:
    """Ignore progress."""


def check(
    session: Session,
    scope: Scope,
    take: Callable[[Listed], None],
    progress: Callable[[int, int], None] = _unwatched,
) -> Summary:
    """Return the counts of a check whose findings were handed over one by one.

    The audit gets the counts; the records are left as they are.

    Args:
        session: the unlocked office.
        scope: what is checked.
        take: is given each finding.
        progress: told records done and all; what it raises stops the check.

    Raises:
        RegionUnknownError: nothing was checked.
        RevisionDamagedError: a stored revision does not fit its hash; the check stops there.
    """
    if scope.region and all_regions(session).get(scope.region) is None:
        raise RegionUnknownError(region=scope.region)
    tally, total, present = _Tally(), _total(session, scope), _present(session)
    for batch in _batches(session, scope):
        for of_record in _listed(session, list(batch), present):
            tally.add(of_record)
            for listed in of_record:
                take(listed)
        progress(tally.records, max(total, tally.records))
    summary = tally.summary()
    _record(session, scope, summary)
    return summary


def _record(session: Session, scope: Scope, summary: Summary) -> None:
    """Leave the audit entry of a check: counts only."""
    with session.act("register.check", region=scope.region, requests=scope.requests) as counts:
        counts.update(records=summary.records, open=summary.open)
        counts["rules"] = {one.rule: one.findings for one in summary.rules}


def _total(session: Session, scope: Scope) -> int:
    """Return how many records there are to look at."""
    if scope.requests:
        return rounds.count_requests(session.store, session.office.id, scope.region)
    return rounds.count_households(session.store, scope.region)


def _batches(session: Session, scope: Scope) -> Iterator[Iterator[_Judged]]:
    """Yield the records of a scope with their findings, some at a time."""
    if scope.requests:
        own = session.office.id
        for stops in rounds.requests(session.store, own, scope.region, BATCH):
            yield chain.from_iterable(_proposed(session, stop) for stop in stops)
        return
    for stops in rounds.households(session.store, scope.region, BATCH):
        given = frozenset(rounds.reasons(session.store, (stop.household for stop in stops)))
        yield (_accepted(session, stop, given) for stop in stops)


def _accepted(session: Session, stop: Stop, reasons: frozenset[str]) -> _Judged:
    """Return a household of the register with what its rules say."""
    record = households.household(session.store, stop.household)
    view = View(instrument(record.instrument), record, session.today())
    return _Judged(stop, record, view, rules.apply(rulebook(view.instrument), view), reasons)


def _proposed(session: Session, stop: Stop) -> Iterator[_Judged]:
    """Yield each household as a request would make it, with what its rules say."""
    seen = entry.read_entry(session, stop.request)
    for record in seen.records:
        place = stop._replace(household=record.household.id)
        view = View(seen.instrument, record, session.today())
        found = tuple(own for own in seen.findings if record.has(own.place.subject))
        yield _Judged(place, record, view, found, frozenset(seen.reasons))


def _present(session: Session) -> tuple[str, ...]:
    """Return INSTRUMENT/CODE for each code with which a person lives in a household."""
    used = map(instrument, rounds.instruments(session.store))
    return tuple(f"{own.id}/{code}" for own in used for code in sorted(codes_of_presence(own)))


def _listed(
    session: Session, batch: Sequence[_Judged], present: Sequence[str]
) -> Iterator[list[Listed]]:
    """Yield the findings of each record of a batch, those between households last."""
    made = [(judged, claim) for judged in batch for claim in claims(judged.view)]
    shared: dict[int, list[tuple[Claim, str]]] = {}
    for kind in register_rules():
        asked = [(judged, claim) for judged, claim in made if claim.shared is kind]
        holders = elsewhere.holders(session.store, kind, list(map(_asked, asked)), present)
        for (judged, claim), other in zip(asked, holders, strict=True):
            if other:
                shared.setdefault(id(judged), []).append((claim, other))
    for judged in batch:
        between = [
            _line(judged, register_rules()[claim.shared].finding(claim.where, claim.number), other)
            for claim, other in shared.get(id(judged), [])
        ]
        told = {own.finding.key for own in between}
        yield [_line(judged, own) for own in judged.findings if own.key not in told] + between


def _asked(made: tuple[_Judged, Claim]) -> elsewhere.Asked:
    """Return a claim as the store is asked about it."""
    judged, claim = made
    return elsewhere.Asked(judged.stop.household, claim.where.subject, claim.number)


def _line(judged: _Judged, finding: Finding, other: str = "") -> Listed:
    """Return a finding with where it stands."""
    subject, record = finding.place.subject, judged.record
    families = [family.id for family in record.families]
    persons = [person.id for person in record.persons]
    return Listed(
        household=judged.stop.household,
        request=judged.stop.request,
        village=judged.stop.village,
        family=families.index(subject) + 1 if subject in families else 0,
        member=persons.index(subject) + 1 if subject in persons else 0,
        finding=finding,
        explained=finding.key in judged.reasons,
        other=other,
    )
