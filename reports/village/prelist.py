"""The prelist of a village: the families that a meeting goes through, and room for proposals.

Columns, codes and parts are those of the ministry's own sheet; its layout was not at hand. Each
family has a bar code of its number, which a hand scanner types into the search.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from math import ceil
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, space, text_blocks
from reports.page.errors import PaperEmptyError
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.numbered_pages import Sheets, numbered_pages
from reports.page.paper import A4
from reports.page.pen import Pen
from reports.page.records import PageCount, Print
from reports.village.prelist_rows import COLUMNS, blank_row, family_rows, head
from reports.village.sheet_records import Place, Prelist

ABOVE: Final = Lettering(Style.SANS, 8)
TITLE: Final = Lettering(Style.SANS_BOLD, 10)
BODY: Final = Lettering(Style.SANS, 8)
BOLD: Final = Lettering(Style.SANS_BOLD, 8)
NOTE: Final = Lettering(Style.SANS, 7)

GAP: Final = 2 * mm
BOX: Final = 5 * mm
"""Side of the box of one digit of a region's code."""

CODES_AT: Final = 30 * mm
"""Where the boxes begin."""

MOST_DIGITS: Final = 3
"""Digits of the longest part of a code: the names stand below each other behind them."""

PROPOSALS: Final = "(USULAN)"
"""Title of the second part."""

SPARE: Final = 0.1
"""Empty rows for proposals, as a part of the families listed."""


def prelist(given: Prelist, of: Print, out: BinaryIO) -> PageCount:
    """Write the prelist and return how many pages it has.

    Equal input gives equal bytes, and memory does not grow with the families.

    Raises:
        PaperEmptyError: there is no family; nothing was written.
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
        PaperChangedError: the second reading gave other pages; what was written is no paper.
    """
    check_lengths({"office": of.office, "subject": given.above}, {"post": given.title})
    if next(iter(given.rows()), None) is None:
        raise PaperEmptyError
    sheets = Sheets(A4.turned(), "Prelist", given.said, of)
    return numbered_pages(sheets, partial(_blocks, given, sheets.area.width), out)


def _blocks(given: Prelist, width: float) -> Iterator[Block]:
    """Give the blocks of both parts in their order."""
    yield from _opening(given, width)
    table = head()
    yield replace(table, keep=True)
    number = 0
    for number, own in zip(count(1), given.rows(), strict=False):
        yield from (replace(piece, head=table) for piece in family_rows(number, own))
    yield space(2 * GAP)
    yield from (replace(own, keep=True) for own in centred_blocks(PROPOSALS, TITLE, width))
    yield replace(space(GAP), keep=True)
    yield replace(table, keep=True)
    for spare in range(number + 1, number + 1 + ceil(number * SPARE)):
        yield replace(blank_row(spare), head=table)


def _opening(given: Prelist, width: float) -> Iterator[Block]:
    """Give what stands above the table."""
    yield from text_blocks(given.above, ABOVE, width)
    for line in given.title:
        yield from centred_blocks(line, TITLE, width)
    yield space(GAP)
    for place in given.places:
        yield _place(place)
    yield space(GAP)
    for line in given.legend:
        yield from text_blocks(line, NOTE, sum(COLUMNS))
    yield space(GAP)


def _place(place: Place) -> Block:
    """Return a region with its digits in boxes."""
    name = BOLD.one_line(place.name.upper(), 120 * mm)

    def draw(pen: Pen, x: float, y: float) -> None:
        baseline = y - BOX + 1.5 * mm
        pen.text(x, baseline, place.kind, BODY)
        for at in range(place.digits):
            left = x + CODES_AT + at * BOX
            pen.box(left, y - BOX, BOX, BOX)
            pen.centred(left + BOX / 2, baseline, place.code[at : at + 1], BOLD)
        pen.text(x + CODES_AT + MOST_DIGITS * BOX + GAP, baseline, name, BOLD)

    return Block(BOX + 0.5 * mm, draw)
