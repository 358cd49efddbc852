"""What other offices made of a request: who changed which answer, and why.

Read from the revisions themselves: those between what its owner signed and what it has become.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from db.office import offices
from db.parcels import parcels
from db.parcels.parcels import Direction
from db.register import revisions
from db.requests import decisions, proposals, requests
from forms import differing, editing
from forms.merge import Change
from forms.records import HouseholdRecord, Revision
from forms.revisions import read_revision
from siksng_tui.exchange.statements import signed_revisions
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Step:
    """A state of a subject and the one after it; None where nobody had it before.

    `office` is the id of the office that made the one after it, empty where that is not known.
    """

    before: Revision | None
    after: Revision
    office: str


@dataclass(frozen=True, slots=True)
class Mending:
    """The answers that a person of an upper office changed in one go.

    `office` is the name of that office; empty where only its being above the owner is known.
    """

    office: str
    author: str
    time: dt.datetime
    reason: str
    changes: tuple[Change, ...]


def mendings(session: Session, read: Entry) -> tuple[Mending, ...]:
    """Return what was made of a request after its owner signed it, oldest first."""
    request = requests.get(session.store, read.number, session.office.id)
    signed = signed_by(session, read.number, request.owner)
    makers = _makers(session, read.number)
    lines = [_line(session, name, signed) for name in _newest(session, read)]
    unsigned = _maker_of_unsigned(session, read)
    steps = list(chain.from_iterable(_steps(line, makers, unsigned) for line in lines))
    steps.sort(key=attrgetter("after.time", "after.author"))
    names = {own.id: own.name for own in offices.every(session.store)}
    in_one_go = groupby(steps, key=attrgetter("office", "after.author", "after.reason"))
    return tuple(
        Mending(
            names.get(office, office), author, acts[0].after.time, reason,
            tuple(_changes(read, acts)),
        )
        for (office, author, reason), group in in_one_go
        for acts in [list(group)]
    )  # fmt: skip


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


def _newest(session: Session, read: Entry) -> tuple[str, ...]:
    """Return the hashes of what a request has become: at its owner as the last verdict says."""
    if not read.own:
        return tuple(own.hash for own in proposals.proposal(session.store, read.number))
    told = decisions.of_request(session.store, read.number)
    return told[-1].decision.revisions if told else ()


def _makers(session: Session, number: str) -> Mapping[str, str]:
    """Return the office where each revision was signed first, by the revision's hash."""
    found: dict[str, str] = {}
    for own in proposals.signatures(session.store, number):
        for name in signed_revisions(own.statement):
            found.setdefault(name, own.office)
    return found


def _maker_of_unsigned(session: Session, read: Entry) -> str:
    """Return which office made what nobody signed as far as is known here, empty if unknown.

    At its owner it came with a verdict, which names the office that decided and no other: that
    one made it where the owner sent the request straight there.
    """
    if not read.own:
        return session.office.id
    told = decisions.of_request(session.store, read.number)
    sent = parcels.of_request(session.store, read.number, Direction.OUT)
    straight = told and told[-1].decision.office in {own.recipient for own in sent}
    return told[-1].decision.office if straight else ""


def _line(session: Session, name: str, signed: frozenset[str]) -> list[Revision | None]:
    """Return the states of a subject from the signed one on, oldest first.

    Of a subject of which the owner signed nothing it is the last state and the one before it.
    """
    line: list[Revision | None] = []
    for own in revisions.line(session.store, name):
        line.insert(0, read_revision(revisions.body(session.store, own)))
        if own in signed:
            return line
    return [None, *line][-2:]


def _steps(
    line: Sequence[Revision | None], makers: Mapping[str, str], unsigned: str
) -> Iterator[Step]:
    """Yield each state after the first of a line, newest first, and which office made it.

    What an office made and changed again before it signed is its own, too.
    """
    office = unsigned
    for before, after in zip(reversed(line[:-1]), reversed(line[1:]), strict=True):
        if after is not None:
            office = makers.get(after.hash, office)
            yield Step(before, after, office)


def _changes(read: Entry, acts: Sequence[Step]) -> Iterator[Change]:
    """Yield the answers that some steps changed, as on the paper."""
    for record in read.records:
        before = after = record
        for own in acts:
            if record.has(own.after.subject.id):
                before = _with(before, own)
                after = editing.with_subject(after, own.after.subject)
        yield from differing.differences(read.instrument, before, after)


def _with(record: HouseholdRecord, step: Step) -> HouseholdRecord:
    """Return a household as it was before a step."""
    if step.before is None:
        return editing.without(record, step.after.subject.id)
    return editing.with_subject(record, step.before.subject)
