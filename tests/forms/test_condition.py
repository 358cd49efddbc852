"""The condition language: what is read, what is refused, and what holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.condition import Comparison, Condition, Junction, Lookup, Node, Operator
from forms.condition_reading import ConditionError, parse
from forms.records import Answer

NAMES = ("a", "b_1", "umur")
VALUES = ("0", "1", "10", "-3", "01", "ACTIVE")


def _comparisons() -> st.SearchStrategy[Comparison]:
    """Return comparisons of every form."""
    name, number = st.sampled_from(NAMES), st.integers(-20, 20).map(str)
    value = st.sampled_from(VALUES)
    same = st.sampled_from([Operator.EQUAL, Operator.UNEQUAL])
    bound = st.sampled_from([Operator.AT_LEAST, Operator.AT_MOST])
    return st.one_of(
        st.builds(Comparison, name, same, st.tuples(value)),
        st.builds(Comparison, name, bound, st.tuples(number)),
        st.builds(Comparison, name, st.just(Operator.BETWEEN), st.tuples(number, number)),
        st.builds(
            Comparison,
            name,
            st.just(Operator.IN),
            st.lists(value, min_size=1, max_size=4).map(tuple),
        ),
    )


def _nodes() -> st.SearchStrategy[Node]:
    """Return comparisons, and junctions of junctions of them."""
    return st.recursive(
        _comparisons(),
        lambda inner: st.builds(
            Junction,
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3).map(tuple),
        ),
        max_leaves=6,
    )


def _naive(node: Node, answers: dict[str, Answer]) -> bool:
    """Return whether a node holds, worked out the long way."""
    if isinstance(node, Junction):
        results = [_naive(part, answers) for part in node.parts]
        return all(results) if node.word == "and" else any(results)
    if node.name not in answers:
        return False
    answer = answers[node.name]
    if node.operator in {Operator.EQUAL, Operator.IN, Operator.UNEQUAL}:
        found = any(_equal(answer, value) for value in node.values)
        return found is not (node.operator is Operator.UNEQUAL)
    return isinstance(answer, int) and _ordered(answer, node)


def _equal(answer: Answer, value: str) -> bool:
    """Return whether text equals text, or a number the number it spells."""
    if isinstance(answer, str):
        return answer == value
    return value.lstrip("-").isdigit() and answer == int(value)


def _ordered(answer: int, node: Comparison) -> bool:
    """Return whether a number lies within the bounds of a comparison."""
    bounds = [int(value) for value in node.values]
    if node.operator is Operator.AT_MOST:
        return answer <= bounds[0]
    return answer >= bounds[0] and (len(bounds) == 1 or answer <= bounds[1])


def _refused_at(text: str) -> int | None:
    """Return the column at which a text is refused; None if it is read."""
    try:
        parse(text)
    except ConditionError as error:
        return int(error.facts["column"])
    return None


def _given(**answers: Answer) -> Lookup:
    """Return a look-up of some answers."""
    return answers.get


@given(_nodes())
def test_what_is_printed_reads_back_as_the_same_condition(node: Node) -> None:
    """An error can show a condition, and the reader can copy it."""
    assert parse(str(Condition(node))).root == node


@given(
    _nodes(),
    st.dictionaries(
        st.sampled_from(NAMES), st.sampled_from(VALUES) | st.integers(-20, 20), max_size=3
    ),
)
def test_a_condition_holds_exactly_when_the_long_way_says_so(
    node: Node, answers: dict[str, Answer]
) -> None:
    """The compiled closures change nothing but the speed."""
    assert Condition(node).holds(answers.get) is _naive(node, answers)


@given(st.text(alphabet="ab1 ()=!<>,-andorinbetween", max_size=40))
def test_any_text_is_read_or_refused_with_a_column(text: str) -> None:
    """No text makes the reader fail in another way."""
    column = _refused_at(text)
    if column is None:
        assert parse(str(parse(text))) == parse(text)
    else:
        assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("umur", 5),
        ("umur >", 6),
        ("umur > 5", 6),
        ("umur >= five", 9),
        ("umur >= number", 9),
        ("umur between 5 or 6", 16),
        ("umur between 5 and x", 20),
        ("umur in 5", 9),
        ("umur in ()", 10),
        ("umur in (1 2)", 12),
        ("(umur = 1", 10),
        ("umur = 1)", 9),
        ("umur = 1 and", 13),
        ("and = 1", 1),
        ("umur = or", 8),
        ("umur = 1 umur = 2", 10),
        ("umur = 1x", 8),
        ("umur = 'x'", 8),
        ("umur = ²", 8),
        ("5 = umur", 1),
        ("umur = 1234567890123456", 8),
        ("umur = 1\n", 9),
    ],
)
def test_a_mistake_is_refused_at_its_column(text: str, column: int) -> None:
    """Whoever wrote the instrument is led to the word."""
    assert _refused_at(text) == column


def test_parentheses_nest_twenty_deep_and_no_deeper() -> None:
    """A hostile file cannot exhaust the stack."""
    assert parse("(" * 20 + "a = 1" + ")" * 20) == parse("a = 1")
    with pytest.raises(ConditionError):
        parse("(" * 21 + "a = 1" + ")" * 21)


def test_and_binds_closer_than_or() -> None:
    """As the grammar of the instruments says."""
    condition = parse("a = 1 or a = 2 and b_1 = 1")
    assert condition.holds(_given(a="1"))
    assert not condition.holds(_given(a="2"))
    assert not parse("(a = 1 or a = 2) and b_1 = 1").holds(_given(a="1"))


def test_an_unanswered_name_makes_every_comparison_false() -> None:
    """What is not known makes no question due, not even by being unequal."""
    for text in ("a = 1", "a != 1", "a in (1,2)", "a >= 0", "a <= 9", "a between 0 and 9"):
        assert not parse(text).holds(_given()), text


def test_codes_compare_as_text_and_counts_as_numbers() -> None:
    """A code 01 is not the code 1; the number one is, however the file spells it."""
    assert not parse("a = 1").holds(_given(a="01"))
    assert parse("a = 01").holds(_given(a=1))
    assert not parse("a >= 1").holds(_given(a="5"))


def test_a_condition_tells_the_names_it_looks_up() -> None:
    """The reader of instruments checks each of them."""
    assert parse("a = 1 and (b_1 in (1,2) or a = 3)").names == {"a", "b_1"}
