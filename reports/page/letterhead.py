"""The letterhead of an office: its names in the middle, closed by a thick and a thin line."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, space
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.pen import Pen
from reports.page.records import Letterhead

LINE: Final = Lettering(Style.SANS_BOLD, 12)
LAST_LINE: Final = Lettering(Style.SANS_BOLD, 14)
CONTACT: Final = Lettering(Style.SANS, 8.5)

_RULES: Final = (0.0, 0.5, 1.8)
"""Distances of the lines from the upper one, in points; the first two make the thick one."""


def letterhead(head: Letterhead, width: float) -> Iterator[Block]:
    """Give the head: the names, the office's own the largest, and where it can be reached."""
    *above, own = head.names
    for name in above:
        yield from centred_blocks(name.upper(), LINE, width)
    yield from centred_blocks(own.upper(), LAST_LINE, width)
    for line in head.contact:
        yield from centred_blocks(line, CONTACT, width)
    yield space(1 * mm)
    yield _double_line(width)


def _double_line(width: float) -> Block:
    """Return the double line."""

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.rules([(x, y - down, x + width, y - down) for down in _RULES])

    return Block(4 * mm, draw)
