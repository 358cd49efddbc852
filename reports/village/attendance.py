"""The attendance list of a meeting (daftar hadir), signed by hand in two staggered columns.

No official model of it is known.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, beside, centred_blocks, labelled_blocks, space
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.numbered_pages import Sheets, numbered_pages
from reports.page.paper import F4
from reports.page.pen import Pen
from reports.page.records import Authority, PageCount, Print
from reports.page.signature import signature
from reports.page.tables import PADDING, Columns, row
from reports.page.words import SIGNED_BLANK
from reports.village.sheet_records import Attendance

TITLE: Final = Lettering(Style.SANS_BOLD, 12)
BODY: Final = Lettering(Style.SANS, 10)
BOLD: Final = Lettering(Style.SANS_BOLD, 10)
TABLE: Final = Lettering(Style.SANS, 9)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 9)

GAP: Final = 3 * mm
LABELS: Final = 34 * mm
ROW: Final = 9.5 * mm
"""Height of the row of one person."""

SIGNATURE_WIDTH: Final = 85 * mm

WIDTHS: Final = (0.05, 0.255, 0.195, 0.225)
"""Shares of the width for number, name, post and address; the signature has the rest."""

TITLES: Final = ("No", "Nama", "Unsur/jabatan", "Alamat", "Tanda tangan")

BY_HAND: Final = ("Hari, tanggal", "Pukul", "Tempat")
"""What is written at the meeting."""


def attendance(given: Attendance, of: Print, out: BinaryIO) -> PageCount:
    """Write the list and return how many pages it has.

    Equal input gives equal bytes.

    Raises:
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
    """
    who = given.authority
    named = {"office": of.office, "title": who.title, "signer": who.signer, "place": who.place}
    head = (*given.letterhead.names, *given.letterhead.contact)
    check_lengths(named, {"letterhead": head})
    sheets = Sheets(F4, "Daftar Hadir", given.set_said, of)
    return numbered_pages(sheets, partial(_alone, given, sheets.area.width), out)


def _alone(given: Attendance, width: float) -> Iterator[Block]:
    """Give the blocks of a list that is a paper of its own."""
    head = (*letterhead(given.letterhead, width), space(GAP))
    return chain(head, attendance_blocks(given, width))


def attendance_blocks(given: Attendance, width: float) -> Iterator[Block]:
    """Yield the blocks of the list below its head, for pages of a width in points."""
    yield from centred_blocks("DAFTAR HADIR", TITLE, width)
    yield from centred_blocks(given.meeting.upper(), BOLD, width)
    yield space(GAP)
    for label in BY_HAND:
        yield from labelled_blocks(label, SIGNED_BLANK * 2, BODY, width, LABELS)
    if given.set_said:
        yield from labelled_blocks("Lampiran dari", given.set_said, BODY, width, LABELS)
    yield space(GAP)
    yield from _table(given, width)
    yield replace(space(GAP), keep=True)
    yield _signed(given.authority, width)


def _table(given: Attendance, width: float) -> Iterator[Block]:
    """Yield a row for each person; odd ones sign at the left, even ones at the right."""
    fixed = tuple(each * width for each in WIDTHS)
    columns = Columns((*fixed, width - sum(fixed)), frozenset({0}))
    head = row(columns, TITLES, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    count = max(given.rows, len(given.elements))
    posts = (*given.elements, *[""] * (count - len(given.elements)))
    for number, post in enumerate(posts, start=1):
        line = row(columns, (str(number), "", post, "", ""), TABLE, least=ROW)
        yield replace(_numbered(line, sum(fixed), width, number), head=head, keep=number == count)


def _numbered(line: Block, signs_at: float, width: float, number: int) -> Block:
    """Return a row with its number once more where the person signs."""
    shift = 0 if number % 2 else (width - signs_at) / 2

    def draw(pen: Pen, x: float, y: float) -> None:
        line.draw(pen, x, y)
        pen.text(x + signs_at + shift + PADDING, y - PADDING - TABLE.size, f"{number}.", TABLE)

    return Block(line.height, draw)


def _signed(who: Authority, width: float) -> Block:
    """Return where who heads the office signs, at the right."""
    place = f"{who.place}, {SIGNED_BLANK}"
    own = signature(who, (place, "Mengetahui,"), (BODY, BOLD), SIGNATURE_WIDTH)
    return beside(space(0), own, width - SIGNATURE_WIDTH)
