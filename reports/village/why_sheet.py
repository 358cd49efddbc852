"""The why-sheet (lembar alasan) of a family: criteria, its answers, what is missing, objecting.

No official model of it is known. It gives evidence and decides nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import (
    Block,
    centred_blocks,
    hanging_blocks,
    labelled_blocks,
    space,
    text_blocks,
)
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.numbered_pages import Sheets, numbered_pages
from reports.page.paper import A4
from reports.page.records import PageCount, Print
from reports.page.tables import Columns, row, row_pieces
from reports.village.sheet_records import WhyLine, WhySheet

TITLE: Final = Lettering(Style.SANS_BOLD, 12)
HEAD: Final = Lettering(Style.SANS_BOLD, 9)
BODY: Final = Lettering(Style.SANS, 9)
TABLE: Final = Lettering(Style.SANS, 8)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 8)

GAP: Final = 2.5 * mm
LABELS: Final = 42 * mm
INDENT: Final = 5 * mm

WIDTHS_MM: Final = (8, 62, 76)
"""Widths of number, criterion and answer; what the answer says has the rest."""

TITLES: Final = ("No", "Kriteria", "Jawaban keluarga ini", "Artinya bagi kriteria")


def why_sheet(given: WhySheet, of: Print, out: BinaryIO) -> PageCount:
    """Write the sheet and return how many pages it has.

    Equal input gives equal bytes.

    Raises:
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
    """
    head = (*given.letterhead.names, *given.letterhead.contact)
    check_lengths({"office": of.office}, {"letterhead": head})
    sheets = Sheets(A4, "Lembar Alasan", "", of)
    return numbered_pages(sheets, partial(_blocks, given, sheets.area.width), out)


def _blocks(given: WhySheet, width: float) -> Iterator[Block]:
    """Give the blocks of the sheet in their order."""
    yield from letterhead(given.letterhead, width)
    yield from centred_blocks("LEMBAR ALASAN", TITLE, width)
    yield space(GAP)
    for label, value in given.facts:
        yield from labelled_blocks(label, value, BODY, width, LABELS)
    yield space(GAP)
    for text in given.introduction:
        yield from text_blocks(text, BODY, width)
    yield space(GAP)
    yield from _table(given.lines, width)
    yield space(GAP)
    for label, value in given.summary:
        yield from labelled_blocks(label, value, BODY, width, LABELS)
    yield space(GAP)
    yield from _listed("Yang belum lengkap atau diragukan", given.missing, width)
    yield space(GAP)
    yield from _listed("Bila ada yang keliru", given.objection, width)


def _table(lines: tuple[WhyLine, ...], width: float) -> Iterator[Block]:
    """Yield the criteria; each answer beyond the first has a row of its own below."""
    fixed = tuple(each * mm for each in WIDTHS_MM)
    columns = Columns((*fixed, width - sum(fixed)), frozenset({0}))
    head = row(columns, TITLES, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    for line in lines:
        named = (str(line.number), line.text)
        for answered, meaning in line.answers:
            for piece in row_pieces(columns, (*named, answered, meaning), TABLE):
                yield replace(piece, head=head)
            named = ("", "")


def _listed(title: str, texts: tuple[str, ...], width: float) -> Iterator[Block]:
    """Yield a title and paragraphs with dashes, or that there is nothing."""
    yield from text_blocks(title, HEAD, width, keep=True)
    for text in texts or ("Tidak ada.",):
        yield from hanging_blocks(((0, "-"),), text, BODY, width, INDENT)
