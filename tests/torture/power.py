"""Power cuts at random moments of a recorded day, and a look at each disk that they leave."""

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Final

from tests.torture import checking, disks, offices, operations, programs, syscalls
from tests.torture.acks import Ack
from tests.torture.outcome import Outcome

RECORDED_ROUNDS: Final = 2
"""Days that are recorded: the second begins on what the first left."""


def run(folder: Path, cuts: int, rounds: int = RECORDED_ROUNDS, seed: int = 1) -> Outcome:
    """Return what came of so many cuts, half of them on each kind of disk."""
    place = offices.copied(folder)
    before, out = folder / "before", folder / "after-cut"
    shutil.copytree(place, before)
    done = recorded(place, rounds)
    faults: list[str] = []
    for number in range(cuts):
        cut = _cut(number, seed, len(done))
        acks = disks.rebuild((place, before, out), done, cut)
        found = checking.faults(out / "office", out / "stick", acks)
        faults += [f"{cut.disk} cut {number} after {cut.after}: {each}" for each in found]
    return Outcome(cuts, tuple(faults), _note(done))


def recorded(place: Path, rounds: int) -> list[operations.Operation]:
    """Return what some days of work in a place asked of the disk, in order."""
    log = place.with_suffix(".trace")
    finished = programs.worked(
        place,
        worker=["--rounds", str(rounds)],
        under=programs.recording(log, operations.CALLS),
    )
    if finished.status:
        raise RuntimeError(finished.errors)
    with log.open() as lines:
        done = list(operations.Reader(place).operations(syscalls.read_calls(lines)))
    log.unlink()
    return done


def _cut(number: int, seed: int, operations_done: int) -> disks.Cut:
    """Return the cut of a number; the same one in each run."""
    throw = random.Random(f"{seed} {number}")  # noqa: S311 - which moment, not a secret
    disk = disks.Disk.STRICT if number % 2 else disks.Disk.ORDERED
    return disks.Cut(throw.randint(1, operations_done), disk, throw)


def _note(done: list[operations.Operation]) -> str:
    """Return what was recorded."""
    kinds = Counter(type(operation).__name__ for operation in done)
    told = (operations.Wrote, operations.Synced, Ack)
    return ", ".join(f"{kind.__name__} {kinds[kind.__name__]}" for kind in told)
