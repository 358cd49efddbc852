"""The criteria of the poor, and what answers say to them."""

import datetime as dt
from dataclasses import replace

from forms import criteria
from forms.criteria import Weight
from forms.loading import instrument
from forms.records import HouseholdRecord, Subject, SubjectKind

TODAY = dt.date(2026, 11, 23)


def _record(household: dict[str, str | int], head: dict[str, str | int]) -> HouseholdRecord:
    """Return a household of one person."""
    home = Subject("h", SubjectKind.HOUSEHOLD, household)
    links = {"household": "h"}
    person = Subject("p", SubjectKind.PERSON, {"hubungan_krt": "1", **head}, links=links)
    return HouseholdRecord("bdt", instrument("bdt").version, home, (), (person,))


def test_the_decree_has_nine_criteria() -> None:
    """In its order."""
    assert [own.number for own in criteria.criteria()] == list(range(1, 10))


def test_every_question_and_code_is_one_of_its_instrument() -> None:
    """A list that is changed cannot leave a criterion behind."""
    for own in criteria.evidence():
        variable = instrument(own.instrument).variable(own.variable)
        assert variable.list is not None, own
        known = {item.code for item in variable.list.items}
        assert own.supports | own.opposes <= known, own
        assert not own.supports & own.opposes


def test_an_answer_speaks_for_against_or_neither() -> None:
    """An earthen floor speaks for the criterion, tiles against it, bamboo says nothing."""
    weights = []
    for floor in ("9", "2", "7"):
        record = _record({"lantai": floor}, {})
        (answered,) = criteria.judged(instrument("bdt"), record, TODAY)[5].answers
        weights.append(answered.weight)
    assert weights == [Weight.SUPPORTS, Weight.OPPOSES, Weight.OPEN]


def test_what_is_not_asked_is_told_from_what_is_blank() -> None:
    """The household form asks nothing about meals; it asks about the toilet, which is blank."""
    found = criteria.judged(instrument("bdt"), _record({}, {}), TODAY)
    assert (found[2].asked, found[2].answers) == (False, ())
    assert [own.weight for own in found[7].answers] == [Weight.BLANK]


def test_a_question_that_need_not_be_asked_is_left_out() -> None:
    """Who has no electricity of PLN is not asked for its power."""
    asked = [
        [own.variable.name for own in criteria.judged(instrument("bdt"), record, TODAY)[8].answers]
        for record in (
            _record({"sumber_penerangan": "3"}, {}),
            _record({"sumber_penerangan": "1"}, {}),
        )
    ]
    assert asked == [["sumber_penerangan"], ["sumber_penerangan", "daya"]]


def test_of_persons_the_head_is_meant() -> None:
    """Whether a child works says nothing to it."""
    record = _record({}, {"status_bekerja": "2", "umur": 40, "tanggal_lahir": "1985-01-01"})
    child = Subject("c", SubjectKind.PERSON, {"hubungan_krt": "3", "status_bekerja": "1"})
    two = replace(record, persons=(child, *record.persons))
    assert criteria.judged(instrument("bdt"), two, TODAY)[1].has(Weight.SUPPORTS)
