"""Drawing the table of the annex: its head, families, bands and totals."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from reports.annex.annex_groups import BAND, Item
from reports.annex.annex_rows import (
    BODY,
    BODY_BOLD,
    LINE,
    PADDING,
    ROW_PADDING,
    TITLES,
    TO_THE_RIGHT,
    WIDTHS,
    Piece,
)
from reports.page.pen import Pen, Segment

EDGES: Final = (0.0, *accumulate(WIDTHS))
"""Distance of each upright rule from the left one, in points."""

_TITLE_LINES: Final = 2
_NUMBERS: Final = tuple(str(number) for number in range(1, len(TITLES) + 1))

HEAD_HEIGHT: Final = _TITLE_LINES * LINE + ROW_PADDING + BAND
"""Height of the head: the titles of the columns, and their numbers below."""

_FIRST_BASELINE: Final = ROW_PADDING / 2 + BODY.size
"""From the upper edge of a row to its first baseline, in points."""

_TEXT_EDGES: Final = tuple(
    (edge + width - PADDING if right else edge + PADDING, right)
    for edge, width, right in zip(EDGES, WIDTHS, TO_THE_RIGHT, strict=False)
)
"""Where the text of each column begins, or ends if it is set to the right."""


def draw_head(pen: Pen, x: float, y: float) -> float:
    """Draw the head from its upper left corner and return where it ends."""
    pen.ground(x, y - HEAD_HEIGHT, EDGES[-1], HEAD_HEIGHT)
    numbers = y - HEAD_HEIGHT + BAND
    for edge, width, title, number in zip(EDGES, WIDTHS, TITLES, _NUMBERS, strict=False):
        middle = x + edge + width / 2
        lines = BODY_BOLD.lines(title, width - PADDING)
        baseline = y - _FIRST_BASELINE - (_TITLE_LINES - len(lines)) * LINE / 2
        for line in lines:
            pen.centred(middle, baseline, line, BODY_BOLD)
            baseline -= LINE
        pen.centred(middle, numbers - _FIRST_BASELINE, number, BODY)
    pen.rules([(x, y, x + EDGES[-1], y), (x, numbers, x + EDGES[-1], numbers)])
    return _close_rows(pen, x, y, y - HEAD_HEIGHT)


def draw_items(pen: Pen, x: float, y: float, items: Sequence[Item]) -> float:
    """Draw families and bands downwards and return where they end."""
    rows_from = y
    rules: list[Segment] = []
    for item in items:
        if isinstance(item, Piece):
            _draw_piece(pen, x, y, item)
            y -= item.height
        else:
            _close_rows(pen, x, rows_from, y)
            for depth, title in item.marks:
                pen.bookmark(title, depth, top=y)
            rows_from = y = draw_total(pen, x, y, item.text)
        rules.append((x, y, x + EDGES[-1], y))
    pen.rules(rules)
    return _close_rows(pen, x, rows_from, y)


def draw_total(pen: Pen, x: float, y: float, text: str) -> float:
    """Draw a line of text across the table and return where it ends."""
    pen.box(x, y - BAND, EDGES[-1], BAND)
    shown = BODY_BOLD.one_line(text, EDGES[-1] - 2 * PADDING)
    pen.text(x + PADDING, y - _FIRST_BASELINE, shown, BODY_BOLD)
    return y - BAND


def _draw_piece(pen: Pen, x: float, y: float, piece: Piece) -> None:
    """Write the lines of each cell."""
    first = y - _FIRST_BASELINE
    for lines, (edge, right) in zip(piece.cells, _TEXT_EDGES, strict=True):
        baseline = first
        for line in lines:
            if right:
                pen.right(x + edge, baseline, line, BODY)
            else:
                pen.text(x + edge, baseline, line, BODY)
            baseline -= LINE


def _close_rows(pen: Pen, x: float, top: float, bottom: float) -> float:
    """Draw the upright rules beside rows, if there are any, and return where they end."""
    if top > bottom:
        pen.rules([(x + edge, top, x + edge, bottom) for edge in EDGES])
    return bottom
