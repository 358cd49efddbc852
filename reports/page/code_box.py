"""The box at the end of a set's paper: number and date of what is signed, the code and its QR."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block
from reports.page.faces import Style
from reports.page.frame import shown_code, shown_fingerprint
from reports.page.lettering import Lettering
from reports.page.pen import Pen
from reports.page.qr import place_qr
from reports.page.records import Seal, SetPaper
from reports.page.words import SIGNED_BLANK

HEIGHT: Final = 36 * mm
PADDING: Final = 3 * mm
QR_SIDE: Final = 27 * mm

SIGNED_HEIGHT: Final = 8 * mm
"""Of the line in which number and date of the paper are written."""

PLAIN: Final = Lettering(Style.SANS, 8)
SMALL: Final = Lettering(Style.SANS, 7)
BOLD: Final = Lettering(Style.SANS_BOLD, 8)
CODE: Final = Lettering(Style.SANS_BOLD, 24)

TYPE_BACK: Final = (
    "Ketik kode ini kembali pada program saat mencatat nomor dan tanggal naskah.",
    "Kode lain ditolak, sehingga kertas dan data pasti sama.",
)
STRUCK: Final = "Sesudah keluarga dicoret; yang ditandatangani berkode {codes}"
FORMER: Final = "Semula     {fingerprint}"
"""In the place of the words above, where the paper that was signed bears another code."""

BLANKS: Final = (SIGNED_BLANK, SIGNED_BLANK[:28], SIGNED_BLANK[:18])
"""Dots for number and date; the shortest still have room for what is written by hand."""

NO_CODE: Final = "Konsep: kode set dan sidik jari dicetak setelah set disegel."


def code_box(sheet: SetPaper, width: float) -> Block:
    """Return the box; an unsealed set has a box without a code."""
    shown = _signed_line(sheet, width - 2 * PADDING)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y - HEIGHT, width, HEIGHT)
        pen.text(x + PADDING, y - PADDING - BOLD.size, shown, BOLD)
        y -= SIGNED_HEIGHT
        pen.rules([(x, y, x + width, y)])
        if sheet.seal is None:
            pen.text(x + PADDING, y - PADDING - PLAIN.size, NO_CODE, PLAIN)
            return
        room = width - QR_SIDE - 2 * PADDING
        _draw_seal(pen, x + PADDING, y - PADDING, sheet.seal, room)
        place_qr(pen.canvas, x + width - QR_SIDE, y - QR_SIDE - 0.5 * mm, QR_SIDE)

    return Block(HEIGHT, draw)


def _signed_line(sheet: SetPaper, room: float) -> str:
    """Return what is signed, with number and date; a long name shortens the dots, then itself."""
    name = BOLD.face.printable(sheet.name)
    for dots in BLANKS:
        number, date = sheet.signed.number or dots, sheet.signed.date or dots
        tail = BOLD.face.printable(f"   Nomor: {number}   Tanggal: {date}")
        if BOLD.width(name + tail) <= room:
            return name + tail
    left = room - BOLD.width(tail)
    cut = BOLD.one_line(name, left) + tail if left > room / 4 else name + tail
    return cut if BOLD.width(cut) <= room else BOLD.one_line(cut, room)


def _draw_seal(pen: Pen, x: float, y: float, seal: Seal, room: float) -> None:
    """Write the code large, what it is for or which it was before, and the whole fingerprint."""
    pen.text(x, y - PLAIN.size, "Kode set", PLAIN)
    pen.text(x, y - PLAIN.leading - CODE.size, shown_code(seal.code), CODE)
    y -= PLAIN.leading + CODE.leading + PLAIN.size
    for line, lettering in _below_code(seal):
        pen.text(x, y, lettering.one_line(line, room), lettering)
        y -= PLAIN.leading
    pen.text(x, y, f"Sidik jari {shown_fingerprint(seal.fingerprint)}", SMALL)


def _below_code(seal: Seal) -> Iterator[tuple[str, Lettering]]:
    """Yield the lines below the code: the paper trail of a set from which families were struck."""
    if not seal.formers:
        for line in TYPE_BACK:
            yield line, PLAIN
        return
    codes = ", ".join(shown_code(code) for code, _fingerprint in seal.formers)
    yield STRUCK.format(codes=codes), PLAIN
    yield FORMER.format(fingerprint=shown_fingerprint(seal.formers[-1][1])), SMALL
