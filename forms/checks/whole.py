"""Checks of a household as a whole against those who live in it."""

from collections.abc import Iterator

from forms.checks.relations import having
from forms.checks.rule import Rule
from forms.checks.view import Hit, Spot, View
from forms.instrument import Variable


def nobody(view: View, rule: Rule) -> Iterator[Hit]:
    """Find a household where the rule's condition holds and no member's `own` is a code of `is`.

    Codes are parted by commas. Silent while the question is open for a member who is asked it.
    """
    own, codes = view.instrument.variable(rule.value("own")), set(rule.value("is").split(","))
    if not view.members or not rule.applies(view.household):
        return
    answers = {spot.answers.get(own.name) for spot in view.members if _concerns(own, spot)}
    if None not in answers and not answers & codes:
        yield rule.hit(view.household, beside=(len(view.members),))


def emptied(view: View, rule: Rule) -> Iterator[Hit]:
    """Find a household that has persons, none of whom lives in it any more."""
    if view.everyone and not view.members:
        yield rule.hit(view.household, beside=(len(view.everyone),))


def holder_gone(view: View, rule: Rule) -> Iterator[Hit]:
    """Find who has the rule's code `is` and lives here no more, where no member took it over."""
    here = {spot.subject.id for spot in view.members}
    if not here or having(list(view.members), rule.place, rule.value("is")):
        return
    for spot in having(list(view.everyone), rule.place, rule.value("is")):
        if spot.subject.id not in here:
            yield rule.hit(spot)


def share(view: View, rule: Rule) -> Iterator[Hit]:
    """Find numbers below `low` or above `high` for each member, or for each that `by` counts."""
    low, high, by = rule.number_of("low"), rule.number_of("high"), rule.value("by")
    for spot in view.spots(rule.whose):
        number = spot.answers.get(rule.place)
        parts = spot.answers.get(by) if by else len(view.members)
        if not isinstance(number, int) or not isinstance(parts, int) or min(number, parts) < 0:
            continue
        if parts and not low <= number / parts <= high:
            yield rule.hit(spot, beside=(parts,))


def _concerns(own: Variable, spot: Spot) -> bool:
    """Return whether a member answered a question, or is asked it."""
    due = own.applies_if is None or own.applies_if.holds(spot.lookup)
    return due or own.name in spot.answers
