"""Memory and idle work of the workstation while the store is open, however large it is.

Counted are the two processes that stand while it is open: the small launcher and the program
itself. What they share is counted twice, so the sum is more than the computer really gives.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figures import MEGA, Figure
from benchmarks.scale import Scale
from benchmarks.screen import FULL, Screen
from benchmarks.workplace import FORM, drafts, open_first, unlocked

RECORDS: Final = 1000
"""Records that are opened and closed."""

STEADY: Final = 120
PEAK: Final = 180
IDLE: Final = 1
"""Bars: megabytes, and percent of a core."""

IDLE_SECONDS: Final = 20
"""How long nobody touches a key."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield memory at the menu and after many records, and what is used while nothing is done."""
    numbers = drafts(scale, min(RECORDS, scale.households))
    with unlocked(scale, FULL) as screen:
        what = "memory of program and launcher"
        yield from _figures(screen, f"{what}, at the menu", STEADY)
        yield Figure("idle at the menu", screen.idle(IDLE_SECONDS), "% of a core", most=IDLE)
        _open_all(screen, numbers)
        yield Figure("idle in a form", screen.idle(IDLE_SECONDS), "% of a core", most=IDLE)
        screen.press("F3", "F3", "F3")
        after = f"after {len(numbers):,} records"
        yield from _figures(screen, f"{what}, {after}", STEADY)
        peak = sum(_bytes(pid, "VmHWM") for pid in screen.processes())
        yield Figure(f"peak {what}, {after}", peak / MEGA, "MB", most=PEAK)


def _figures(screen: Screen, what: str, bar: float) -> Iterator[Figure]:
    """Yield what both processes hold, and how much of it is the program's own part."""
    launcher, *program = screen.processes()
    own = sum(_bytes(pid, "VmRSS") for pid in program)
    yield Figure(what, (own + _bytes(launcher, "VmRSS")) / MEGA, "MB", most=bar)
    yield Figure(f"{what}: program alone", own / MEGA, "MB")


def _bytes(pid: int, name: str) -> int:
    """Return a size that the system notes of a process."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _open_all(screen: Screen, numbers: list[str]) -> None:
    """Read each request and open its form; the last one stays open."""
    open_first(screen, numbers[0])
    for number in numbers:
        if number != numbers[0]:
            screen.send("F3")
            screen.until("is kept")
            screen.send("F8")
            screen.until(f"re:^ {number}")
        screen.send("F2")
        screen.until(FORM)
