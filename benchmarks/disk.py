"""The disk that is measured on: a real one, and what one flush of it costs."""

import os
import time
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure
from benchmarks.timing import MEDIAN, MILLI, MOST, percentile

FLUSHES: Final = 300
BLOCK: Final = bytes(4096)

MOUNTS: Final = Path("/proc/mounts")
"""Where Linux lists what is mounted; nothing is checked elsewhere."""

VOLATILE: Final = frozenset({"tmpfs", "ramfs"})
"""File systems that never write to a disk."""


class NotADiskError(Exception):
    """The folder lies in memory, where a flush costs nothing."""


def require_disk(folder: Path) -> None:
    """Refuse a folder whose flushes would prove nothing.

    Raises:
        NotADiskError: name another folder.
    """
    if MOUNTS.exists() and file_system(folder) in VOLATILE:
        raise NotADiskError(f"{folder} lies in memory; name a folder on a disk with --folder")


def file_system(folder: Path) -> str:
    """Return the kind of file system that a folder lies on, by the longest mount point above it."""
    place = folder.resolve()
    mounted = (line.split(" ")[1:3] for line in MOUNTS.read_text("utf-8").splitlines())
    above = [(len(point), kind) for point, kind in mounted if place.is_relative_to(point)]
    return max(above)[1]


def flush_figures(folder: Path) -> list[Figure]:
    """Return what writing one page and flushing it costs: no durable save can be faster."""
    path = folder / "flush"
    seconds = []
    with path.open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            start = time.perf_counter()
            file.write(BLOCK)
            os.fsync(file.fileno())
            seconds.append(time.perf_counter() - start)
    path.unlink()
    return [
        Figure(f"disk: write and flush 4 KiB, {name}", percentile(seconds, share) * MILLI, "ms")
        for name, share in (("p50", MEDIAN), ("p95", MOST))
    ]
