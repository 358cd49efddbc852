"""Households of random answers: whatever a form can hold is settled, checked and kept alike."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.canonical import Json, canonical, digest
from forms.checks.answers import can_be
from forms.flow import asked, recode
from forms.loading import instrument
from forms.rules import check
from forms.values import read_answer, show_answer
from tests.forms.households import TODAY
from tests.forms.random_households import random_household
from tests.forms.shipped import SHIPPED

SEEDS = st.integers(0, 10**6)
EACH_ID = pytest.mark.parametrize("instrument_id", [it.id for it in SHIPPED])


@EACH_ID
@given(seed=SEEDS)
def test_answers_are_shown_as_they_can_be_typed(instrument_id: str, seed: int) -> None:
    """And each is one that its question can have."""
    questions = instrument(instrument_id)
    record = random_household(questions, Random(seed))  # noqa: S311  nothing is secret
    for subject in record.subjects():
        for name, answer in subject.answers.items():
            variable = questions.variable(name)
            assert can_be(variable, answer)
            assert read_answer(variable, show_answer(variable, answer, "id")) == answer


@EACH_ID
@given(seed=SEEDS)
def test_a_settled_household_answers_only_what_is_asked(instrument_id: str, seed: int) -> None:
    """Settling it again changes nothing, and nothing impossible or unasked is found."""
    questions = instrument(instrument_id)
    record = recode(questions, random_household(questions, Random(seed)), TODAY)  # noqa: S311
    assert recode(questions, record, TODAY) is record
    for subject in record.subjects():
        names = {variable.name for variable in asked(questions, record, subject)}
        assert subject.answers.keys() <= names
    found = {finding.rule for finding in check(questions, record, TODAY)}
    assert not found & {"A01", "A02"}


@EACH_ID
@given(seed=SEEDS)
def test_answers_come_back_from_their_canonical_bytes(instrument_id: str, seed: int) -> None:
    """What is stored, hashed and carried reads back as what was typed."""
    questions = instrument(instrument_id)
    record = random_household(questions, Random(seed))  # noqa: S311  nothing is secret
    for subject in record.subjects():
        answers: dict[str, Json] = {**subject.answers}
        again = json.loads(canonical(answers))
        assert again == answers
        assert digest(again) == digest(answers)
