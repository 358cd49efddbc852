"""The criteria of the poor, and what a family's answers say to each: evidence, never a verdict."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from forms import flow, told
from forms.instrument import ENGLISH, Instrument, Variable
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from forms.shipped import shipped_rows


class Weight(StrEnum):
    """What an answer says to a criterion."""

    SUPPORTS = "supports"
    """It speaks for it: the family may be poor by it."""

    OPPOSES = "opposes"
    """It speaks against it."""

    OPEN = "open"
    """It says nothing either way."""

    BLANK = "blank"
    """The question is asked, and was not answered."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the decree: its number and what it says."""

    number: int
    label_id: str
    label_en: str

    def label(self, language: str) -> str:
        """Return what it says in a language."""
        return self.label_en if language == ENGLISH else self.label_id


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question that bears on a criterion, and the codes that speak for and against it."""

    criterion: int
    instrument: str
    variable: str
    supports: frozenset[str]
    opposes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that bears on a criterion, with the family's answer; None where it is blank."""

    variable: Variable
    answer: Answer | None
    weight: Weight


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with the answers that bear on it; `asked` is False where no question does."""

    criterion: Criterion
    asked: bool
    answers: tuple[Answered, ...]

    def has(self, weight: Weight) -> bool:
        """Return whether an answer has this weight."""
        return any(own.weight is weight for own in self.answers)


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the nine criteria in the order of the decree."""
    rows = shipped_rows("criteria/criteria_262_2022.csv", "number", "label_id", "label_en")
    return tuple(
        Criterion(int(row.needed("number")), row.needed("label_id"), row.needed("label_en"))
        for row in rows
    )


@cache
def evidence() -> tuple[Evidence, ...]:
    """Return every question that bears on a criterion, of every instrument."""
    columns = ("criterion", "instrument", "variable", "supports", "opposes")
    return tuple(
        Evidence(
            criterion=int(row.needed("criterion")),
            instrument=row.needed("instrument"),
            variable=row.needed("variable"),
            supports=_codes(row["supports"]),
            opposes=_codes(row["opposes"]),
        )
        for row in shipped_rows("criteria/evidence_262_2022.csv", *columns)
    )


def judged(instrument: Instrument, record: HouseholdRecord, today: dt.date) -> tuple[Judged, ...]:
    """Return each criterion with what a household's answers say to it.

    Of persons the head is meant. A question that need not be asked is left out.

    Args:
        instrument: the questionnaire.
        record: the household as it stands; nothing is changed.
        today: the day on which ages are told.
    """
    current = flow.recode(instrument, record, today)
    own = [each for each in evidence() if each.instrument == instrument.id]
    return tuple(
        Judged(
            criterion,
            asked=any(each.criterion == criterion.number for each in own),
            answers=tuple(
                answered
                for each in own
                if each.criterion == criterion.number
                for answered in _answers(instrument, current, each)
            ),
        )
        for criterion in criteria()
    )


def _answers(instrument: Instrument, record: HouseholdRecord, own: Evidence) -> Sequence[Answered]:
    """Return the answer of the household, or of its head, to a question that is asked."""
    variable = instrument.variable(own.variable)
    subject = _subject(instrument, record, variable)
    if subject is None or variable not in flow.asked(instrument, record, subject):
        return ()
    answer = subject.answers.get(variable.name)
    return (Answered(variable, answer, _weight(own, answer)),)


def _subject(instrument: Instrument, record: HouseholdRecord, variable: Variable) -> Subject | None:
    """Return whose answer is meant."""
    kinds = {block.id: block.subject for block in instrument.blocks}
    if kinds[variable.block] is SubjectKind.PERSON:
        return told.head(instrument, record)
    return record.household


def _weight(own: Evidence, answer: Answer | None) -> Weight:
    """Return what an answer says."""
    if answer is None:
        return Weight.BLANK
    if str(answer) in own.supports:
        return Weight.SUPPORTS
    return Weight.OPPOSES if str(answer) in own.opposes else Weight.OPEN


def _codes(said: str) -> frozenset[str]:
    """Return the codes of a cell."""
    return frozenset(code for code in said.split(";") if code)
