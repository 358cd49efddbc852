"""Making what a request proposes the register's state, answer by answer where it moved on.

Where an answer was changed by the request and, since the request began, in the register as well,
the request's value is taken, unless whoever ruled on it said that the register's stays.
"""

from collections.abc import Collection
from dataclasses import replace

from db.register import revisions
from db.requests import accept
from forms.records import Revision, Subject
from siksng_tui.services.entry.clashing import merged
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import rebasing
from siksng_tui.services.requests.rebasing import Moved


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
    subject, _ = merged(session, own, kept)
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
