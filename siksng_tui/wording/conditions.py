"""Conditions of an instrument as people read them: "III.4a has code 1, 2 or 3"."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forms.condition import Comparison, Condition, Junction, Node, Operator
from forms.instrument import Instrument, ValueType
from siksng_tui import words
from siksng_tui.words import N_, _

LONG: Final = 4
"""So many codes that follow each other are said as the first and the last."""

_CODED: Final[Mapping[Operator, str]] = MappingProxyType(
    {
        Operator.EQUAL: N_("{question} has code {values}"),
        Operator.UNEQUAL: N_("{question} does not have code {values}"),
        Operator.IN: N_("{question} has code {values}"),
    }
)
"""How a question that is answered with a code is compared."""

_PLAIN: Final[Mapping[Operator, str]] = MappingProxyType(
    {
        Operator.EQUAL: N_("{question} is {values}"),
        Operator.UNEQUAL: N_("{question} is not {values}"),
        Operator.IN: N_("{question} is {values}"),
        Operator.AT_LEAST: N_("{question} is {values} or more"),
        Operator.AT_MOST: N_("{question} is {values} or less"),
        Operator.BETWEEN: N_("{question} is {low} to {high}"),
    }
)
"""How any other question is compared."""

_JOINED: Final[Mapping[str, str]] = MappingProxyType(
    {"and": N_("{first} and {second}"), "or": N_("{first} or {second}")}
)
"""How two parts are joined."""


def when(instrument: Instrument, condition: Condition) -> str:
    """Return when a question is asked, in the language that is spoken.

    A question is called by its number on paper; by its label too where that is a line's.

    >>> from forms.loading import instrument
    >>> words.choose("en")
    >>> when(instrument(), instrument().variable("kondisi_dinding").applies_if)
    'If III.4a has code 1, 2 or 3'
    """
    return _("If {condition}").format(condition=_said(instrument, condition.root))


def _said(instrument: Instrument, node: Node) -> str:
    """Return a part of a condition in words."""
    if isinstance(node, Comparison):
        return _compared(instrument, node)
    return _in_turn(node.word, [_inside(instrument, part) for part in node.parts])


def _inside(instrument: Instrument, node: Node) -> str:
    """Return a part that is joined to others; parentheses hold one that is joined itself."""
    said = _said(instrument, node)
    return f"({said})" if isinstance(node, Junction) else said


def _compared(instrument: Instrument, comparison: Comparison) -> str:
    """Return a comparison in words."""
    variable = instrument.variables.get(comparison.name)
    coded = variable is not None and variable.type is ValueType.ENUM
    table = _CODED if coded and comparison.operator in _CODED else _PLAIN
    return _(table[comparison.operator]).format(
        question=_called(instrument, comparison.name),
        values=_listed(comparison.values),
        low=comparison.values[0],
        high=comparison.values[-1],
    )


def _called(instrument: Instrument, name: str) -> str:
    """Return what a question is called on paper."""
    variable = instrument.variables.get(name)
    if variable is None:
        return name
    number = instrument.number(variable)
    return number if variable.question else f'{number} "{variable.label(words.language())}"'


def _listed(values: Sequence[str]) -> str:
    """Return values one after another; a long run of numbers as its ends.

    >>> words.choose("en")
    >>> _listed(["1", "2", "3"]), _listed(["1", "2", "3", "4"])
    ('1, 2 or 3', '1-4')
    """
    if len(values) >= LONG and _follow_each_other(values):
        return f"{values[0]}-{values[-1]}"
    *firsts, last = values
    joined = _JOINED["or"]
    return _(joined).format(first=", ".join(firsts), second=last) if firsts else last


def _follow_each_other(values: Sequence[str]) -> bool:
    """Return whether values are numbers of which each is one more than the one before."""
    first = values[0]
    if not first.isdecimal():
        return False
    return [str(int(first) + place) for place in range(len(values))] == list(values)


def _in_turn(word: str, parts: Sequence[str]) -> str:
    """Return parts joined by a word, two by two."""
    said, *others = parts
    join: Callable[..., str] = _(_JOINED[word]).format
    for other in others:
        said = join(first=said, second=other)
    return said
