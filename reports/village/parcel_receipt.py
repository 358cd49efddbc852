"""The receipt of a file that went between offices (tanda terima kiriman), signed by both.

No official model of it is known.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, space, text_blocks
from reports.page.faces import Style
from reports.page.frame import shown_fingerprint
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.numbered_pages import Sheets, numbered_pages
from reports.page.paper import A4
from reports.page.records import PageCount, Print
from reports.page.tables import Columns, row
from reports.village.sheet_records import ParcelReceipt

TITLE: Final = Lettering(Style.SANS_BOLD, 12)
BODY: Final = Lettering(Style.SANS, 10)
BOLD: Final = Lettering(Style.SANS_BOLD, 10)
CODE: Final = Lettering(Style.SANS_BOLD, 11)

LABELS: Final = 45 * mm
GAP: Final = 5 * mm
SIGNING: Final = 28 * mm
"""Height of the place where both sign."""

FINGERPRINT_LINES: Final = 2
"""Lines on which the sixteen groups of a fingerprint stand."""


def parcel_receipt(given: ParcelReceipt, of: Print, out: BinaryIO) -> PageCount:
    """Write the receipt and return how many pages it has.

    Equal input gives equal bytes.

    Raises:
        PaperTextTooLongError: a text does not fit in its place; nothing was written.
    """
    head = (*given.letterhead.names, *given.letterhead.contact)
    check_lengths({"office": of.office, "number": given.number}, {"letterhead": head})
    sheets = Sheets(A4, "Tanda Terima Kiriman", "", of)
    return numbered_pages(sheets, partial(_blocks, given, sheets.area.width), out)


def _blocks(given: ParcelReceipt, width: float) -> Iterator[Block]:
    """Give the blocks of the receipt in their order."""
    yield from letterhead(given.letterhead, width)
    yield space(GAP)
    yield from centred_blocks("TANDA TERIMA KIRIMAN", TITLE, width)
    yield from centred_blocks(given.number, BODY, width)
    yield space(GAP)
    columns = Columns((LABELS, width - LABELS))
    for label, value in given.facts:
        yield row(columns, (label, value), BODY)
    yield space(GAP)
    yield from text_blocks("Sidik jari (SHA-256)", BOLD, width, keep=True)
    groups = shown_fingerprint(given.fingerprint).split()
    part = len(groups) // FINGERPRINT_LINES
    for start in range(0, len(groups), part):
        yield from centred_blocks(" ".join(groups[start : start + part]), CODE, width)
    yield space(GAP)
    yield from text_blocks(given.statement, BODY, width, keep=True)
    yield replace(space(GAP), keep=True)
    yield from _signed(given, width)


def _signed(given: ParcelReceipt, width: float) -> Iterator[Block]:
    """Give the table in which both sign."""
    columns = Columns((width / 2, width / 2))
    titles = row(columns, ("Yang menyerahkan", "Yang menerima"), BOLD, shaded=True)
    yield replace(titles, keep=True)
    yield row(columns, given.signers, BODY, least=SIGNING)
