"""Checks of names."""

from collections.abc import Iterator
from typing import Final

from forms.checks.rule import Rule
from forms.checks.view import Hit, View
from forms.names import name_key

FEWEST_LETTERS: Final = 2
"""A name with fewer letters is an initial or a mark that stands for "not known"."""


def no_name(view: View, rule: Rule) -> Iterator[Hit]:
    """Find names with a digit, or with hardly a letter."""
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            name = str(spot.answers.get(variable.name, ""))
            letters = sum(map(str.isalpha, name))
            if name and (letters < FEWEST_LETTERS or any(map(str.isdigit, name))):
                yield rule.hit(spot, variable.name)


def same_name(view: View, rule: Rule) -> Iterator[Hit]:
    """Find names that equal another name of the same person."""
    for spot in view.spots(rule.whose):
        name, other = (str(answer or "") for answer in spot.seen(rule.place, rule.value("other")))
        if name and other and name_key(name) == name_key(other):
            yield rule.hit(spot, beside=(other,))


def marks(view: View, rule: Rule) -> Iterator[Hit]:
    """Find names with one of the rule's `marks`, and say which."""
    unwanted = rule.value("marks")
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            name = str(spot.answers.get(variable.name, ""))
            found = [mark for mark in unwanted if mark in name]
            if found:
                yield rule.hit(spot, variable.name, marks=" ".join(found))
