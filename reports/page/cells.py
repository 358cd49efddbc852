"""Rows of cells side by side, each a stack of lines; a row that is too high goes on in pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, stacked
from reports.page.pen import Pen

PADDING: Final = 0.6 * mm
"""Between the rules of a row and its lines."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines in a place across the row: `left` and `width` in points from the row's left edge."""

    left: float
    width: float
    lines: Sequence[Block]
    shaded: bool = False


def row_blocks(
    cells: Sequence[Cell], width: float, most: float, edges: Sequence[float] = ()
) -> list[Block]:
    """Return a row with a rule below it, in as many pieces as its height asks for.

    Args:
        cells: side by side; they start with their upper lines.
        width: of the rule, in points.
        most: greatest height of a piece in points; a line that is higher stands alone.
        edges: where upright rules stand.
    """
    rest = [list(cell.lines) for cell in cells]
    pieces = []
    while any(rest):
        taken = [_taken(lines, most) for lines in rest]
        rest = [lines[len(own) :] for lines, own in zip(rest, taken, strict=True)]
        pieces.append(_piece(cells, [stacked(own) for own in taken], width, edges))
    return pieces


def _taken(lines: Sequence[Block], most: float) -> list[Block]:
    """Return the first lines that fit in a height, one at least if there is any."""
    taken: list[Block] = []
    used = 0.0
    for line in lines:
        used += line.height
        if taken and used > most:
            break
        taken.append(line)
    return taken


def _piece(
    cells: Sequence[Cell], stacks: Sequence[Block], width: float, edges: Sequence[float]
) -> Block:
    """Return one piece of a row."""
    height = max(stack.height for stack in stacks) + 2 * PADDING

    def draw(pen: Pen, x: float, y: float) -> None:
        foot = y - height
        for cell, stack in zip(cells, stacks, strict=True):
            if cell.shaded:
                pen.ground(x + cell.left, foot, cell.width, height)
            stack.draw(pen, x + cell.left, y - PADDING)
        upright = [(x + edge, y, x + edge, foot) for edge in edges]
        pen.rules([(x, foot, x + width, foot), *upright])

    return Block(height, draw)
