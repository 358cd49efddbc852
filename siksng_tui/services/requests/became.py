"""What a request has become at the offices above, as a verdict carries it down.

Of an accepted one it is what the register has; of a returned one what an office above made of it,
from which its owner goes on.
"""

from collections.abc import Collection, Sequence

from db.register import revisions
from db.requests import decisions, proposals
from db.requests.decisions import Outcome, Proposed
from forms.records import Request, Revision
from forms.revisions import read_revision
from siksng_tui.exchange.errors import RequestLineWrongError
from siksng_tui.exchange.submission import CarriedRevision
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests.mended import signed_by


def carried(session: Session, told: Proposed, below: str) -> tuple[CarriedRevision, ...]:
    """Return what a request has become, on top of what the office below signed of it.

    Nothing of one that was given up, or goes back as it came.
    """
    number, outcome = told.number, told.decision.outcome
    if outcome not in {Outcome.ACCEPTED, Outcome.RETURNED}:
        return ()
    proposed = proposals.proposal(session.store, number)
    signed = signed_by(session, number, below)
    names = list(told.decision.revisions)
    if not names and outcome is Outcome.ACCEPTED:
        names = [_standing(session, own) for own in proposed]
    elif not names and not signed.issuperset(own.hash for own in proposed):
        names = [own.hash for own in proposed]
    known = signed | {own.base for own in proposed if own.base}
    return tuple(_above(session, name, known) for name in names)


def require_ours(session: Session, of: Request, came: Sequence[CarriedRevision]) -> None:
    """Refuse what does not come from all that this office proposed, to the same questions.

    Raises:
        RequestLineWrongError: nothing was taken.
    """
    if any((own.revision.instrument, own.revision.version) != of.instrument for own in came):
        raise RequestLineWrongError(part="revisions")
    lines = [{own.base, *(one.hash for one in (*own.pending, own.revision))} for own in came]
    for own in proposals.proposal(session.store, of.number):
        if not any(own.hash in line for line in lines):
            raise RequestLineWrongError(part="revisions")


def restate(session: Session, number: str) -> None:
    """Let a request that came back propose what the office above made of it.

    It belongs into the step that takes up the request again.
    """
    told = decisions.of_request(session.store, number)
    names = told[-1].decision.revisions if told else ()
    if not names:
        return
    bases = {own.revision.subject.id: own for own in proposals.proposal(session.store, number)}
    stated = []
    for name in names:
        revision = read_revision(revisions.body(session.store, name))
        own = bases.get(revision.subject.id)
        stated.append((revision, own.base if own else _known(session, revision.parent)))
    proposals.propose(session.store, number, stated)


def _standing(session: Session, proposed: proposals.Proposed) -> str:
    """Return the hash of what the register has of a proposed revision.

    Where the register moved on by another request, the proposed one goes as it was accepted.
    """
    name = revisions.accepted(session.store, proposed.revision.subject.id)
    if name is not None and proposed.hash in revisions.line(session.store, name):
        return name
    return proposed.hash


def _above(session: Session, name: str, known: Collection[str]) -> CarriedRevision:
    """Return a revision with those between it and what the office below knows, oldest first."""
    newest = read_revision(revisions.body(session.store, name))
    if name in known:
        return CarriedRevision(newest, newest.parent)
    between: list[Revision] = []
    parent = newest.parent
    while parent is not None and parent not in known and revisions.known(session.store, parent):
        revision = read_revision(revisions.body(session.store, parent))
        between.insert(0, revision)
        parent = revision.parent
    return CarriedRevision(newest, parent, tuple(between))


def _known(session: Session, name: str | None) -> str | None:
    """Return the hash of a state, None where the store has none."""
    return name if revisions.known(session.store, name) else None
