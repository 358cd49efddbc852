"""The rules asked again after answers changed: only those that depend on what changed.

The form asks at every field that is left. Of a hundred rules a field concerns a handful; all are
asked again where somebody came or went, or where it is another day.
"""

import datetime as dt
from dataclasses import dataclass

from forms.checks.view import View
from forms.findings import Finding
from forms.instrument import Instrument
from forms.records import Answers, HouseholdRecord, Subject
from forms.rulebook import rulebook
from forms.rules import Found, found_by, in_order


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found in one state of a household on one day.

    `findings` is what `rules.check` returns, `found` the same by the number of each rule, also
    where it is silent because another spoke.
    """

    record: HouseholdRecord
    today: dt.date
    found: Found
    findings: tuple[Finding, ...]


def check_again(
    instrument: Instrument, record: HouseholdRecord, today: dt.date, before: Checked | None
) -> Checked:
    """Return what the rules of an instrument find, exactly as if all of them were asked.

    Args:
        instrument: the questionnaire.
        record: the household as it stands; nothing is changed.
        today: the day of the check.
        before: what they found with the same questionnaire in another state of the household; None
            where they were never asked.
    """
    book = rulebook(instrument)
    found: Found = {}
    due = tuple(book)
    if before and before.today == today and _same_shape(before.record, record):
        changed, found = _changed(before.record, record), before.found
        due = tuple(rule for rule in book if not changed.isdisjoint(rule.reads))
    view = View(instrument, record, today)
    found = {**found, **{rule.number: found_by(rule, view) for rule in due}}
    return Checked(record, today, found, in_order(book, record, found))


def _same_shape(one: HouseholdRecord, other: HouseholdRecord) -> bool:
    """Return whether two states have the same subjects at the same places, with as many rows."""
    return list(map(_shape, one.subjects())) == list(map(_shape, other.subjects()))


def _shape(subject: Subject) -> tuple[object, ...]:
    """Return what there is of a subject apart from its answers."""
    counts = {name: len(rows) for name, rows in subject.rows.items()}
    return subject.id, subject.kind, subject.region, counts


def _changed(one: HouseholdRecord, other: HouseholdRecord) -> frozenset[str]:
    """Return the names of all variables that are answered otherwise anywhere in two states."""
    sides = zip(one.subjects(), other.subjects(), strict=True)
    return frozenset(
        name
        for old, new in sides
        if old is not new
        for before, after in zip(_answers(old), _answers(new), strict=True)
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    )


def _answers(subject: Subject) -> list[Answers]:
    """Return a subject's own answers, then those of each of its rows, block by block."""
    return [subject.answers, *(row for key in sorted(subject.rows) for row in subject.rows[key])]
