"""How many families and persons a set has: by kind of request, and by district and village."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count as count_from
from itertools import zip_longest
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
from reports.page.words import KINDS, asked

TABLE: Final = Lettering(Style.SANS, 8.5)
TABLE_BOLD: Final = Lettering(Style.SANS_BOLD, 8.5)

_COUNTS: Final = Columns((AREA.width - 56 * mm, 28 * mm, 28 * mm), frozenset({1, 2}))
_HALF: Final = (AREA.width / 2 - 36 * mm, 18 * mm, 18 * mm)
_BESIDE: Final = Columns((*_HALF, *_HALF), frozenset({1, 2, 4, 5}))
_BELOW: Final = Columns((AREA.width - sum(_HALF[1:]), *_HALF[1:]), frozenset({1, 2}))
"""Columns of kinds one below the other, side by side, and of the sum of these."""

ONE_BELOW_THE_OTHER: Final = 3
"""Kinds that stand so; of more, half stand beside the others, which leaves room to sign below."""

_PLACES: Final = Columns(
    (12 * mm, AREA.width - 12 * mm - 56 * mm, 28 * mm, 28 * mm), frozenset({0, 2, 3})
)


def kinds_table(tally: Tally) -> Iterator[Block]:
    """Give the table of counts by kind of request."""
    titles = ("Jenis permohonan", "Keluarga", "Jiwa")
    counts = [_cells((KINDS[kind],), tally.kinds[kind]) for kind in KINDS if kind in tally.kinds]
    if len(counts) > ONE_BELOW_THE_OTHER:
        half = (len(counts) + 1) // 2
        beside = zip_longest(counts[:half], counts[half:], fillvalue=("", "", ""))
        rows = [(*left, *right) for left, right in beside]
        yield from _kinds(_BESIDE, (*titles, *titles), rows)
        yield _fitted(_BELOW, _cells(("Jumlah",), tally.total), TABLE_BOLD)
    else:
        yield from _kinds(_COUNTS, titles, counts)
        yield _fitted(_COUNTS, _cells(("Jumlah",), tally.total), TABLE_BOLD)


def _kinds(
    columns: Columns, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> Iterator[Block]:
    """Give head and rows, each held on the page of the next, for there are few of them."""
    yield replace(row(columns, titles, TABLE_BOLD, shaded=True), keep=True)
    for cells in rows:
        yield replace(_fitted(columns, cells, TABLE), keep=True)


def by_programme(tally: Tally) -> Iterator[tuple[str, Count]]:
    """Yield each kind of request with its count; proposals by programme."""
    found = tally.by(lambda cell: (cell.kind, cell.programme))
    for kind in KINDS:
        for (own, programme), count in sorted(found.items(), key=lambda item: item[0][1]):
            if own is kind:
                yield asked(kind, programme), count


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
    numbers, last = count_from(1), list(tally.places)[-1]
    for district, count in tally.districts().items():
        name = f"Kecamatan {district}"
        yield replace(_counted(_PLACES, ("", name), count, TABLE_BOLD, head), keep=True)
        villages = [item for item in tally.places.items() if item[0][0] == district]
        for place, in_village in villages:
            own = _counted(_PLACES, (str(next(numbers)), place[1]), in_village, TABLE, head)
            yield replace(own, keep=place == last)
    yield _counted(_PLACES, ("", "Jumlah seluruhnya"), tally.total, TABLE_BOLD, head)


def _counted(
    columns: Columns, names: tuple[str, ...], count: Count, lettering: Lettering, head: Block
) -> Block:
    """Return a row of names and a count."""
    return replace(_fitted(columns, _cells(names, count), lettering), head=head)


def _cells(names: tuple[str, ...], count: Count) -> tuple[str, ...]:
    """Return names and a count as cells."""
    return (*names, grouped(count.families), grouped(count.persons))


def _fitted(columns: Columns, cells: tuple[str, ...], lettering: Lettering) -> Block:
    """Return a row of one line; a name that is too wide is cut, the annex has it whole."""
    shown = (
        lettering.one_line(cell, width - 2 * PADDING)
        for cell, width in zip(cells, columns.widths, strict=True)
    )
    return row(columns, tuple(shown), lettering)
