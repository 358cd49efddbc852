"""Seconds of what is done again and again, ours and the floor's in turn."""

import gc
import time
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
    """Seconds of the same work, done by us and by the floor in turn.

    The last two are seconds of the processor: without the wait for the disk, and for a processor
    that other programs want as well.
    """

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    ours_busy: list[float] = field(default_factory=list)
    floor_busy: list[float] = field(default_factory=list)

    def figures(self, what: str, bars: Bars) -> Iterator[Figure]:
        """Yield the slow end with its bars; median and processor's time only inform."""
        yield Figure(f"{what}, p50", *_at(MEDIAN, self.ours, self.floor))
        slow, unit, floor = _at(MOST, self.ours, self.floor)
        yield Figure(f"{what}, p95", slow, unit, floor, bars.most, bars.times, bars.beyond)
        if self.ours_busy:
            for name, share in (("p50", MEDIAN), ("p95", MOST)):
                busy = _at(share, self.ours_busy, self.floor_busy)
                yield Figure(f"{what}, {name} of the processor", *busy)


@dataclass(slots=True)
class Watch:
    """Seconds since it was started: by the clock, and of this thread on the processor."""

    started: float = field(default_factory=time.perf_counter)
    started_busy: float = field(default_factory=time.thread_time)

    def stop(self, clock: list[float], busy: list[float]) -> None:
        """Add both to the samples so far."""
        clock.append(time.perf_counter() - self.started)
        busy.append(time.thread_time() - self.started_busy)


def _at(
    share: float, ours: Sequence[float], floor: Sequence[float]
) -> tuple[float, str, float | None]:
    """Return ours, its unit and the floor at a percentile."""
    bare = percentile(floor, share) * MILLI if floor else None
    return percentile(ours, share) * MILLI, "ms", bare


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
