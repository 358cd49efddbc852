"""What must hold between the variables of an instrument: who may name whom, and alias.

A condition sees answers that come earlier in its own subject, and all answers of the subjects
around it: a row sees its subject, everybody sees the household. A formula reads only answers
that people give to questions that are always asked. So one pass in paper order decides everything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from forms.condition import ORDERED, Comparison
from forms.datafile import (
    InstrumentConditionError,
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentError,
)
from forms.formula import Age, Count
from forms.instrument import Block, ValueType, Variable
from forms.records import SubjectKind

Whose = tuple[SubjectKind, str]
"""Whose answer a variable is: the kind of subject, and the key of the rows inside it or ""."""

_HOUSEHOLD: Final = (SubjectKind.HOUSEHOLD, "")


def check_names(
    file: str,
    variables: Mapping[str, Variable],
    lines: Mapping[str, int],
    blocks: Mapping[str, Block],
) -> None:
    """Return nothing, after looking at every name in every condition, formula and alias.

    Args:
        file: the name of the file, for the errors.
        variables: name to variable, in paper order.
        lines: name to line in that file.
        blocks: name to block.

    Raises:
        InstrumentError: a name is dangling, comes later, or is compared with what it cannot hold;
            or two variables of one subject share a name.
    """
    whose = {name: _whose(blocks[variable.block]) for name, variable in variables.items()}
    check = _Check(file, variables, lines, whose)
    for variable in variables.values():
        check.condition(variable)
        check.formula(variable)
    check.aliases()


def _whose(block: Block) -> Whose:
    """Return whose answers a block holds."""
    return (block.subject, block.rows)


@dataclass(frozen=True, slots=True)
class _Check:
    """The variables of one file and whose they are."""

    file: str
    variables: Mapping[str, Variable]
    lines: Mapping[str, int]
    whose: Mapping[str, Whose]

    def condition(self, variable: Variable) -> None:
        """Look at the names in the condition of a variable."""
        for comparison in variable.applies_if.comparisons if variable.applies_if else ():
            self._known(variable, comparison.name)
            if not self._sees(variable, comparison.name):
                raise self._blame(variable, InstrumentConditionError, comparison.name)
            self._compares(variable, comparison)

    def formula(self, variable: Variable) -> None:
        """Look at the names in the formula of a variable."""
        if variable.formula and variable.applies_if:
            raise self._blame(variable, InstrumentConditionError, variable.name)
        if isinstance(variable.formula, Age):
            self._age(variable, variable.formula)
        elif isinstance(variable.formula, Count):
            self._count(variable, variable.formula)

    def aliases(self) -> None:
        """Look for two variables of one subject that an export would call the same."""
        owners: dict[tuple[Whose, str], str] = {}
        for name, whose in self.whose.items():
            owners[whose, name.casefold()] = name
        for variable in self.variables.values():
            for alias in variable.aliases:
                key = (self.whose[variable.name], alias.casefold())
                if owners.setdefault(key, variable.name) != variable.name:
                    raise self._blame(variable, InstrumentDuplicateError, alias)

    def _age(self, variable: Variable, formula: Age) -> None:
        """Look at an age: two dates that are always asked."""
        self._always_asked(variable, formula.names)
        for name in formula.names:
            fits = self.variables[name].type is ValueType.DATE and self._sees(variable, name)
            if not fits:
                raise self._blame(variable, InstrumentConditionError, name)

    def _count(self, variable: Variable, formula: Count) -> None:
        """Look at a count: of the household, by questions that every counted subject is asked."""
        self._always_asked(variable, formula.names)
        if self.whose[variable.name] != _HOUSEHOLD:
            raise self._blame(variable, InstrumentConditionError, formula.kind)
        for comparison in formula.where.comparisons if formula.where else ():
            if self.whose[comparison.name] != (formula.kind, ""):
                raise self._blame(variable, InstrumentConditionError, comparison.name)
            self._compares(variable, comparison)

    def _always_asked(self, variable: Variable, names: Iterable[str]) -> None:
        """Refuse names that are unknown, asked only under a condition, or worked out themselves."""
        for name in names:
            self._known(variable, name)
            if self.variables[name].applies_if or self.variables[name].formula:
                raise self._blame(variable, InstrumentConditionError, name)

    def _known(self, variable: Variable, name: str) -> None:
        """Refuse a name that no variable bears."""
        if name not in self.variables:
            raise self._blame(variable, InstrumentDanglingError, name)

    def _sees(self, viewer: Variable, name: str) -> bool:
        """Return whether the answer is known when the viewer's turn comes."""
        own, its = self.whose[viewer.name], self.whose[name]
        if own == its:
            return self.lines[name] < self.lines[viewer.name]
        return its in {(own[0], ""), _HOUSEHOLD}

    def _compares(self, variable: Variable, comparison: Comparison) -> None:
        """Refuse a comparison that no answer could ever fulfil."""
        other = self.variables[comparison.name]
        if other.type is ValueType.INTEGER:
            fits = all(value.lstrip("-").isdecimal() for value in comparison.values)
        elif comparison.operator in ORDERED:
            fits = False
        elif other.list is not None and other.type is ValueType.ENUM:
            fits = all(value in other.list for value in comparison.values)
        else:
            fits = other.type is ValueType.CODE
        if not fits:
            raise self._blame(variable, InstrumentConditionError, str(comparison))

    def _blame(
        self, variable: Variable, error: type[InstrumentError], what: str
    ) -> InstrumentError:
        """Return an error about the line of a variable."""
        return error(self.file, self.lines[variable.name], what)
