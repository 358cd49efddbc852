"""What a check of the store has found: codes, counts and the first example of each."""

from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[int, int], None]
"""Told how much is done and how much there is; what it raises stops the check."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of damage: how often, and where first: a page, a row, a request number, an id."""

    code: str
    count: int
    first: str


class Problems:
    """Collects problems by their code."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[str, tuple[int, str]] = {}

    def add(self, code: str, where: str) -> None:
        """Count one more problem.

        Args:
            code: its kind, a key of the table of messages.
            where: a page, a row's number, a request number or an id; never a citizen's data.
        """
        count, first = self._found.get(code, (0, where))
        self._found[code] = (count + 1, first)

    def listed(self) -> tuple[Problem, ...]:
        """Return the problems in the order in which they were first met."""
        return tuple(Problem(code, count, first) for code, (count, first) in self._found.items())
