"""An accepted revision becomes the register's state, with everything that is searched."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest

from db.integrity.integrity import check
from db.register import households, register, revisions
from db.register.households import HouseholdNotFoundError
from db.register.revisions import RevisionNotFoundError
from db.requests.accept import apply_revision
from db.search import search
from db.store import Store
from forms.records import Answer, HouseholdRecord, Revision, Subject
from tests.db.builders import NOW, household_record, insert, kk, nik, uid
from tests.db.stores import note
from tests.db.wishes import changed

HOME = household_record().household.id
HEAD = household_record().persons[0].id
FAMILY = household_record().families[0].id


@pytest.fixture
def record(store: Store) -> HouseholdRecord:
    """The register's first household; a second one lives beside it."""
    insert(store, household_record(), household_record(2))
    return households.household(store, HOME)


@pytest.fixture(autouse=True)
def sound(store: Store) -> Iterator[None]:
    """After every test the register's columns agree with its revisions."""
    yield
    note(store)
    assert not [one for one in check(store).problems if "register" in one.code]


def accept(store: Store, record: HouseholdRecord, subject_uid: str, **answers: Answer) -> None:
    """Accept a changed state of one subject."""
    revision = changed(record, subject_uid, record.revisions.get(subject_uid), **answers)
    revisions.keep(store, revision, "request")
    apply_revision(store, revision.hash)


def accept_new(store: Store, subject: Subject) -> None:
    """Accept the first state of a subject."""
    revision = Revision(subject, "bdt", "2020.1", None, "siti", NOW, "baru")
    revisions.keep(store, revision, "request")
    apply_revision(store, revision.hash)


def test_an_accepted_person_is_found_by_the_new_name_and_no_longer_by_the_old(
    store: Store, record: HouseholdRecord
) -> None:
    """The head's name in lists follows."""
    accept(store, record, HEAD, nama="RATNA PERMATA", nik=nik(777))
    assert households.household(store, HOME).subject(HEAD).answers["nama"] == "RATNA PERMATA"
    assert [hit.person_uid for hit in search.find(store, "ratna")] == [HEAD]
    assert HEAD not in {hit.person_uid for hit in search.find(store, "siti contoh")}
    assert [hit.person_uid for hit in search.find(store, nik(777))] == [HEAD]
    assert search.find(store, nik(10)) == ()
    assert register.summary(store, HOME).head_name == "RATNA PERMATA"


def test_an_accepted_household_shows_its_new_columns(store: Store, record: HouseholdRecord) -> None:
    """Its members and their order stay."""
    accept(store, record, HOME, alamat="JL. BARU NO. 9", status_kesejahteraan=1)
    summary = register.summary(store, HOME)
    assert (summary.address, summary.decile, summary.person_count) == ("JL. BARU NO. 9", 1, 3)
    assert summary.head_name == "SITI CONTOH"
    found = households.household(store, HOME)
    assert (found.families, found.persons) == (record.families, record.persons)


def test_a_head_who_died_gives_way_to_the_one_who_lives_there(
    store: Store, record: HouseholdRecord
) -> None:
    """Both may be called the head; with nobody else the list still has a name."""
    accept(store, record, HEAD, status_keberadaan_art="2")
    assert register.summary(store, HOME).head_name == "SITI CONTOH"
    follower = record.persons[1]
    accept(store, record, follower.id, hubungan_krt="1")
    assert register.summary(store, HOME).head_name == follower.answers["nama"]


def test_a_new_card_number_of_a_family_is_found_with_all_its_members(
    store: Store, record: HouseholdRecord
) -> None:
    """Members without a number of their own show their family's."""
    accept(store, record, FAMILY, no_kk_keluarga=kk(5555))
    assert len(search.find(store, kk(5555))) == 3
    assert search.find(store, kk(10)) == ()


def test_a_new_person_joins_at_the_end(store: Store, record: HouseholdRecord) -> None:
    """Counts follow."""
    child = replace(
        record.persons[2], id=uid("child"), answers=MappingProxyType({"nama": "BAYI CONTOH"})
    )
    accept_new(store, child)
    assert households.household(store, HOME).persons == (*record.persons, child)
    assert register.summary(store, HOME).person_count == 4


def test_a_person_who_moves_is_counted_where_the_person_lives(
    store: Store, record: HouseholdRecord
) -> None:
    """The household that is left loses one, the other gains one."""
    other = household_record(2)
    links = {"household": other.household.id, "family": other.families[0].id}
    moved = replace(record.persons[1], links=MappingProxyType(links))
    base = record.revisions[moved.id]
    revision = Revision(moved, "bdt", "2020.1", base, "siti", NOW, "pindah")
    revisions.keep(store, revision, "request")
    apply_revision(store, revision.hash)
    counts = [register.summary(store, home).person_count for home in (HOME, other.household.id)]
    assert counts == [2, 4]
    assert households.household(store, other.household.id).persons[-1] == moved


def test_a_whole_new_household_is_accepted_subject_by_subject(
    store: Store, record: HouseholdRecord
) -> None:
    """Household first, then families, then persons."""
    new = household_record(3, families=2)
    with pytest.raises(HouseholdNotFoundError):
        accept_new(store, new.persons[0])
    for subject in new.subjects():
        accept_new(store, subject)
    found = households.household(store, new.household.id)
    assert replace(found, revisions={}) == new
    assert register.summary(store, new.household.id).head_name == "SITI CONTOH"
    assert record == households.household(store, HOME)


def test_what_the_store_does_not_have_cannot_be_accepted(store: Store) -> None:
    """A hash alone is no revision."""
    with pytest.raises(RevisionNotFoundError):
        apply_revision(store, "0" * 64)
