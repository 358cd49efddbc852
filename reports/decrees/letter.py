"""The letter to the Minister with which a set goes up (surat pengesahan): what, by which decree.

No official model of it is known (DOMAIN 3.6).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from reports.annex.annex_groups import Count
from reports.annex.facts import complete
from reports.annex.tally import Tally
from reports.decrees.bound_paper import Document
from reports.decrees.count_tables import by_programme
from reports.page.blocks import Block, beside, labelled_blocks, space, stacked, text_blocks
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.office_head import office_head
from reports.page.records import LetterTexts, SetPaper
from reports.page.signature import official_signature, signature
from reports.page.tables import Columns, row
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK

BODY: Final = Lettering(Style.SANS, 11)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 11)
TABLE: Final = Lettering(Style.SANS, 9.5)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 9.5)

LABELS: Final = 22 * mm
RIGHT_AT: Final = 90 * mm
"""Where the addressee and the signature stand, from the left margin."""

GAP: Final = 4 * mm
ENCLOSED: Final = "1 (satu) berkas"

_ROWS: Final = Columns((12 * mm, AREA.width - 68 * mm, 28 * mm, 28 * mm), frozenset({0, 2, 3}))


def letter(texts: LetterTexts) -> Document:
    """Return the paper, which is written by `bound_papers`."""
    signer = texts.signer
    places = {"post": signer.post, "signer": signer.name, "number": texts.number}
    return Document("Surat kepada Menteri", partial(_front, texts), annex="", places=places)


def _front(texts: LetterTexts, sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks of the paper in their order."""
    if texts.behalf:
        yield from letterhead(sheet.letterhead, AREA.width)
    else:
        yield from office_head(sheet.authority)
    yield from _addressed(texts, sheet)
    for text in texts.statement:
        yield space(GAP)
        yield from text_blocks(complete(text, sheet, tally), BODY, AREA.width)
    yield space(GAP)
    yield from _table(tally)
    yield space(GAP)
    yield from text_blocks(texts.closing, BODY, AREA.width, keep=True)
    yield replace(space(2 * GAP), keep=True)
    yield beside(space(0), _signed(texts, sheet), RIGHT_AT)


def _addressed(texts: LetterTexts, sheet: SetPaper) -> Iterator[Block]:
    """Give number, enclosure and subject beside place, date and addressee."""
    left = [
        block
        for label, value in (
            ("Nomor", texts.number or SIGNED_BLANK[:24]),
            ("Lampiran", ENCLOSED),
            ("Hal", texts.subject),
        )
        for block in labelled_blocks(label, value, BODY, RIGHT_AT - GAP, LABELS)
    ]
    width = AREA.width - RIGHT_AT
    lines = (f"{sheet.authority.place}, {SIGNED_BLANK[:24]}", "", "Kepada Yth.", *texts.addressee)
    right = [block for line in lines for block in text_blocks(line, BODY, width)]
    yield beside(stacked(left), stacked(right), RIGHT_AT)
    yield space(2 * GAP)


def _table(tally: Tally) -> Iterator[Block]:
    """Give how many rows are sent, a programme or a kind of request a line."""
    titles = ("No", "Program atau jenis", "Keluarga", "Jiwa")
    head = row(_ROWS, titles, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    for number, (name, count) in enumerate(by_programme(tally), start=1):
        yield _counted((str(number), name), count, TABLE, head)
    yield _counted(("", "Jumlah"), tally.total, TABLE_BOLD, head)


def _counted(names: tuple[str, str], count: Count, lettering: Lettering, head: Block) -> Block:
    """Return a row of the table."""
    cells = (*names, grouped(count.families), grouped(count.persons))
    return replace(row(_ROWS, cells, lettering), head=head)


def _signed(texts: LetterTexts, sheet: SetPaper) -> Block:
    """Return who signs: the authority, or somebody in its name."""
    letterings, width = (BODY, BODY_BOLD), AREA.width - RIGHT_AT
    if texts.behalf:
        return official_signature(texts.signer, (texts.behalf,), letterings, width)
    return signature(sheet.authority, (), letterings, width)
