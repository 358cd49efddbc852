"""A register on its way down: packed by a city, and taken by a district as its own.

Taken twice: by a district that has nothing, and again after one household in ten was changed. The
floor of taking runs the same statements on plain SQLite, on the small register alone.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.apart import apart, forget_peak
from benchmarks.bare import twin_of
from benchmarks.figures import MEGA, Figure
from benchmarks.linked import CYCLE, Pair, at, district, extract, linked
from benchmarks.scale import Scale
from benchmarks.timing import Turns, Watch
from db.register import extracts, register, revisions
from db.register.register import RegisterCounts
from db.requests import accept
from forms.revisions import read_revision
from siksng_tui.services.parcels import extracting, receiving

PACK: Final = 5_000
"""Bar: subjects that are packed in a second, at least."""

TAKE: Final = 1_000
"""Bar: subjects that are taken in a second, at least."""

PEAK: Final = 100
"""Bar: megabytes of a process once it is unlocked, however many they are."""

SMALL: Final = 10_000
"""Households of the city on whose register the floor is taken."""

AREA: Final = 77
"""Floor area that a changed household has."""

CHANGED: Final = 10
"""One household in so many was changed since the extract before."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what packing and taking need, on a small register and on the largest one."""
    for count in dict.fromkeys((min(SMALL, scale.households), scale.households)):
        with linked(scale, count) as pair:
            yield from figures(pair, floor=count <= SMALL)


def figures(pair: Pair, *, floor: bool) -> Iterator[Figure]:
    """Yield what packing and taking need, twice; `floor` asks for that of plain SQLite, too."""
    (path, turns), peak = apart(packed, pair)
    bare = _bare(pair, path) if floor else []
    (found, taking), taking_peak = apart(taken, pair.district, path)
    subjects = found.households + found.families + found.persons
    what = f"an extract of {found.households:,} households, {subjects:,} subjects"
    yield Figure(f"pack {what}", turns.ours[0], "s", most=subjects / PACK)
    yield Figure(f"pack {what}: peak memory", peak / MEGA, "MB", most=PEAK)
    yield Figure(f"take {what}", taking.ours[0], "s", next(iter(bare), None), subjects / TAKE)
    yield Figure(f"take {what}: peak memory", taking_peak / MEGA, "MB", most=PEAK)
    change(pair)
    (found, taking), taking_peak = apart(taken, pair.district, extract(pair))
    yield Figure(f"take {what}, again", taking.ours[0], "s", most=subjects / TAKE)
    yield Figure(f"take {what}, again: peak memory", taking_peak / MEGA, "MB", most=PEAK)


def packed(pair: Pair) -> tuple[Path, Turns]:
    """Return the file of an extract, and the seconds that it took."""
    turns = Turns()
    with at(pair.city) as session:
        forget_peak()
        watch = Watch()
        path = extracting.extract(session, pair.below, CYCLE, pair.stick)
        watch.stop(turns.ours, turns.ours_busy)
    return path, turns


def taken(folder: Path, path: Path) -> tuple[RegisterCounts, Turns]:
    """Return how large an office's register is with an extract, and the seconds that it took."""
    turns = Turns()
    with at(folder) as session:
        forget_peak()
        watch = Watch()
        receiving.open_file(session, path)
        watch.stop(turns.ours, turns.ours_busy)
        return register.counts(session.store), turns


def change(pair: Pair) -> None:
    """Let the city's register have another floor area of some of the district's households."""
    with at(pair.city) as session, session.store.transaction():
        homes = extracts.homes(session.store, district().code)
        for home, _members in islice(homes, 0, None, CHANGED):
            name = revisions.accepted(session.store, home.uid) or ""
            before = read_revision(revisions.body(session.store, name))
            answers = {**before.subject.answers, "luas_lantai": AREA}
            after = replace(before, subject=replace(before.subject, answers=answers), parent=name)
            revisions.keep(session.store, after, "request")
            accept.apply_revision(session.store, after.hash)


def _bare(pair: Pair, path: Path) -> list[float]:
    """Return the seconds that the statements of taking need on plain SQLite."""
    turns, copy = Turns(), pair.place / "bare"
    shutil.copytree(pair.district, copy)
    with at(copy) as session, twin_of(session.store) as twin:
        twin.in_turn(turns, partial(receiving.open_file, session, path))
    return turns.floor
