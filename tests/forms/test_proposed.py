"""What is proposed to a person: answers that go with others as a rule, and a child's mother."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from forms.loading import instrument
from forms.proposed import mother_of, proposed_to
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind

BDT = instrument("bdt")


def _person(number: int, **answers: Answer) -> Subject:
    """Return a person of the first family."""
    links = MappingProxyType({"household": "h", "family": "f"})
    return Subject(f"p{number}", SubjectKind.PERSON, MappingProxyType(answers), links=links)


def _household(*persons: Subject) -> HouseholdRecord:
    """Return a household of some persons."""
    home = Subject("h", SubjectKind.HOUSEHOLD, MappingProxyType({}))
    family = Subject("f", SubjectKind.FAMILY, MappingProxyType({"nuk_keluarga": 1}))
    return HouseholdRecord(BDT.id, BDT.version, home, (family,), persons)


HEAD = _person(1, nama="BUDI", hubungan_krt="1", jenis_kelamin="1")
WIFE = _person(2, nama="SITI", hubungan_krt="2", jenis_kelamin="2")
CHILD = _person(3, nama="ANI", hubungan_krt="3", jenis_kelamin="2")


def _proposed(**answers: Answer) -> dict[str, Answer]:
    """Return what is proposed to a person with some answers."""
    person = _person(1, **answers)
    return dict(proposed_to(BDT, _household(person), person))


def test_in_the_first_family_the_relation_to_its_head_goes_with_that_to_the_household() -> None:
    """Both heads are one person; in another family the son is the head himself."""
    assert _proposed(nuk=1, hubungan_krt="3") == {"hubungan_keluarga": "3"}
    assert not _proposed(nuk=2, hubungan_krt="3")
    assert not _proposed(nuk=1)


@pytest.mark.parametrize(("age", "proposed"), [(0, True), (9, True), (10, False), (40, False)])
def test_nobody_under_ten_is_married(age: int, *, proposed: bool) -> None:
    """Older children may be, by the register."""
    assert _proposed(umur=age) == ({"status_kawin": "1"} if proposed else {})


def test_a_pupil_of_a_primary_school_has_no_diploma_yet() -> None:
    """Who left the school has one, or has not: it is asked."""
    assert _proposed(partisipasi_sekolah="1", pendidikan_tertinggi="1") == {"ijazah_tertinggi": "0"}
    assert not _proposed(partisipasi_sekolah="2", pendidikan_tertinggi="1")
    assert not _proposed(partisipasi_sekolah="1", pendidikan_tertinggi="4")


def test_the_mother_of_the_heads_child_is_the_wife_or_the_woman_at_the_head() -> None:
    """She need not be typed once more for each child."""
    assert mother_of(BDT, _household(HEAD, WIFE, CHILD), CHILD) == "SITI"
    widow = _person(1, nama="SITI", hubungan_krt="1", jenis_kelamin="2")
    assert mother_of(BDT, _household(widow, CHILD), CHILD) == "SITI"


def test_a_child_with_a_card_of_its_own_and_its_child_have_their_mothers() -> None:
    """In the second family the head is the child of the first one's, and has children himself."""
    there = MappingProxyType({"household": "h", "family": "g"})
    son = _person(4, nama="EKO", hubungan_krt="3", hubungan_keluarga="1", jenis_kelamin="1")
    his_wife = _person(5, nama="RINI", hubungan_krt="4", hubungan_keluarga="2", jenis_kelamin="2")
    grandson = _person(6, nama="ARI", hubungan_krt="5", hubungan_keluarga="3", jenis_kelamin="1")
    second = [replace(own, links=there) for own in (son, his_wife, grandson)]
    record = _household(HEAD, WIFE, *second)
    assert [mother_of(BDT, record, own) for own in second] == ["SITI", "", "RINI"]


def test_nobody_is_called_a_mother_where_it_could_be_another() -> None:
    """Two wives, none, or another relation: the paper is read."""
    second = replace(WIFE, id="p9", answers=MappingProxyType({**WIFE.answers, "nama": "RINI"}))
    grandchild = _person(3, nama="ANI", hubungan_krt="5")
    assert mother_of(BDT, _household(HEAD, WIFE, second, CHILD), CHILD) == ""
    assert mother_of(BDT, _household(HEAD, CHILD), CHILD) == ""
    assert mother_of(BDT, _household(HEAD, WIFE, grandchild), grandchild) == ""
