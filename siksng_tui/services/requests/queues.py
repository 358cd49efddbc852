"""The work queues: every request stands in exactly one, by its state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from db.agenda import agenda
from db.agenda.agenda import Section
from db.duplicates import duplicates
from db.register import register
from db.requests import conflicts, decisions, request_queues, requests, verifications
from db.requests import drafts as stored_drafts
from db.requests.request_queues import RequestSummary
from db.requests.requests import Event
from forms import merge
from forms.findings import Finding
from forms.instrument import Instrument
from forms.records import HouseholdRecord, Request, RequestKind, State
from forms.told import head_name, told
from siksng_tui.services.entry import entry, returned
from siksng_tui.services.entry.returned import SentBack
from siksng_tui.services.lists import proposal_results
from siksng_tui.services.lists.proposal_results import ProposalResult
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import mended, taken_by
from siksng_tui.services.requests.mended import Mending
from siksng_tui.services.requests.rebasing import UNSIGNED

__all__ = [
    "CARDS",
    "DATA",
    "Counts",
    "Event",
    "RequestSummary",
    "Review",
    "counts",
    "drafts",
    "numbers",
    "page",
    "review",
    "summaries",
    "work",
]

CARDS: Final = (RequestKind.CARD_HOLDER_CHANGE, RequestKind.PROPOSAL)
"""Kinds that propose a programme or its card (KKS); the others are corrections of the register."""

DATA: Final = tuple(own for own in RequestKind if own not in CARDS)
"""The others."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the home screen counts: the register, and each queue.

    `work` is what this office takes further itself, `cards` that of these KKS alone, `to_verify`
    what waits for verification, `to_judge` what offices below sent, `to_tell` what was decided and
    the citizen was not told, `conflicts` what clashes with the register, `to_confirm` the decisions
    that wait for a second person, `duplicates` the pairs that a search found.
    """

    register: register.RegisterCounts
    queues: Mapping[State, int]
    work: Mapping[State, int]
    cards: Mapping[State, int]
    to_verify: int = 0
    to_judge: int = 0
    to_tell: int = 0
    conflicts: int = 0
    to_confirm: int = 0
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One request with all that a person needs to decide on it.

    `beside` is the other household of a split or a merge, as the request has it, `head_names` whose
    household each one is; `sent_back` says why it came back here, if it did; `conflicts` are the
    answers that clash with the register and are not settled; `takers` who took each of the
    `events`, empty for the program; `mendings` what offices above its owner changed; `results` what
    the national system answered about a proposal; `own` tells whether this office entered it.
    """

    request: Request
    head_name: str
    address: str
    instrument: Instrument
    before: HouseholdRecord
    after: HouseholdRecord
    beside: HouseholdRecord | None
    head_names: Mapping[str, str]
    changes: tuple[merge.Change, ...]
    findings: tuple[Finding, ...]
    reasons: Mapping[str, str]
    events: tuple[Event, ...]
    takers: tuple[str, ...]
    sent_back: SentBack | None
    conflicts: int
    mendings: tuple[Mending, ...]
    results: tuple[ProposalResult, ...]
    own: bool

    @property
    def records(self) -> tuple[HouseholdRecord, ...]:
        """Return the households that the request concerns, as it has them."""
        return (self.after, self.beside) if self.beside else (self.after,)


def counts(session: Session) -> Counts:
    """Return the counts of the register and of each queue."""
    return Counts(
        register=register.counts(session.store),
        queues=request_queues.counts(session.store, session.office.id),
        work=request_queues.work_counts(session.store, session.office.id),
        cards=request_queues.work_counts(session.store, session.office.id, CARDS),
        to_verify=len(verifications.waiting(session.store, session.office.id)),
        to_judge=len(request_queues.from_below(session.store, session.office.id)),
        to_tell=agenda.waiting(session.store, session.office.id, Section.UNTOLD_CITIZEN).count,
        conflicts=len(conflicts.numbers(session.store, session.office.id, UNSIGNED)),
        to_confirm=decisions.count_to_confirm(session.store),
        duplicates=duplicates.count_open(session.store),
    )


def page(
    session: Session, state: State | None, *, after: str = "", limit: int = 200
) -> tuple[RequestSummary, ...]:
    """Return a page of a queue, oldest first; all requests for None.

    Args:
        session: the unlocked office.
        state: the queue.
        after: the number of the last request of the page before; empty for the first.
        limit: rows of a page.
    """
    return request_queues.page(session.store, session.office.id, state, after=after, limit=limit)


def numbers(session: Session, *states: State) -> tuple[str, ...]:
    """Return the numbers of some queues, one queue after the other, each oldest first."""
    store, own = session.store, session.office.id
    return tuple(
        chain.from_iterable(request_queues.numbers_in(store, own, state) for state in states)
    )


def work(session: Session, *states: State, kinds: Sequence[RequestKind] = ()) -> tuple[str, ...]:
    """Return the numbers of some queues that this office takes further itself, oldest first.

    Args:
        session: the unlocked office.
        states: the queues, one behind the other.
        kinds: only these; every one where none is named.
    """
    store, own = session.store, session.office.id
    found = (request_queues.work_in(store, own, state, kinds=kinds) for state in states)
    return tuple(chain.from_iterable(found))


def drafts(session: Session, *, own: bool) -> tuple[str, ...]:
    """Return the numbers of what is half done, the oldest first: the person's own, or all."""
    return request_queues.numbers_in(
        session.store,
        session.office.id,
        State.DRAFT,
        entered_by=session.account.name if own else "",
    )


def broken_off(session: Session) -> str:
    """Return the number of the own draft that was left without a lock; empty where none was.

    It is the newest one, if this person was the last one in it.
    """
    own = drafts(session, own=True) if session.broken_off else ()
    is_there = bool(own) and stored_drafts.is_at(session.store, own[-1], session.account.name)
    return own[-1] if is_there else ""


def summaries(session: Session, numbers: Sequence[str]) -> tuple[RequestSummary, ...]:
    """Return requests by their numbers, in the order of these; an unknown one is left out."""
    return request_queues.summaries(session.store, session.office.id, numbers)


def review(session: Session, number: str) -> Review:
    """Return a request as it stands: before and after, findings with their reasons, history.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    seen = entry.read_entry(session, number)
    request = requests.get(session.store, number, session.office.id)
    return Review(
        request=request,
        head_name=head_name(seen.instrument, seen.record.household, seen.record.persons),
        address=told(seen.instrument, seen.record.household.answers, "address"),
        instrument=seen.instrument,
        before=seen.before,
        after=seen.record,
        beside=seen.beside.record if seen.beside else None,
        head_names=seen.head_names(),
        changes=seen.changes(),
        findings=seen.asked_findings(),
        reasons=seen.reasons,
        events=requests.events(session.store, number),
        takers=taken_by.takers(session, number),
        sent_back=returned.sent_back(session, number),
        conflicts=len(conflicts.of_request(session.store, number)),
        mendings=mended.mendings(session, seen),
        results=proposal_results.of_request(session, request, seen),
        own=request.owner == session.office.id,
    )
