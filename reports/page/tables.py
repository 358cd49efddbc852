"""Small ruled tables of upright pages, a block a row, with a head that repeats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reports.page.blocks import Block
from reports.page.lettering import Lettering
from reports.page.pen import Pen

PADDING = 3.0
"""Between a rule and the text, in points."""

LINES_A_PIECE: Final = 20
"""A row that needs more lines than this is divided: any piece fits on a page."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: widths in points, and which are set against the right rule."""

    widths: tuple[float, ...]
    right: frozenset[int] = frozenset()


def row(
    columns: Columns,
    cells: Sequence[str],
    lettering: Lettering,
    *,
    shaded: bool = False,
    least: float = 0,
) -> Block:
    """Return one row with its rules; text that is wider than its column is broken into lines.

    Args:
        columns: as wide as these.
        cells: one text a column.
        lettering: of all cells.
        shaded: lay a ground under it.
        least: height in points that it has even with less text.
    """
    return _row(columns, cell_lines(columns.widths, cells, lettering), lettering, (shaded, least))


def row_pieces(columns: Columns, cells: Sequence[str], lettering: Lettering) -> list[Block]:
    """Return one row as `row` does, in several pieces where it is too high for a page."""
    parts = parted(cell_lines(columns.widths, cells, lettering))
    return [_row(columns, lines, lettering, (False, 0)) for lines in parts]


def cell_lines(
    widths: Sequence[float], cells: Sequence[str], lettering: Lettering
) -> list[list[str]]:
    """Return the lines of each cell of a row."""
    return [
        lettering.lines(cell, width - 2 * PADDING)
        for cell, width in zip(cells, widths, strict=True)
    ]


def parted(lines: Sequence[list[str]]) -> list[list[list[str]]]:
    """Return the lines of the cells of a row, in parts that fit on a page each."""
    most = max(map(len, lines))
    starts = range(0, most, LINES_A_PIECE)
    return [[cell[start : start + LINES_A_PIECE] for cell in lines] for start in starts]


def _row(
    columns: Columns,
    lines: Sequence[list[str]],
    lettering: Lettering,
    look: tuple[bool, float],
) -> Block:
    """Return one row of lines; its look is whether it has a ground, and its least height."""
    shaded, least = look
    height = max(least, max(map(len, lines)) * lettering.leading + 2 * PADDING)

    def draw(pen: Pen, x: float, y: float) -> None:
        if shaded:
            pen.ground(x, y - height, sum(columns.widths), height)
        for place, width in enumerate(columns.widths):
            pen.box(x, y - height, width, height)
            _cell(pen, lines[place], (x, y), lettering, width if place in columns.right else 0)
            x += width

    return Block(height, draw)


def _cell(
    pen: Pen, lines: list[str], corner: tuple[float, float], lettering: Lettering, right_of: float
) -> None:
    """Write the lines of a cell from its upper left corner; `right_of` is the width to end at."""
    x, y = corner
    baseline = y - PADDING - lettering.size
    for line in lines:
        if right_of:
            pen.right(x + right_of - PADDING, baseline, line, lettering)
        else:
            pen.text(x + PADDING, baseline, line, lettering)
        baseline -= lettering.leading
