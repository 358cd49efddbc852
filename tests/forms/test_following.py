"""What follows from a changed answer."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from forms.editing import Path, with_answer, with_subject
from forms.following import follow
from forms.loading import instrument
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind

TODAY = dt.date(2026, 11, 23)


def household(**answers: Answer) -> HouseholdRecord:
    """Return a household with these answers and nobody in it."""
    subject = Subject("a" * 32, SubjectKind.HOUSEHOLD, MappingProxyType(answers))
    return HouseholdRecord("bdt", "2020.1", subject, (), ())


def changed(record: HouseholdRecord, variable: str, answer: Answer) -> HouseholdRecord:
    """Return the record after one answer of the household was changed, with what follows."""
    subject = with_answer(record.household, Path(variable), answer)
    return follow(instrument("bdt"), record, with_subject(record, subject), TODAY)


def test_an_answer_whose_question_no_longer_applies_goes_with_the_change() -> None:
    """Power is asked only where the light comes from PLN."""
    record = changed(household(sumber_penerangan="1", daya="2"), "sumber_penerangan", "3")
    assert "daya" not in record.household.answers


def test_a_stray_answer_of_another_question_stays_when_something_else_changes() -> None:
    """A correction of the floor area must not lose what an export holds, right or wrong."""
    record = changed(household(sumber_penerangan="3", daya="2"), "luas_lantai", 40)
    assert record.household.answers["daya"] == "2"
    assert record.household.answers["luas_lantai"] == 40


@pytest.mark.parametrize("answer", ["1", "2"])
def test_rows_that_nobody_asked_for_stay_until_their_question_is_answered(answer: str) -> None:
    """A list of businesses without the question before it is kept, and judged by a finding."""
    start = household(luas_lantai=30)
    owner = MappingProxyType({"usaha_nama_art": "Siti Contoh"})
    subject = with_answer(start.household, Path("usaha_nama_art", "businesses", 0), "Siti Contoh")
    record = changed(with_subject(start, subject), "luas_lantai", 40)
    assert record.household.rows["businesses"] == (owner,)
    told = changed(changed(record, "sta_art_usaha", "1"), "sta_art_usaha", answer)
    assert ("businesses" in told.household.rows) == (answer == "1")


def test_an_answer_stays_though_the_person_has_outgrown_its_question_meanwhile() -> None:
    """Nobody changed anything of hers; a finding tells of it, and the operator decides."""
    start = household(luas_lantai=30)
    born: dict[str, Answer] = {"tanggal_lahir": "1976-05-01", "umur": 49, "jenis_kelamin": "2"}
    told = MappingProxyType({**born, "status_kawin": "2", "status_hamil": "2"})
    woman = Subject("b" * 32, SubjectKind.PERSON, told)
    record = changed(replace(start, persons=(woman,)), "luas_lantai", 40)
    assert record.persons[0].answers["umur"] == 50
    assert record.persons[0].answers["status_hamil"] == "2"
