"""A new quarter: a city changes families that its village has requests for, and hands them down."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.register import households, revisions
from db.requests import accept
from forms.records import Subject
from forms.revisions import read_revision
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import extracting
from siksng_tui.services.requests import workflow
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm


def extracted(realm: Realm, lower: str = "village") -> Path:
    """Return the new extract for an office, on the stick."""
    with realm.at(lower) as session:
        office = session.office.id
    with realm.at("city") as session:
        return extracting.extract(session, office, CYCLE, realm.stick)


def moved(session: Session, subject: Subject, **changes: object) -> None:
    """Make another state of a subject the register's, as what was accepted does."""
    name = revisions.accepted(session.store, subject.id)
    assert name is not None
    before = read_revision(revisions.body(session.store, name))
    after = replace(before.subject, **changes)  # type: ignore[arg-type]
    revision = replace(before, subject=after, parent=name, time=session.clock())
    revisions.keep(session.store, revision, "request")
    accept.apply_revision(session.store, revision.hash)


def answered(session: Session, home: str, **answers: str | int) -> None:
    """Let the register of an office have other answers of a household."""
    own = households.household(session.store, home).household
    moved(session, own, answers={**own.answers, **answers})


def floor(session: Session, home: str) -> object:
    """Return the floor area that the register has of a household."""
    return households.household(session.store, home).household.answers["luas_lantai"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """Requests of a village, each of a household of its own: home, then number."""

    draft: tuple[str, str]
    checked: tuple[str, str]
    finalised: tuple[str, str]


def wished(realm: Realm) -> Wishes:
    """Return what a village changes while its city changes the same families."""
    road.sent_up(realm, "village", 1)
    with realm.at("village") as session:
        sent, drafted, filed, clean = realms.homes(session)[:4]
        wishes = Wishes(
            (drafted, road.draft(session, drafted, luas_lantai="51")),
            (filed, road.filed(session, filed, luas_lantai="52")),
            (clean, road.filed(session, clean, luas_lantai="53")),
        )
        workflow.finalise(session, wishes.finalised[1])
    with realm.at("city") as session:
        for home in (sent, drafted, filed):
            answered(session, home, luas_lantai=88, nama_sls="RT 9")
        answered(session, clean, nama_sls="RT 9")
    return wishes
