"""Conflicts of a request with the register, side by side, and how a person settles each."""

from dataclasses import dataclass, replace

from db.register import revisions
from db.requests import conflicts, drafts, proposals, requests
from forms import sides
from forms.canonical import Json
from forms.errors import NotFoundError, RefusedError
from forms.records import Revision, Role, State, Subject
from forms.revisions import read_revision
from siksng_tui.services.entry import entry, judging
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests.rebasing import ORIGIN, UNSIGNED


class ConflictNotFoundError(NotFoundError):
    """The request has no such conflict, or it is settled; nothing was changed. Facts: number."""

    code, field = "conflict-not-found", "path"


class ConflictSignedError(RefusedError):
    """The request went on as it was signed; nothing was changed. Facts: number."""

    code, field = "conflict-signed", "number"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that a request and the register changed differently.

    `now` is the register's, `wish` the request's; None is "not answered".
    """

    subject: str
    path: str
    now: Json
    wish: Json


def conflicts_of(session: Session, number: str) -> tuple[Conflict, ...]:
    """Return what of a request is not settled.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    filled = entry.read_entry(session, number)
    return tuple(
        Conflict(
            subject,
            path,
            sides.value_at(_standing(session, subject), path),
            sides.value_at(filled.subject(subject), path),
        )
        for subject, path in conflicts.of_request(session.store, number)
    )


def count(session: Session, number: str) -> int:
    """Return how many conflicts of a request are not settled.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return len(conflicts.of_request(session.store, number))


def numbers(session: Session) -> tuple[str, ...]:
    """Return the numbers of the requests in which this office has a conflict to settle."""
    return conflicts.numbers(session.store, session.office.id, UNSIGNED)


def settle(session: Session, number: str, place: conflicts.Place, *, keep: bool) -> None:
    """Settle one conflict: the request keeps its wish, or has the register's answer from here on.

    Raises:
        RoleMissingError, ConflictNotFoundError, ConflictSignedError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    state = requests.get(session.store, number, session.office.id).state
    if place not in conflicts.of_request(session.store, number):
        raise ConflictNotFoundError(number=number)
    if state not in UNSIGNED:
        raise ConflictSignedError(number=number)
    with session.act("request.conflict", number=number, kept=keep):
        if not keep:
            _drop(session, number, place)
        conflicts.settle(session.store, number, [place])
        if state is State.RECEIVED:
            judging.judge(session, number)


def _drop(session: Session, number: str, place: conflicts.Place) -> None:
    """Let a request have the register's answer; whoever settles it had a hand in it."""
    subject, path = place
    drafts.forget(session.store, number, subject, path)
    standing = _standing(session, subject)
    proposed = [
        (_with_answer(session, own.revision, standing, path), own.base)
        if own.revision.subject.id == subject
        else (own.revision, own.base)
        for own in proposals.proposal(session.store, number)
    ]
    if proposed:
        proposals.propose(session.store, number, proposed, ORIGIN)
    proposals.touch(session.store, number, session.account.name)


def _with_answer(session: Session, own: Revision, standing: Subject, path: str) -> Revision:
    """Return a proposed revision with the register's answer in one place."""
    subject = sides.with_value(own.subject, standing, path)
    return replace(own, subject=subject, author=session.account.name, time=session.clock())


def _standing(session: Session, subject: str) -> Subject:
    """Return the state that the register has of a subject."""
    name = revisions.accepted(session.store, subject)
    return read_revision(revisions.body(session.store, name or "")).subject
