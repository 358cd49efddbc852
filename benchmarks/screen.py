"""A program in a real terminal of 80x24 columns, at full speed or on a slow computer."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from benchmarks import bare_inputs, bare_key
from benchmarks.register import COST
from siksng_tui.launcher import cleaned
from tests.tools.tuiprobe import Noise, Probe, SlowCgroup, encode_key

PATIENCE: Final = 60.0
"""Seconds after which a text that does not appear never will."""

AT_WORK: Final = "RD"
"""States in which Linux shows a thread that is not idle."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the computer is.

    Args:
        name: as the table says it.
        slow: how many times slower than one core; 0 for everything there is.
        quiet: seconds without output after which a key has done all that it does.
    """

    name: str
    slow: int
    quiet: float


FULL: Final = Pace("full speed", slow=0, quiet=0.08)
SLOW: Final = Pace("1/6 core", slow=6, quiet=0.3)
"""Below the half second in which Textual's cursor blinks, which would count as the key's work."""


class Screen:
    """A running program, its screen, and the keyboard before it."""

    def __init__(self, probe: Probe, pace: Pace) -> None:
        """Sit down before a program that was just started."""
        self._probe, self._pace = probe, pace

    @property
    def lines(self) -> list[str]:
        """Return the lines of the screen."""
        return [str(line) for line in self._probe.emu.lines()]

    def shows(self, text: str) -> bool:
        """Return whether a text stands on the screen."""
        return any(text in line for line in self.lines)

    def since_start(self, text: str) -> float:
        """Return the seconds from the command until a text stood on the screen."""
        self._probe.wait(text, PATIENCE)
        return float(time.perf_counter() - self._probe.t0)

    def until(self, text: str) -> float:
        """Return the seconds from the last key until a text stood there; `re:` begins a pattern."""
        return float(self._probe.wait(text, PATIENCE))

    def press(self, *keys: str) -> None:
        """Press keys by their names, and wait until nothing moves."""
        for key in keys:
            self._probe.key(key)
            self.settle()

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        self._probe.key(key)

    def type(self, text: str, a_second: float = 0) -> None:
        """Type a text, as fast as it goes or at a pace."""
        self._probe.type(text, a_second)

    def settle(self) -> None:
        """Wait until nothing moves and the program waits for a key, however loaded the computer."""
        end = time.monotonic() + PATIENCE
        self._probe.settle(self._pace.quiet, PATIENCE)
        while self._is_at_work() and time.monotonic() < end:
            self._probe.settle(self._pace.quiet, PATIENCE)

    def _is_at_work(self) -> bool:
        """Return whether a thread of the program runs, wants to run, or waits for the disk."""
        tasks = (Path(f"/proc/{own}/task").glob("*/stat") for own in self.processes())
        return any(_state(path) in AT_WORK for path in chain.from_iterable(tasks))

    def took(self, key: str) -> float:
        """Return the seconds from a key to the last change of the screen that it made.

        A key that changes nothing counts as the whole time it was waited for.
        """
        probe, patience = self._probe, 3.0
        data = encode_key(key, probe.profile, probe.emu.app_cursor)
        sample = probe._sample(data, self._pace.quiet, patience)  # noqa: SLF001 - one raw sample
        return patience if sample["last"] is None else float(sample["last"]) / 1000

    def idle(self, seconds: float) -> float:
        """Return the share of a core, in percent, that is used while nobody touches a key."""
        return float(self._probe.idle(seconds)["cpu_pct"])

    def processes(self) -> list[int]:
        """Return the process that was started, and those that it started."""
        first = int(self._probe.pid)
        children = Path(f"/proc/{first}/task/{first}/children").read_text("ascii").split()
        return [first, *map(int, children)]

    def others(self) -> Callable[[], float]:
        """Return what says how busy others keep the computer from here on, in % of a core."""
        noise = Noise(self.processes())
        return lambda: float(noise.pct())


def _state(path: Path) -> str:
    """Return the letter of a thread's state; empty where it has ended."""
    try:
        return path.read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return ""


@contextmanager
def shown(
    command: Sequence[str], pace: Pace, environment: Mapping[str, str] | None = None
) -> Iterator[Screen]:
    """Run a command in a terminal for the block; whatever it does, it is gone afterwards."""
    probe = Probe(command, env=dict(environment or {}), slow=pace.slow, verbose=False)
    try:
        yield Screen(probe, pace)
    finally:
        probe.close()


def program(folder: Path) -> list[str]:
    """Return the command that opens the workstation, as an operator starts it."""
    words = ["--data", str(folder), "--lang", "en"]
    return [sys.executable, "-I", "-X", "utf8", "-m", "siksng_tui.bootstrap", *words]


@contextmanager
def bare(pace: Pace) -> Iterator[Screen]:
    """Run the smallest Textual program, under the same settings as ours."""
    command = [sys.executable, "-I", "-X", "utf8", bare_inputs.__file__]
    with shown(command, pace, cleaned(os.environ)) as screen:
        yield screen


@contextmanager
def derivation(pace: Pace) -> Iterator[Screen]:
    """Run what derives a key at each Enter, at the cost that the office's keyring asks for."""
    cost = [str(COST.memory_kib), str(COST.passes)]
    with shown([sys.executable, "-I", bare_key.__file__, *cost], pace) as screen:
        yield screen


def paces() -> list[Pace]:
    """Return the paces that can be measured here; the slow one needs root and cgroups."""
    try:
        SlowCgroup(SLOW.slow).close()
    except (OSError, RuntimeError) as error:
        print(f"{SLOW.name} is left out: {error}", file=sys.stderr)
        return [FULL]
    return [FULL, SLOW]
