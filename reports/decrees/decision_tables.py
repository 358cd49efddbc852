"""What a village meeting decided, counted for its minutes (DOMAIN 3.4).

Families are counted by the answers of their records. Where a questionnaire asks no decision of a
meeting, what the meeting agrees to is written by hand beside each kind of request.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from reports.annex.annex_groups import Count
from reports.annex.tally import Tally
from reports.decrees.count_tables import TABLE, TABLE_BOLD, by_programme, kinds_table
from reports.page.blocks import Block, space
from reports.page.decisions import LISTED, PROPOSED, UNDECIDED, Decision
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.tables import Columns, row
from reports.page.upright import AREA

GAP: Final = 3 * mm

NUMBER: Final = 9 * mm
COUNT: Final = 20 * mm
BY_HAND: Final = 26 * mm
"""Widths of columns; what is written by hand needs more room."""

_DECIDED: Final = Columns(
    (NUMBER, AREA.width - NUMBER - 2 * COUNT, COUNT, COUNT), frozenset({0, 2, 3})
)
_AGREED: Final = Columns(
    (NUMBER, AREA.width - NUMBER - 2 * (COUNT + BY_HAND), COUNT, COUNT, BY_HAND, BY_HAND),
    frozenset({0, 2, 3}),
)

PRELIST: Final = ("A", "Keluarga dalam daftar awal (prelist)")
NEW: Final = ("B", "Usulan baru")
OTHERS: Final = ("C", "Kuesioner tanpa pertanyaan musyawarah")
"""The parts of the count, by letter; one that stands alone needs none."""


def decision_tables(tally: Tally) -> Iterator[Block]:
    """Give the tables of decisions, those of no family left out."""
    asked = tally.where(lambda cell: cell.decision is not Decision.UNASKED)
    others = tally.where(lambda cell: cell.decision is Decision.UNASKED)
    if asked.cells:
        yield from kinds_table(tally)
        yield space(GAP)
        yield from _decided(asked)
    if asked.cells and others.cells:
        yield space(GAP)
    if others.cells:
        yield from _agreed(others, OTHERS if asked.cells else ("", OTHERS[1]))
    if asked.cells and others.cells:
        yield _counted(_AGREED, ("", "Jumlah A + B + C"), tally.total, TABLE_BOLD)


def _decided(tally: Tally) -> Iterator[Block]:
    """Give the table of families whose questionnaire asks what a meeting decided."""
    titles = ("No", "Keputusan musyawarah", "Keluarga", "Jiwa")
    head = row(_DECIDED, titles, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    for title, decisions in ((PRELIST, LISTED), (NEW, PROPOSED)):
        for block in _part(title, decisions, tally.by(lambda cell: cell.decision)):
            yield replace(block, head=head)
    yield replace(_counted(_DECIDED, ("", "Jumlah A + B"), tally.total, TABLE_BOLD), head=head)


def _part(
    title: tuple[str, str], decisions: Mapping[Decision, str], counts: Mapping[Decision, Count]
) -> Iterator[Block]:
    """Give a part with its sum on top; where nothing is decided its numbers are left to the pen."""
    own = {decision: counts.get(decision, Count()) for decision in decisions}
    known = any(count.families for decision, count in own.items() if decision not in UNDECIDED)
    total = sum(own.values(), Count())
    yield replace(_counted(_DECIDED, title, total, TABLE_BOLD), keep=True)
    for number, (decision, name) in enumerate(decisions.items(), start=1):
        names = (str(number), name)
        if known or not total.families:
            yield _counted(_DECIDED, names, own[decision], TABLE)
        else:
            yield row(_DECIDED, (*names, "", ""), TABLE)


def _agreed(tally: Tally, title: tuple[str, str]) -> Iterator[Block]:
    """Give the table of the others, with room for how many the meeting agrees to."""
    titles = ("No", "Jenis permohonan", "Keluarga", "Jiwa", "Disepakati", "Tidak disepakati")
    head = row(_AGREED, titles, TABLE_BOLD, shaded=True)
    yield replace(head, keep=True)
    yield replace(_counted(_AGREED, title, tally.total, TABLE_BOLD), head=head, keep=True)
    for number, (name, count) in enumerate(by_programme(tally), start=1):
        yield replace(_counted(_AGREED, (str(number), name), count, TABLE), head=head, keep=True)


def _counted(columns: Columns, names: tuple[str, str], count: Count, lettering: Lettering) -> Block:
    """Return a row of a count, its columns for the pen empty."""
    open_ones = [""] * (len(columns.widths) - 4)
    cells = (*names, grouped(count.families), grouped(count.persons), *open_ones)
    return row(columns, cells, lettering)
