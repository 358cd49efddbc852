"""The minutes of a village meeting (berita acara musyawarah), with their annex, in one file.

No official model of them is known; who led and who came is written by hand, at the meeting.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.blocks import (
    Block,
    beside,
    centred_blocks,
    labelled_blocks,
    space,
    stacked,
    text_blocks,
)
from reports.bound_paper import Document, OnPage, bound_paper, silent
from reports.code_box import code_box
from reports.count_tables import TABLE, TABLE_BOLD, kinds_table
from reports.faces import Style
from reports.letterhead import letterhead
from reports.lettering import Lettering
from reports.numerals import grouped, in_words
from reports.records import Authority, PageCount, SetPaper
from reports.signature import signature
from reports.tables import Columns, row
from reports.tally import Tally
from reports.upright import AREA
from reports.words import SIGNED_BLANK

BODY: Final = Lettering(Style.SANS, 10.5)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 10.5)
TITLE: Final = Lettering(Style.SANS_BOLD, 12)

LABELS: Final = 58 * mm
SIGNATURE_AT: Final = 85 * mm
WITNESS_ROW: Final = 8 * mm
"""Least height of a row in which a witness signs."""

GAP: Final = 3 * mm

OPENING: Final = (
    f"Pada hari ini {SIGNED_BLANK[:20]} tanggal {SIGNED_BLANK} pukul {SIGNED_BLANK[:16]}, "
    f"bertempat di {SIGNED_BLANK}, "
    "telah dilaksanakan musyawarah untuk memeriksa data keluarga, yang hasilnya dicatat dalam "
    "berita acara ini."
)
"""The first sentence, with dots for what is known at the meeting."""

CLOSING: Final = (
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya. "
    "Daftar hadir yang ditandatangani peserta dilampirkan."
)
"""The last sentence."""

BY_HAND: Final = (
    "Pimpinan musyawarah",
    "Jumlah RW / RT",
    "Diundang / hadir (L / P)",
    "Unsur lain yang hadir",
)
"""What is written by hand."""

WITNESSES: Final = ("Ketua RT/RW", "Tokoh masyarakat", "Babinsa/Bhabinkamtibmas")
"""Who witnesses."""

_WITNESSES: Final = Columns((10 * mm, 55 * mm, 55 * mm, AREA.width - 120 * mm), frozenset({0}))


def minutes(sheet: SetPaper, out: BinaryIO, on_page: OnPage = silent) -> PageCount:
    """Write the minutes and return how many pages they have.

    Args:
        sheet: what is printed.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: called before each page with its number and the number of all; it may raise to
            stop.

    Raises:
        PaperEmptyError, PaperTextTooLongError, PaperUnsortedError: nothing was written.
        PaperChangedError: the second reading gave other rows; what was written is no paper.
    """
    return bound_paper(sheet, MINUTES, out, on_page)


def _front(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks before the annex in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield space(GAP)
    yield from centred_blocks(sheet.name.upper(), TITLE, AREA.width)
    yield from centred_blocks(f"Nomor: {sheet.signed.number or SIGNED_BLANK}", BODY, AREA.width)
    yield space(2 * GAP)
    yield from text_blocks(OPENING, BODY, AREA.width)
    yield space(GAP)
    for label in BY_HAND:
        yield from labelled_blocks(label, SIGNED_BLANK * 2, BODY, AREA.width, LABELS)
    yield space(GAP)
    yield from _agreed(sheet, tally)
    yield space(GAP)
    yield from kinds_table(tally)
    yield space(GAP)
    yield from _signed(sheet)


def _agreed(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give what the meeting agreed on."""
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
    """Give closing, signatures, witnesses and code as one whole."""
    yield from text_blocks(CLOSING, BODY, AREA.width, keep=True)
    yield replace(space(GAP), keep=True)
    head = _signing(sheet.authority, (f"{sheet.authority.place}, {SIGNED_BLANK}",))
    leader = _signing(Authority("Pimpinan musyawarah", "", ""), (" ",))
    yield replace(beside(leader, head, SIGNATURE_AT), keep=True)
    yield replace(space(GAP), keep=True)
    yield replace(_witnesses(), keep=True)
    yield replace(space(2 * GAP), keep=True)
    yield code_box(sheet, AREA.width)


def _signing(who: Authority, before: tuple[str, ...]) -> Block:
    """Return where somebody signs."""
    return signature(who, before, (BODY, BODY_BOLD), AREA.width - SIGNATURE_AT)


def _witnesses() -> Block:
    """Return the table in which the witnesses sign."""
    head = row(_WITNESSES, ("No", "Unsur", "Nama saksi", "Tanda tangan"), TABLE_BOLD, shaded=True)
    rows = (
        row(_WITNESSES, (str(number), witness, "", ""), TABLE, least=WITNESS_ROW)
        for number, witness in enumerate(WITNESSES, start=1)
    )
    return stacked([head, *rows])


MINUTES: Final = Document("Berita Acara", _front)
