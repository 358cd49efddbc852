"""The minutes of a city's results (berita acara hasil verifikasi dan validasi), by district.

Columns and wording are those of the ministry's own minutes (DOMAIN 3.4). They count what a set
holds; a family whose record says nothing of a visit stands in a column of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from forms.records import RequestKind
from reports.annex.annex_groups import Count
from reports.annex.facts import complete
from reports.annex.tally import Cell, Tally
from reports.decrees.bound_paper import Document
from reports.page.blocks import Block, beside, centred_blocks, labelled_blocks, space, text_blocks
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.records import ResultTexts, SetPaper, Visit
from reports.page.signature import official_signature
from reports.page.tables import Columns, row
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK

BODY: Final = Lettering(Style.SANS, 10.5)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 10.5)
TITLE: Final = Lettering(Style.SANS_BOLD, 12)
TABLE: Final = Lettering(Style.SANS, 7)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 7)

LABELS: Final = 44 * mm
SIGNATURE_AT: Final = 85 * mm
GAP: Final = 4 * mm

VISITS: Final = (
    (Visit.COMPLETED, "Selesai diverifikasi dan validasi"),
    (Visit.NOT_FOUND, "Tidak ditemukan"),
    (Visit.MOVED, "Pindah / bangunan tidak ada"),
    (Visit.DOUBLE, "Data ganda / bagian dari ruta"),
    (Visit.REFUSED, "Menolak"),
)
"""Columns a to e."""

LETTERS: Final = ("", "", "a", "b", "c", "d", "e", "f", "g = a + f", "")

_COUNTS: Final = tuple(width * mm for width in (19, 17, 17, 16, 15, 14, 14, 17))
"""Widths of the columns of counts, by their titles."""

_COLUMNS: Final = Columns(
    (8 * mm, AREA.width - 8 * mm - sum(_COUNTS), *_COUNTS), frozenset({0, *range(2, 10)})
)


def result_minutes(texts: ResultTexts) -> Document:
    """Return the paper, which is written by `bound_papers`."""
    signer = texts.signer
    places = {"post": signer.post, "signer": signer.name, "number": texts.number}
    front = partial(_front, texts)
    return Document("Berita Acara Hasil", front, annex="", places=places)


def _front(texts: ResultTexts, sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks of the paper in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield space(GAP)
    for line in texts.title:
        yield from centred_blocks(line.upper(), TITLE, AREA.width)
    yield from centred_blocks(f"Nomor: {texts.number or SIGNED_BLANK}", BODY, AREA.width)
    yield space(2 * GAP)
    yield from text_blocks(complete(texts.statement, sheet, tally), BODY, AREA.width)
    yield space(GAP)
    for label, value in (*texts.region, ("Periode pelaksanaan", sheet.period or sheet.cycle)):
        yield from labelled_blocks(label, value, BODY, AREA.width, LABELS)
    yield space(GAP)
    yield from _table(tally)
    yield space(GAP / 2)
    yield from text_blocks(texts.unknown, TABLE, AREA.width)
    yield space(GAP)
    yield from text_blocks(texts.closing, BODY, AREA.width, keep=True)
    yield replace(space(2 * GAP), keep=True)
    before = (f"{sheet.authority.place}, {SIGNED_BLANK}",)
    width = AREA.width - SIGNATURE_AT
    block = official_signature(texts.signer, before, (BODY, BODY_BOLD), width)
    yield beside(space(0), block, SIGNATURE_AT)


def _table(tally: Tally) -> Iterator[Block]:
    """Give the table: a district a row, and the total."""
    titles = (name for _visit, name in VISITS)
    heads = ("No", "Kecamatan", *titles, "Usulan baru", "Total ruta valid", "Hasil tidak tercatat")
    head = row(_COLUMNS, heads, TABLE_BOLD, shaded=True)
    letters = row(_COLUMNS, LETTERS, TABLE, shaded=True)
    yield replace(head, keep=True)
    yield replace(letters, keep=True)
    found = tally.by(lambda cell: (cell.district, _column(cell)))
    for number, district in enumerate(tally.districts(), start=1):
        here = {column: count for (own, column), count in found.items() if own == district}
        cells = (str(number), district, *_cells(here))
        yield replace(row(_COLUMNS, cells, TABLE), head=head)
    cells = ("", "TOTAL", *_cells(tally.by(_column)))
    yield replace(row(_COLUMNS, cells, TABLE_BOLD), head=head)


def _column(cell: Cell) -> Visit | None:
    """Return in which column families are counted; None for new ones, whatever the visit said."""
    return None if cell.kind is RequestKind.NEW_HOUSEHOLD else cell.visit


def _cells(counts: dict[Visit | None, Count]) -> Iterator[str]:
    """Yield the numbers of a row in the order of its columns."""
    families = {column: count.families for column, count in counts.items()}
    for visit, _name in VISITS:
        yield grouped(families.get(visit, 0))
    new = families.get(None, 0)
    yield grouped(new)
    yield grouped(new + families.get(Visit.COMPLETED, 0))
    yield grouped(families.get(Visit.UNKNOWN, 0))
