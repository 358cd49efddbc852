"""Which room on paper an answer takes, and how it is written into it."""

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from forms import values
from forms.instrument import ValueType, Variable
from forms.records import Answer
from reports.questionnaire.questionnaire_records import Code, Entry, Kind, Room
from siksng_tui import words

GROUP: Final = 4
"""Boxes that stand together in a long number."""

_DATE: Final = re.compile(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)
_LINE: Final = Room(Kind.LINE)
_NUMBER: Final = Room(Kind.NUMBER)


def room(variable: Variable) -> Room:
    """Return the room that the answers to a question take."""
    own = _ROOMS.get(variable.type)
    return own(variable) if own else _LINE


def entry(variable: Variable, answer: Answer | None, *, asked: bool, name: str = "") -> Entry:
    """Return an answer as it is written into its room; what has no answer leaves it empty.

    `name` is what a code of no list is of.
    """
    if answer is None:
        return Entry(asked=asked)
    shown = values.show_answer(variable, answer, words.language())
    if date := _DATE.fullmatch(shown):
        return Entry("".join(date.groups()), asked=asked)
    if variable.type in (ValueType.ENUM, ValueType.BITMASK, ValueType.INTEGER):
        shown = shown.rjust(sum(room(variable).groups))
    return Entry(shown, name or _meaning(variable, answer), asked)


def codes(variable: Variable) -> tuple[Code, ...]:
    """Return the codes that a question may be answered with; a label that repeats them is cut."""
    if variable.list is None:
        return ()
    language = words.language()
    return tuple(
        Code(item.code, _without(item.code, item.label(language))) for item in variable.list.items
    )


def _without(code: str, label: str) -> str:
    """Return a label without the code that it begins with.

    >>> _without("8", "8 (tamat)"), _without("YA", "Ya"), _without("1", "10 tahun")
    ('(tamat)', '', '10 tahun')
    """
    return "" if _same(label, code) else label.removeprefix(f"{code} ")


def _meaning(variable: Variable, answer: Answer) -> str:
    """Return the label of a code; nothing where it says no more than the code."""
    if variable.list is None:
        return ""
    said = values.label(variable, answer, words.language())
    return "" if _same(said, str(answer)) else said


def _same(label: str, code: str) -> bool:
    """Return whether a label says no more than its code."""
    return label.casefold() == code.casefold()


def _long_number(variable: Variable) -> Room:
    """Return boxes in groups."""
    places = range(variable.length or 0)
    groups = groupby(places, lambda place: place // GROUP)
    return Room(Kind.BOXES, tuple(len(list(own)) for _, own in groups))


def _one_code(variable: Variable) -> Room:
    """Return a box for each character of the longest code."""
    items = variable.list.items if variable.list else ()
    return Room(Kind.BOXES, (max((len(item.code) for item in items), default=1),))


def _sum_of_codes(variable: Variable) -> Room:
    """Return a box for each digit of the greatest sum, or of the longest code that is none."""
    longest = _one_code(variable).groups[0]
    total = variable.list.total if variable.list else 0
    return Room(Kind.BOXES, (max(longest, len(str(total))),))


def _number(variable: Variable) -> Room:
    """Return a box for each digit where there is a greatest number."""
    if variable.high is None or variable.low is None:
        return _NUMBER
    return Room(Kind.BOXES, (max(len(str(variable.low)), len(str(variable.high))),))


_ROOMS: Final[Mapping[ValueType, Callable[[Variable], Room]]] = MappingProxyType(
    {
        ValueType.INTEGER: _number,
        ValueType.DECIMAL: lambda _: _NUMBER,
        ValueType.DATE: lambda _: Room(Kind.BOXES, (2, 2, 4)),
        ValueType.ENUM: _one_code,
        ValueType.BITMASK: _sum_of_codes,
        ValueType.NIK: _long_number,
        ValueType.KK: _long_number,
        ValueType.CODE: lambda variable: Room(Kind.BOXES, (variable.length or 1,)),
    }
)
"""How the room of a type is found; every other type takes a line."""
