"""The forwarding note (surat pengantar) of an office without a cover paper, with its annex.

No official model with these columns is known; the order of its parts is that of any such note.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.annex.tally import Tally
from reports.decrees.bound_paper import Document, OnPage, bound_paper, silent
from reports.decrees.count_tables import kinds_table, places_table
from reports.page.blocks import (
    Block,
    beside,
    centred_blocks,
    kept_end,
    labelled_blocks,
    space,
    text_blocks,
)
from reports.page.code_box import code_box
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.numerals import grouped, in_words
from reports.page.records import Authority, PageCount, SetPaper
from reports.page.signature import signature
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK

BODY: Final = Lettering(Style.SANS, 10.5)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 10.5)
TITLE: Final = Lettering(Style.SANS_BOLD, 13)

LABELS: Final = 38 * mm
RIGHT_AT: Final = 95 * mm
"""Where the addressee and the sender's signature stand, from the left margin."""

GAP: Final = 3 * mm


def forwarding_note(sheet: SetPaper, out: BinaryIO, on_page: OnPage = silent) -> PageCount:
    """Write the note and return how many pages it has.

    Args:
        sheet: what is printed.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: called before each page with its number and the number of all; it may raise to
            stop.

    Raises:
        PaperEmptyError, PaperTextTooLongError, PaperUnsortedError: nothing was written.
        PaperChangedError: the second reading gave other rows; what was written is no paper.
    """
    return bound_paper(sheet, FORWARDING_NOTE, out, on_page)


def _front(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks before the annex in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield space(GAP)
    yield from _addressed(sheet)
    yield space(2 * GAP)
    yield from centred_blocks("SURAT PENGANTAR", TITLE, AREA.width)
    yield from centred_blocks(f"Nomor: {sheet.signed.number or SIGNED_BLANK}", BODY, AREA.width)
    yield space(2 * GAP)
    yield from _forwarded(sheet, tally)
    yield space(GAP)
    yield from kinds_table(tally)
    yield space(2 * GAP)
    yield from kept_end(list(places_table(tally, BODY_BOLD)))
    yield replace(space(2 * GAP), keep=True)
    yield from _signed(sheet)


def _addressed(sheet: SetPaper) -> Iterator[Block]:
    """Give place and date, and to whom the note goes."""
    day = sheet.signed.date or SIGNED_BLANK
    for text in (f"{sheet.authority.place}, {day}", "Kepada Yth.", sheet.wording.addressee):
        yield from text_blocks(text, BODY, AREA.width, RIGHT_AT)


def _forwarded(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give what is forwarded."""
    yield from text_blocks(sheet.wording.statement, BODY, AREA.width)
    yield space(GAP)
    total = tally.total
    for label, value in (
        ("Perihal", sheet.wording.subject),
        ("Nomor set", sheet.set_number),
        ("Siklus", sheet.cycle),
        ("Jumlah keluarga", f"{grouped(total.families)} ({in_words(total.families)}) keluarga"),
        ("Jumlah jiwa", f"{grouped(total.persons)} ({in_words(total.persons)}) jiwa"),
    ):
        yield from labelled_blocks(label, value, BODY, AREA.width, LABELS)


def _signed(sheet: SetPaper) -> Iterator[Block]:
    """Give who received, who sends, and the code as one whole."""
    received = _signing(Authority("Penerima", "", ""), (f"Diterima tanggal {SIGNED_BLANK}",))
    sent = _signing(sheet.authority, ("Pengirim",))
    yield replace(beside(received, sent, RIGHT_AT), keep=True)
    yield replace(space(2 * GAP), keep=True)
    yield code_box(sheet, AREA.width)


def _signing(who: Authority, before: tuple[str, ...]) -> Block:
    """Return where somebody signs."""
    return signature(who, before, (BODY, BODY_BOLD), AREA.width - RIGHT_AT)


FORWARDING_NOTE: Final = Document("Surat Pengantar", _front)
