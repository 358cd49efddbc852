"""A report as lines of a screen: bars as blocks, lines as letters, each table in columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

from siksng_tui.screens.figures.trend_lines import trend_lines
from siksng_tui.services.figures.report_list import Bar, Chapter, Column
from siksng_tui.widgets.lines import fit
from siksng_tui.widgets.page import READABLE, TextLine, heading, plain, strong
from siksng_tui.wording import terms
from siksng_tui.words import _

BLOCK: Final = "\N{FULL BLOCK}"
"""What bars are drawn with; code page 437 has it."""

HALF: Final = "\N{LEFT HALF BLOCK}"
"""Ends a bar that is half a cell longer."""

NAME, NUMBER = 28, 9
"""Cells of a bar's name, and of its number."""

MOST_ROWS: Final = 2_000
"""Rows of a table that are shown; paper and workbook have all."""

LEAST: Final = 6
"""Cells that a column of words has at least."""


def lines(chapters: Iterable[Chapter]) -> Iterator[TextLine]:
    """Yield the lines of a report."""
    for chapter in chapters:
        yield heading(chapter.title)
        yield from _chart(chapter.bars)
        if chapter.trend is not None:
            yield from trend_lines(chapter.trend)
        yield from _table(chapter)
        yield plain()


def _chart(bars: Sequence[Bar]) -> Iterator[TextLine]:
    """Yield a chart, the longest bar as wide as there is room, and a blank line."""
    most = max((own.count for own in bars), default=0)
    room = READABLE - NAME - NUMBER - 2
    for own in bars:
        halves = round(2 * room * own.count / most) if most else 0
        drawn = BLOCK * (halves // 2) + HALF * (halves % 2)
        yield plain(f"{fit(own.name, NAME)} {drawn} {terms.number(own.count)}")
    if bars:
        yield plain()


def _table(chapter: Chapter) -> Iterator[TextLine]:
    """Yield a table: its titles, its rows, and how many more there are than are shown."""
    rows = iter(chapter.rows)
    shown = list(islice(rows, MOST_ROWS))
    wide = _widths(chapter.columns, shown)
    titles = [own.title for own in chapter.columns]
    yield from (strong(line) for line in _row(chapter.columns, wide, titles))
    for cells in shown or [["-", *[""] * (len(titles) - 1)]]:
        yield from (plain(line) for line in _row(chapter.columns, wide, cells))
    if more := sum(1 for _own in rows):
        said = _("{count} more rows stand on paper and in the workbook.")
        yield plain(said.format(count=terms.number(more)))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the cells of each column: numbers take what they need, words share what is left."""
    wide = [max([_least(own), *(len(row[at]) for row in rows)]) for at, own in enumerate(columns)]
    words = [at for at, own in enumerate(columns) if not own.right]
    left = READABLE - len(columns) + 1 - sum(wide[at] for at in _numbers(columns))
    for done, at in enumerate(sorted(words, key=wide.__getitem__)):
        wide[at] = min(wide[at], max(LEAST, left // (len(words) - done)))
        left -= wide[at]
    return wide


def _least(own: Column) -> int:
    """Return the cells that a column's title needs; that of numbers is broken at its words."""
    return max(map(len, own.title.split())) if own.right else len(own.title)


def _numbers(columns: Sequence[Column]) -> list[int]:
    """Return which columns hold numbers."""
    return [at for at, own in enumerate(columns) if own.right]


def _row(columns: Sequence[Column], wide: Sequence[int], cells: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a row; words that are wider than their column are broken."""
    broken = (textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, wide, strict=True))
    for parts in zip_longest(*broken, fillvalue=""):
        fitted = (
            fit(part, width, right=own.right)
            for part, width, own in zip(parts, wide, columns, strict=True)
        )
        yield " ".join(fitted).rstrip()
