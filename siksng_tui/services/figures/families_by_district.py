"""Registered families by district, at the end of each cycle."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.register import family_counts
from db.register.family_counts import Stay
from reports.books.book_records import Bar, Chapter, Column, Line, Total, Trend
from siksng_tui.services.entry.doubts import cycle_of, last_cycles
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import _

MOST_CYCLES: Final = 12
"""Cycles that are counted, the newest."""

IN_TABLE: Final = 8
"""Cycles for which the table of districts has room, the newest."""

MOST_BARS: Final = 25
"""Districts of a bar chart, at most: those with most families."""

MOST_LINES: Final = 10
"""Districts of a line chart, at most: those with most families."""


@dataclass(frozen=True, slots=True)
class Families:
    """How many families were in the register at the end of each cycle, by code of the district."""

    cycles: tuple[str, ...]
    districts: Mapping[str, tuple[int, ...]]

    @property
    def totals(self) -> tuple[int, ...]:
        """Return how many there were in all districts."""
        return tuple(map(sum, zip(*self.districts.values(), strict=True))) or (0,) * len(
            self.cycles
        )


def families(session: Session) -> Families:
    """Return the families of the register at the end of each of the last cycles."""
    found = family_counts.stays(session.store)
    shown = _cycles(found, session.today())
    return Families(shown, {code: _at_ends(some, shown) for code, some in _districts(found)})


def chapters(session: Session) -> Iterator[Chapter]:
    """Yield the cycles with a chart of them, and the districts with one of how they went.

    The latter has a bar for each district while there is one cycle: a line needs two.
    """
    read, known = families(session), places(session)
    columns = (Column(_("Cycle"), 3), Column(_("Families"), 2, right=True))
    counted = list(zip(read.cycles, read.totals, strict=True))
    rows = [(cycle, terms.number(count)) for cycle, count in counted]
    bars = tuple(Bar(cycle, count) for cycle, count in counted)
    yield Chapter(_("All districts, cycle by cycle"), columns, rows, bars)
    names = {code: known.name(code) for code in read.districts}
    several = len(read.cycles) > 1
    yield Chapter(
        _("By district, at the end of each cycle"),
        _columns(read),
        _rows(read, names),
        () if several else _bars(read, names)[:MOST_BARS],
        _trend(read, names) if several else None,
    )


def _columns(read: Families) -> tuple[Column, ...]:
    """Return the columns of the districts."""
    cycles = (Column(cycle, 2, right=True) for cycle in read.cycles[-IN_TABLE:])
    return (Column(_("District"), 4), *cycles)


def _rows(read: Families, names: Mapping[str, str]) -> list[Sequence[str]]:
    """Return a row for each district, and one for all."""
    rows = [_row(names[code], counts) for code, counts in sorted(read.districts.items())]
    return [*rows, Total(_row(_("Total"), read.totals))]


def _row(name: str, counts: Sequence[int]) -> tuple[str, ...]:
    """Return a row of the last cycles that the table has room for."""
    return (name, *map(terms.number, counts[-IN_TABLE:]))


def _bars(read: Families, names: Mapping[str, str]) -> tuple[Bar, ...]:
    """Return a chart of the newest cycle, the district with most families first."""
    bars = (Bar(names[code], counts[-1]) for code, counts in read.districts.items())
    return tuple(sorted(bars, key=lambda own: -own.count))


def _trend(read: Families, names: Mapping[str, str]) -> Trend:
    """Return a chart of all cycles, the district with most families first."""
    lines = [Line(names[code], counts) for code, counts in read.districts.items()]
    lines.sort(key=lambda own: -own.counts[-1])
    return Trend(read.cycles, tuple(lines[:MOST_LINES]))


def _cycles(found: Iterable[Stay], today: dt.date) -> tuple[str, ...]:
    """Return the last cycles since the first family came, at least this one."""
    newest = cycle_of(today)
    first = min((_cycle(own.came) for own in found), default=newest)
    return tuple(own for own in last_cycles(today, MOST_CYCLES) if own >= min(first, newest))


def _districts(found: Iterable[Stay]) -> Iterator[tuple[str, list[Stay]]]:
    """Yield each district with the stays of its families."""
    groups: dict[str, list[Stay]] = {}
    for own in found:
        groups.setdefault(own.district, []).append(own)
    yield from groups.items()


def _at_ends(stays: Iterable[Stay], cycles: Sequence[str]) -> tuple[int, ...]:
    """Return how many families were there at the end of each cycle."""
    came: Counter[str] = Counter()
    for own in stays:
        came[_cycle(own.came)] += own.count
        if own.went:
            came[_cycle(own.went)] -= own.count
    return tuple(sum(count for at, count in came.items() if at <= cycle) for cycle in cycles)


def _cycle(month: str) -> str:
    """Return the quarter of a month, as "2026-11"."""
    return cycle_of(dt.date.fromisoformat(f"{month}-01"))
