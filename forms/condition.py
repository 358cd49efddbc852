"""The condition language of the instruments: when is a question asked?

`condition_reading` has its grammar. A name that is not answered makes every comparison with it
false, `!=` as well: what is not known makes no question due. An answer that is text (a code)
compares as text, so that "01" is not "1"; an answer that is a whole number compares as a number.
`>=`, `<=` and `between` (both ends included) are for whole numbers; a text answer never fulfils
them.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from typing import Final

from forms.records import Answer

Lookup = Callable[[str], Answer | None]
"""Name to answer; None where the question is not answered."""

_PAIR: Final = 2


class Operator(StrEnum):
    """How an answer is compared."""

    EQUAL = "="
    UNEQUAL = "!="
    AT_LEAST = ">="
    AT_MOST = "<="
    IN = "in"
    BETWEEN = "between"


ORDERED: Final = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN})
"""Comparisons that need whole numbers."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One name compared with one value; with several for `in`, with two for `between`."""

    name: str
    operator: Operator
    values: tuple[str, ...]

    def __str__(self) -> str:
        """Return the text that reads back as this comparison."""
        if self.operator is Operator.IN:
            return f"{self.name} in ({','.join(self.values)})"
        if self.operator is Operator.BETWEEN:
            return f"{self.name} between {self.values[0]} and {self.values[1]}"
        return f"{self.name} {self.operator} {self.values[0]}"


@dataclass(frozen=True, slots=True)
class Junction:
    """Several parts joined by `and` or by `or`."""

    word: str
    parts: "tuple[Node, ...]"

    def __str__(self) -> str:
        """Return the text that reads back as this junction."""
        return f" {self.word} ".join(
            f"({part})" if isinstance(part, Junction) else str(part) for part in self.parts
        )


Node = Comparison | Junction
"""What a condition is made of."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read, ready to be asked many times."""

    root: Node
    holds: Callable[[Lookup], bool] = field(init=False, repr=False, compare=False)
    """Return whether the condition is fulfilled by the answers that a look-up gives."""

    def __post_init__(self) -> None:
        """Build the closure once; the form asks at every field."""
        object.__setattr__(self, "holds", _compiled(self.root))

    def __str__(self) -> str:
        """Return the text that reads back as this condition."""
        return str(self.root)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Return every comparison, from left to right."""
        return tuple(_comparisons(self.root))

    @property
    def names(self) -> frozenset[str]:
        """Return the names that are looked up."""
        return frozenset(comparison.name for comparison in self.comparisons)

    def can_hold(self, lookup: Lookup, closed: Collection[str] = ()) -> bool:
        """Return whether the condition holds, or can once more is answered; never what is `closed`.

        >>> from forms.condition_reading import parse
        >>> power = parse("sumber_penerangan = 1 and umur >= 5")
        >>> power.can_hold({"umur": 5}.get), power.can_hold({"umur": 4}.get)
        (True, False)
        """
        return _possible(self.root, lookup, closed)


def _comparisons(node: Node) -> Iterator[Comparison]:
    """Yield the comparisons under a node, from left to right."""
    if isinstance(node, Comparison):
        yield node
        return
    for part in node.parts:
        yield from _comparisons(part)


def _compiled(node: Node) -> Callable[[Lookup], bool]:
    """Return a function that tells whether a node holds."""
    if isinstance(node, Comparison):
        return _within(node) if node.operator in ORDERED else _among(node)
    tests = tuple(_compiled(part) for part in node.parts)
    if len(tests) == _PAIR:
        return _of_pair(node.word, *tests)
    if node.word == "and":
        return lambda lookup: all(test(lookup) for test in tests)
    return lambda lookup: any(test(lookup) for test in tests)


def _of_pair(
    word: str, first: Callable[[Lookup], bool], second: Callable[[Lookup], bool]
) -> Callable[[Lookup], bool]:
    """Return the test of two parts without a loop: most have two, and each field asks hundreds."""
    if word == "and":
        return lambda lookup: first(lookup) and second(lookup)
    return lambda lookup: first(lookup) or second(lookup)


def _possible(node: Node, lookup: Lookup, closed: Collection[str]) -> bool:
    """Return whether a node holds, taking every answer that may still come for the right one."""
    if isinstance(node, Comparison):
        waits = lookup(node.name) is None and node.name not in closed
        return waits or _compiled(node)(lookup)
    parts = (_possible(part, lookup, closed) for part in node.parts)
    return all(parts) if node.word == "and" else any(parts)


def _among(comparison: Comparison) -> Callable[[Lookup], bool]:
    """Return the test of `=`, `!=` and `in`: text against text, number against number."""
    name, wanted = comparison.name, comparison.operator is not Operator.UNEQUAL
    numbers = {int(value) for value in comparison.values if value.lstrip("-").isdigit()}
    accepted: frozenset[Answer] = frozenset({*comparison.values, *numbers})

    def test(lookup: Lookup) -> bool:
        answer = lookup(name)
        return answer is not None and (answer in accepted) is wanted

    return test


def _within(comparison: Comparison) -> Callable[[Lookup], bool]:
    """Return the test of `>=`, `<=` and `between`: whole numbers only."""
    name, bounds = comparison.name, [int(value) for value in comparison.values]
    low: float = -inf if comparison.operator is Operator.AT_MOST else bounds[0]
    high: float = inf if comparison.operator is Operator.AT_LEAST else bounds[-1]

    def test(lookup: Lookup) -> bool:
        answer = lookup(name)
        return isinstance(answer, int) and low <= answer <= high

    return test
