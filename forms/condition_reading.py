"""Reading a condition of the instruments from its text.

Grammar, loosest first; `or` binds looser than `and`:

    condition  = all { "or" all }
    all        = part { "and" part }
    part       = "(" condition ")" | comparison
    comparison = name ( "=" | "!=" | ">=" | "<=" ) value
               | name "in" "(" value { "," value } ")"
               | name "between" value "and" value
    value      = whole number | word
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from forms.condition import ORDERED, Comparison, Condition, Junction, Node, Operator
from forms.errors import DamagedError

_TOKEN: Final = re.compile(
    r"(?P<sign>!=|>=|<=|[=(),])"
    r"|(?P<number>-?[0-9]{1,15})(?![\w-])"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_-]*)",
    re.ASCII,
)
_KEYWORDS: Final = frozenset({"and", "or", "in", "between"})
_DEEPEST: Final = 20
"""Parentheses inside parentheses that are read; a hostile file could exhaust the stack."""


class ConditionError(DamagedError):
    """The text of a condition cannot be read; facts name the column and what was expected there."""

    code, field = "condition-unreadable", "applies_if"


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
    forms.condition_reading.ConditionError: condition-unreadable
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
