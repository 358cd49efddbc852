"""Sheets of plain blocks on A4: no set is bound to them, and no number stands on their pages."""

from collections.abc import Iterable
from typing import BinaryIO

from reports.page.blocks import Block, pages
from reports.page.paper import A4, area
from reports.page.pen import Pen
from reports.page.records import PageCount
from reports.page.streaming import StreamedCanvas


def plain_sheet(title: str, office: str, blocks: Iterable[Block], out: BinaryIO) -> PageCount:
    """Write blocks one under the other and return how many pages they take.

    Equal input gives equal bytes.

    Args:
        title: of the file, for whoever lists its properties.
        office: who made it.
        blocks: what stands on the sheet, in its order.
        out: where the PDF goes; it is written forward only and not closed.
    """
    place = area(A4)
    pen = Pen(StreamedCanvas(out, A4.size))
    pen.describe(title, office)
    sheets = pages(blocks, place.height)
    for placed in sheets:
        pen.begin_page(A4.size)
        for each in placed:
            each.block.draw(pen, place.left, place.top - each.down)
        pen.end_page()
    pen.finish()
    return PageCount(len(sheets))
