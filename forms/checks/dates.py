"""Checks of dates and ages."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from forms.checks.rule import Rule
from forms.checks.view import Hit, View
from forms.records import Answer

MOST_YEARS_APART: Final = 1
"""Years by which a stored age may differ from the one worked out: both were counted on some day."""


def future(view: View, rule: Rule) -> Iterator[Hit]:
    """Find dates after the day of the check."""
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            date = date_of(spot.answers.get(variable.name))
            if date and date > view.today:
                yield rule.hit(spot, variable.name)


def earlier(view: View, rule: Rule) -> Iterator[Hit]:
    """Find dates before another that they must follow."""
    for spot in view.spots(rule.whose):
        date, first = (date_of(answer) for answer in spot.seen(rule.place, rule.value("follows")))
        if date and first and date < first:
            yield rule.hit(spot)


def long_ago(view: View, rule: Rule) -> Iterator[Hit]:
    """Find dates more than so many `months` before the day of the check."""
    months = int(rule.number_of("months"))
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            date = date_of(spot.answers.get(variable.name))
            if date and _is_over(date, months, view.today):
                yield rule.hit(spot, variable.name)


def later(view: View, rule: Rule) -> Iterator[Hit]:
    """Find dates after another that they must precede."""
    for spot in view.spots(rule.whose):
        date, last = (date_of(answer) for answer in spot.seen(rule.place, rule.value("precedes")))
        if date and last and date > last:
            yield rule.hit(spot, beside=(last.isoformat(),))


def too_early(view: View, rule: Rule) -> Iterator[Hit]:
    """Find dates before the rule's `day`."""
    day = dt.date.fromisoformat(rule.value("day"))
    for spot in view.spots(rule.whose):
        for variable in rule.places:
            date = date_of(spot.answers.get(variable.name))
            if date and date < day:
                yield rule.hit(spot, variable.name)


def age_differs(view: View, rule: Rule) -> Iterator[Hit]:
    """Find stored ages that are far from the age worked out from the date of birth."""
    for spot in view.members:
        stored = view.stored.subject(spot.subject.id).answers.get(rule.place)
        fresh = spot.answers.get(rule.place)
        apart = difference(stored, fresh)
        if apart is not None and abs(apart) > MOST_YEARS_APART:
            yield rule.hit(spot, beside=(stored,), stored=str(stored), fresh=str(fresh))


def date_of(answer: Answer | None) -> dt.date | None:
    """Return a stored date, None where there is none or it is no date."""
    try:
        return dt.date.fromisoformat(str(answer))
    except ValueError:
        return None


def difference(first: Answer | None, second: Answer | None) -> int | None:
    """Return by how much one whole number exceeds another, None unless both are there."""
    if isinstance(first, int) and isinstance(second, int):
        return first - second
    return None


def _is_over(start: dt.date, months: int, day: dt.date) -> bool:
    """Return whether a day is later than so many months after a start.

    >>> _is_over(dt.date(2025, 3, 31), 10, dt.date(2026, 1, 31))
    False
    >>> _is_over(dt.date(2025, 3, 31), 10, dt.date(2026, 2, 1))
    True
    """
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return (years, month + 1, start.day) < (day.year, day.month, day.day)
