"""Memory of a workstation in which one household after the other is entered.

Through the services in one process, with their store: a terminal would type for an hour.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.entered import entered, filed
from benchmarks.figures import MEGA, Figure
from benchmarks.keyer_paper import BESIDE, papers
from benchmarks.register import kept, office
from benchmarks.scale import Scale

HOUSEHOLDS: Final = 500
"""Households that are entered and filed."""

WARM: Final = 50
"""Households after which everything was read that is read once."""

MOST: Final = 5
"""Megabytes that the others may add."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what is held after the first households and after all of them."""
    count = min(HOUSEHOLDS, max(scale.samples, WARM + 1))
    scale = replace(scale, households=BESIDE)
    shutil.rmtree(kept(scale, BESIDE))
    held = {}
    with office(scale) as session:
        for number, paper in enumerate(papers(count), 1):
            filed(session, entered(session, paper))
            if number in (WARM, count):
                held[number] = _resident()
    for number, size in held.items():
        yield Figure(f"memory, {number} households entered through the services", size, "MB")
    grown = held[count] - held[WARM]
    yield Figure(f"memory added by {count - WARM} households", grown, "MB", most=MOST)


def _resident() -> float:
    """Return the megabytes that this process holds, once what nobody uses was given back."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGA
