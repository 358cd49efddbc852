"""The n-th write, flush, rename fails: said in one clear sentence, and nothing is half there.

Each system call of a day fails once, then from some call on for good, as a failing or full disk
does. After it the office must open, hold what was acknowledged, and finish its day.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.torture import checking, kills, offices, programs
from tests.torture.outcome import Outcome

CALLS: Final = ("pwrite64", "fdatasync", "write", "fsync", "rename", "ftruncate", "unlink")
"""The calls that fail; no other code of the worker's process makes any of them."""

OPENED: Final = "openat"
"""Fails for the office's own files only: Python opens hundreds of others."""

OPENED_FILES: Final = (
    "attempts.json.part",
    "audit.anchor",
    "keyring.lock",
    "office.db",
    "office.db-wal",
    "office.db.snapshot",
    "office.lock",
)
"""The office's files that are opened to be written."""

ERRORS: Final = ("error=EIO", "error=ENOSPC")
"""What the disk says."""

KILL: Final = "signal=KILL"
"""What befalls the program instead: at exactly this call."""

KILLED: Final = -9
"""How a killed program ends."""

REFUSED: Final = re.compile(r"(?:REFUSED \d+ [a-z-]+ \S[^\n]+\n)*")
"""All that the worker may say: one line for each refusal, with a sentence."""

STORAGE: Final = 74
"""Exit status of a program whose disk did not do what was asked."""

NOT_WRITABLE: Final = 77
"""Exit status where a file could not be opened to be written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at one call, the n-th one, or also at each one after it."""

    call: str
    what: str
    number: int
    for_good: bool

    def injected(self, place: Path) -> list[str]:
        """Return the program that runs another one and lets this happen to it."""
        when = f"{self.number}{'+' if self.for_good else ''}"
        inject = f"inject={self.call}:{self.what}:when={when}"
        return programs.tracing("-o", "/dev/null", "-e", inject, *_paths(self.call, place))


def run(folder: Path, samples: int) -> Outcome:
    """Return what came of faults at so many calls of each kind, spread over a day."""
    counted = {call: calls_of_a_day(folder, call) for call in (*CALLS, OPENED)}
    faults: list[str] = []
    ended: Counter[int] = Counter()
    tried = list(chosen(counted, samples))
    for fault in tried:
        status, found = one(folder, fault)
        ended[status] += 1
        faults += [f"{fault}: {each}" for each in found]
    statuses = ", ".join(f"{status}: {number}" for status, number in sorted(ended.items()))
    return Outcome(len(tried), tuple(faults), f"calls of a day {counted}; exit statuses {statuses}")


def chosen(counted: dict[str, int], samples: int) -> Iterator[Fault]:
    """Yield the faults that are tried: of each call the first, the last and some between."""
    for call, count in counted.items():
        step = max(1, count // samples)
        for number in range(1, count + 1, step):
            yield Fault(call, KILL, number, for_good=False)
            for error in ERRORS:
                yield Fault(call, error, number, for_good=False)
                yield Fault(call, error, number, for_good=True)


def calls_of_a_day(folder: Path, call: str) -> int:
    """Return how often a day makes a call."""
    place = offices.copied(folder)
    log = place / "log"
    counting = programs.tracing("-e", f"trace={call}", "-o", str(log), *_paths(call, place))
    done = programs.worked(place, under=counting)
    if done.status:
        raise RuntimeError(done.errors)
    return sum(f" {call}(" in line for line in log.read_text().splitlines())


def one(folder: Path, fault: Fault) -> tuple[int, list[str]]:
    """Return exit status and faults of a day in which a call failed."""
    place = offices.copied(folder)
    tries = ["--tries", "1" if fault.for_good else "3"]
    done = programs.worked(place, worker=tries, under=fault.injected(place))
    allowed = {STORAGE, NOT_WRITABLE} if fault.call == OPENED else {STORAGE}
    allowed = {KILLED} if fault.what == KILL else allowed
    return done.status, [*wrong(done, allowed), *after(place, done)]


def wrong(done: programs.Finished, allowed: Collection[int] = (STORAGE,)) -> Iterator[str]:
    """Yield what is wrong with how a worker ended: well, or with a status that is allowed."""
    if not REFUSED.fullmatch(done.errors):
        yield f"said {done.errors[-400:]!r}"
    if done.status not in {0, *allowed}:
        yield f"ended with {done.status}: {done.errors[-200:]!r}"


def after(place: Path, done: programs.Finished) -> Iterator[str]:
    """Yield what is wrong with an office whose worker ended so, now that the disk is well again."""
    office, stick = place / "office", place / "stick"
    found = checking.faults(office, stick, done.acks)
    yield from found
    if not found:
        yield from kills.finished(office, stick)


def _paths(call: str, place: Path) -> list[str]:
    """Return the arguments that let only the office's files fail, where a call needs that."""
    if call != OPENED:
        return []
    return [part for name in OPENED_FILES for part in ("-P", str(place / "office" / name))]
