"""Seconds of what is done again and again, ours and the floor's in turn."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from benchmarks.figures import Figure

MEDIAN: Final = 0.50
MOST: Final = 0.95
"""Shares of all samples under which a percentile lies."""

MILLI: Final = 1000.0
"""Milliseconds of a second."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What the slow end of the samples has to hold, in multiples of the floor and milliseconds."""

    times: float | None = None
    most: float | None = None
    beyond: float | None = None


@dataclass(slots=True)
class Turns:
    """Seconds of the same work, done by us and by the floor in turn."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def figures(self, what: str, bars: Bars) -> Iterator[Figure]:
        """Yield the median, which only informs, and the slow end with its bars."""
        yield Figure(f"{what}, p50", *self._at(MEDIAN))
        slow, unit, floor = self._at(MOST)
        yield Figure(f"{what}, p95", slow, unit, floor, bars.most, bars.times, bars.beyond)

    def _at(self, share: float) -> tuple[float, str, float | None]:
        """Return ours, its unit and the floor at a percentile."""
        floor = percentile(self.floor, share) * MILLI if self.floor else None
        return percentile(self.ours, share) * MILLI, "ms", floor


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that a share of all values does not exceed.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5)
    2.0
    """
    ranked = sorted(values)
    return ranked[max(0, round(share * len(ranked) + 0.499999) - 1)]


@contextmanager
def settled() -> Iterator[None]:
    """Keep what is alive out of the garbage collector, as the workstation does after its start."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
