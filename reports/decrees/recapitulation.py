"""The recapitulation of a set (rekapitulasi): families by village and kind, on folio on its side.

No official model of it is known (DOMAIN 3.6).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count as count_from
from typing import Final

from reportlab.lib.units import mm

from forms.records import RequestKind
from reports.annex.annex_groups import Count
from reports.annex.tally import Cell, Tally
from reports.decrees.bound_paper import Document
from reports.page.blocks import Block, beside, centred_blocks, kept_end, space
from reports.page.faces import Style
from reports.page.letterhead import letterhead
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.paper import F4, area
from reports.page.records import RecapitulationTexts, SetPaper
from reports.page.signature import official_signature
from reports.page.tables import Columns, row
from reports.page.words import KINDS, SIGNED_BLANK

PAPER: Final = F4.turned()
AREA: Final = area(PAPER)

BODY: Final = Lettering(Style.SANS, 10)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 10)
TITLE: Final = Lettering(Style.SANS_BOLD, 12)
TABLE: Final = Lettering(Style.SANS, 8)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 8)

NUMBER: Final = 11 * mm
COUNT: Final = 18 * mm
"""Widths of columns."""

SIGNATURE: Final = 80 * mm
GAP: Final = 4 * mm

Counts = dict[tuple[str, str, RequestKind], Count]
"""Counts by district, village and kind."""


def recapitulation(texts: RecapitulationTexts) -> Document:
    """Return the paper, which is written by `bound_papers`."""
    places = {"post": texts.maker.post, "signer": texts.maker.name}
    return Document("Rekapitulasi", partial(_front, texts), paper=PAPER, annex="", places=places)


def _front(texts: RecapitulationTexts, sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks of the paper in their order."""
    yield from letterhead(sheet.letterhead, AREA.width)
    yield from centred_blocks("REKAPITULASI", TITLE, AREA.width)
    yield from centred_blocks(texts.subject, BODY_BOLD, AREA.width)
    number, day = sheet.signed.number or SIGNED_BLANK, sheet.signed.date or SIGNED_BLANK
    named = f"{sheet.name}   Nomor: {number}   Tanggal: {day}"
    yield from centred_blocks(named, BODY, AREA.width)
    yield space(GAP)
    yield from kept_end(list(_table(tally)))
    yield replace(space(GAP), keep=True)
    yield _signed(texts, sheet)


def _table(tally: Tally) -> Iterator[Block]:
    """Give the table: a village a row, a sum for each district, and the total."""
    kinds = [kind for kind in KINDS if kind in tally.kinds]
    columns = _columns(len(kinds))
    titles = ("No", "Kecamatan, desa/kelurahan", *(KINDS[kind] for kind in kinds))
    head = row(columns, (*titles, "Jumlah keluarga", "Jumlah jiwa"), TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    numbers = count_from(1)
    for district, in_district in tally.districts().items():
        of_district = _by_kind(tally, (district, ""))
        cells = ("", f"Kecamatan {district}", *_counts(of_district, kinds, in_district))
        yield replace(row(columns, cells, TABLE_BOLD), head=head, keep=True)
        for place, in_village in tally.places.items():
            if place[0] == district:
                counts = _counts(_by_kind(tally, place), kinds, in_village)
                cells = (str(next(numbers)), place[1], *counts)
                yield replace(row(columns, cells, TABLE), head=head)
    total = _counts(tally.kinds, kinds, tally.total)
    yield replace(row(columns, ("", "Jumlah seluruhnya", *total), TABLE_BOLD), head=head)


def _by_kind(tally: Tally, place: tuple[str, str]) -> dict[RequestKind, Count]:
    """Return the counts by kind in a village, or in a district where none is named."""
    district, village = place

    def here(cell: Cell) -> RequestKind | None:
        inside = cell.district == district and village in ("", cell.village)
        return cell.kind if inside else None

    return {kind: count for kind, count in tally.by(here).items() if kind is not None}


def _counts(
    of_kinds: dict[RequestKind, Count], kinds: Sequence[RequestKind], total: Count
) -> tuple[str, ...]:
    """Return the cells of a row: families of each kind, then all families and all persons."""
    families = (grouped(of_kinds.get(kind, Count()).families) for kind in kinds)
    return (*families, grouped(total.families), grouped(total.persons))


def _columns(kinds: int) -> Columns:
    """Return the columns of a table with so many kinds."""
    counts = (COUNT,) * (kinds + 2)
    place = AREA.width - NUMBER - sum(counts)
    right = frozenset({0, *range(2, 2 + len(counts))})
    return Columns((NUMBER, place, *counts), right)


def _signed(texts: RecapitulationTexts, sheet: SetPaper) -> Block:
    """Return who has seen it beside who made it."""
    letterings = (BODY, BODY_BOLD)
    seen = official_signature(texts.seen_by, ("", "Mengetahui,"), letterings, SIGNATURE)
    before = (f"{sheet.authority.place}, {SIGNED_BLANK}", "Dibuat oleh,")
    made = official_signature(texts.maker, before, letterings, SIGNATURE)
    return beside(seen, made, AREA.width - SIGNATURE)
