"""The condition language of the instruments: when is a question asked?

Grammar, loosest first; `or` binds looser than `and`:

    condition  = all { "or" all }
    all        = part { "and" part }
    part       = "(" condition ")" | comparison
    comparison = name ( "=" | "!=" | ">=" | "<=" ) value
               | name "in" "(" value { "," value } ")"
               | name "between" value "and" value
    value      = whole number | word

A name that is not answered makes every comparison with it false, `!=` as well: what is not known
makes no question due. An answer that is text (a code) compares as text, so that "01" is not "1";
an answer that is a whole number compares as a number. `>=`, `<=` and `between` (both ends
included) are for whole numbers; a text answer never fulfils them.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from typing import Final, NamedTuple

from forms.errors import DamagedError
from forms.records import Answer

Lookup = Callable[[str], Answer | None]
"""Name to answer; None where the question is not answered."""

_TOKEN: Final = re.compile(
    r"(?P<sign>!=|>=|<=|[=(),])"
    r"|(?P<number>-?[0-9]{1,15})(?![\w-])"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_-]*)",
    re.ASCII,
)
_KEYWORDS: Final = frozenset({"and", "or", "in", "between"})
_PAIR: Final = 2
_DEEPEST: Final = 20
"""Parentheses inside parentheses that are read; a hostile file could exhaust the stack."""


class ConditionError(DamagedError):
    """The text of a condition cannot be read; facts name the column and what was expected there."""

    code, field = "condition-unreadable", "applies_if"


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

        >>> power = parse("sumber_penerangan = 1 and umur >= 5")
        >>> power.can_hold({"umur": 5}.get), power.can_hold({"umur": 4}.get)
        (True, False)
        """
        return _possible(self.root, lookup, closed)


class _Token(NamedTuple):
    """One piece of a condition, and its column from 1.

    The kind is "number", "word" or "end"; a sign and a keyword are their own kind.
    """

    kind: str
    text: str
    column: int


def parse(text: str) -> Condition:
    """Return the condition that a text states.

    Raises:
        ConditionError: the text does not follow the grammar; its facts are the column (from 1) and
            what was expected there. Nothing of it is used.

    >>> water = parse("sumber_airminum = 3 or umur between 5 and 18")
    >>> water.holds({"sumber_airminum": "3"}.get), water.holds({"umur": 4}.get)
    (True, False)
    >>> parse("umur >= five")
    Traceback (most recent call last):
    forms.condition.ConditionError: condition-unreadable
    """
    reader = _Reader(list(_tokens(text)))
    root = reader.any_of(0)
    reader.expect("end")
    return Condition(root)


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the tokens of a text, and one that marks its end."""
    position = 0
    while position < len(text):
        if text[position] == " ":
            position += 1
            continue
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise ConditionError(column=position + 1, expected="name, value, ( or )")
        piece, position = match[match.lastgroup], match.end()
        own = match.lastgroup == "sign" or piece in _KEYWORDS
        kind = piece if own else match.lastgroup
        yield _Token(kind, piece, match.start(match.lastgroup) + 1)
    yield _Token("end", "", len(text) + 1)


class _Reader:
    """Walks over the tokens; one method for each rule of the grammar."""

    def __init__(self, tokens: list[_Token]) -> None:
        """Stand before the first token; the last one is the end."""
        self._tokens = tokens
        self._next = 0

    def any_of(self, depth: int) -> Node:
        """Read parts joined by `or`."""
        return self._joined("or", lambda: self._joined("and", lambda: self._part(depth)))

    def expect(self, *kinds: str) -> str:
        """Take the next token if it is of one of these kinds, and return its text."""
        token = self._tokens[self._next]
        if token.kind not in kinds:
            raise ConditionError(column=token.column, expected=" ".join(kinds))
        self._next += 1
        return token.text

    def _sees(self, kind: str) -> bool:
        """Take the next token if it is of this kind; return whether it was."""
        seen = self._tokens[self._next].kind == kind
        self._next += seen
        return seen

    def _joined(self, word: str, read: Callable[[], Node]) -> Node:
        """Read one or more parts with a joining word between them."""
        parts = [read()]
        while self._sees(word):
            parts.append(read())
        return parts[0] if len(parts) == 1 else Junction(word, tuple(parts))

    def _part(self, depth: int) -> Node:
        """Read a comparison, or a condition in parentheses."""
        if depth >= _DEEPEST or not self._sees("("):
            return self._comparison()
        inside = self.any_of(depth + 1)
        self.expect(")")
        return inside

    def _comparison(self) -> Comparison:
        """Read a name, an operator and its values."""
        name = self.expect("word")
        operator = Operator(self.expect(*Operator))
        if operator is Operator.IN:
            return Comparison(name, operator, self._listed())
        kinds = ("number",) if operator in ORDERED else ("number", "word")
        values = [self.expect(*kinds)]
        if operator is Operator.BETWEEN:
            self.expect("and")
            values.append(self.expect("number"))
        return Comparison(name, operator, tuple(values))

    def _listed(self) -> tuple[str, ...]:
        """Read the values of `in`, in parentheses."""
        self.expect("(")
        values = [self.expect("number", "word")]
        while self.expect(",", ")") == ",":
            values.append(self.expect("number", "word"))
        return tuple(values)


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
