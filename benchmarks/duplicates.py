"""Searching a whole register for duplicates, and for those of one new person."""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.apart import apart, forget_peak
from benchmarks.figures import MEGA, Figure
from benchmarks.register import office
from benchmarks.scale import HOUSEHOLDS, Scale
from benchmarks.timing import Bars, Turns, Watch, settled
from db import settings
from db.duplicates import blocking
from db.duplicates.blocking import Compared
from db.fetching import rows
from db.store import Store
from siksng_tui.services.duplicates import duplicate_search
from siksng_tui.services.matching import duplicate_pairs

WHOLE: Final = 900
"""Seconds that a register of a million persons may take."""

ADDED: Final = 30
"""Megabytes that a search may add to what the unlocked office holds."""

STOPS: Final = 1
"""Seconds within which a search stops."""

ONE: Final = Bars(most=50)
"""What looking for one new person has to hold."""

LETTERS: Final = "AEIKMNRST"
"""What slips put in."""


@dataclass(slots=True)
class _Searched:
    """How a search went: its seconds, the longest between two stops, and what it found."""

    seconds: float = 0.0
    longest: float = 0.0
    persons: int = 0
    pairs: int = 0
    before: int = 0
    asked: list[float] = field(default_factory=list)

    def goes_on(self, _done: int, _total: int) -> bool:
        """Note when the search asks whether to go on."""
        self.asked.append(time.perf_counter())
        return True


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield how long a whole search takes, what it holds, and what one new person takes."""
    found, peak = apart(searched, scale)
    what = f"search {found.persons:,} persons for duplicates"
    bar = WHOLE if scale.households >= HOUSEHOLDS else None
    yield Figure(what, found.seconds, "s", most=bar)
    yield Figure(f"{what}: persons a second", found.persons / found.seconds, "/s")
    yield Figure(f"{what}: longest until it stops", found.longest, "s", most=STOPS)
    added = (peak - found.before) / MEGA
    yield Figure(f"{what}: memory that it adds at most", added, "MB", most=ADDED)
    yield Figure(f"{what}: pairs", found.pairs, "")
    with office(scale) as session, settled():
        looks, turns = duplicate_pairs.seeker(session.store), Turns()
        for person in _newcomers(session.store, scale.samples):
            watch = Watch()
            duplicate_pairs.like(looks, person)
            watch.stop(turns.ours, turns.ours_busy)
        yield from turns.figures("look for one new person", ONE)


def searched(scale: Scale) -> _Searched:
    """Return how a whole search of a register went, from its first person on."""
    with office(scale) as session, settled():
        if duplicate_search.state_of(session).done:
            settings.put(session.store, duplicate_search.STATE, {})
        found = _Searched(before=_resident())
        forget_peak()
        begun = time.perf_counter()
        found.persons = duplicate_search.search(session, found.goes_on).done
        found.seconds = time.perf_counter() - begun
        asked = found.asked
        found.longest = max(later - one for one, later in pairwise(asked))
        ((found.pairs,),) = rows(session.store, "SELECT count(*) FROM duplicate_pair")
    return found


def _resident() -> int:
    """Return the bytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _newcomers(store: Store, count: int) -> Iterator[Compared]:
    """Yield people of the register as if they were new: no NIK, and a slip in the name."""
    rng = random.Random(1)  # noqa: S311 - nothing here is a secret
    ((last,),) = rows(store, "SELECT max(subject_id) FROM person")
    near = "SELECT subject_id FROM person WHERE subject_id >= ? ORDER BY subject_id LIMIT 1"
    for _ in range(count):
        ((number,),) = rows(store, near, (rng.randrange(1, last),))
        (known,) = blocking.persons(store, [number])
        at = rng.randrange(1, len(known.name))
        name = known.name[:at] + rng.choice(LETTERS) + known.name[at + 1 :]
        yield known._replace(row=0, home=0, nik="", name=name)
