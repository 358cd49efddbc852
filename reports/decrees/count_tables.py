"""How many families and persons a set has: by kind of request, and by district and village."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count as count_from
from typing import Final

from reportlab.lib.units import mm

from reports.annex.annex_groups import Count
from reports.annex.tally import Tally
from reports.page.blocks import Block, space, stacked, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.tables import PADDING, Columns, row
from reports.page.upright import AREA
from reports.page.words import KINDS

TABLE: Final = Lettering(Style.SANS, 8.5)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 8.5)

_COUNTS: Final = Columns((AREA.width - 56 * mm, 28 * mm, 28 * mm), frozenset({1, 2}))
_PLACES: Final = Columns(
    (12 * mm, AREA.width - 12 * mm - 56 * mm, 28 * mm, 28 * mm), frozenset({0, 2, 3})
)


def kinds_table(tally: Tally) -> Iterator[Block]:
    """Give the table of counts by kind of request."""
    head = row(_COUNTS, ("Jenis permohonan", "Keluarga", "Jiwa"), TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    for kind, name in KINDS.items():
        if kind in tally.kinds:
            yield _counted(_COUNTS, (name,), tally.kinds[kind], TABLE, head)
    yield _counted(_COUNTS, ("Jumlah",), tally.total, TABLE_BOLD, head)


def by_programme(tally: Tally) -> Iterator[tuple[str, Count]]:
    """Yield each kind of request with its count; proposals by programme."""
    found = tally.by(lambda cell: (cell.kind, cell.programme))
    for kind, name in KINDS.items():
        for (own, programme), count in sorted(found.items(), key=lambda item: item[0][1]):
            if own is kind:
                yield f"{name} {programme}".strip(), count


def places_table(tally: Tally, title_lettering: Lettering) -> Iterator[Block]:
    """Give the table of counts by district and village."""
    titles = ("No", "Kecamatan dan desa/kelurahan", "Keluarga", "Jiwa")
    head = row(_PLACES, titles, TABLE_BOLD, shaded=True)
    title = stacked(
        text_blocks("Rincian per kecamatan dan desa/kelurahan", title_lettering, AREA.width)
    )
    yield replace(title, keep=True)
    yield replace(space(2), keep=True)
    yield replace(head, keep=True)
    numbers = count_from(1)
    for district, count in tally.districts().items():
        name = f"Kecamatan {district}"
        yield replace(_counted(_PLACES, ("", name), count, TABLE_BOLD, head), keep=True)
        villages = [item for item in tally.places.items() if item[0][0] == district]
        for (_, village), in_village in villages:
            yield _counted(_PLACES, (str(next(numbers)), village), in_village, TABLE, head)
    yield _counted(_PLACES, ("", "Jumlah seluruhnya"), tally.total, TABLE_BOLD, head)


def _counted(
    columns: Columns, names: tuple[str, ...], count: Count, lettering: Lettering, head: Block
) -> Block:
    """Return a row of names and a count; a name that is too wide is cut, the annex has it whole."""
    shown = (
        lettering.one_line(name, width - 2 * PADDING)
        for name, width in zip(names, columns.widths, strict=False)
    )
    cells = (*shown, grouped(count.families), grouped(count.persons))
    return replace(row(columns, cells, lettering), head=head)
