"""The test page (halaman uji): rulers and borders of known lengths, to measure a printer by; A4."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.books.book_records import RulerPage
from reports.page.blocks import space, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.paper import A4
from reports.page.pen import Pen, Segment
from reports.page.records import PageCount
from reports.page.streaming import StreamedCanvas

TITLE: Final = Lettering(Style.SANS_BOLD, 16)
BODY: Final = Lettering(Style.SANS, 10)
SMALL: Final = Lettering(Style.SANS, 8)

BORDERS_MM: Final = (5, 10, 15)
"""How far from the edges of the sheet the borders stand."""

RULER_MM: Final = 100
"""Length of the rulers."""

LEFT_MM: Final = 40
"""Left end of the level ruler, and where the upright one stands."""

LEVEL_MM: Final = 120
"""Height of the level ruler, above which the upright one begins."""

UPRIGHT_MM: Final = 135
"""Height at which the upright ruler begins."""

TEXT_MM: Final = 65
"""Left edge of the text, beside the upright ruler."""

GAP: Final = 2 * mm
"""Above each sentence, in points."""

TICKS_MM: Final = {10: 6, 5: 4, 1: 2}
"""Length of the strokes at every so manieth millimetre, the widest step first."""


def ruler_page(page: RulerPage, out: BinaryIO) -> PageCount:
    """Write the page and return how many pages it has.

    Equal input gives equal bytes.

    Args:
        page: what is said on it.
        out: where the PDF goes; it is written forward only and not closed.
    """
    pen = Pen(StreamedCanvas(out, A4.size, page.language))
    pen.describe(page.title, page.title)
    pen.begin_page(A4.size)
    _borders(pen)
    pen.rules([*_ruler(level=True), *_ruler(level=False)])
    _numbers(pen)
    _text(pen, page)
    pen.end_page()
    pen.finish()
    return PageCount(1)


def _borders(pen: Pen) -> None:
    """Draw the borders, each with its distance from the edge of the sheet."""
    for edge in BORDERS_MM:
        width, height = (A4.width_mm - 2 * edge) * mm, (A4.height_mm - 2 * edge) * mm
        pen.box(edge * mm, edge * mm, width, height)
        pen.text((edge + 0.8) * mm, (edge + 0.8) * mm, f"{edge} mm", SMALL)


def _ruler(*, level: bool) -> Iterator[Segment]:
    """Yield the strokes of a ruler."""
    for at in range(RULER_MM + 1):
        tick = next(length for step, length in TICKS_MM.items() if at % step == 0)
        along, across = (LEFT_MM + at, LEVEL_MM) if level else (LEFT_MM, UPRIGHT_MM + at)
        end = (along, across + tick) if level else (along + tick, across)
        yield (along * mm, across * mm, end[0] * mm, end[1] * mm)
    long = (LEFT_MM + RULER_MM, LEVEL_MM) if level else (LEFT_MM, UPRIGHT_MM + RULER_MM)
    start = (LEFT_MM, LEVEL_MM) if level else (LEFT_MM, UPRIGHT_MM)
    yield (start[0] * mm, start[1] * mm, long[0] * mm, long[1] * mm)


def _numbers(pen: Pen) -> None:
    """Write the millimetres beside the longest strokes."""
    for at in range(0, RULER_MM + 1, 10):
        pen.centred((LEFT_MM + at) * mm, (LEVEL_MM - 4) * mm, str(at), SMALL)
        pen.right((LEFT_MM - 1.5) * mm, (UPRIGHT_MM + at - 1) * mm, str(at), SMALL)


def _text(pen: Pen, page: RulerPage) -> None:
    """Write title and sentences beside the upright ruler."""
    left, top = TEXT_MM * mm, (UPRIGHT_MM + RULER_MM) * mm
    width = (A4.width_mm - BORDERS_MM[-1] - TEXT_MM - 5) * mm
    blocks = text_blocks(page.title, TITLE, width)
    for sentence in page.sentences:
        blocks += [space(GAP), *text_blocks(sentence, BODY, width)]
    for block in blocks:
        block.draw(pen, left, top)
        top -= block.height
