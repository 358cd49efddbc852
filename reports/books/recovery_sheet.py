"""The recovery sheet (lembar pemulihan): one A4 page that goes into a sealed envelope."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, hanging_blocks, space, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.paper import A4, area
from reports.page.pen import Pen
from reports.page.plain_sheet import plain_sheet
from reports.page.records import PageCount, RecoverySheet
from reports.page.tables import Columns, row

PAPER: Final = A4
AREA: Final = area(PAPER)

HEAD: Final = Lettering(Style.SANS_BOLD, 13)
TITLE: Final = Lettering(Style.SANS_BOLD, 18)
BODY: Final = Lettering(Style.SANS, 11)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 11)
TABLE: Final = Lettering(Style.SANS, 9)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 9)
CODE: Final = Lettering(Style.SANS_BOLD, 22)

GAP: Final = 5 * mm
BEFORE_TABLE: Final = 1 * mm
STEP_INDENT: Final = 8 * mm
WRITING_ROW: Final = 12 * mm
"""Least height of a row in which people write."""

CODE_LINE: Final = CODE.leading + TABLE.leading + 3 * mm
"""Height of one line of the code with the numbers above its groups."""

GROUPS_A_LINE: Final = 4
"""Groups of the code on one line."""

STEPS: Final = (
    (
        "Kode ini membuka simpanan data kantor bila kata sandi semua orang terlupa. Siapa pun yang "
        "memegang kode ini dan komputer kantor dapat membaca data seluruh warga."
    ),
    (
        "Periksa bahwa setiap huruf dan angka terbaca jelas, lalu hapus file PDF lembar ini. "
        "Jangan difoto, jangan disalin, dan jangan disimpan sebagai file."
    ),
    (
        "Masukkan lembar ini ke dalam amplop, tutup, lalu tanda tangani melintasi tutupnya. Simpan "
        "dalam lemari besi, di ruang lain daripada komputer kantor."
    ),
    (
        "Bila kode diperlukan, buka amplop di hadapan dua orang dan isi tabel di bawah. Pada layar "
        "masuk tekan F9, lalu ketik kode ini, nama akun, dan kata sandi barunya. Huruf besar atau "
        "kecil sama saja, tanda hubung boleh ditinggalkan. Dengan perintah: siksng operator "
        "recover AKUN."
    ),
    (
        "Setelah dipakai, buat kode baru (siksng store recovery-code --sheet FILE.pdf), cetak "
        "lembar baru, hapus filenya, dan musnahkan lembar ini."
    ),
)
"""What is to be done with the sheet."""

_KEEPERS: Final = Columns((10 * mm, 50 * mm, 55 * mm, AREA.width - 115 * mm), frozenset({0}))
_OPENINGS: Final = Columns((30 * mm, 60 * mm, AREA.width - 90 * mm))
_BLANK_OPENINGS: Final = 2


def recovery_sheet(sheet: RecoverySheet, out: BinaryIO) -> PageCount:
    """Write the sheet and return how many pages it has: one, unless many keepers seal it.

    Equal input gives equal bytes. The code stands in the file: whoever prints it deletes the file.

    Raises:
        PaperTextTooLongError: a text does not fit in its place; nothing was written.
    """
    named = {"office": sheet.office, "city": sheet.city, "created": sheet.created}
    check_lengths({**named, "code": sheet.code}, {"post": sheet.keepers})
    return plain_sheet("Lembar Pemulihan", sheet.office, _blocks(sheet), out)


def _blocks(sheet: RecoverySheet) -> Iterator[Block]:
    """Give the blocks of the sheet in their order."""
    yield from centred_blocks(sheet.office.upper(), HEAD, AREA.width)
    yield space(GAP)
    yield from centred_blocks("LEMBAR PEMULIHAN", TITLE, AREA.width)
    yield from centred_blocks("RAHASIA - simpan dalam amplop tersegel", BODY_BOLD, AREA.width)
    yield space(GAP)
    yield _code(sheet.code)
    yield space(GAP)
    for number, step in enumerate(STEPS, start=1):
        yield from hanging_blocks([(0, f"{number}.")], step, BODY, AREA.width, STEP_INDENT)
        yield space(BODY.size / 2)
    yield from _people(sheet)
    yield from _openings()


def _code(code: str) -> Block:
    """Return the groups of the code large and boxed, each under its number."""
    groups = re.split(r"[\s-]+", code.strip())
    shown = list(enumerate(map(CODE.face.printable, groups), start=1))
    lines = [shown[first : first + GROUPS_A_LINE] for first in range(0, len(shown), GROUPS_A_LINE)]
    height = len(lines) * CODE_LINE + GAP
    step = (AREA.width - 2 * GAP) / GROUPS_A_LINE

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y - height, AREA.width, height)
        for down, line in enumerate(lines):
            upper = y - GAP - down * CODE_LINE
            for across, (number, group) in enumerate(line):
                left = x + GAP + across * step
                pen.text(left, upper - TABLE.size, str(number), TABLE)
                pen.text(left, upper - TABLE.leading - CODE.size, group, CODE)

    return Block(height, draw)


def _people(sheet: RecoverySheet) -> Iterator[Block]:
    """Give the table in which those who close the envelope sign."""
    yield space(GAP)
    place = f" di {sheet.city}" if sheet.city else ""
    where = f"Dibuat dan disegel{place}, {sheet.created}, oleh:"
    yield from text_blocks(where, BODY, AREA.width, keep=True)
    yield replace(space(BEFORE_TABLE), keep=True)
    titles = ("No", "Jabatan", "Nama", "Tanda tangan")
    yield replace(row(_KEEPERS, titles, TABLE_BOLD, shaded=True), keep=True)
    for number, post in enumerate(sheet.keepers, start=1):
        yield row(_KEEPERS, (str(number), post, "", ""), TABLE, least=WRITING_ROW)


def _openings() -> Iterator[Block]:
    """Give the table that is filled in when the envelope is opened."""
    yield space(GAP)
    yield from text_blocks("Amplop dibuka:", BODY, AREA.width, keep=True)
    yield replace(space(BEFORE_TABLE), keep=True)
    titles = ("Tanggal", "Alasan", "Nama dan tanda tangan dua orang")
    yield replace(row(_OPENINGS, titles, TABLE_BOLD, shaded=True), keep=True)
    for _ in range(_BLANK_OPENINGS):
        yield row(_OPENINGS, ("", "", ""), TABLE, least=WRITING_ROW)
