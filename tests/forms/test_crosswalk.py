"""Carrying a family to another questionnaire: what is taken, what is asked, and why."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.checks.answers import can_be
from forms.crosswalk import Carried, Crosswalk, Question, Reason, carried
from forms.records import Answer, Answers
from tests.forms.crosswalk_forms import household, walk

TODAY = dt.date(2026, 1, 15)
PERSON: Answers = {"name": "FAJAR", "sex": "1", "here": "1", "born": "2000-01-01"}


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Crosswalk:
    """Return the crosswalk between the two small questionnaires."""
    return walk(tmp_path_factory.mktemp("crosswalk"))


def _carry(bridge: Crosswalk, house: Answers, *persons: Answers, families: int = 1) -> Carried:
    """Return the first family of a household, carried."""
    return carried(bridge, household(house, *persons, families=families), "f1", TODAY)


def _reasons(result: Carried) -> dict[str, Reason]:
    """Return why each place is open, by subject and variable."""
    return {f"{it.place.subject} {it.place.variable}": it.reason for it in result.questions}


def _question(result: Carried, variable: str) -> Question:
    """Return the open question of a variable."""
    return next(it for it in result.questions if it.place.variable == variable)


def test_answers_are_carried_in_the_codes_of_the_new_form(bridge: Crosswalk) -> None:
    """Also one made of two answers, and one that is worked out anew."""
    house: Answers = {"roof": "SENG", "light": "1", "power": "1", "car": "4", "boat": "1"}
    record = _carry(bridge, house, {**PERSON, "age": 20}).record
    assert record.household.answers == {
        "roof2": "SENG",
        "light2": "1",
        "power2": "1",
        "members": 1,
    }
    assert record.families[0].answers == {"card2": "1771011708099001", "vehicle": "1"}
    assert record.persons[0].answers == {
        "name2": "FAJAR",
        "sex2": "1",
        "here2": "1",
        "born2": "2000-01-01",
        "age2": 26,
    }


def test_subjects_keep_ids_links_region_and_parents(bridge: Crosswalk) -> None:
    """A person remains the same person; history does not begin anew."""
    old = household({}, PERSON, families=2)
    new = carried(bridge, old, "f1", TODAY).record
    assert (new.instrument, new.version) == ("new", "1")
    assert [it.id for it in new.subjects()] == ["h", "f1", "p1"]
    assert [it.links for it in new.subjects()] == [
        {},
        {"household": "h"},
        {"household": "h", "family": "f1"},
    ]
    assert new.household.region == old.household.region
    assert new.revisions == {"h": "0" * 64, "p1": "1" * 64}


def test_each_family_of_a_household_is_carried_by_itself(bridge: Crosswalk) -> None:
    """Persons go with the family that they are linked to."""
    old = household({"roof": "SENG"}, PERSON, families=2)
    second = carried(bridge, old, "f2", TODAY).record
    assert [it.id for it in second.families] == ["f2"]
    assert second.persons == ()
    assert second.household.answers["roof2"] == "SENG"


def test_what_is_not_true_of_each_family_is_asked_where_there_are_several(
    bridge: Crosswalk,
) -> None:
    """The roof is everybody's; nobody knows whose car it was."""
    house: Answers = {"roof": "SENG", "car": "3"}
    alone, shared = (_carry(bridge, house, families=count) for count in (1, 2))
    assert alone.record.families[0].answers["vehicle"] == "1"
    assert "vehicle" not in shared.record.families[0].answers
    question = _question(shared, "vehicle")
    assert (question.reason, question.before) == (Reason.WHOSE, {"car": "3"})


def test_every_open_question_has_a_reason(bridge: Crosswalk) -> None:
    """And the note of its line, and what was answered before."""
    house: Answers = {"light": "1", "power": "6", "roof": "ATAP YANG PANJANG", "car": "4"}
    person: Answers = {"name": "SITI", "sex": "2", "born": "2000-01-01", "expects": "1"}
    result = _carry(bridge, house, person)
    assert _reasons(result) == {
        "h visit": Reason.NEW,
        "h roof2": Reason.UNFIT,
        "f1 vehicle": Reason.CODE,
        "p1 here2": Reason.UNANSWERED,
        "p1 works": Reason.NEW,
        "p1 hours2": Reason.UNANSWERED,
        "p1 expects2": Reason.AGAIN,
    }
    question = _question(result, "expects2")
    assert (question.note_id, question.note_en) == ("Keadaan hari ini.", "As of today.")
    assert question.before == {"expects": "1"}


def test_a_code_that_stands_in_no_list_is_asked(bridge: Crosswalk) -> None:
    """An import may hold it, and nothing is made of it."""
    result = _carry(bridge, {"light": "9"})
    assert "light2" not in result.record.household.answers
    assert _question(result, "light2").reason is Reason.CODE


def test_an_answer_that_the_new_form_skips_is_dropped_and_not_asked(bridge: Crosswalk) -> None:
    """No power without a meter; nobody asks a man or a child whether they expect."""
    result = _carry(bridge, {"light": "1", "power": "6"}, {**PERSON, "expects": "1"})
    assert "power2" not in result.record.household.answers
    assert not {"h power2", "h wick", "p1 expects2"} & _reasons(result).keys()


def test_an_answer_whose_question_waits_for_another_is_kept(bridge: Crosswalk) -> None:
    """The hours of work stay until somebody has said whether the person works."""
    result = _carry(bridge, {}, {**PERSON, "hours": 40})
    assert result.record.persons[0].answers["hours2"] == 40
    assert "p1 works" in _reasons(result)
    child = _carry(bridge, {}, {**PERSON, "born": "2023-01-01", "hours": 40})
    assert "hours2" not in child.record.persons[0].answers
    assert not {"p1 works", "p1 hours2"} & _reasons(child).keys()


def test_an_age_that_cannot_be_worked_out_is_carried(bridge: Crosswalk) -> None:
    """Many old records have no date of birth."""
    undated: Answers = {"name": "SITI", "sex": "2", "here": "1", "age": 8}
    assert _carry(bridge, {}, undated).record.persons[0].answers["age2"] == 8


def test_nothing_is_asked_of_whoever_is_gone(bridge: Crosswalk) -> None:
    """And the dead are carried: their record is their history."""
    result = _carry(bridge, {}, {**PERSON, "here": "2"})
    assert result.record.persons[0].answers["here2"] == "2"
    assert not [it for it in result.questions if it.place.subject == "p1"]


def test_what_the_centre_fills_and_rows_and_remarks_are_not_asked(bridge: Crosswalk) -> None:
    """Nobody here can answer the first, there is no row yet, and a remark may stay empty."""
    asked = {it.place.variable for it in _carry(bridge, {}, PERSON).questions}
    assert not {"rank", "shop2", "remark", "members", "age2"} & asked


def test_a_record_of_another_form_or_another_family_is_refused(bridge: Crosswalk) -> None:
    """Its codes would mean something else."""
    new = _carry(bridge, {}).record
    with pytest.raises(ValueError, match="instrument"):
        carried(bridge, new, "f1", TODAY)
    with pytest.raises(KeyError):
        carried(bridge, household({}), "p1x", TODAY)


_VALUES = st.sampled_from(["1", "2", "3", "4", "6", "2000-01-01", "SENG"]) | st.integers(-5, 120)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_is_carried_that_the_new_form_would_refuse(
    bridge: Crosswalk, data: st.DataObject
) -> None:
    """Whatever the old record holds: every new answer can be typed at its question."""
    answers: st.SearchStrategy[dict[str, Answer]] = st.dictionaries(
        st.sampled_from(sorted(bridge.source.variables)), _VALUES
    )
    house, person, count = data.draw(answers), data.draw(answers), data.draw(st.integers(1, 2))
    result = _carry(bridge, house, person, families=count)
    for subject in result.record.subjects():
        for name, answer in subject.answers.items():
            assert can_be(bridge.target.variable(name), answer)
