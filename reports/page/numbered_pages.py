"""Blocks on pages of which each says what it belongs to, and which page of how many it is.

The blocks are read twice, once to count the pages and once to draw them; a page is held no longer
than it takes to draw it, so that a list of ten thousand families needs no more memory than ten.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, paged
from reports.page.errors import PaperChangedError
from reports.page.frame import FOOT, FOOT_NOTE, PAGE_NUMBER
from reports.page.marks import write_marks
from reports.page.numerals import grouped
from reports.page.paper import Area, Paper
from reports.page.pen import Pen
from reports.page.records import PageCount, Print
from reports.page.streaming import StreamedCanvas
from reports.page.words import CODES_NOTE, PRACTICE_NOTE

Blocks = Callable[[], Iterable[Block]]
"""Gives what stands on the pages, from the first block each time it is called."""

LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 20, 12, 12, 18
"""Margins; the left one holds the binding, the foot stands in the lower one."""

_RULE_MM, _LINE_MM, _NOTE_MM = 15, 11.4, 8.4
"""Heights of what stands in the foot, from the lower edge of the sheet."""

_PAGES: Final = 45 * mm
"""Width kept at the right for the number of the page."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What all pages of a paper have: its sheet, its title, and the line that its foot begins with.

    `said` stands before the number of the print, as the number of a set does.
    """

    paper: Paper
    title: str
    said: str
    of: Print

    @property
    def area(self) -> Area:
        """Return the part of a page above the foot."""
        return Area(
            left=LEFT_MM * mm,
            bottom=BOTTOM_MM * mm,
            right=(self.paper.width_mm - RIGHT_MM) * mm,
            top=(self.paper.height_mm - TOP_MM) * mm,
        )


def numbered_pages(sheets: Sheets, blocks: Blocks, out: BinaryIO) -> PageCount:
    """Write the pages and return how many there are.

    Equal input gives equal bytes.

    Args:
        sheets: what all pages have.
        blocks: what stands on them.
        out: where the PDF goes; it is written forward only and not closed.

    Raises:
        PaperChangedError: the second reading gave other pages; what was written is no paper.
    """
    area = sheets.area
    total = sum(1 for _ in paged(blocks(), area.height))
    pen = Pen(StreamedCanvas(out, sheets.paper.size))
    pen.describe(sheets.title, sheets.of.office)
    drawn = 0
    for drawn, page in enumerate(paged(blocks(), area.height), start=1):
        pen.begin_page(sheets.paper.size)
        write_marks(pen, sheets.paper, sheets.of.marks)
        for each in page:
            each.block.draw(pen, area.left, area.top - each.down)
        _close(pen, sheets, f"Halaman {grouped(drawn)} dari {grouped(total)}")
    if drawn != total:
        raise PaperChangedError
    pen.finish()
    return PageCount(total)


def _close(pen: Pen, sheets: Sheets, number: str) -> None:
    """Write the foot of a page and put it out."""
    area, of = sheets.area, sheets.of
    pen.rules([(area.left, _RULE_MM * mm, area.right, _RULE_MM * mm)])
    parts = (sheets.title, sheets.said, of.said, of.office)
    line = "   ".join(filter(None, parts))
    shown = FOOT.one_line(line, area.width - _PAGES)
    pen.text(area.left, _LINE_MM * mm, shown, FOOT)
    notes = (PRACTICE_NOTE if of.practice else "", CODES_NOTE if pen.has_codes else "")
    pen.text(area.left, _NOTE_MM * mm, ". ".join(filter(None, notes)), FOOT_NOTE)
    pen.right(area.right, _LINE_MM * mm, number, PAGE_NUMBER)
    pen.end_page()
