"""Rules asked again after answers changed find what all of them would find."""

import datetime as dt
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.editing import with_subject
from forms.flow import recode
from forms.instrument import Instrument, Variable
from forms.rechecking import check_again
from forms.records import Answer, Answers, HouseholdRecord
from forms.rules import check
from tests.forms.households import BDT, TODAY, family
from tests.forms.random_households import random_answer, random_household
from tests.forms.shipped import EACH

EDITS = 12
"""Answers that are changed one after the other in one household."""

HOUSEHOLDS = 40
"""Households that are edited, of each instrument."""

ELSEWHERE = "17.71.01.1001"


def _edited(questions: Instrument, record: HouseholdRecord, draw: Random) -> HouseholdRecord:
    """Return the household with one answer changed somewhere, or taken away."""
    subject = draw.choice(record.subjects())
    key = draw.choice(["", *subject.rows])
    variable = draw.choice(questions.for_subject(subject.kind, key))
    answer = _answer(record, variable, draw)
    if key:
        rows = tuple(_with_one(row, variable.name, answer) for row in subject.rows[key])
        return with_subject(record, replace(subject, rows={**subject.rows, key: rows}))
    answers = _with_one(subject.answers, variable.name, answer)
    return with_subject(record, replace(subject, answers=answers))


def _answer(record: HouseholdRecord, variable: Variable, draw: Random) -> Answer | None:
    """Return an answer that somebody in the household gave already, any other one, or none."""
    given_already = [own.answers.get(variable.name) for own in record.subjects()]
    return draw.choice([*given_already, random_answer(variable, draw)])


def _with_one(answers: Answers, name: str, answer: Answer | None) -> Answers:
    """Return answers with another one to a question, or without any."""
    rest = {own: kept for own, kept in answers.items() if own != name}
    return rest if answer is None else {**rest, name: answer}


def _reshaped(record: HouseholdRecord, draw: Random) -> HouseholdRecord:
    """Return the household with its last member gone, in another village, or as it is."""
    moved = with_subject(record, replace(record.household, region=ELSEWHERE))
    return draw.choice([record, replace(record, persons=record.persons[:-1]), moved])


@EACH
@settings(max_examples=HOUSEHOLDS)
@given(seed=st.integers(0, 10**6))
def test_after_each_of_many_edits_the_same_is_found(questions: Instrument, seed: int) -> None:
    """Finding by finding, as if every rule had been asked, also where answers are settled."""
    draw = Random(seed)  # noqa: S311  nothing is secret
    record = random_household(questions, draw)
    checked = check_again(questions, record, TODAY, None)
    for _ in range(EDITS):
        record = _edited(questions, record, draw)
        if draw.randrange(3) == 0:
            record = recode(questions, _reshaped(record, draw), TODAY)
        checked = check_again(questions, record, TODAY, checked)
        assert checked.findings == check(questions, record, TODAY)


def test_a_rule_is_not_asked_again_of_what_it_does_not_read() -> None:
    """The floor area wakes the rule of its size for each member, and none on who is the head."""
    before = check_again(BDT, family(), TODAY, None)
    home = before.record.household
    small = replace(home, answers={**home.answers, "luas_lantai": 1})
    after = check_again(BDT, with_subject(before.record, small), TODAY, before)
    assert [own.place.variable for own in after.found["H32"]] == ["luas_lantai"]
    asked = {number for number, found in after.found.items() if found is not before.found[number]}
    assert "H32" in asked
    assert "M09" not in asked


def test_on_another_day_every_rule_is_asked() -> None:
    """A visit of tomorrow is doubtful, and tomorrow it is not."""
    before = check_again(BDT, family(), TODAY, None)
    earlier = dt.date(2026, 1, 9)
    after = check_again(BDT, before.record, earlier, before)
    assert after.findings == check(BDT, before.record, earlier)
    assert [own.place.variable for own in after.found["H21"]] == ["tanggal_verivali"]
    assert not before.found["H21"]
