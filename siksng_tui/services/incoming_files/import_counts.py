"""What would become of each row of a file, before anything is stored: counts that add up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    """Nobody here has it; it would be entered."""

    CHANGED = "changed"
    """It is known, and the file says otherwise; a change would be entered."""

    UNCHANGED = "unchanged"
    """It is known and says the same; nothing is entered."""

    DOUBTFUL = "doubtful"
    """A person has to look: it would be entered as a draft, without what is doubted."""

    REFUSED = "refused"
    """Nothing is taken; the report says why."""

    LEFT_OUT = "left_out"
    """It would be entered, and the operator chose to enter others only."""


class Strategy(StrEnum):
    """Which rows of a file are entered."""

    BOTH = "both"
    """Whatever is new, and whatever changes what the register has."""

    ADD = "add"
    """Only who is not in the register."""

    CHANGE = "change"
    """Only what is of families of the register, and adds nobody."""

    def takes(self, *, adds: bool) -> bool:
        """Return whether a row is entered that adds somebody, or that adds nobody.

        >>> Strategy.ADD.takes(adds=False), Strategy.BOTH.takes(adds=False)
        (False, True)
        """
        return self is Strategy.BOTH or adds is (self is Strategy.ADD)


ENTERED: Final = frozenset({Standing.NEW, Standing.CHANGED, Standing.DOUBTFUL})
"""What the operator may choose to leave out."""


@dataclass(slots=True)
class Tally:
    """Rows by where they stand: those that add somebody, and those that add nobody.

    `kept_out` counts by choice the rows that are doubtful and not entered.
    """

    refused: int = 0
    rows: Counter[tuple[bool, Standing]] = field(default_factory=Counter)
    kept_out: Counter[Strategy] = field(default_factory=Counter)

    def counts(self, strategy: Strategy = Strategy.BOTH) -> Mapping[Standing, int]:
        """Return how many rows stand where once only those of a choice are entered."""
        found = dict.fromkeys(Standing, 0)
        for (adds, standing), count in self.rows.items():
            left = standing in ENTERED and not strategy.takes(adds=adds)
            found[Standing.LEFT_OUT if left else standing] += count
        found[Standing.REFUSED] += self.refused
        return found


def counted(standings: Mapping[int, Standing], refused: int) -> Mapping[Standing, int]:
    """Return how many rows stand where: those that were judged, and those set aside before.

    >>> counted({2: Standing.NEW, 3: Standing.NEW}, 1)[Standing.REFUSED]
    1
    """
    found = Counter(standings.values())
    found[Standing.REFUSED] += refused
    return {standing: found[standing] for standing in Standing}
