"""Answers that the program works out: an age, or a count of families or persons.

Grammar:

    formula = "age of" birth-date "at" visit-date
            | "count" ( "family" | "person" ) [ "where" condition ]

An age is in completed years on the visit date, on the given day where there was no visit. A count
takes the families or persons of the household that fulfil the condition, all where there is none.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from forms.condition import Condition, Lookup
from forms.condition_reading import parse
from forms.errors import DamagedError
from forms.records import HouseholdRecord, SubjectKind

_AGE: Final = re.compile(r"age of (?P<born>\w+) at (?P<at>\w+)", re.ASCII)
_COUNT: Final = re.compile(r"count (?P<kind>family|person)(?: where (?P<where>.+))?", re.ASCII)


class FormulaError(DamagedError):
    """The text of a formula cannot be read."""

    code, field = "formula-unreadable", "computed"


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years from one date to another, both named by their variables."""

    born: str
    at: str

    @property
    def names(self) -> frozenset[str]:
        """Return the variables that are looked up."""
        return frozenset({self.born, self.at})


@dataclass(frozen=True, slots=True)
class Count:
    """How many families or persons of the household fulfil a condition."""

    kind: SubjectKind
    where: Condition | None

    @property
    def names(self) -> frozenset[str]:
        """Return the variables that are looked up, in each subject that is counted."""
        return self.where.names if self.where else frozenset()


Formula = Age | Count
"""How an answer is worked out."""


def parse_formula(text: str) -> Formula:
    """Return the formula that a text states.

    Raises:
        FormulaError: the text does not follow the grammar.
        ConditionError: the condition after `where` cannot be read.

    >>> parse_formula("age of tanggal_lahir at tanggal_verivali").names == {
    ...     "tanggal_lahir", "tanggal_verivali"}
    True
    """
    if match := _AGE.fullmatch(text):
        return Age(match["born"], match["at"])
    if match := _COUNT.fullmatch(text):
        where = parse(match["where"]) if match["where"] else None
        return Count(SubjectKind(match["kind"]), where)
    raise FormulaError


def work_out(
    formula: Formula, record: HouseholdRecord, lookup: Lookup, today: dt.date
) -> int | None:
    """Return the value of a formula, or None where it cannot be worked out.

    Args:
        formula: what to work out.
        record: the household whose families and persons are counted.
        lookup: answers of the subject that the value is for, then of its household.
        today: the day at which an age is taken where no visit date is answered.
    """
    if isinstance(formula, Age):
        return _age(lookup(formula.born), lookup(formula.at), today)
    counted = record.families if formula.kind is SubjectKind.FAMILY else record.persons
    where = formula.where
    return sum(where is None or where.holds(subject.answers.get) for subject in counted)


def age_on(born: dt.date, day: dt.date) -> int:
    """Return the completed years of someone on a day; negative before birth.

    Whoever was born on 29 February grows older on 1 March of a year without that day.

    >>> age_on(dt.date(2004, 2, 29), dt.date(2025, 2, 28))
    20
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _age(born: str | int | None, at: str | int | None, today: dt.date) -> int | None:
    """Return the age between two stored dates, None where the first is missing or the later."""
    try:
        birth = dt.date.fromisoformat(str(born))
        day = dt.date.fromisoformat(str(at)) if at is not None else today
    except ValueError:
        return None
    age = age_on(birth, day)
    return age if age >= 0 else None
