"""Reads the rules of an instrument from its `rules.csv`, strictly, like the rest of its data.

The format is described in docs/format/rules.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from forms.checks.reads import read_with
from forms.checks.rule import Rule
from forms.checks.table import CHECKS, Check
from forms.checks.view import Whose
from forms.condition import Condition
from forms.condition_reading import ConditionError, parse
from forms.datafile import (
    InstrumentConditionError,
    InstrumentDanglingError,
    InstrumentDuplicateError,
    Place,
    Row,
    read_table,
)
from forms.findings import Severity
from forms.instrument import Instrument, Variable
from forms.records import SubjectKind

FILE: Final = "rules.csv"
"""Name of the file in the instrument's folder."""

COLUMNS: Final = (
    "number", "severity", "check", "places", "when", "with", "text_id", "text_en", "source",
)  # fmt: skip
"""The columns of the file, in this order."""

_NUMBER: Final = re.compile(r"[A-Z][0-9]{2}", re.ASCII)
_VALUE: Final = re.compile(r"([a-z_]+)=(\S+)", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """The rules of an instrument; those that are silent where another spoke come last.

    `order` is the place of each variable on the paper.
    """

    instrument: Instrument
    rules: tuple[Rule, ...]
    alone: tuple[Rule, ...]
    order: Mapping[str, int]

    def __iter__(self) -> Iterator[Rule]:
        """Return every rule."""
        return iter((*self.rules, *self.alone))


@lru_cache(maxsize=8)
def rulebook(instrument: Instrument) -> Rulebook:
    """Return the rules of an instrument that is shipped with the program, read once."""
    return read_rulebook(files("forms") / "instruments" / instrument.id, instrument)


def read_rulebook(folder: Place, instrument: Instrument) -> Rulebook:
    """Return the rules that lie in an instrument's folder.

    Raises:
        InstrumentError: the file cannot be understood; facts name it, the line and the word.
    """
    rules: dict[str, Rule] = {}
    alone = set()
    for row in read_table(folder, FILE, COLUMNS).rows:
        rule = _Line(row, instrument).rule()
        if rule.number in rules:
            raise InstrumentDuplicateError(FILE, row.line, rule.number)
        rules[rule.number] = rule
        if CHECKS[row["check"]].alone:
            alone.add(rule.number)
    return Rulebook(
        instrument=instrument,
        rules=tuple(rule for number, rule in rules.items() if number not in alone),
        alone=tuple(rule for number, rule in rules.items() if number in alone),
        order={name: at for at, name in enumerate(instrument.variables)},
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file, read against the instrument."""

    row: Row
    instrument: Instrument

    def rule(self) -> Rule:
        """Return the rule that the line states."""
        row = self.row
        if not _NUMBER.fullmatch(row.needed("number")):
            raise row.wrong("number")
        if row.needed("severity") not in frozenset(Severity):
            raise row.wrong("severity")
        check = self._check()
        places, when, values = self._places(check), self._when(check), self._values(check)
        named = [values[name] for name in (*check.names, *check.optional) if name in values]
        names = (*named, *(sorted(when.names) if when else ()))
        return Rule(
            number=row["number"],
            severity=Severity(row["severity"]),
            check=row["check"],
            run=check.run,
            places=places,
            whose=self._whose(places[0]) if places else (SubjectKind.HOUSEHOLD, ""),
            when=when,
            values=values,
            looks_at=names,
            reads=self._reads(check, (*names, *(place.name for place in places))),
            text_id=row.needed("text_id"),
            text_en=row.needed("text_en"),
            source=row.needed("source"),
        )

    def _check(self) -> Check:
        """Return the check that the line names."""
        if self.row.needed("check") not in CHECKS:
            raise self._dangling(self.row["check"])
        return CHECKS[self.row["check"]]

    def _places(self, check: Check) -> tuple[Variable, ...]:
        """Return the variables that a finding may stand at."""
        text = self.row["places"] if check.everywhere else self.row.needed("places")
        places = tuple(self._variable(name) for name in text.split())
        if not check.everywhere and len({self._whose(place) for place in places}) != 1:
            raise self.row.wrong("places")
        return places

    def _when(self, check: Check) -> Condition | None:
        """Return the condition, whose names the instrument must have."""
        text = self.row.needed("when") if check.needs_condition else self.row["when"]
        if not text:
            return None
        try:
            condition = parse(text)
        except ConditionError as error:
            raise InstrumentConditionError(FILE, self.row.line, text) from error
        for name in condition.names:
            self._variable(name)
        return condition

    def _values(self, check: Check) -> dict[str, str]:
        """Return the values for the check: all that it needs, and no others."""
        pairs = [_VALUE.fullmatch(part) for part in self.row["with"].split()]
        values = {pair[1]: pair[2] for pair in pairs if pair}
        needed = {*check.names, *check.others}
        if len(values) != len(pairs) or not needed <= values.keys() <= needed | {*check.optional}:
            raise self.row.wrong("with")
        for name in values.keys() & {*check.names, *check.optional}:
            self._variable(values[name])
        return values

    def _reads(self, check: Check, names: Iterable[str]) -> frozenset[str]:
        """Return the names of the variables that the rule depends on."""
        known = self.instrument.variables.values()
        if check.everywhere:
            return frozenset(self.instrument.variables)
        besides = [own.name for own in known if own.type in check.types]
        return read_with(self.instrument, (*names, *besides))

    def _variable(self, name: str) -> Variable:
        """Return a variable of the instrument."""
        if name not in self.instrument.variables:
            raise self._dangling(name)
        return self.instrument.variable(name)

    def _whose(self, variable: Variable) -> Whose:
        """Return whose answers a variable is among."""
        block = self.instrument.block(variable.block)
        return block.subject, block.rows

    def _dangling(self, word: str) -> InstrumentDanglingError:
        """Return the error that blames a name that nothing bears."""
        return InstrumentDanglingError(FILE, self.row.line, word)
