"""Taking what comes up: parcels of 450 requests, proven, judged, looked for doubles, receipted.

The same on a small register and on the largest one. Beside the small one the statements of each
parcel run once more on plain SQLite, in one commit too: what ours takes more is opening, proving
signatures and hashes, rules, and the seal of the store.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.apart import apart
from benchmarks.bare import twin_of
from benchmarks.figures import MEGA, Figure
from benchmarks.linked import Pair, at, extract, linked, take
from benchmarks.scale import Scale
from benchmarks.submissions import sent
from benchmarks.timing import MILLI, Turns, Watch
from db.parcels import arrivals
from db.register import register
from siksng_tui.services.parcels import receiving

VILLAGES: Final = 67
"""Parcels of one round of a city, one of each village."""

SIZE: Final = 450
"""Requests of a parcel."""

LONGEST: Final = 600
"""Bar: seconds of a whole round."""

FLAT: Final = 1.5
"""Bar: how much longer a request may take on the largest register than on the small one."""

PEAK: Final = 200
"""Bar: megabytes of a process, however large the register."""

SMALL: Final = 10_000
"""Households of the register that the largest is compared with."""

BESIDE: Final = 4
"""Parcels for the small register: half of them for us, half for plain SQLite."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what a request takes on both registers, a whole round, its outcomes and its memory."""
    small = min(SMALL, scale.households)
    with linked(scale, small) as pair:
        files = made(pair, BESIDE)
        half = len(files) // 2
        (turns, _outcomes), _peak = apart(taken, pair.city, files[:half])
        bare = _bare(pair.city, files[half:])
    each = _each(turns.ours, len(turns.ours))
    yield Figure(f"receive a request, {small:,} households", each, "ms", _each(bare, len(bare)))
    with linked(scale, scale.households) as pair:
        yield from _whole_round(pair, each)


def _whole_round(pair: Pair, each: float) -> Iterator[Figure]:
    """Yield what every village's parcel takes, one after the other.

    Args:
        pair: the offices.
        each: milliseconds of a request on the small register.
    """
    files = made(pair, VILLAGES)
    with at(pair.city) as session:
        of = f"{register.counts(session.store).households:,} households"
    (turns, outcomes), peak = apart(taken, pair.city, files)
    count = len(files)
    ours, busy = (_each(own, count) for own in (turns.ours, turns.ours_busy))
    yield Figure(f"receive a request, {of}", ours, "ms", each, times=FLAT)
    yield Figure(f"receive a request, {of}, of the processor", busy, "ms")
    what, most = f"receive {count} parcels of {SIZE} requests", LONGEST * count / VILLAGES
    yield Figure(f"{what}, {of}", sum(turns.ours), "s", most=most)
    for outcome, number in sorted(outcomes.items()):
        yield Figure(f"{what}: {outcome}", number, "requests")
    yield Figure(f"{what}: peak memory", peak / MEGA, "MB", most=PEAK)


def taken(city: Path, files: Sequence[Path]) -> tuple[Turns, Counter[str]]:
    """Return the seconds that each parcel took, and what became of the requests."""
    turns, outcomes = Turns(), Counter[str]()
    with at(city) as session:
        for file in files:
            watch = Watch()
            arrival = receiving.open_file(session, file)
            watch.stop(turns.ours, turns.ours_busy)
            if arrival.parcel:
                found = arrivals.outcomes(session.store, arrival.parcel.id)
                outcomes.update(f"{own.outcome} {own.reason}".strip() for own in found)
    return turns, outcomes


def made(pair: Pair, most: int) -> tuple[Path, ...]:
    """Return the parcels of a district, as many as its register has households for."""
    take(pair.district, extract(pair))
    with at(pair.district) as session:
        corrected = register.counts(session.store).households // (SIZE // 2)
    return sent(pair, min(most, corrected), SIZE)


def _bare(city: Path, files: Sequence[Path]) -> list[float]:
    """Return the seconds that the statements of parcels take on plain SQLite."""
    turns = Turns()
    with at(city) as session, twin_of(session.store) as twin:
        for file in files:
            twin.in_turn(turns, partial(receiving.open_file, session, file))
    return turns.floor


def _each(seconds: Sequence[float], parcels: int) -> float:
    """Return the milliseconds of one request."""
    return sum(seconds) * MILLI / (parcels * SIZE)
