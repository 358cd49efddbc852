"""Blocks on pages, across the whole width or in two columns of equal height, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, space

GUTTER: Final = 5 * mm
"""Between two columns."""

GAP: Final = 2 * mm
"""Between what stands above and what begins below."""

BREATH: Final = replace(space(GAP), keep=True)
"""Stands between two parts of a column; a column does not begin with it."""

LEAST: Final = 30 * mm
"""Height that is left on a page when something new begins there, at least."""

_STEP: Final = 1 * mm
"""By which columns are made higher until they are equal."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block on a page: how far from the left edge and from the top it stands, in points."""

    block: Block
    across: float
    down: float


def half(width: float) -> float:
    """Return the width of one of two columns."""
    return (width - GUTTER) / 2


class Flow:
    """Pages that are filled from the top; `pages` has what stands on each."""

    def __init__(self, width: float, height: float, above: float = 0) -> None:
        """Begin the first page.

        Args:
            width: of what is printed on, in points.
            height: the same.
            above: what the first page has more of it at its top.
        """
        self._width, self._height = width, height
        self._down = -above
        self.pages: list[list[Spot]] = [[]]

    def across(self, blocks: Sequence[Block]) -> None:
        """Put blocks over the whole width."""
        self._begin(blocks)
        rest = list(blocks)
        while rest:
            taken = fitting(rest, self._room, whole=bool(self.pages[-1]))
            rest = rest[len(taken) :]
            if taken:
                self._down += self._put(taken, 0)
            if rest:
                self._turn()

    def halves(self, blocks: Sequence[Block]) -> None:
        """Put blocks in two columns; where they end, both are as high as each other."""
        self._begin(blocks)
        rest = list(blocks)
        while rest:
            height = self._height_of_halves(rest)
            for column in range(2):
                rest = rest[1:] if rest and rest[0] is BREATH else rest
                taken = fitting(rest, height, whole=bool(self.pages[-1]))
                rest = rest[len(taken) :]
                self._put(taken, column * (half(self._width) + GUTTER))
            self._down += height
            if rest:
                self._turn()

    @property
    def _room(self) -> float:
        """Return the height that is left on the page."""
        return self._height - self._down

    def _begin(self, blocks: Sequence[Block]) -> None:
        """Leave a gap, or turn the page if too little is left of it for what begins."""
        if self._room - GAP < min(LEAST, sum(block.height for block in blocks)):
            self._turn()
        elif self.pages[-1]:
            self._down += GAP

    def _turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self._down = 0.0

    def _height_of_halves(self, blocks: Sequence[Block]) -> float:
        """Return the least height at which all blocks stand in two columns, or all there is."""
        height = sum(block.height for block in blocks) / 2
        while height < self._room:
            left = fitting(blocks, height, whole=True)
            right = fitting(blocks[len(left) :], height, whole=True)
            if len(left) + len(right) == len(blocks):
                return height
            height += _STEP
        return self._room

    def _put(self, blocks: Sequence[Block], across: float) -> float:
        """Put blocks below each other, and return how high they are."""
        down = self._down
        for block in _with_head(blocks):
            self.pages[-1].append(Spot(block, across, down))
            down += block.height
        return down - self._down


def fitting(blocks: Sequence[Block], height: float, *, whole: bool) -> Sequence[Block]:
    """Return the first blocks that fit in a height, without one that is to stay with the next.

    Args:
        blocks: in their order.
        height: in points; the head of the first one takes part of it.
        whole: give nothing rather than divide what is kept together or is too high.
    """
    count, kept = 0, 0
    for block in _with_head(blocks):
        height -= block.height
        if height < -0.01:  # noqa: PLR2004 - sums of heights are not exact
            break
        count += 1
        if not block.keep:
            kept = count
    heads = len(_with_head(blocks)) - len(blocks)
    if kept > heads or whole:
        return blocks[: max(0, kept - heads)]
    return blocks[: max(1, count - heads)]


def _with_head(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks as they stand in a column: under the head of the first, if it has one."""
    head = blocks[0].head if blocks else None
    return [*blocks] if head is None else [head, *blocks]
