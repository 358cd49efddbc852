"""One rule of an instrument: which check, with which variables and codes, and in which words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from forms.checks.view import Fact, Hit, Spot, View, Whose
from forms.condition import Condition
from forms.findings import Severity
from forms.instrument import Variable
from forms.records import Answer


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its line in `rules.csv` states it.

    `places` are the variables that a finding stands at, all of one kind of subject or repeated
    block; `looks_at` are the names whose answers decide besides. `reads` are the names of all
    variables that what it finds depends on: as long as none of them is answered otherwise, it finds
    the same.
    """

    number: str
    severity: Severity
    check: str
    run: "Run"
    places: tuple[Variable, ...]
    whose: Whose
    when: Condition | None
    values: Mapping[str, str]
    looks_at: tuple[str, ...]
    reads: frozenset[str]
    text_id: str
    text_en: str
    source: str

    @property
    def place(self) -> str:
        """Return the name of the variable that a finding stands at, the first of several."""
        return self.places[0].name

    def value(self, name: str) -> str:
        """Return one value that the line gives, "" where an optional one is left out."""
        return self.values.get(name, "")

    def number_of(self, name: str) -> float:
        """Return a value that is a number."""
        return float(self.values[name])

    def applies(self, spot: Spot) -> bool:
        """Return whether the rule's condition holds at a spot; without one it always does."""
        return self.when is None or self.when.holds(spot.lookup)

    def hit(
        self, spot: Spot, variable: str = "", beside: tuple[Answer | None, ...] = (), **facts: Fact
    ) -> Hit:
        """Return what was found.

        Args:
            spot: where.
            variable: at which answer; the rule's place if empty.
            beside: answers elsewhere that the finding rests on as well.
            facts: for the placeholders of the message.
        """
        return Hit(spot, variable or self.place, beside, facts)


Run = Callable[[View, Rule], Iterator[Hit]]
"""A check."""
