"""Pending requests follow the register when it moves, answer by answer.

What is signed stays as it was signed; it is merged when it is accepted. In an answer that the
request and the register both changed the request's wish stays, until a person settles it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from db.register import revisions
from db.requests import conflicts, drafts, pending, proposals, requests, verifications
from db.requests.proposals import Proposed
from forms import editing, merge, sides
from forms.canonical import Json
from forms.lifecycle import REOPENS, Step
from forms.merge import Conflict
from forms.records import Revision, State, Subject
from forms.revisions import read_revision
from siksng_tui.services.entry import judging
from siksng_tui.services.office.sessions import Session

ORIGIN: Final = "merge"
"""Where revisions come from that are made of two."""

UNSIGNED: Final = (
    State.DRAFT,
    State.RECEIVED,
    State.CHECKED,
    State.FINALISED,
    State.RETURNED,
)
"""States in which this office has signed nothing of what a request proposes."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A subject whose state in the register is another one: hashes of the one before and now."""

    subject: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that a request and the register changed differently; None is "not answered"."""

    number: str
    subject: str
    path: str
    now: Json
    wish: Json


@dataclass(frozen=True, slots=True)
class Rebased:
    """A request that starts from new states: one of their subjects, and where it clashes."""

    number: str
    subject: str
    clashes: tuple[Clash, ...]


def rebase(session: Session, moved: Sequence[Moved]) -> list[Rebased]:
    """Return the pending requests of this office that start from states the register has now.

    Each says what it said, also where it clashes. It belongs into the transaction that moves the
    register.
    """
    done: list[Rebased] = []
    after = {own.before: own.now for own in moved}
    found = pending.touching(
        session.store, session.office.id, [own.subject for own in moved], UNSIGNED
    )
    for number in found:
        subject = _touched(session, number, moved)
        of_draft = tuple(_draft_clashes(session, number, moved))
        new = (*of_draft, *_rebased(session, number, moved, after))
        if new:
            places = [(clash.subject, clash.path) for clash in new]
            conflicts.note(session.store, number, places, session.clock())
        done.append(Rebased(number, subject, new))
    return done


def _touched(session: Session, number: str, moved: Sequence[Moved]) -> str:
    """Return the first subject that a request changes and that the register moved."""
    typed = {own.subject_uid for own in drafts.changes(session.store, number)}
    filed = {own.revision.subject.id for own in proposals.proposal(session.store, number)}
    return next(own.subject for own in moved if own.subject in typed | filed)


def _draft_clashes(session: Session, number: str, moved: Sequence[Moved]) -> Iterable[Clash]:
    """Yield the answers of a draft that the register changed otherwise; the others follow."""
    changes = drafts.changes(session.store, number)
    for own in moved:
        mine = [change for change in changes if change.subject_uid == own.subject]
        if not mine:
            continue
        before, now = (_subject(session, name) for name in (own.before, own.now))
        for change in mine:
            path = editing.read_path(change.path)
            old, new = (editing.answer_at(side, path) for side in (before, now))
            if old != new != change.value:
                yield Clash(number, own.subject, change.path, new, change.value)


def _rebased(
    session: Session, number: str, moved: Sequence[Moved], after: dict[str, str]
) -> list[Clash]:
    """Return where a proposal clashes with the states that it starts from now.

    `after` maps a state to the one that came in its place, and learns of the new proposal.
    """
    now = {own.subject: own.now for own in moved}
    signed = bool(proposals.signatures(session.store, number))
    made, clashes, is_other = [], list[Clash](), False
    for own in proposals.proposal(session.store, number):
        target = _target(session, own, now, after)
        if target is None:
            made.append((own.revision, own.base))
            continue
        revision, found = _made_of_both(session, own, target, signed=signed)
        clashes += [_clash(number, one, revision.subject) for one in found]
        after[own.hash], is_other = revision.hash, True
        made.append((revision, target))
    if is_other:
        proposals.propose(session.store, number, made, ORIGIN)
        _judge(session, number)
    return clashes


def _target(
    session: Session, own: Proposed, now: Mapping[str, str], after: Mapping[str, str]
) -> str | None:
    """Return the state that a proposed revision is to start from; None where it stays."""
    if own.base is None:
        return None
    if own.base in after:
        return after[own.base]
    newest = now.get(own.revision.subject.id)
    if newest is None or newest in {own.base, own.hash}:
        return None
    return newest if own.base in revisions.line(session.store, newest) else None


def _made_of_both(
    session: Session, own: Proposed, target: str, *, signed: bool
) -> tuple[Revision, tuple[Conflict, ...]]:
    """Return a proposed revision on another base, and the answers that both sides changed.

    What somebody signed stays its parent, so that the signature goes on with it.
    """
    before, now = (_subject(session, name) for name in (own.base or "", target))
    merged = merge.merge(before, now, own.revision.subject)
    revision = replace(
        own.revision,
        subject=merged.subject,
        parent=own.hash if signed else target,
        author=session.account.name,
        time=session.clock(),
    )
    return revision, merged.conflicts


def _judge(session: Session, number: str) -> None:
    """Let a request that went on come back where its new state has findings."""
    state = requests.get(session.store, number, session.office.id).state
    if state is State.RECEIVED:
        judging.judge(session, number)
    elif state in REOPENS and (why := judging.why(session, number)):
        with session.act("request.reopen", number=number, rebased=True):
            verifications.drop(session.store, number)
            requests.move(session.store, number, Step.REOPEN, session.doing(why))


def _clash(number: str, found: Conflict, subject: Subject) -> Clash:
    """Return a conflict of a merge as the store keeps it."""
    return Clash(
        number,
        subject.id,
        sides.path_of(found),
        sides.json_of(found.ours),
        sides.json_of(found.theirs),
    )


def _subject(session: Session, name: str) -> Subject:
    """Return the subject of a revision of the store, by its hash."""
    return read_revision(revisions.body(session.store, name)).subject
