"""Where a request and the register disagree, and what both of them make together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.register import revisions
from db.requests import proposals
from forms import merge, sides
from forms.merge import Conflict
from forms.records import Revision, Subject
from forms.revisions import read_revision
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that a request and the register changed differently since the request began.

    `path` is "SUBJECT/PATH", as decisions name answers.
    """

    path: str
    conflict: Conflict


def clashes(session: Session, number: str) -> tuple[Clash, ...]:
    """Return the answers in which a request and the register of this office disagree.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return among(session, (one.revision for one in proposals.proposal(session.store, number)))


def among(session: Session, proposed: Iterable[Revision]) -> tuple[Clash, ...]:
    """Return the answers in which proposed revisions and the register of this office disagree."""
    return tuple(
        Clash(_path(own.subject, conflict), conflict)
        for own in proposed
        for conflict in merged(session, own)[1]
    )


def merged(
    session: Session, own: Revision, kept: Collection[str] = ()
) -> tuple[Subject, tuple[Conflict, ...]]:
    """Return a subject as a revision and the register make it, and where they disagree.

    Args:
        session: the unlocked office.
        own: the revision, which the store has.
        kept: answers, as `Clash.path` names them, in which the register's value stays.
    """
    standing = revisions.accepted(session.store, own.subject.id)
    if standing is None or own.parent == standing:
        return own.subject, ()
    base = _common(session, own, standing)
    if base in {None, standing}:
        return own.subject, ()
    before, now = (_read(session, name).subject for name in (base or "", standing))
    conflicts = merge.merge(before, now, own.subject).conflicts
    stays = [one.spot for one in conflicts if _path(own.subject, one) in kept]
    return merge.merge(before, now, own.subject, stays).subject, conflicts


def _common(session: Session, own: Revision, standing: str) -> str | None:
    """Return the newest state that a revision and the register's both come from, if known."""
    line = set(revisions.line(session.store, standing))
    lineage = revisions.line(session.store, own.hash)
    return next((name for name in lineage if name in line), None)


def _read(session: Session, name: str) -> Revision:
    """Return a revision of the store by its hash."""
    return read_revision(revisions.body(session.store, name))


def _path(subject: Subject, conflict: Conflict) -> str:
    """Return how decisions name an answer."""
    return f"{subject.id}/{sides.path_of(conflict)}"
