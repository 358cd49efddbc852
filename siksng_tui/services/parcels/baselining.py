"""An extract from above becomes the register of this office: the new baseline.

What it changes is kept as differences of its parcel. What it no longer has is listed and stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from db.parcels import differences
from db.parcels.differences import Difference, DifferenceKind
from db.parcels.parcels import Parcel
from db.register import baseline, extracts, revisions
from db.register.extracts import Standing
from db.requests import accept
from forms import merge, sides
from forms.revisions import Spelled, read_revision
from siksng_tui.exchange.errors import ParcelInsideWrongError
from siksng_tui.exchange.extract import Home, read_homes
from siksng_tui.exchange.opening import OpenedParcel
from siksng_tui.services.incoming_files.marks import Marks
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels.taking import ORIGIN
from siksng_tui.services.requests import judging_again, rebasing
from siksng_tui.services.requests.rebasing import Moved, Rebased

CHUNK: Final = 100
"""Households that are taken together; memory follows from it."""

CACHE_KIB: Final = 16384
"""Page cache meanwhile: with 8 MiB taking 16,000 households is a seventh slower."""


def take(session: Session, opened: OpenedParcel, parcel: Parcel) -> None:
    """Make the families of an extract the register of this office; it belongs into the opening.

    Raises:
        ParcelInsideWrongError, ParcelForgedError: take nothing of the parcel.
    """
    came, store = Marks(), session.store
    homes = read_homes(opened.records, opened.sealed.manifest.head)
    with baseline.wide_cache(store, CACHE_KIB):
        while some := list(islice(homes, CHUNK)):
            uids = [own.subject.id for home in some for own in home]
            _require_new(session, uids, came)
            differences.keep(store, parcel.id, _taken(session, some))
            came.add(extracts.numbers(store, uids))
        differences.keep(store, parcel.id, _gone(session, came))
    judging_again.judge_again(session)


def _require_new(session: Session, uids: Sequence[str], came: Marks) -> None:
    """Refuse subjects that come twice: among these, or one of these and one that came before.

    Raises:
        ParcelInsideWrongError: take nothing of the parcel.
    """
    twice = len(set(uids)) < len(uids)
    if twice or any(number in came for number in extracts.numbers(session.store, uids)):
        raise ParcelInsideWrongError(part="subject")


def _taken(session: Session, homes: Sequence[Home]) -> list[Difference]:
    """Return what some households change in the register, which has them now."""
    uids = (own.subject.id for home in homes for own in home)
    known = extracts.standing(session.store, uids)
    unknown = [home for home in homes if all(own.subject.id not in known for own in home)]
    baseline.insert_states(session.store, unknown, ORIGIN)
    found = [_new(home[0], home[0]) for home in unknown]
    moved: list[Moved] = []
    for home in homes:
        if any(own.subject.id in known for own in home):
            for own in home:
                found += _followed(session, own, home[0], known, moved)
    return found + list(_requests(rebasing.rebase(session, moved), homes))


def _followed(
    session: Session,
    own: Spelled,
    home: Spelled,
    known: Mapping[str, Standing],
    moved: list[Moved],
) -> list[Difference]:
    """Return what a revision changes; it is the register's unless the register came further.

    Raises:
        ParcelInsideWrongError: what was a household is a person now, or the like.
    """
    there, name = known.get(own.subject.id), own.hash
    if there is not None and there.kind is not own.subject.kind:
        raise ParcelInsideWrongError(part="subject")
    before = there.accepted if there else None
    if before == name:
        return []
    if before is not None and name in revisions.line(session.store, before):
        return []
    revisions.keep_spelled(session.store, own, ORIGIN)
    accept.apply_revision(session.store, name)
    if before is None:
        return [_new(own, home)]
    moved.append(Moved(own.subject.id, before, name))
    was = read_revision(revisions.body(session.store, before)).subject
    return [
        Difference(
            DifferenceKind.CHANGED,
            home.subject.id,
            own.subject.id,
            sides.path_of(change),
            change.before,
            change.after,
        )
        for change in merge.subject_changes(was, own.subject)
    ]


def _new(own: Spelled, home: Spelled) -> Difference:
    """Return that the register did not have a subject."""
    return Difference(DifferenceKind.NEW, home.subject.id, own.subject.id)


def _requests(found: Iterable[Rebased], homes: Sequence[Home]) -> Iterator[Difference]:
    """Yield the conflicts of pending requests with what was taken, and who has none."""
    home_of = {own.subject.id: home[0].subject.id for home in homes for own in home}
    for own in found:
        if not own.clashes:
            home = home_of[own.subject]
            followed = DifferenceKind.FOLLOWED
            yield Difference(followed, home, own.subject, number=own.number)
    for clash in (clash for own in found for clash in own.clashes):
        yield Difference(
            DifferenceKind.CONFLICT,
            home_of[clash.subject],
            clash.subject,
            clash.path,
            clash.now,
            clash.wish,
            clash.number,
        )


def _gone(session: Session, came: Marks) -> Iterator[Difference]:
    """Yield the households that the extract does not have, and members of those that it has."""
    for home, members in extracts.homes(session.store, session.office.region):
        if home.number not in came:
            yield Difference(DifferenceKind.GONE, home.uid, home.uid)
            continue
        for member in members:
            if member.number not in came:
                yield Difference(DifferenceKind.GONE, home.uid, member.uid)
