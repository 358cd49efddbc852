"""The annex of a set's paper: folio on its side, a family a row, signed on the last page."""

from collections.abc import Iterable, Iterator
from typing import Final

from reportlab.lib.units import mm

from reports.annex.annex_groups import BAND
from reports.annex.annex_pages import AnnexPage, Room, annex_pages
from reports.annex.annex_table import HEAD_HEIGHT, draw_head, draw_items, draw_total
from reports.page.blocks import Block, labelled_blocks, stacked, text_blocks
from reports.page.faces import Style
from reports.page.frame import Frame
from reports.page.lettering import Lettering
from reports.page.paper import F4, area
from reports.page.pen import Pen
from reports.page.records import AnnexRow, SetPaper
from reports.page.signature import signature
from reports.page.words import SIGNED_BLANK

PAPER: Final = F4.turned()
AREA: Final = area(PAPER)

HEADING: Final = Lettering(Style.SERIF, 9)
HEADING_BOLD: Final = Lettering(Style.SERIF_BOLD, 9)

HEADING_WIDTH: Final = 110 * mm
HEADING_LABELS: Final = 20 * mm
SIGNATURE_WIDTH: Final = 80 * mm

GAP: Final = 3 * mm
"""Between the heading and the table, and between the table and the signature."""

TOTALS: Final = 2 * BAND
"""Height of the totals at the foot of each page's table."""


class Annex:
    """The annex of one paper: how its pages are divided, and how they are drawn."""

    def __init__(self, sheet: SetPaper, called: str) -> None:
        """Lay out what does not depend on the rows.

        Args:
            sheet: what is printed.
            called: the annex itself, as "Lampiran".
        """
        self._called = called
        self._heading = _heading(sheet, called)
        self._signature = signature(sheet.authority, (), (HEADING, HEADING_BOLD), SIGNATURE_WIDTH)
        body = AREA.height - HEAD_HEIGHT - TOTALS
        self._room = Room(
            first=body - self._heading.height - GAP,
            other=body,
            closing=BAND + GAP + self._signature.height,
        )

    def pages(self, rows: Iterable[AnnexRow]) -> Iterator[AnnexPage]:
        """Read rows, and give the pages one by one."""
        return annex_pages(rows, self._room)

    def draw(self, pen: Pen, frame: Frame, page: AnnexPage) -> None:
        """Draw one page."""
        frame.begin(PAPER)
        y = AREA.top
        if page.first:
            pen.bookmark(self._called)
            self._heading.draw(pen, AREA.right - HEADING_WIDTH, y)
            y -= self._heading.height + GAP
        y = draw_head(pen, AREA.left, y)
        y = draw_items(pen, AREA.left, y, page.items)
        y = draw_total(pen, AREA.left, y, f"Jumlah halaman ini: {page.here}")
        y = draw_total(pen, AREA.left, y, f"Jumlah s.d. halaman ini: {page.so_far}")
        if page.last:
            y = draw_total(pen, AREA.left, y, f"JUMLAH SELURUHNYA: {page.so_far}")
            self._signature.draw(pen, AREA.right - SIGNATURE_WIDTH, y - GAP)
        frame.end(PAPER)


def annexed_to(sheet: SetPaper, called: str, width: float) -> list[Block]:
    """Return which annex it is, and of which paper with its number and date."""
    signed = sheet.signed

    def blank(label: str, value: str) -> list[Block]:
        shown = value or SIGNED_BLANK
        return labelled_blocks(label, shown, HEADING, width, HEADING_LABELS)

    return [
        *text_blocks(called.upper(), HEADING, width),
        *_evened(sheet.name.upper(), width),
        *blank("NOMOR", signed.number),
        *blank("TANGGAL", signed.date),
    ]


def _evened(text: str, width: float) -> list[Block]:
    """Return a text in lines of much the same length."""
    evened = HEADING.even_lines(text, width)
    return [own for line in evened for own in text_blocks(line, HEADING, width)]


def _heading(sheet: SetPaper, called: str) -> Block:
    """Return the heading at the upper right of the first page."""
    return stacked(
        [
            *annexed_to(sheet, called, HEADING_WIDTH),
            *text_blocks("TENTANG", HEADING, HEADING_WIDTH),
            *_evened(sheet.wording.subject.upper(), HEADING_WIDTH),
        ]
    )
