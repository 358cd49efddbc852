"""The revisions that a filled-in request states, subject by subject.

An office that mends the request of another one states again what it changed; the rest stays as it
was signed below.
"""

from collections.abc import Collection, Mapping
from functools import reduce

from db.requests import proposals
from db.requests.proposals import Proposed
from forms import differing, editing
from forms.merge import Change
from forms.records import HouseholdRecord, Revision, Subject
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.office.sessions import Session

Stated = tuple[Revision, str | None]
"""A revision, and the hash of the state of the register that it is based on."""


def stated(session: Session, filled: Entry, changed: Collection[str], reason: str) -> list[Stated]:
    """Return a revision for each subject that differs, with the state that it is based on.

    Args:
        session: the unlocked office.
        filled: the request as it is filled in.
        changed: ids of the subjects that differ from the register.
        reason: why, for what is stated now.
    """
    came = _came(session, filled) if filled.mends else {}
    new = mended(session, filled, changed) if filled.mends else frozenset(changed)
    return [
        _again(came[subject.id])
        if subject.id in came and subject.id not in new
        else (
            _revision(session, home.record, subject, reason),
            home.before.revisions.get(subject.id),
        )
        for home in filled.homes
        for subject in home.record.subjects()
        if subject.id in changed or subject.id in came
    ]


def mended(session: Session, filled: Entry, changed: Collection[str]) -> frozenset[str]:
    """Return the ids of the subjects that a request has otherwise than as it came here.

    Args:
        session: the unlocked office.
        filled: the request as it is filled in.
        changed: ids of the subjects that differ from the register.
    """
    other = {change.subject for change in since_it_came(session, filled)}
    return frozenset(other | (set(changed) - _came(session, filled).keys()))


def since_it_came(session: Session, filled: Entry) -> tuple[Change, ...]:
    """Return the answers that a request has otherwise than as it came here, as on the paper."""
    came = {own: one.revision.subject for own, one in _came(session, filled).items()}
    return tuple(
        change
        for record in filled.records
        for change in differing.differences(filled.instrument, _as_it_came(record, came), record)
    )


def _as_it_came(record: HouseholdRecord, came: Mapping[str, Subject]) -> HouseholdRecord:
    """Return a household as the request proposed it when it came here."""
    known = (own for uid, own in came.items() if record.has(uid))
    return reduce(editing.with_subject, known, record)


def _came(session: Session, filled: Entry) -> dict[str, Proposed]:
    """Return what the request proposes so far, by the id of the subject."""
    found = proposals.proposal(session.store, filled.number)
    return {own.revision.subject.id: own for own in found}


def _again(own: Proposed) -> Stated:
    """Return a revision as it was proposed."""
    return own.revision, own.base


def _revision(session: Session, record: HouseholdRecord, subject: Subject, reason: str) -> Revision:
    """Return the revision that states a subject as the request has it."""
    return Revision(
        subject=subject,
        instrument=record.instrument,
        version=record.version,
        parent=record.revisions.get(subject.id),
        author=session.account.name,
        time=session.clock(),
        reason=reason,
    )
