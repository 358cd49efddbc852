"""What ledgers, reports and the key card are made from: tables with their charts, and keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

INTERVALS: Final = 5
"""Intervals of the axis of a chart, at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width, and whether it holds numbers."""

    title: str
    share: float
    right: bool = False


class Total(tuple[str, ...]):
    """A row that adds others up; it is printed in bold."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it is of, and how many of them there are."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: what it is of, and how many of them there were at each step."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """How counts went from step to step, the oldest first; there is a step at least."""

    steps: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def ticks(self) -> tuple[int, ...]:
        """Return the whole numbers of the axis, from 0 to the largest count or above it.

        >>> Trend(("2026-Q4",), (Line("Selebar", (82,)),)).ticks
        (0, 20, 40, 60, 80, 100)
        >>> Trend(("2026-Q4",), (Line("Selebar", (0,)),)).ticks
        (0, 1)
        """
        most = max((1, *chain.from_iterable(own.counts for own in self.lines)))
        sizes = (digit * 10**power for power in count() for digit in (1, 2, 5))
        size = next(own for own in sizes if own * INTERVALS >= most)
        return tuple(range(0, most + size, size))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table of a ledger; its rows are read once, one by one.

    `bars` and `trend` stand as charts above it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[str]]
    bars: tuple[Bar, ...] = ()
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """A ledger or a report: its tables in their order.

    In a practice office every page says LATIHAN.
    """

    title: str
    office: str
    printed: str
    copy: int
    chapters: Iterable[Chapter]
    practice: bool = False


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where keys work, and what each of them does there: pairs of key and meaning."""

    title: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyCard:
    """The key card, in a language of the screen."""

    title: str
    places: tuple[KeyPlace, ...]
    language: str


@dataclass(frozen=True, slots=True)
class RulerPage:
    """The page by which a printer is measured, in a language of the screen."""

    title: str
    sentences: tuple[str, ...]
    language: str
