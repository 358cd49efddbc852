"""The rows of a prelist: twelve columns, and below who is meant the bar code of the family."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm

from reports.page.blocks import Block
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.pen import Pen
from reports.page.tables import PADDING, cell_lines, parted
from reports.village.sheet_records import PrelistRow

BODY: Final = Lettering(Style.SANS, 8)
HEAD: Final = Lettering(Style.SANS_BOLD, 6.5)
SMALL: Final = Lettering(Style.SANS, 6.5)

WIDTHS_MM: Final = (9, 50, 13, 34, 42, 28, 15, 19, 12, 14, 17, 12)
"""Widths of the columns; together they fill an A4 sheet on its side."""

COLUMNS: Final = tuple(each * mm for each in WIDTHS_MM)
"""The same in points."""

EDGES: Final = (0.0, *accumulate(COLUMNS))
"""Distance of each upright rule from the left one."""

TITLES: Final = (
    *("NO", "NAMA KEPALA RT", "JENIS KELAMIN", "NAMA PASANGAN KRT", "ALAMAT", "NIK"),
    *("STATUS RUMAH TANGGA", "ALASAN TIDAK DITEMUKAN"),
    *("MAMPU?", "ADA ART BEKERJA?", "STATUS KEDUDUKAN", "ADA ART CACAT?"),
)
"""The twelve columns."""

IF_FOUND: Final = "JIKA DITEMUKAN/USULAN BARU"
"""Over the last four of them."""

UNDER: Final = 8
"""The first column below these words."""

BAR_ROW: Final = 7 * mm
"""Height of the part of a row in which the bar code stands."""

BAR_HEIGHT: Final = 5 * mm
BAR_WIDTH: Final = 0.33 * mm
"""Of the narrowest bar, unless the code is so long that it needs a narrower one."""

QUIET: Final = 4 * mm
"""White at both sides of a bar code, at least ten of its narrowest bars."""

NUMBER_ROOM: Final = 48 * mm
"""Width kept behind the bars for the number in digits."""

SPANNED: Final = range(1, 5)
"""The columns below whose texts the bar code stands."""

BLANK_ROW: Final = 9 * mm
"""Height of a row that is filled in by hand."""

_BAND: Final = HEAD.leading + 4
_TITLE_LINES: Final = 3


def head() -> Block:
    """Return the titles of the columns, and their numbers below."""
    titles = _TITLE_LINES * HEAD.leading + 4
    height = _BAND + titles + _BAND

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.ground(x, y - height, EDGES[-1], height)
        found = x + EDGES[UNDER]
        pen.box(found, y - _BAND, EDGES[-1] - EDGES[UNDER], _BAND)
        middle = found + (EDGES[-1] - EDGES[UNDER]) / 2
        pen.centred(middle, y - _BAND + 4, IF_FOUND, HEAD)
        for at, (left, right) in enumerate(pairwise(EDGES)):
            top = y if at < UNDER else y - _BAND
            pen.box(x + left, y - _BAND - titles, right - left, titles + top - (y - _BAND))
            pen.box(x + left, y - height, right - left, _BAND)
            lines = HEAD.lines(TITLES[at], right - left - 2)
            baseline = (top + y - _BAND - titles) / 2 + len(lines) * HEAD.leading / 2 - HEAD.size
            for line in lines:
                pen.centred(x + (left + right) / 2, baseline, line, HEAD)
                baseline -= HEAD.leading
            pen.centred(x + (left + right) / 2, y - height + 4, str(at + 1), HEAD)

    return Block(height, draw)


def family_rows(number: int, own: PrelistRow) -> list[Block]:
    """Return the row of a family, what is written at the meeting left open.

    A very high one comes in pieces, of which the last has the bar code.
    """
    texts = (grouped(number), own.name, own.sex, own.spouse, own.address, own.nik)
    *others, last = parted(cell_lines(COLUMNS[: len(texts)], texts, BODY))
    return [*(_piece(cells, "") for cells in others), _piece(last, own.code)]


def _piece(cells: Sequence[list[str]], code: str) -> Block:
    """Return lines with the bar code of a number below, or without."""
    upper = max(map(len, cells)) * BODY.leading + 2 * PADDING
    height = upper + (BAR_ROW if code else 0)

    def draw(pen: Pen, x: float, y: float) -> None:
        for at, (left, right) in enumerate(pairwise(EDGES)):
            own_height = upper if at in SPANNED else height
            pen.box(x + left, y - own_height, right - left, own_height)
            baseline = y - PADDING - BODY.size
            for line in cells[at] if at < len(cells) else ():
                pen.text(x + left + PADDING, baseline, line, BODY)
                baseline -= BODY.leading
        if code:
            start, end = EDGES[SPANNED.start], EDGES[SPANNED.stop]
            pen.box(x + start, y - height, end - start, BAR_ROW)
            _bars(pen, x + start, y - height, end - start, code)

    return Block(height, draw)


def blank_row(number: int) -> Block:
    """Return a row for a proposal."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for left, right in pairwise(EDGES):
            pen.box(x + left, y - BLANK_ROW, right - left, BLANK_ROW)
        pen.text(x + PADDING, y - PADDING - BODY.size, grouped(number), BODY)

    return Block(BLANK_ROW, draw)


def _bars(pen: Pen, x: float, y: float, width: float, code: str) -> None:
    """Draw the bar code of a number, and the number behind it."""
    if not (code.isascii() and code.isprintable()):
        shown = SMALL.one_line(code, width - 2 * PADDING)
        pen.text(x + PADDING, y + (BAR_ROW - SMALL.size) / 2 + 1, shown, SMALL)
        return
    room = width - 2 * QUIET - NUMBER_ROOM
    modules = Code128(code, barWidth=1, quiet=0).width
    bars = Code128(code, barWidth=min(BAR_WIDTH, room / modules), barHeight=BAR_HEIGHT, quiet=0)
    bars.drawOn(pen.canvas, x + QUIET, y + (BAR_ROW - BAR_HEIGHT) / 2)
    shown = SMALL.one_line(code, NUMBER_ROOM - PADDING)
    pen.text(x + QUIET + bars.width + QUIET, y + (BAR_ROW - SMALL.size) / 2 + 1, shown, SMALL)
