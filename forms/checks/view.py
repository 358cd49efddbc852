"""A household as its rules see it: subjects and rows with their look-ups, ages worked out."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from forms.condition import Condition, Lookup
from forms.findings import Place
from forms.flow import lookup_for
from forms.formula import Age, work_out
from forms.identity import Doubt, card_doubts, nik_doubts
from forms.instrument import Block, Instrument, ValueType, Variable
from forms.presence import counting
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind

Whose = tuple[SubjectKind, str]
"""A kind of subject, and "" or the key of a repeated block inside it."""

_DOUBTS: Final[Mapping[ValueType, Callable[[str, dt.date], tuple[Doubt, ...]]]] = {
    ValueType.NIK: nik_doubts,
    ValueType.KK: card_doubts,
}
"""How each kind of number is doubted."""

Fact = str | int | Variable | Block
"""What a message may name; variables and blocks by their label, never an answer that names one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A subject, or one row of a repeated block inside it, and what is seen from there."""

    subject: Subject
    lookup: Lookup
    rows: str = ""
    row: int = -1

    @property
    def answers(self) -> Answers:
        """Return the answers that stand here, without those seen from here."""
        return self.subject.rows[self.rows][self.row] if self.rows else self.subject.answers

    def place(self, variable: str) -> Place:
        """Return the place of one answer here."""
        return Place(self.subject.id, variable, self.rows, self.row)

    def seen(self, *names: str) -> tuple[Answer | None, ...]:
        """Return the answers to these variables, None where there is none."""
        return tuple(self.lookup(name) for name in names)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a check found something, the answers elsewhere it rests on, and facts for the words."""

    spot: Spot
    variable: str
    beside: tuple[Answer | None, ...]
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Number:
    """A NIK or a family card number that was answered, and what is doubtful about it by itself."""

    spot: Spot
    variable: Variable
    number: str
    doubts: tuple[Doubt, ...]


class View:
    """One household on one day; built once for all rules."""

    def __init__(self, instrument: Instrument, record: HouseholdRecord, today: dt.date) -> None:
        """Work out what is computed, and part those who live here from those who do not.

        Args:
            instrument: the questionnaire.
            record: the household; it need not have been recoded.
            today: the day at which ages are taken where no visit date is answered.
        """
        self.instrument, self.stored, self.today = instrument, record, today
        people = tuple(self._fresh(person) for person in record.persons)
        self.record = replace(record, persons=people)
        self.household = self._spot(record.household)
        self.families = tuple(map(self._spot, record.families))
        self.everyone = tuple(map(self._spot, people))
        counted = counting(instrument)
        self.members = tuple(spot for spot in self.everyone if _lives_here(spot, counted))
        """Whoever the household's count of persons counts, or has no answer to tell it."""

    def spots(self, whose: Whose) -> Iterator[Spot]:
        """Return the subjects or rows of a kind; of persons, only those who live here."""
        kind, rows = whose
        spots = {
            SubjectKind.HOUSEHOLD: (self.household,),
            SubjectKind.FAMILY: self.families,
            SubjectKind.PERSON: self.members,
        }[kind]
        return self.rows(spots, rows) if rows else iter(spots)

    def evidence(self, spot: Spot, *names: str) -> tuple[Answer | None, ...]:
        """Return the answers that a finding rests on: a date of birth in place of an age.

        A reason once given would lapse on every birthday otherwise.
        """
        formulas = {name: self.instrument.variable(name).formula for name in names}
        return spot.seen(
            *(it.born if isinstance(it, Age) else name for name, it in formulas.items())
        )

    def living(self) -> Iterator[Spot]:
        """Return household, families and members, each followed by its rows."""
        return self._with_rows(self.household, *self.families, *self.members)

    def everything(self) -> Iterator[Spot]:
        """Return the same, and persons who do not live here."""
        return self._with_rows(self.household, *self.families, *self.everyone)

    def rows(self, spots: tuple[Spot, ...], rows: str) -> Iterator[Spot]:
        """Return the rows of one repeated block inside some subjects."""
        for spot in spots:
            for at in range(len(spot.subject.rows.get(rows, ()))):
                lookup = lookup_for(self.record, spot.subject, (rows, at))
                yield Spot(spot.subject, lookup, rows, at)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Return every NIK and card number of those who live here that somebody can change."""
        return tuple(
            Number(spot, variable, number, _DOUBTS[variable.type](number, self.today))
            for spot in self.living()
            for variable in self.instrument.for_subject(spot.subject.kind, spot.rows)
            if variable.type in _DOUBTS and not variable.read_only
            if (number := str(spot.answers.get(variable.name, "")))
        )

    def _with_rows(self, *spots: Spot) -> Iterator[Spot]:
        """Return subjects, each followed by its rows."""
        for spot in spots:
            yield spot
            for rows in spot.subject.rows:
                yield from self.rows((spot,), rows)

    def _spot(self, subject: Subject) -> Spot:
        """Return a subject with its look-up."""
        return Spot(subject, lookup_for(self.record, subject))

    def _fresh(self, person: Subject) -> Subject:
        """Return a person with what can be worked out in place of what is stored."""
        lookup = lookup_for(self.stored, person)
        worked_out = {
            variable.name: work_out(variable.formula, self.stored, lookup, self.today)
            for variable in self.instrument.for_subject(person.kind)
            if variable.formula
        }
        known = {name: value for name, value in worked_out.items() if value is not None}
        return replace(person, answers={**person.answers, **known}) if known else person


def _lives_here(spot: Spot, counted: Condition | None) -> bool:
    """Return whether a person is counted, or has not answered what the count looks at."""
    if counted is None or counted.holds(spot.lookup):
        return True
    return any(spot.lookup(name) is None for name in counted.names)
