"""A bar chart: a name, a bar and a number in each line; the longest bar takes what is left."""

from typing import Final

from reportlab.lib.units import mm

from reports.books.book_records import Bar
from reports.page.blocks import Block
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.pen import Pen

LETTERING: Final = Lettering(Style.SANS, 8)

NAME_MM, NUMBER_MM, HEIGHT_MM, THICK_MM = 52, 16, 5, 3.2
"""Room for the name and for the number, height of a line, and how thick its bar is."""

GAP: Final = 1 * mm
"""Between name, bar and number."""


def bar(own: Bar, most: int, width: float) -> Block:
    """Return one line of a chart; a name that is too wide is cut, the table below has it whole.

    Args:
        own: its name and number.
        most: the largest number of the chart.
        width: of the line, in points.
    """
    room = width - (NAME_MM + NUMBER_MM) * mm
    long = room * own.count / most if most else 0.0
    name = LETTERING.one_line(own.name, NAME_MM * mm - GAP)
    down = (HEIGHT_MM + THICK_MM) / 2 * mm
    baseline = HEIGHT_MM * mm / 2 + LETTERING.size / 3

    def draw(pen: Pen, x: float, y: float) -> None:
        left = x + NAME_MM * mm
        pen.text(x, y - baseline, name, LETTERING)
        if long:
            pen.ground(left, y - down, long, THICK_MM * mm)
            pen.box(left, y - down, long, THICK_MM * mm)
        pen.text(left + long + GAP, y - baseline, grouped(own.count), LETTERING)

    return Block(HEIGHT_MM * mm, draw)
