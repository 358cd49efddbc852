"""A line chart as lines of a screen: a letter for each line, one column a step, names below."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from siksng_tui.services.figures.report_list import Trend
from siksng_tui.widgets.lines import RULE, fit
from siksng_tui.widgets.page import READABLE, TextLine, plain
from siksng_tui.wording import terms

UPRIGHT: Final = "\N{BOX DRAWINGS LIGHT VERTICAL}"
TICK: Final = "\N{BOX DRAWINGS LIGHT VERTICAL AND LEFT}"
CORNER: Final = "\N{BOX DRAWINGS LIGHT UP AND RIGHT}"
"""What the axes are drawn with; code page 437 has them."""

MANY: Final = "+"
"""Stands behind the letters that have room, where more lines meet."""

NUMBER: Final = 10
"""Cells of the numbers at the left."""

ROWS: Final = 12
"""Rows of a chart above its lowest one, about."""

WIDEST_STEP: Final = 12
"""Cells between two steps, at most."""

LEGENDS: Final = 3
"""Columns of names below the chart."""


def trend_lines(trend: Trend) -> Iterator[TextLine]:
    """Yield the chart, the letters and their names below it, and a blank line."""
    ticks = trend.ticks
    each = max(1, ROWS // (len(ticks) - 1))
    wide = min(WIDEST_STEP, (READABLE - NUMBER - 1) // len(trend.steps))
    high = each * (len(ticks) - 1)
    for row in range(high, -1, -1):
        number = "" if row % each else terms.number(ticks[row // each])
        edge = UPRIGHT if row % each else TICK
        letters = (_letters(trend, step, row, high) for step in range(len(trend.steps)))
        drawn = "".join(_cell(own, wide) for own in letters)
        yield plain(f"{number:>{NUMBER}}{edge}{drawn}".rstrip())
    yield plain(f"{'':{NUMBER}}{CORNER}{RULE * (wide * len(trend.steps))}")
    for said in _said(trend.steps, wide):
        yield plain(f"{'':{NUMBER}} {said}".rstrip())
    yield from _legend(trend)
    yield plain()


def _letters(trend: Trend, step: int, row: int, high: int) -> str:
    """Return the letters of the lines that are at a row's height at a step."""
    top = trend.ticks[-1]
    return "".join(
        letter
        for letter, own in zip(ascii_uppercase, trend.lines, strict=False)
        if round(high * own.counts[step] / top) == row
    )


def _cell(letters: str, wide: int) -> str:
    """Return letters beside each other, as many as there is room for; one cell stays free."""
    room = wide - 1
    if len(letters) > room:
        letters = letters[: room - 1] + MANY
    return letters.ljust(wide)


def _said(steps: Sequence[str], wide: int) -> Iterator[str]:
    """Yield what stands below the steps: on one line, or quarters above the years."""
    if wide > max(map(len, steps)):
        yield "".join(own.ljust(wide) for own in steps)
        return
    years = [own.partition("-")[0] for own in steps]
    news = [
        year if year != before else "" for before, year in zip(("", *years), years, strict=False)
    ]
    yield "".join(own.rpartition("-")[2].ljust(wide) for own in steps)
    yield "".join(own.ljust(wide) for own in news)


def _legend(trend: Trend) -> Iterator[TextLine]:
    """Yield the name and the last count behind each letter, read row by row."""
    wide = READABLE // LEGENDS
    entries = [
        _entry(letter, own.name, terms.number(own.counts[-1]), wide - 1)
        for letter, own in zip(ascii_uppercase, trend.lines, strict=False)
    ]
    for at in range(0, len(entries), LEGENDS):
        yield plain(" ".join(entries[at : at + LEGENDS]).rstrip())


def _entry(letter: str, name: str, count: str, wide: int) -> str:
    """Return a letter with its name, cut where it is too long, and its count."""
    room = wide - len(letter) - len(count) - 2
    return f"{letter} {fit(name, min(room, len(name) or 1))} {count}".ljust(wide)
