"""The key card (kartu tombol): every key of the program, to hang beside the screen; A4."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.books.book_records import KeyCard, KeyPlace
from reports.page.blocks import Block, beside, space, stacked, text_blocks
from reports.page.faces import Style
from reports.page.flowing import Flow, half
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.paper import A4, Area
from reports.page.pen import Pen
from reports.page.records import PageCount
from reports.page.streaming import StreamedCanvas

EDGE_MM: Final = 15
"""Margin on every side; the foot stands in the lower one."""

AREA: Final = Area(
    EDGE_MM * mm, EDGE_MM * mm, (A4.width_mm - EDGE_MM) * mm, (A4.height_mm - EDGE_MM) * mm
)

TITLE: Final = Lettering(Style.SANS_BOLD, 14)
PLACE: Final = Lettering(Style.SANS_BOLD, 8.5)
KEY: Final = Lettering(Style.SANS_BOLD, 7.5)
MEANING: Final = Lettering(Style.SANS, 7.5)

KEY_WIDTH: Final = 17 * mm
"""Room for the name of a key, with the gap behind it."""

GAP: Final = 1.2 * mm
"""Below the keys of a place."""

FOOT_DOWN: Final = 5 * mm
"""From the lowest line to the foot of the page."""


def key_card(card: KeyCard, out: BinaryIO) -> PageCount:
    """Write the card and return how many pages it has.

    Equal input gives equal bytes.

    Args:
        card: what is printed.
        out: where the PDF goes; it is written forward only and not closed.
    """
    flow = Flow(AREA.width, AREA.height)
    flow.across([*text_blocks(card.title, TITLE, AREA.width), space(GAP)])
    flow.halves([block for place in card.places for block in _place(place, half(AREA.width))])
    pen = Pen(StreamedCanvas(out, A4.size, card.language))
    pen.describe(card.title, card.title)
    for number, page in enumerate(flow.pages, start=1):
        pen.begin_page(A4.size)
        for spot in page:
            spot.block.draw(pen, AREA.left + spot.across, AREA.top - spot.down)
        said = f"{grouped(number)} / {grouped(len(flow.pages))}   {card.title}"
        foot = MEANING.one_line(said, AREA.width)
        pen.right(AREA.right, AREA.bottom - FOOT_DOWN, foot, MEANING)
        pen.end_page()
    pen.finish()
    return PageCount(len(flow.pages))


def _place(place: KeyPlace, width: float) -> Iterator[Block]:
    """Give the title of a place, and its keys; where they go on, the title stands again."""
    title = stacked(text_blocks(place.title, PLACE, width))
    yield replace(title, keep=True)
    for key, meaning in place.keys:
        line = beside(
            stacked(text_blocks(key, KEY, KEY_WIDTH)),
            stacked(text_blocks(meaning, MEANING, width - KEY_WIDTH)),
            KEY_WIDTH,
        )
        yield replace(line, head=title)
    yield space(GAP)
