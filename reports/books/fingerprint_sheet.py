"""The fingerprint sheet (lembar sidik jari): one A4 page that goes another way than its file."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, hanging_blocks, space, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.paper import A4, area
from reports.page.pen import Pen
from reports.page.plain_sheet import plain_sheet
from reports.page.records import FingerprintSheet, PageCount
from reports.page.tables import Columns, row
from reports.page.words import print_number

PAPER: Final = A4
AREA: Final = area(PAPER)

HEAD: Final = Lettering(Style.SANS_BOLD, 13)
TITLE: Final = Lettering(Style.SANS_BOLD, 18)
BODY: Final = Lettering(Style.SANS, 11)
TABLE: Final = Lettering(Style.SANS, 10)
CODE: Final = Lettering(Style.SANS_BOLD, 22)

GAP: Final = 6 * mm
STEP_INDENT: Final = 8 * mm
SIGNING: Final = 24 * mm
"""Height of the place where who compared signs."""

GROUPS_A_LINE: Final = 4
"""Groups of the fingerprint on one line."""

STEPS: Final = (
    (
        "Bawa lembar ini lewat jalan lain daripada filenya: diserahkan sendiri, dengan surat, "
        "atau dibacakan lewat telepon kepada orang yang dikenal suaranya."
    ),
    (
        "Penerima mengetik sidik jari dari lembar ini, sedikitnya empat kelompok pertama. Program "
        "membandingkannya dengan file itu dan menolak bila berbeda."
    ),
    (
        "Bila berbeda, jangan dipakai: hubungi kantor yang membuat file itu. Tidak ada yang "
        "rahasia di lembar ini."
    ),
)
"""What is to be done with the sheet."""

_FACTS: Final = Columns((45 * mm, AREA.width - 45 * mm))
_SIGNING: Final = Columns((AREA.width / 2, AREA.width / 2))


def fingerprint_sheet(sheet: FingerprintSheet, out: BinaryIO) -> PageCount:
    """Write the sheet and return how many pages it has.

    Raises:
        PaperTextTooLongError: a text does not fit in its place; nothing was written.
    """
    named = {"office": sheet.office, "title": sheet.title, "fingerprint": sheet.fingerprint}
    check_lengths(named, {"fact": tuple(value for _label, value in sheet.facts)})
    return plain_sheet("Lembar Sidik Jari", sheet.office, _blocks(sheet), out)


def _blocks(sheet: FingerprintSheet) -> Iterator[Block]:
    """Give the blocks of the sheet in their order."""
    yield from centred_blocks(sheet.office.upper(), HEAD, AREA.width)
    yield space(GAP)
    yield from centred_blocks("LEMBAR SIDIK JARI", TITLE, AREA.width)
    yield from centred_blocks(sheet.title, BODY, AREA.width)
    if sheet.practice:
        yield from centred_blocks("LATIHAN - tidak berlaku", HEAD, AREA.width)
    yield space(GAP)
    for label, value in sheet.facts:
        yield row(_FACTS, (label, value), TABLE)
    yield space(GAP)
    yield _groups(sheet.fingerprint)
    yield space(GAP)
    for number, step in enumerate(STEPS, start=1):
        yield from hanging_blocks([(0, f"{number}.")], step, BODY, AREA.width, STEP_INDENT)
        yield space(BODY.size / 2)
    yield space(GAP)
    yield from text_blocks(
        f"Dicetak {sheet.printed}, {print_number(sheet.copy)}.", BODY, AREA.width
    )
    yield space(GAP)
    yield row(_SIGNING, ("Yang membuat", "Yang membandingkan"), TABLE, shaded=True)
    yield row(_SIGNING, ("", ""), TABLE, least=SIGNING)


def _groups(fingerprint: str) -> Block:
    """Return the groups of the fingerprint large and boxed, four a line."""
    groups = [CODE.face.printable(group) for group in fingerprint.split()]
    lines = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
    height = len(lines) * CODE.leading + 2 * GAP
    step = (AREA.width - 2 * GAP) / GROUPS_A_LINE

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y - height, AREA.width, height)
        for down, line in enumerate(lines):
            for across, group in enumerate(line):
                base = y - GAP - down * CODE.leading - CODE.size
                pen.text(x + GAP + across * step, base, group, CODE)

    return Block(height, draw)
