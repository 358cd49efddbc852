"""The minutes of a village meeting (berita acara musyawarah), with both annexes, in one file.

The families are the first annex, the attendance list is the second.

No official model of them is known; who led and who came is written by hand, at the meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from reports.annex.annex import HEADING_WIDTH, annexed_to
from reports.annex.tally import Tally
from reports.decrees.bound_paper import ANNEX, Document
from reports.decrees.count_tables import TABLE, TABLE_BOLD
from reports.decrees.decision_tables import decision_tables
from reports.page.blocks import (
    Block,
    beside,
    centred_blocks,
    labelled_blocks,
    space,
    stacked,
    text_blocks,
)
from reports.page.code_box import code_box
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.numerals import grouped, in_words
from reports.page.records import Authority, SetPaper
from reports.page.signature import signature
from reports.page.tables import Columns, row
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK
from reports.village.attendance import attendance_blocks
from reports.village.sheet_records import Attendance

BODY: Final = Lettering(Style.SANS, 10)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 10)
TITLE: Final = Lettering(Style.SANS_BOLD, 12)

TITLE_OF_FILE: Final = "Berita Acara"

FAMILIES: Final = f"{ANNEX} I"
ATTENDANCE: Final = f"{ANNEX} II"
"""What the annexes are called."""

LABELS: Final = 58 * mm
SIGNATURE_AT: Final = 85 * mm
WITNESS_ROW: Final = 7 * mm
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
    "Daftar keluarga (Lampiran I) dan daftar hadir yang ditandatangani peserta (Lampiran II) "
    "adalah bagian dari berita acara ini."
)
"""The last sentence."""

WITNESSED: Final = "Saksi yang turut menandatangani berita acara ini:"
"""Stands above the witnesses."""

BY_HAND: Final = (
    "Pimpinan musyawarah, jabatan",
    "Jumlah RW / RT",
    "Diundang / hadir (L / P)",
    "Unsur lain yang hadir",
    "Penjelasan disampaikan oleh",
)
"""What is written by hand."""

INDICATORS: Final = "Indikator yang dipakai"
OPEN_LINES: Final = 2
"""Lines for indicators that the office did not set."""

WITNESSES: Final = ("Ketua RT/RW", "Tokoh masyarakat", "Babinsa/Bhabinkamtibmas")
"""Who witnesses."""

_WITNESSES: Final = Columns((10 * mm, 55 * mm, 55 * mm, AREA.width - 120 * mm), frozenset({0}))


def minutes(listed: Attendance, indicators: Sequence[str] = ()) -> tuple[Document, Document]:
    """Return the minutes and their attendance list, which are written by `bound_papers`.

    Args:
        listed: who may sign.
        indicators: by which the meeting decides, a line each; without any, dots are printed.
    """
    return (
        Document(TITLE_OF_FILE, partial(_front, indicators), annex=FAMILIES),
        Document(f"{ATTENDANCE}: Daftar Hadir", partial(_attendance, listed), annex=""),
    )


def _attendance(listed: Attendance, sheet: SetPaper, _tally: Tally) -> Iterator[Block]:
    """Give the attendance list under the head of an annex."""
    head = stacked(annexed_to(sheet, ATTENDANCE, HEADING_WIDTH))
    yield beside(space(0), head, AREA.width - HEADING_WIDTH)
    yield space(2 * GAP)
    yield from attendance_blocks(listed, AREA.width)


def _front(indicators: Sequence[str], sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks before the annex in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield space(GAP)
    yield from centred_blocks(sheet.name.upper(), TITLE, AREA.width)
    yield from centred_blocks(f"Nomor: {sheet.signed.number or SIGNED_BLANK}", BODY, AREA.width)
    yield space(GAP)
    yield from text_blocks(OPENING, BODY, AREA.width)
    yield space(GAP)
    for label in BY_HAND:
        yield from labelled_blocks(label, SIGNED_BLANK * 2, BODY, AREA.width, LABELS)
    yield from _indicators(indicators or (SIGNED_BLANK * 2,) * OPEN_LINES)
    yield space(GAP)
    yield from _agreed(sheet, tally)
    yield space(GAP)
    yield from decision_tables(tally)
    yield space(GAP)
    yield from _signed(sheet)


def _indicators(lines: Sequence[str]) -> Iterator[Block]:
    """Give by what the meeting decides, one line below the other."""
    first, *others = lines
    yield from labelled_blocks(INDICATORS, first, BODY, AREA.width, LABELS)
    for line in others:
        yield from text_blocks(line, BODY, AREA.width, LABELS + BODY.width(": "))


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
    """Give closing and signatures as one whole, and witnesses with the code as another.

    All of it stands below the text where there is room; each page of a paper bears its code.
    """
    yield from text_blocks(CLOSING, BODY, AREA.width, keep=True)
    yield replace(space(GAP), keep=True)
    head = _signing(sheet.authority, (f"{sheet.authority.place}, {SIGNED_BLANK}",))
    leader = _signing(Authority("Pimpinan musyawarah", "", ""), (" ",))
    yield beside(leader, head, SIGNATURE_AT)
    yield space(GAP)
    yield from text_blocks(WITNESSED, BODY, AREA.width, keep=True)
    yield replace(space(2), keep=True)
    yield replace(_witnesses(), keep=True)
    yield replace(space(GAP), keep=True)
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
