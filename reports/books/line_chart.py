"""A line chart: counts of several things at the same steps, told apart in black and white."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.books.book_records import Line, Trend
from reports.page.blocks import Block, beside, space, stacked
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.pen import Pen

LETTERING: Final = Lettering(Style.SANS, 8)

HEIGHT_MM, NUMBER_MM, STEP_MM, LEGEND_MM = 75, 14, 6, 5
"""Height of the plot, room for the numbers at its left and for the steps below, a legend's line."""

TOP: Final = 2 * mm
"""Above the highest number."""

SIDE: Final = 6 * mm
"""Between the edges of the plot and the first and the last step."""

MARK: Final = 1.1 * mm
"""Half of the side of a mark."""

SAMPLE: Final = 14 * mm
"""Length of the piece of its line that stands before a name in the legend."""

GRID: Final = 0.75
"""Lightness of the lines at the numbers."""

LEGENDS: Final = 2
"""Columns of the legend."""

Corners = tuple[tuple[float, float], ...]
"""Corners of a mark, in halves of its side from its middle; none for a round one."""

Point = tuple[float, float]
"""Right of the left edge and up from the lower one, in points."""

SQUARE: Final[Corners] = ((-1, -1), (1, -1), (1, 1), (-1, 1))
UPWARD: Final[Corners] = ((-1.1, -1), (1.1, -1), (0, 1.2))
DIAMOND: Final[Corners] = ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0))
DOWNWARD: Final[Corners] = ((-1.1, 1), (1.1, 1), (0, -1.2))
ROUND: Final[Corners] = ()

MARKS: Final = (ROUND, SQUARE, UPWARD, DIAMOND, DOWNWARD)
"""The marks, each black on a whole line, then white on a broken one."""

MOST_LINES: Final = 2 * len(MARKS)
"""Lines that can be told apart."""

BROKEN: Final = (3, 2)
"""Points of a broken line that are drawn, and that are left out."""


def line_chart(trend: Trend, width: float) -> Block:
    """Return the chart with its legend, which stands on one page.

    Args:
        trend: its steps, and `MOST_LINES` lines at most, in the order of the legend.
        width: of the whole, in points.
    """
    top = trend.ticks[-1]
    room = (width - NUMBER_MM * mm - 2 * SIDE) / max(1, len(trend.steps) - 1)
    alone = room / 2 if len(trend.steps) == 1 else 0.0
    across = [NUMBER_MM * mm + SIDE + alone + at * room for at in range(len(trend.steps))]
    whole = HEIGHT_MM * mm

    def draw(pen: Pen, x: float, y: float) -> None:
        low = y - TOP - whole
        _axes(pen, trend, (x, low), width)
        for at, step in enumerate(trend.steps):
            pen.centred(x + across[at], low - 0.8 * STEP_MM * mm, step, LETTERING)
        for number, own in enumerate(trend.lines):
            ups = [low + whole * count / top for count in own.counts]
            points = [(x + along, up) for along, up in zip(across, ups, strict=True)]
            _draw(pen.canvas, number, points, points)

    plot = Block(TOP + whole + STEP_MM * mm, draw)
    return stacked([plot, *_legend(trend.lines, width)])


def _axes(pen: Pen, trend: Trend, corner: Point, width: float) -> None:
    """Draw both axes, and a light line with its number at each whole number."""
    x, low = corner
    left, whole = x + NUMBER_MM * mm, HEIGHT_MM * mm
    pen.canvas.setStrokeGray(GRID)
    for tick in trend.ticks:
        up = low + whole * tick / trend.ticks[-1]
        pen.rules([(left, up, x + width, up)])
        pen.right(left - 1 * mm, up - LETTERING.size / 3, grouped(tick), LETTERING)
    pen.canvas.setStrokeGray(0)
    pen.rules([(left, low, x + width, low), (left, low, left, low + whole)])


def _draw(canvas: Canvas, number: int, points: Sequence[Point], marked: Sequence[Point]) -> None:
    """Draw the line of a number through points, and its mark at those that are marked."""
    canvas.saveState()
    canvas.setLineWidth(0.8)
    white = number >= len(MARKS)
    if white:
        canvas.setDash(*BROKEN)
    canvas.lines([(*before, *after) for before, after in pairwise(points)])
    canvas.setDash()
    canvas.setFillGray(1 if white else 0)
    for point in marked:
        _mark(canvas, MARKS[number % len(MARKS)], point)
    canvas.restoreState()


def _mark(canvas: Canvas, corners: Corners, middle: Point) -> None:
    """Draw a mark around its middle."""
    x, y = middle
    if not corners:
        canvas.circle(x, y, MARK, fill=1)
        return
    path = canvas.beginPath()
    (first, *more) = [(x + along * MARK, y + up * MARK) for along, up in corners]
    path.moveTo(*first)
    for corner in more:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, fill=1)


def _legend(lines: Sequence[Line], width: float) -> list[Block]:
    """Return the lines of the legend, read row by row."""
    room = width / LEGENDS
    entries = [_entry(number, own, room) for number, own in enumerate(lines)]
    rows = [entries[at : at + LEGENDS] for at in range(0, len(entries), LEGENDS)]
    return [beside(own[0], own[1], room) if own[1:] else own[0] for own in rows] or [space(0)]


def _entry(number: int, own: Line, room: float) -> Block:
    """Return a piece of a line with its mark, its name and its last count; names are cut."""
    said = f"  {grouped(own.counts[-1])}"
    left = room - SAMPLE - 3 * mm - LETTERING.width(said)
    name = LETTERING.one_line(own.name, left) + said

    def draw(pen: Pen, x: float, y: float) -> None:
        middle = y - LEGEND_MM * mm / 2
        _draw(pen.canvas, number, [(x, middle), (x + SAMPLE, middle)], [(x + SAMPLE / 2, middle)])
        pen.text(x + SAMPLE + 2 * mm, middle - LETTERING.size / 3, name, LETTERING)

    return Block(LEGEND_MM * mm, draw)
