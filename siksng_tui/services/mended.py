"""What other offices made of a request: who changed which answer, and why.

Read from the revisions themselves: those between what its owner signed and what it has become.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from db import decisions, proposals, requests, revisions
from forms import differing, editing
from forms.merge import Change
from forms.records import HouseholdRecord, Revision
from forms.revisions import read_revision
from siksng_tui.exchange.statements import signed_revisions
from siksng_tui.services.entry_state import Entry
from siksng_tui.services.sessions import Session

Step = tuple[Revision | None, Revision]
"""A state of a subject, and the one that came after it; None where nobody had it before."""


@dataclass(frozen=True, slots=True)
class Mending:
    """The answers that a person of an upper office changed in one go."""

    author: str
    time: dt.datetime
    reason: str
    changes: tuple[Change, ...]


def mendings(session: Session, read: Entry) -> tuple[Mending, ...]:
    """Return what was made of a request after its owner signed it, oldest first."""
    signed = signed_by(session, read.number, _owner(session, read))
    steps = [step for name in _newest(session, read) for step in _steps(session, name, signed)]
    steps.sort(key=lambda step: (step[1].time, step[1].author))
    in_one_go = groupby(steps, key=lambda step: (step[1].author, step[1].reason))
    return tuple(
        Mending(author, acts[0][1].time, reason, tuple(_changes(read, acts)))
        for (author, reason), group in in_one_go
        for acts in [list(group)]
    )


def signed_by(session: Session, number: str, office: str) -> frozenset[str]:
    """Return the hashes of the revisions that people of an office signed for a request.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return frozenset(
        name
        for own in proposals.signatures(session.store, number)
        if own.office == office
        for name in signed_revisions(own.statement)
    )


def _owner(session: Session, read: Entry) -> str:
    """Return the id of the office that entered a request."""
    return requests.get(session.store, read.number, session.office.id).owner


def _newest(session: Session, read: Entry) -> tuple[str, ...]:
    """Return the hashes of what a request has become: at its owner as the last verdict says."""
    if _owner(session, read) != session.office.id:
        return tuple(own.hash for own in proposals.proposal(session.store, read.number))
    told = decisions.of_request(session.store, read.number)
    return told[-1].decision.revisions if told else ()


def _steps(session: Session, name: str, signed: frozenset[str]) -> Iterator[Step]:
    """Yield each state after the signed one, oldest first, with the one before it.

    Of a subject of which the owner signed nothing it is the last step alone.
    """
    line: list[Revision] = []
    for own in revisions.line(session.store, name):
        line.insert(0, read_revision(revisions.body(session.store, own)))
        if own in signed:
            yield from pairwise(line)
            return
    if line:
        yield line[-2] if line[1:] else None, line[-1]


def _changes(read: Entry, acts: Sequence[Step]) -> Iterator[Change]:
    """Yield the answers that some steps changed, as on the paper."""
    for record in read.records:
        before = after = record
        for was, now in acts:
            if record.has(now.subject.id):
                before = _with(before, was, now)
                after = editing.with_subject(after, now.subject)
        yield from differing.differences(read.instrument, before, after)


def _with(record: HouseholdRecord, was: Revision | None, now: Revision) -> HouseholdRecord:
    """Return a household as it was before a step."""
    if was is None:
        return editing.without(record, now.subject.id)
    return editing.with_subject(record, was.subject)
