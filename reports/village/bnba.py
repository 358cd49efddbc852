"""The list by name and address (BNBA): for the public board with hidden numbers, or in full.

No official model of the paper is known; its columns are those of the ministry's file that a family
can be told by.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, beside, centred_blocks, space, text_blocks
from reports.page.errors import PaperEmptyError
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.numbered_pages import Sheets, numbered_pages
from reports.page.numerals import grouped
from reports.page.paper import F4
from reports.page.records import Authority, PageCount, Print
from reports.page.signature import signature
from reports.page.tables import Columns, row, row_pieces
from reports.page.words import SIGNED_BLANK
from reports.village.sheet_records import Bnba, BnbaRow

TITLE: Final = Lettering(Style.SANS_BOLD, 11)
BODY: Final = Lettering(Style.SANS, 9)
BOLD: Final = Lettering(Style.SANS_BOLD, 9)
TABLE: Final = Lettering(Style.SANS, 8)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 8)

GAP: Final = 3 * mm
SIGNATURE_WIDTH: Final = 85 * mm

TITLES: Final = (
    *("No", "ID DTKS", "No. KK", "NIK", "Nama kepala keluarga", "L/P"),
    *("Alamat, RT/RW", "Desa/Kelurahan", "Jiwa", "Keterangan"),
)
"""The columns; what a public board does not need, as the day of birth, has none."""

WIDTHS_MM: Final = (10, 40, 31, 31, 52, 8, 52, 32, 10, 32)
"""Widths of the columns; together they fill a folio sheet on its side."""


def bnba(given: Bnba, of: Print, out: BinaryIO) -> PageCount:
    """Write the list and return how many pages it has.

    Equal input gives equal bytes, and memory does not grow with the families.

    Raises:
        PaperEmptyError: there is no family; nothing was written.
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
        PaperChangedError: the second reading gave other pages; what was written is no paper.
    """
    head = (*given.letterhead.names, *given.letterhead.contact)
    check_lengths({"office": of.office, "subject": given.title}, {"letterhead": head})
    if next(iter(given.rows()), None) is None:
        raise PaperEmptyError
    sheets = Sheets(F4.turned(), "Daftar BNBA", given.said, of)
    return numbered_pages(sheets, partial(_blocks, given, sheets.area.width), out)


def _blocks(given: Bnba, width: float) -> Iterator[Block]:
    """Give the blocks of the list in their order."""
    yield from letterhead(given.letterhead, width)
    yield space(GAP)
    yield from centred_blocks(given.title.upper(), TITLE, width)
    yield space(GAP)
    for text in given.notice:
        yield from text_blocks(text, BODY, width)
    yield space(GAP)
    yield from _table(given.rows())
    if given.authority is not None:
        yield replace(space(2 * GAP), keep=True)
        yield _signed(given.authority, width)


def _table(families: Iterable[BnbaRow]) -> Iterator[Block]:
    """Yield a row for each family, then how many there are, on a page with the last family."""
    columns = Columns(tuple(each * mm for each in WIDTHS_MM), frozenset({0, 8}))
    head = row(columns, TITLES, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    persons, number = 0, 0
    held: list[Block] = []
    for number, own in zip(count(1), families, strict=False):
        yield from held
        persons += own.persons
        pieces = row_pieces(columns, _cells(number, own), TABLE)
        held = [replace(piece, head=head) for piece in pieces]
    yield from (replace(piece, keep=True) for piece in held)
    total = f"Jumlah: {grouped(number)} keluarga, {grouped(persons)} jiwa"
    across = Columns((sum(columns.widths),))
    yield replace(row(across, (total,), TABLE_BOLD), head=head, keep=True)


def _cells(number: int, own: BnbaRow) -> tuple[str, ...]:
    """Return what stands in the columns for a family."""
    return (
        *(grouped(number), own.id_dtks, own.kk, own.nik, own.name, own.sex),
        *(own.address, own.village, grouped(own.persons), own.note),
    )


def _signed(who: Authority, width: float) -> Block:
    """Return where who heads the office signs, at the right."""
    place = f"{who.place}, {SIGNED_BLANK}"
    own = signature(who, (place,), (BODY, BOLD), SIGNATURE_WIDTH)
    return beside(space(0), own, width - SIGNATURE_WIDTH)
