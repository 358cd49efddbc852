"""What is proposed lies over what is accepted; later requests build on earlier ones."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from db.register import households, revisions
from db.requests import overlay, proposals, requests
from db.requests.numbers import RequestNotFoundError
from db.store import Store
from forms.lifecycle import Step
from forms.merge import changes
from forms.records import HouseholdRecord, Revision, SubjectKind
from tests.db.builders import NOW, household_record, uid
from tests.db.wishes import changed, doing, entered, propose, walk, wish

HOME = household_record().household.id
HEAD = household_record().persons[0].id
WIFE = household_record().persons[1].id


def test_before_anything_is_proposed_a_request_shows_the_register(
    store: Store, record: HouseholdRecord
) -> None:
    """Entering a request changes nothing."""
    number = entered(store, record)
    assert overlay.household_before(store, number) == record
    assert overlay.household_as_proposed(store, number) == record


def test_a_proposal_shows_in_its_request_and_leaves_the_register_alone(
    store: Store, record: HouseholdRecord
) -> None:
    """Before and after differ by just what was proposed."""
    number = entered(store, record)
    revision = propose(store, number, HEAD, nama="SITI BENAR")
    before = overlay.household_before(store, number)
    after = overlay.household_as_proposed(store, number)
    assert before == record == households.household(store, HOME)
    assert [(one.variable, one.after) for one in changes(before, after)] == [("nama", "SITI BENAR")]
    assert after.revisions[HEAD] == revision.hash
    assert before.revisions[HEAD] == revision.parent


def test_a_second_proposal_of_a_request_descends_from_its_first(
    store: Store, record: HouseholdRecord
) -> None:
    """The parent is the newest revision; the base stays where the request started."""
    number = entered(store, record)
    first = propose(store, number, HEAD, nama="SITI BENAR")
    second = propose(store, number, HEAD, nama="SITI SANGAT BENAR")
    assert second.parent == first.hash
    (kept,) = proposals.proposal(store, number)
    assert (kept.hash, kept.base) == (second.hash, record.revisions[HEAD])
    assert revisions.body(store, first.hash) == first.canonical_bytes()


def test_a_second_request_starts_from_what_the_first_still_proposes(
    store: Store, record: HouseholdRecord
) -> None:
    """So that a second correction never fights the first."""
    first, second = entered(store, record), entered(store, record)
    earlier = propose(store, first, HEAD, nama="SITI BENAR")
    later = propose(store, second, HEAD, tempat_lahir="BENGKULU")
    assert later.parent == earlier.hash
    assert later.subject.answers["nama"] == "SITI BENAR"
    assert overlay.household_before(store, second).revisions[HEAD] == earlier.hash
    assert overlay.household_before(store, first).revisions[HEAD] == record.revisions[HEAD]
    third = overlay.household_before(store, entered(store, record))
    assert third.revisions[HEAD] == later.hash


def test_a_withdrawn_request_proposes_nothing_to_others(
    store: Store, record: HouseholdRecord
) -> None:
    """What was given up is not built upon."""
    number = entered(store, record)
    propose(store, number, HEAD, nama="SITI BENAR")
    walk(store, number, Step.WITHDRAW)
    assert overlay.household_before(store, entered(store, record)) == record


def test_the_requests_of_another_office_do_not_count(store: Store, record: HouseholdRecord) -> None:
    """Pending is what is pending here."""
    propose(store, entered(store, record), HEAD, nama="SITI BENAR")
    elsewhere = replace(doing(), office="17")
    number = requests.create(store, replace(wish(HOME), owner="17"), elsewhere).number
    assert overlay.household_before(store, number) == record


def test_a_new_person_comes_last_and_is_not_there_before(
    store: Store, record: HouseholdRecord
) -> None:
    """A proposal without a base makes something new."""
    number = entered(store, record)
    child = replace(record.persons[2], id=uid("child"), answers=MappingProxyType({"nama": "BAYI"}))
    revision = Revision(child, record.instrument, record.version, None, "siti", NOW, "lahir")
    proposals.propose(store, number, [(revision, None)])
    assert overlay.household_as_proposed(store, number).persons == (*record.persons, child)
    assert overlay.household_before(store, number) == record


def test_a_person_who_is_to_live_elsewhere_leaves_the_household(
    store: Store, record: HouseholdRecord
) -> None:
    """A transfer changes the link to the household."""
    number = entered(store, record)
    wife = record.subject(WIFE)
    moved = replace(wife, links=MappingProxyType({**wife.links, "household": uid("elsewhere")}))
    base = record.revisions[WIFE]
    revision = Revision(moved, record.instrument, record.version, base, "siti", NOW, "pindah")
    proposals.propose(store, number, [(revision, base)])
    after = overlay.household_as_proposed(store, number)
    assert WIFE not in {person.id for person in after.persons}
    assert WIFE not in after.revisions
    assert overlay.household_before(store, number) == record


def test_a_household_that_is_only_proposed_can_be_looked_at_and_built_upon(store: Store) -> None:
    """A new proposal has no household in the register until it is accepted."""
    new = household_record(2)
    number = requests.create(store, wish(new.household.id), doing()).number
    begun = overlay.household_before(store, number)
    assert (begun.instrument, begun.household.answers, begun.subjects()[1:]) == ("bdt", {}, ())
    stated = [changed(new, subject.id, None) for subject in new.subjects()]
    proposals.propose(store, number, [(revision, None) for revision in stated])
    after = overlay.household_as_proposed(store, number)
    assert after.subjects() == new.subjects()
    before = overlay.household_before(store, number)
    assert (before.household.answers, before.household.rows, before.subjects()[1:]) == ({}, {}, ())
    later = overlay.household_before(store, entered(store, new))
    assert later.subjects() == new.subjects()


def test_an_unknown_request_is_named_as_such(store: Store) -> None:
    """Whatever is asked of it."""
    for ask in (overlay.household_before, overlay.household_as_proposed):
        with pytest.raises(RequestNotFoundError):
            ask(store, "1771-2026-000009-X")


def test_a_changed_household_keeps_its_members(store: Store, record: HouseholdRecord) -> None:
    """Only the subject that changed has a new revision."""
    number = entered(store, record)
    revision = propose(store, number, HOME, lantai="9")
    after = overlay.household_as_proposed(store, number)
    assert after.household == revision.subject
    assert (after.families, after.persons) == (record.families, record.persons)
    assert after.subject(HOME).kind is SubjectKind.HOUSEHOLD
