"""What every shipped instrument must hold: labels, sources, lists, conditions, roles."""

import itertools
import re
from collections.abc import Iterator
from math import prod
from random import Random

import pytest

from forms.condition import Comparison, Condition, Lookup
from forms.instrument import CodeList, Instrument, ValueType, Variable
from forms.records import Answer
from forms.roles import ROLE_CODES, ROLES
from forms.rulebook import rulebook
from forms.values import label, read_answer, show_answer
from tests.forms.shipped import EACH, SHIPPED, name_of

QUESTIONS = [(it, variable) for it in SHIPPED for variable in it.variables.values()]
CONDITIONAL = [(it, variable) for it, variable in QUESTIONS if variable.applies_if]
CODED = [variable for _, variable in QUESTIONS if variable.type is ValueType.ENUM]
LISTS = [codes for it in SHIPPED for codes in it.lists.values()]
PLACE_NAMES = {"province_name", "regency_name", "district_name", "village_name"}
UNITS = {"rt", "rw"}
MEETING = {"meeting_result", "not_found_reason", "well_off"}
LEFT_OUT = {
    "bdt": {*PLACE_NAMES, *UNITS, "family_status", "programme"},
    "dtsen": {
        *PLACE_NAMES,
        *UNITS,
        *MEETING,
        "programme",
        *("household_id", "row_status", "family_number", "card", "family_of_person"),
        *("head_nik", "head_sex", "spouse_name", "member_number"),
    },
    "proposal": {
        *MEETING,
        *("household_id", "local_unit", "head_name", "decile", "row_status", "family_number"),
        *("card", "age", "family_of_person", "presence"),
        *("head_nik", "head_sex", "spouse_name", "member_number"),
        *("deactivated", "member_deactivated"),
        *("deactivated_on", "member_deactivated_on", "duplicate_of", "member_duplicate_of"),
        *("family_status", "visit_result"),
        *("bps_province", "bps_regency", "bps_district", "bps_village"),
    },
}
"""Roles that an instrument has no question for."""
NO_CODE = {
    "bdt": {"visit_result.partly"},
    "dtsen": {"visit_result.not_found", "visit_result.part", "visit_result.duplicate"},
}
"""Meanings that no code of an instrument's list has."""

MOST_WORLDS = 20_000
"""Combinations of answers that are all tried; of more, so many are drawn."""


@pytest.mark.parametrize(("questions", "variable"), QUESTIONS, ids=name_of)
def test_every_question_has_a_label_and_a_source(questions: Instrument, variable: Variable) -> None:
    """Screens and paper are Indonesian first, English second; a fact names its document."""
    assert questions.variable(variable.name) is variable
    assert variable.label("id") == variable.label_id != ""
    assert variable.label("en") == variable.label_en != ""
    assert len(variable.source) > 5
    assert variable.origin("en") == variable.source
    assert variable.origin("id") == variable.source_id != variable.source
    assert not re.search(r"\b(the|of|as|form|and)\b", variable.source_id)


@pytest.mark.parametrize("codes", LISTS, ids=name_of)
def test_every_code_has_both_labels_and_every_list_its_document(codes: CodeList) -> None:
    """A code without a label would show as a bare digit; a list without a source is a rumour."""
    assert re.search(r"SIKS|BDT|form|REGSOSEK", codes.source)
    assert all(item.label("id") and item.label("en") for item in codes.items)
    assert len({item.label_id for item in codes.items}) == len(codes.items)
    assert len({item.label_en for item in codes.items}) == len(codes.items)


@EACH
def test_every_question_of_the_paper_has_help_in_both_languages(questions: Instrument) -> None:
    """F1 answers at every field."""
    asked = [it for block in questions.blocks if block.paper for it in questions.in_block(block.id)]
    assert [it.name for it in asked if not (it.help("id") and it.help("en"))] == []


@EACH
def test_question_numbers_rise_within_a_block(questions: Instrument) -> None:
    """The screen goes in the order of the paper; one number may stand for several counts."""
    for block in questions.blocks:
        numbers = [it.question for it in questions.in_block(block.id) if it.question]
        keys = [(int(found[1]), found[2], found[3]) for it in numbers if (found := _printed(it))]
        assert keys == sorted(keys)
        assert len(keys) == len(numbers)


def _printed(number: str) -> re.Match[str] | None:
    """Return the parts of a printed question number."""
    return re.fullmatch(r"(?:[IV]+\.|M)?(\d+)([a-z]?)(\d?)", number)


@pytest.mark.parametrize("variable", CODED, ids=name_of)
def test_every_code_of_every_question_reads_back_as_itself(variable: Variable) -> None:
    """What the list holds can be typed, shown and typed again."""
    assert variable.list is not None
    for item in variable.list.items:
        assert read_answer(variable, show_answer(variable, item.code, "id")) == item.code
        assert label(variable, item.code, "en") == item.label_en


@EACH
def test_every_list_is_used_or_kept_to_choose_from(questions: Instrument) -> None:
    """An unused list would be looked after by nobody."""
    used = {it.list.name for it in questions.variables.values() if it.list}
    assert questions.lists.keys() - used <= {"visit_result_paper_2020"}


def _candidates(questions: Instrument, comparison: Comparison) -> tuple[Answer | None, ...]:
    """Return answers around a comparison: all codes, or the numbers beside its bounds."""
    variable = questions.variable(comparison.name)
    if variable.list is not None:
        return (None, *(item.code for item in variable.list.items))
    bounds = [int(value) for value in comparison.values]
    return (None, *(bound + step for bound in bounds for step in (-1, 0, 1)))


def _given(**answers: Answer) -> Lookup:
    """Return a look-up of some answers."""
    return answers.get


def _worlds(questions: Instrument, condition: Condition) -> Iterator[Lookup]:
    """Yield combinations of answers that a condition could tell apart, all if they are few."""
    choices = {it.name: _candidates(questions, it) for it in condition.comparisons}
    for answers in _combinations(tuple(choices.values())):
        pairs = zip(choices, answers, strict=True)
        yield _given(**{name: answer for name, answer in pairs if answer is not None})


def _combinations(
    choices: tuple[tuple[Answer | None, ...], ...],
) -> Iterator[tuple[Answer | None, ...]]:
    """Yield every combination of one answer to each question, or many of them."""
    if prod(map(len, choices)) <= MOST_WORLDS:
        yield from itertools.product(*choices)
        return
    draw = Random(0)  # noqa: S311  the same combinations at each run; nothing is secret
    for _ in range(MOST_WORLDS):
        yield tuple(draw.choice(some) for some in choices)


@pytest.mark.parametrize(("questions", "variable"), CONDITIONAL, ids=name_of)
def test_every_condition_can_be_met_and_can_fail(questions: Instrument, variable: Variable) -> None:
    """A question that is never asked, or always, has a condition that was copied wrongly."""
    condition = variable.applies_if
    assert condition is not None
    assert {condition.holds(world) for world in _worlds(questions, condition)} == {True, False}
    assert not condition.holds(_given())


@EACH
def test_every_role_is_played_or_known_to_be_left_out(questions: Instrument) -> None:
    """A forgotten role would be an empty column on a screen."""
    assert ROLES.keys() - questions.roles.keys() == LEFT_OUT.get(questions.id, set())
    told = {it for it in ROLE_CODES if it.partition(".")[0] in questions.roles}
    assert told - questions.role_codes.keys() == NO_CODE.get(questions.id, set())


@EACH
def test_messages_fit_two_lines_of_the_screen(questions: Instrument) -> None:
    """80 columns, less a frame and the number of the rule; each ends as a sentence does."""
    for rule in rulebook(questions):
        for text in (rule.text_id, rule.text_en):
            assert len(text) <= 2 * 70
            assert text.endswith(".")
