"""Finding people in the whole register, against the same statements on plain SQLite."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from benchmarks.bare import Twin, twin_of
from benchmarks.figures import Figure
from benchmarks.register import office
from benchmarks.scale import Scale
from benchmarks.timing import Bars, Turns, settled
from benchmarks.typed import Typist
from siksng_tui.services.requests import lookup, queues

NUMBER: Final = Bars(times=1.5, most=5)
"""What looking up a number has to hold."""

NAME: Final = Bars(times=1.5, most=50)
"""What searching a name has to hold, at each letter."""

NONE: Final = Bars()

RARE: Final = 20
"""How much less often the whole register is counted: each time takes long."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what each way of finding takes, at the median and the slow end."""
    with office(scale) as session, twin_of(session.store) as twin, settled():
        typist, count = Typist(session.store), scale.samples
        for what, texts, bars in (
            ("find: whole NIK", typist.whole_niks(count), NUMBER),
            ("find: NIK as it is typed", typist.growing_niks(count), NUMBER),
            ("find: end of a NIK", typist.ends_of_niks(count), NUMBER),
            ("find: name as it is typed", typist.growing_names(count), NAME),
            ("find: misspelled name", typist.misspelled_names(count), NAME),
        ):
            find = partial(lookup.find, session)
            yield from _turns(twin, find, texts).figures(what, bars)
        homes = typist.homes(count)
        opened = _turns(twin, partial(lookup.household, session), homes)
        yield from opened.figures("open a family", NONE)
        counted = _turns(twin, lambda _: queues.counts(session), homes[::RARE])
        yield from counted.figures("count register and queues", NONE)


def _turns(twin: Twin, work: Callable[[str], object], asked: Iterable[str]) -> Turns:
    """Return the seconds of each piece of work, ours and then its statements on plain SQLite."""
    turns = Turns()
    for one in asked:
        twin.in_turn(turns, partial(work, one))
    return turns
