"""Requests for the tests of the store: entering one, proposing a change, going its road."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from db.requests import overlay, proposals, requests
from db.requests.requests import Doing, NewRequest
from db.store import Store
from forms.lifecycle import Step
from forms.records import Answer, HouseholdRecord, RequestKind, Revision
from tests.db.builders import NOW, OFFICE, VILLAGE

TO_AUTHENTICATED: Final = (Step.CHECK, Step.FINALISE, Step.AUTHENTICATE)
"""Steps from a draft to where it can be sealed."""


def doing(account: str = "siti", reason: str = "") -> Doing:
    """Return who does something, in the office of the tests."""
    return Doing(OFFICE, account, NOW, reason)


def wish(household_uid: str, kind: RequestKind = RequestKind.CORRECTION) -> NewRequest:
    """Return a wish that is not entered yet."""
    return NewRequest(
        kind, "salah ketik", household_uid, VILLAGE, OFFICE, "17.71", ("bdt", "2020.1")
    )


def entered(store: Store, record: HouseholdRecord) -> str:
    """Return the number of a new draft for a household."""
    return requests.create(store, wish(record.household.id), doing()).number


def changed(
    record: HouseholdRecord, subject_uid: str, parent: str | None, **answers: Answer
) -> Revision:
    """Return a revision of one subject of a record with some answers changed."""
    subject = record.subject(subject_uid)
    return Revision(
        subject=replace(subject, answers=MappingProxyType({**subject.answers, **answers})),
        instrument=record.instrument,
        version=record.version,
        parent=parent,
        author="siti",
        time=NOW,
        reason="salah ketik",
    )


def propose(store: Store, number: str, subject_uid: str, **answers: Answer) -> Revision:
    """Return the revision of one subject that is a request's proposal from now on."""
    before = overlay.household_before(store, number)
    newest = overlay.household_as_proposed(store, number)
    revision = changed(newest, subject_uid, newest.revisions.get(subject_uid), **answers)
    proposals.propose(store, number, [(revision, before.revisions.get(subject_uid))])
    return revision


def walk(store: Store, number: str, *steps: Step) -> None:
    """Take some steps with a request."""
    for step in steps:
        requests.move(store, number, step, doing("budi", "sebab"))
