"""Households of random answers: whatever a form can hold is settled, checked and kept alike."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.canonical import Json, canonical, digest
from forms.checks.answers import can_be
from forms.flow import asked, recode
from forms.instrument import Instrument, ValueType, Variable
from forms.loading import instrument
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind
from forms.rules import check
from forms.values import read_answer, show_answer
from tests.forms.households import TODAY
from tests.forms.shipped import SHIPPED

TEXTS = ("A", "Jalan Melati 4", "Ibu O'Nil", "RT 004/002")
PHOTO = f"sha256:{'0' * 64} rumah.jpg"
MOST_PERSONS = 4


def _answer(variable: Variable, draw: Random) -> Answer:
    """Return an answer that the question can have."""
    if variable.type is ValueType.BITMASK and variable.list:
        alone = [int(item.code) for item in variable.list.items]
        return draw.choice([*alone, draw.randint(1, variable.list.total)])
    if variable.list:
        return draw.choice(variable.list.items).code
    if variable.type is ValueType.INTEGER:
        return draw.randint(variable.low or 0, variable.high or 60)
    return _spelled(variable, draw)


def _spelled(variable: Variable, draw: Random) -> str:
    """Return an answer that is stored as text and has no list."""
    if variable.type is ValueType.DATE:
        return f"{draw.randint(1930, 2026)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    if variable.type is ValueType.DECIMAL:
        return draw.choice(["0", "-3.79", "6.5"])
    if variable.type in {ValueType.NIK, ValueType.KK, ValueType.CODE}:
        return "".join(str(draw.randint(0, 9)) for _ in range(variable.length or 1))
    return PHOTO if variable.type is ValueType.PHOTO else _text(variable, draw)


def _text(variable: Variable, draw: Random) -> str:
    """Return a text that is short enough."""
    return draw.choice(TEXTS)[: variable.length].strip()


def _answers(questions: Instrument, kind: SubjectKind, draw: Random, rows: str = "") -> Answers:
    """Return answers to about three in four of the questions of a kind of subject."""
    variables = questions.for_subject(kind, rows)
    return {it.name: _answer(it, draw) for it in variables if draw.randint(1, 4) > 1}


def _subject(questions: Instrument, kind: SubjectKind, at: int, draw: Random) -> Subject:
    """Return a subject with answers and a row in each of its repeated blocks."""
    rows = {
        block.rows: (_answers(questions, kind, draw, block.rows),)
        for block in questions.blocks
        if block.subject is kind and block.rows
    }
    return Subject(f"{kind.value}{at}", kind, _answers(questions, kind, draw), rows)


def _household(questions: Instrument, draw: Random) -> HouseholdRecord:
    """Return a household of random answers, with one family and some persons."""
    return HouseholdRecord(
        questions.id,
        questions.version,
        _subject(questions, SubjectKind.HOUSEHOLD, 0, draw),
        (_subject(questions, SubjectKind.FAMILY, 0, draw),),
        tuple(
            _subject(questions, SubjectKind.PERSON, at, draw)
            for at in range(draw.randint(0, MOST_PERSONS))
        ),
    )


SEEDS = st.integers(0, 10**6)
EACH_ID = pytest.mark.parametrize("instrument_id", [it.id for it in SHIPPED])


@EACH_ID
@given(seed=SEEDS)
def test_answers_are_shown_as_they_can_be_typed(instrument_id: str, seed: int) -> None:
    """And each is one that its question can have."""
    questions = instrument(instrument_id)
    record = _household(questions, Random(seed))  # noqa: S311  nothing is secret
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
    record = recode(questions, _household(questions, Random(seed)), TODAY)  # noqa: S311
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
    record = _household(questions, Random(seed))  # noqa: S311  nothing is secret
    for subject in record.subjects():
        answers: dict[str, Json] = {**subject.answers}
        again = json.loads(canonical(answers))
        assert again == answers
        assert digest(again) == digest(answers)
