"""Making what a request proposes the register's state, answer by answer where it moved on.

Where an answer was changed by the request and, since the request began, in the register as well,
the request's value is taken, unless whoever ruled on it said that the register's stays.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from db import accept, proposals, revisions
from forms import merge, sides
from forms.merge import Conflict
from forms.records import Revision, Subject
from forms.revisions import read_revision
from siksng_tui.services import rebasing
from siksng_tui.services.rebasing import Moved
from siksng_tui.services.sessions import Session


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
    proposed = (one.revision for one in proposals.proposal(session.store, number))
    return tuple(
        Clash(_path(own.subject, conflict), conflict)
        for own in proposed
        for conflict in _merged(session, own)[1]
    )


def accept_revisions(
    session: Session, accepted: Collection[Revision], kept: Collection[str] = ()
) -> None:
    """Make revisions, which the store has, the register's: all of them, in their order.

    An office that passes on requests of families which its register does not have applies none.

    Args:
        session: the unlocked office.
        accepted: what was accepted.
        kept: answers, as `Clash.path` names them, in which the register's value stays.
    """
    begun = {own.subject.id for own in accepted if own.parent is None}
    moved = []
    for own in accepted:
        if not _has_home(session, own.subject, begun):
            continue
        before = revisions.accepted(session.store, own.subject.id)
        now = _applied(session, own, kept)
        if before not in {None, now}:
            moved.append(Moved(own.subject.id, before or "", now))
    rebasing.rebase(session, moved)


def _applied(session: Session, own: Revision, kept: Collection[str]) -> str:
    """Return the hash of the state that the register has by an accepted revision."""
    subject, _ = _merged(session, own, kept)
    if subject == own.subject:
        accept.apply_revision(session.store, own.hash)
        return own.hash
    made = replace(
        own,
        subject=subject,
        parent=own.hash,
        author=session.account.name,
        time=session.clock(),
    )
    revisions.keep(session.store, made, rebasing.ORIGIN)
    accept.apply_revision(session.store, made.hash)
    return made.hash


def _has_home(session: Session, subject: Subject, begun: Collection[str]) -> bool:
    """Return whether the register has a subject's household, or it is begun just now."""
    home = subject.links.get("household", subject.id)
    return home in begun or revisions.accepted(session.store, home) is not None


def _merged(
    session: Session, own: Revision, kept: Collection[str] = ()
) -> tuple[Subject, tuple[Conflict, ...]]:
    """Return a subject as a revision and the register make it, and where they disagree."""
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
