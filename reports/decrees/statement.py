"""The responsibility statement (Surat Pernyataan Tanggung Jawab Mutlak, SPTJM) for a set.

No official model of it for these data is known (DOMAIN 3.6).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from reports.annex.facts import complete
from reports.annex.tally import Tally
from reports.decrees.bound_paper import Document
from reports.page.blocks import (
    Block,
    beside,
    centred_blocks,
    hanging_blocks,
    labelled_blocks,
    space,
    text_blocks,
)
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.nip import shown_nip
from reports.page.pen import Pen
from reports.page.records import SetPaper, StatementTexts
from reports.page.signature import official_signature
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK, ended

BODY: Final = Lettering(Style.SANS, 11)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 11)
TITLE: Final = Lettering(Style.SANS_BOLD, 13)
SMALL: Final = Lettering(Style.SANS, 8)

LABELS: Final = 32 * mm
INDENT: Final = 8 * mm
SIGNATURE_AT: Final = 85 * mm
GAP: Final = 4 * mm

STAMP: Final = (38 * mm, 26 * mm)
"""Width and height of the box in which the duty stamp is put: one is some 33 by 23 mm."""

STAMP_DOWN: Final = 17 * mm
"""From the top of the signature block to the box: below place, date and post."""

STAMP_TEXT: Final = ("Meterai", "Rp10.000")


def statement(texts: StatementTexts) -> Document:
    """Return the paper, which is written by `bound_papers`."""
    signer = texts.signer
    places = {"post": signer.post, "signer": signer.name, "number": texts.number}
    return Document("SPTJM", partial(_front, texts), annex="", places=places)


def _front(texts: StatementTexts, sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks of the paper in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield space(GAP)
    yield from centred_blocks("SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK", TITLE, AREA.width)
    yield from centred_blocks(f"Nomor: {texts.number or SIGNED_BLANK}", BODY, AREA.width)
    yield space(2 * GAP)
    yield from _signer(texts)
    yield space(GAP)
    yield from text_blocks("dengan ini menyatakan bahwa:", BODY, AREA.width)
    for number, point in enumerate(texts.points, start=1):
        yield space(GAP / 2)
        end = "." if number == len(texts.points) else ";"
        said = ended(complete(point, sheet, tally), end)
        yield from hanging_blocks([(0, f"{number}.")], said, BODY, AREA.width, INDENT)
    yield space(GAP)
    yield from text_blocks(texts.closing, BODY, AREA.width, keep=True)
    yield replace(space(2 * GAP), keep=True)
    yield _signed(texts, sheet)


def _signer(texts: StatementTexts) -> Iterator[Block]:
    """Give who states."""
    signer = texts.signer
    nip = shown_nip(signer.nip)
    yield from text_blocks("Yang bertanda tangan di bawah ini:", BODY, AREA.width)
    for label, value in (
        ("Nama", signer.name),
        *([("NIP", nip)] if nip or signer.civil_servant else []),
        ("Jabatan", signer.post),
    ):
        shown = value or SIGNED_BLANK
        yield from labelled_blocks(label, shown, BODY, AREA.width, LABELS)


def _signed(texts: StatementTexts, sheet: SetPaper) -> Block:
    """Return the signature beside the box for the duty stamp, over which it is written."""
    before = (f"{sheet.authority.place}, {SIGNED_BLANK}",)
    width = AREA.width - SIGNATURE_AT
    block = official_signature(texts.signer, before, (BODY, BODY_BOLD), width)
    return beside(_stamp(), block, SIGNATURE_AT)


def _stamp() -> Block:
    """Return the box for the duty stamp, left of where the signature crosses it."""
    width, height = STAMP

    def draw(pen: Pen, x: float, y: float) -> None:
        left, top = x + SIGNATURE_AT - width - 4 * mm, y - STAMP_DOWN + GAP
        pen.box(left, top - height, width, height)
        for at, text in enumerate(STAMP_TEXT, start=1):
            pen.centred(
                left + width / 2, top - height / 2 - (at - 1.5) * SMALL.leading, text, SMALL
            )

    return Block(STAMP_DOWN - GAP + height, draw)
