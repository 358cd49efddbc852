"""The work queues: every request stands in exactly one, by its state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db import register, requests
from db.requests import Event, RequestSummary
from forms import merge
from forms.findings import Finding
from forms.instrument import Instrument
from forms.records import HouseholdRecord, Request, State
from forms.told import head_name, told
from siksng_tui.services import entry
from siksng_tui.services.sessions import Session

__all__ = [
    "Counts",
    "Event",
    "RequestSummary",
    "Review",
    "counts",
    "numbers",
    "page",
    "review",
    "summaries",
]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the home screen counts: the register, and each queue."""

    register: register.RegisterCounts
    queues: Mapping[State, int]


@dataclass(frozen=True, slots=True)
class Review:
    """One request with all that a person needs to decide on it."""

    request: Request
    head_name: str
    address: str
    instrument: Instrument
    before: HouseholdRecord
    after: HouseholdRecord
    changes: tuple[merge.Change, ...]
    findings: tuple[Finding, ...]
    reasons: Mapping[str, str]
    events: tuple[Event, ...]


def counts(session: Session) -> Counts:
    """Return the counts of the register and of each queue."""
    return Counts(
        register=register.counts(session.store),
        queues=requests.counts(session.store, session.office.id),
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
    return requests.page(session.store, session.office.id, state, after=after, limit=limit)


def numbers(session: Session, *states: State) -> tuple[str, ...]:
    """Return the numbers of some queues, one queue after the other, each oldest first."""
    own = session.office.id
    return tuple(
        number for state in states for number in requests.numbers_in(session.store, own, state)
    )


def summaries(session: Session, numbers: Sequence[str]) -> tuple[RequestSummary, ...]:
    """Return requests by their numbers, in the order of these; an unknown one is left out."""
    return requests.summaries(session.store, session.office.id, numbers)


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
        changes=seen.changes(),
        findings=seen.asked_findings(),
        reasons=seen.reasons,
        events=requests.events(session.store, number),
    )
