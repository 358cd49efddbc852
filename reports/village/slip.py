"""The citizen's slip (tanda terima permohonan): a sheet cut in the middle, for citizen and office.

No official model of it is known.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, labelled_blocks, space, stacked, text_blocks
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.marks import write_marks
from reports.page.paper import A4
from reports.page.pen import Pen
from reports.page.records import PageCount, Print
from reports.page.streaming import StreamedCanvas
from reports.page.tables import PADDING, Columns, row
from reports.page.words import PRACTICE_NOTE, SIGNED_BLANK
from reports.village.sheet_records import Slip

LEFT: Final = 20 * mm
WIDTH: Final = (A4.width_mm - 40) * mm
MARGIN: Final = 9 * mm
"""From the edge of the sheet, or the cut, to what is printed."""

HALF: Final = A4.height_mm / 2 * mm
"""Height of each part of the sheet."""

ROOM: Final = HALF - 2 * MARGIN
"""Height of a part between its margins."""

TITLE: Final = Lettering(Style.SANS_BOLD, 11.5)
PART: Final = Lettering(Style.SANS_BOLD, 9)
BODY: Final = Lettering(Style.SANS, 9)
NUMBER: Final = Lettering(Style.SANS_BOLD, 15)
SMALL: Final = Lettering(Style.SANS, 7)

LABELS: Final = 36 * mm
GAP: Final = 2 * mm
SIGNING: Final = 12 * mm
"""Height of the place where citizen and office sign, above their names."""

PARTS: Final = ("UNTUK WARGA", "UNTUK KANTOR")
"""Whose each part is, the upper one first."""

CUT: Final = "gunting di sini"
ON: Final = 1.5 * mm
"""Length of a dash of the cut."""

_SIGNING: Final = Columns((WIDTH / 2, WIDTH / 2))


def slip(given: Slip, of: Print, out: BinaryIO) -> PageCount:
    """Write the slip and return how many pages it has: one, unless the office's texts need two.

    Equal input gives equal bytes.

    Raises:
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
    """
    head = (*given.letterhead.names, *given.letterhead.contact)
    check_lengths({"office": of.office, "number": given.number}, {"letterhead": head})
    pen = Pen(StreamedCanvas(out, A4.size))
    pen.describe(f"Tanda Terima {given.number}", of.office)
    parts = [list(_part(given, of, whose)) for whose in PARTS]
    sheets = _sheets([stacked(part) for part in parts])
    for blocks in sheets:
        pen.begin_page(A4.size)
        write_marks(pen, A4, of.marks)
        for at, block in enumerate(blocks):
            block.draw(pen, LEFT, A4.height_mm * mm - at * HALF - MARGIN)
        if len(blocks) > 1:
            _draw_cut(pen)
        pen.end_page()
    pen.finish()
    return PageCount(len(sheets))


def _sheets(parts: Sequence[Block]) -> list[list[Block]]:
    """Return the parts on one sheet; where one is higher than its half, each on a sheet."""
    if all(part.height <= ROOM for part in parts):
        return [list(parts)]
    return [[part] for part in parts]


def _part(given: Slip, of: Print, whose: str) -> Iterator[Block]:
    """Give the blocks of one part in their order."""
    yield from letterhead(given.letterhead, WIDTH)
    yield from centred_blocks("TANDA TERIMA PERMOHONAN", TITLE, WIDTH)
    yield from centred_blocks(whose, PART, WIDTH)
    yield space(GAP)
    yield from centred_blocks(given.number, NUMBER, WIDTH)
    yield space(GAP)
    for label, value in _facts(given):
        yield from labelled_blocks(label, value, BODY, WIDTH, LABELS)
    yield space(GAP)
    for text in given.result:
        yield from text_blocks(text, BODY, WIDTH)
    yield space(GAP)
    yield row(_SIGNING, ("Pemohon", "Yang menerima"), PART, shaded=True)
    yield row(_SIGNING, ("", ""), BODY, least=SIGNING)
    yield row(_SIGNING, (SIGNED_BLANK, given.received_by), BODY)
    yield space(GAP)
    note = f". {PRACTICE_NOTE}" if of.practice else ""
    yield from text_blocks(f"{of.said[:1].upper()}{of.said[1:]}{note}", SMALL, WIDTH)


def _facts(given: Slip) -> Iterator[tuple[str, str]]:
    """Give labels and what stands beside them; a number that is not known is left open."""
    yield "Tanggal", given.date
    yield "Permohonan", given.asked
    yield "Kepala keluarga", given.name
    yield "NIK", given.nik or "-"
    yield "Diterima oleh", given.received_by


def _draw_cut(pen: Pen) -> None:
    """Draw the line along which the sheet is cut."""
    words = SMALL.width(CUT) + 2 * PADDING
    width, x = A4.width_mm * mm, 0.0
    dashes = []
    while x < width:
        if x + ON < LEFT or x > LEFT + words:
            dashes.append((x, HALF, min(x + ON, width), HALF))
        x += 2 * ON
    pen.rules(dashes)
    pen.text(LEFT + PADDING, HALF - SMALL.size / 3, CUT, SMALL)
