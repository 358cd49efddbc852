"""Starting: from the command to the splash and the unlock screen, and from there to the menu."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from benchmarks import bare_inputs, bare_key
from benchmarks.figures import Figure
from benchmarks.register import PERSON, kept
from benchmarks.scale import Scale
from benchmarks.screen import SLOW, Pace, bare, derivation, paces, program, shown
from benchmarks.workplace import COUNTED, DOOR, SPLASH, come_in

RUNS: Final = 5
"""Times that each is started, in turn; one time before that is not counted."""

SPLASH_MOST: Final = 0.5
DOOR_BEYOND: Final = 1.5
DOOR_TIMES: Final = 1.3
HOME_BEYOND: Final = 0.3
"""Bars: seconds, seconds after the floor on the slow computer, multiples of it at full speed."""


@dataclass(slots=True)
class Starts:
    """Seconds of every start at one pace."""

    splash: list[float] = field(default_factory=list)
    door: list[float] = field(default_factory=list)
    home: list[float] = field(default_factory=list)
    counted: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    derived: list[float] = field(default_factory=list)

    def figures(self, pace: Pace) -> Iterator[Figure]:
        """Yield the medians with their bars."""
        name, floor, derived = pace.name, median(self.bare), median(self.derived)
        yield Figure(f"start to splash, {name}", median(self.splash), "s", most=SPLASH_MOST)
        door, what = median(self.door), f"start to unlock screen, {name}"
        if pace is SLOW:
            yield Figure(what, door, "s", floor, beyond=DOOR_BEYOND)
        else:
            yield Figure(what, door, "s", floor, times=DOOR_TIMES)
        what = f"unlock to home, {name}"
        yield Figure(what, median(self.home), "s", derived, beyond=HOME_BEYOND)
        yield Figure(f"unlock to home with counts, {name}", median(self.counted), "s", derived)


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what each stretch of the start takes; bare programs start in turn with ours."""
    kept(scale, scale.households)
    for pace in paces():
        _start(scale, pace, Starts())
        starts = Starts()
        for _ in range(RUNS):
            _start(scale, pace, starts)
        yield from starts.figures(pace)


def _start(scale: Scale, pace: Pace, starts: Starts) -> None:
    """Start the bare program, ours, and the bare derivation, once each."""
    with bare(pace) as screen:
        starts.bare.append(screen.since_start(bare_inputs.READY))
    with shown(program(kept(scale, scale.households)), pace) as screen:
        starts.splash.append(screen.since_start(SPLASH))
        starts.door.append(screen.since_start(DOOR))
        starts.home.append(come_in(screen))
        starts.counted.append(screen.until(COUNTED))
        screen.settle()
    with derivation(pace) as screen:
        screen.since_start(bare_key.READY)
        time.sleep(pace.quiet)
        screen.type(PERSON.passphrase)
        screen.send("Enter")
        starts.derived.append(screen.until(bare_key.DERIVED))
