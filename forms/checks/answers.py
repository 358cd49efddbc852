"""Checks of single answers: impossible, missing, not asked, doubtful by a condition."""

from collections.abc import Iterator
from typing import Final

from forms.answer_errors import AnswerError
from forms.checks.rule import Rule
from forms.checks.view import Hit, Spot, View
from forms.instrument import ValueType, Variable
from forms.records import Answer
from forms.values import read_answer

ALWAYS_ANSWERED: Final = frozenset(
    {ValueType.ENUM, ValueType.BITMASK, ValueType.INTEGER, ValueType.DATE}
)
"""Kinds of questions to which everybody has an answer; a text may rightly be empty."""

LARGEST: Final = 999_999_999
"""The largest whole number that can be typed."""


def never(view: View, rule: Rule) -> Iterator[Hit]:
    """Find the spots where the rule's condition holds."""
    return (rule.hit(spot) for spot in view.spots(rule.whose) if rule.applies(spot))


def impossible(view: View, rule: Rule) -> Iterator[Hit]:
    """Find answers that no question of this kind has: unknown codes, numbers out of bounds."""
    for spot in view.everything():
        answers = spot.answers
        for variable in view.instrument.for_subject(spot.subject.kind, spot.rows):
            answer = answers.get(variable.name)
            if answer is not None and not variable.read_only and not can_be(variable, answer):
                yield rule.hit(spot, variable.name)


def unasked(view: View, rule: Rule) -> Iterator[Hit]:
    """Find answers to questions that do not apply."""
    for spot in view.living():
        answers = spot.answers
        for variable in view.instrument.for_subject(spot.subject.kind, spot.rows):
            if variable.applies_if and variable.name in answers and not _applies(variable, spot):
                yield rule.hit(spot, variable.name)


def missing(view: View, rule: Rule) -> Iterator[Hit]:
    """Find the rule's questions where they apply and are not answered."""
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            if spot.answers.get(variable.name, "") == "" and _applies(variable, spot):
                yield rule.hit(spot, variable.name)


def missing_of_anyone(view: View, rule: Rule) -> Iterator[Hit]:
    """Find the same of every person, also of who lives here no more."""
    for spot in view.everyone:
        for variable in rule.places:
            if spot.answers.get(variable.name, "") == "" and _applies(variable, spot):
                yield rule.hit(spot, variable.name)


def unanswered(view: View, rule: Rule) -> Iterator[Hit]:
    """Find blocks of the paper with questions that were asked and not answered; one hit a block.

    The rule's places are left out: other rules speak of them, or exports never hold them.
    """
    left_out = {variable.name for variable in rule.places}
    for spot in view.living():
        answers, gaps = spot.answers, dict[str, list[str]]()
        for variable in view.instrument.for_subject(spot.subject.kind, spot.rows):
            if variable.name not in answers and _is_due(variable, spot):
                gaps.setdefault(variable.block, []).append(variable.name)
        for block_id, names in gaps.items():
            block = view.instrument.block(block_id)
            open_names = [name for name in names if name not in left_out]
            if block.paper and open_names:
                yield rule.hit(spot, open_names[0], count=len(open_names), block=block)


def both_answered(view: View, rule: Rule) -> Iterator[Hit]:
    """Find spots where the rule's question and another are answered, and its condition holds."""
    other = rule.value("other")
    for spot in view.spots(rule.whose):
        if rule.place in spot.answers and other in spot.answers and rule.applies(spot):
            yield rule.hit(spot)


def outside(view: View, rule: Rule) -> Iterator[Hit]:
    """Find numbers below the rule's `low` or above its `high`."""
    low, high = rule.number_of("low"), rule.number_of("high")
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            answer = spot.answers.get(variable.name)
            if answer is not None and can_be(variable, answer) and not low <= float(answer) <= high:
                yield rule.hit(spot, variable.name)


def bit(view: View, rule: Rule) -> Iterator[Hit]:
    """Find sums of codes that hold the rule's `bit` where its condition holds."""
    codes, wanted = rule.places[0].list, rule.value("bit")
    for spot in view.spots(rule.whose):
        answer = spot.answers.get(rule.place)
        held = codes.held(answer) if codes and isinstance(answer, int) else ()
        if any(item.code == wanted for item in held) and rule.applies(spot):
            yield rule.hit(spot)


def can_be(variable: Variable, answer: Answer) -> bool:
    """Return whether an answer is stored as its question spells it, and within its bounds."""
    if variable.type is ValueType.ENUM:
        return variable.list is not None and answer in variable.list
    if variable.type is ValueType.INTEGER:
        low = -LARGEST if variable.low is None else variable.low
        high = LARGEST if variable.high is None else variable.high
        return isinstance(answer, int) and low <= answer <= high
    try:
        return read_answer(variable, str(answer)) == answer
    except AnswerError:
        return False


def _applies(variable: Variable, spot: Spot) -> bool:
    """Return whether a question is asked."""
    return variable.applies_if is None or variable.applies_if.holds(spot.lookup)


def _is_due(variable: Variable, spot: Spot) -> bool:
    """Return whether somebody should have answered a question."""
    typed = not (variable.computed or variable.read_only)
    return typed and variable.type in ALWAYS_ANSWERED and _applies(variable, spot)
