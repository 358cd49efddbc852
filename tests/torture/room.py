"""No room: a limit on the size of files, which every system has, and a small disk of its own."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests import mounts
from tests.torture import offices, programs, refusals
from tests.torture.outcome import Outcome

BLOCK: Final = 4096
"""Bytes that a small disk gives out at once."""

ROOMY: Final = 64 << 20
"""Bytes of a small disk before it fills, and after somebody cleared it up."""

NEEDED: Final = 2 << 20
"""Bytes that a day needs besides the office: log, snapshot, backup, paper and parcel."""


def limited(folder: Path, sizes: Sequence[int]) -> Outcome:
    """Return what came of days in which no file may grow beyond a size in bytes."""
    faults: list[str] = []
    ended: Counter[int] = Counter()
    for size in sizes:
        place = offices.copied(folder)
        done = programs.worked(place, worker=["--largest-file", str(size)])
        ended[done.status] += 1
        found = [*refusals.wrong(done), *refusals.after(place, done)]
        faults += [f"files up to {size}: {each}" for each in found]
    return Outcome(len(sizes), tuple(faults), _note(ended))


def full(folder: Path, sizes: int) -> Outcome:
    """Return what came of days on disks with too little room: from none to more than enough."""
    faults: list[str] = []
    ended: Counter[int] = Counter()
    for number in range(sizes):
        room = NEEDED * number // max(1, sizes - 1) // BLOCK * BLOCK
        with _small_disk(folder, room) as place:
            done = programs.worked(place)
            ended[done.status] += 1
            faults += [f"room {room}: {each}" for each in refusals.wrong(done)]
            mounts.resize(place.parent, ROOMY)
            faults += [f"room {room}: {each}" for each in refusals.after(place, done)]
    return Outcome(sizes, tuple(faults), _note(ended))


@contextmanager
def _small_disk(folder: Path, room: int) -> Iterator[Path]:
    """Yield an office on a disk of its own with so many bytes of room left."""
    with mounts.disk(folder / "disk", ROOMY) as disk:
        place = offices.copied(disk)
        used = os.statvfs(disk)
        taken = (used.f_blocks - used.f_bfree) * used.f_frsize
        mounts.resize(disk, taken + room)
        yield place


def _note(ended: Counter[int]) -> str:
    """Return how often the worker ended with which status."""
    return "exit statuses " + ", ".join(f"{s}: {n}" for s, n in sorted(ended.items()))
