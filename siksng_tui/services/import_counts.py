"""What would become of each row of a file, before anything is stored: counts that add up."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum


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


def counted(standings: Mapping[int, Standing], refused: int) -> Mapping[Standing, int]:
    """Return how many rows stand where: those that were judged, and those set aside before.

    >>> counted({2: Standing.NEW, 3: Standing.NEW}, 1)[Standing.REFUSED]
    1
    """
    return summed(Counter(standings.values()), refused)


def summed(judged: Mapping[Standing, int], refused: int) -> Mapping[Standing, int]:
    """Return how many rows stand where: those that were judged, and those set aside."""
    found = Counter(judged)
    found[Standing.REFUSED] += refused
    return {standing: found[standing] for standing in Standing}
