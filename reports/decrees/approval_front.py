"""The upright pages of the approval sheet: what is approved, by whom, and the code to type back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from reports.annex.tally import Tally
from reports.decrees.count_tables import TABLE, TABLE_BOLD, kinds_table, places_table
from reports.page.blocks import (
    Block,
    beside,
    centred_blocks,
    hanging_blocks,
    labelled_blocks,
    pages,
    space,
    stacked,
    text_blocks,
)
from reports.page.code_box import code_box
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped, in_words
from reports.page.office_head import office_head
from reports.page.records import SetPaper
from reports.page.signature import signature
from reports.page.tables import Columns, row
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK

BODY: Final = Lettering(Style.SERIF, 10.5)
BODY_BOLD: Final = Lettering(Style.SERIF_BOLD, 10.5)
TITLE: Final = Lettering(Style.SERIF_BOLD, 13)

LABELS: Final = 38 * mm
"""Width of the labels before what is submitted."""

INITIALS_WIDTH: Final = 72 * mm
INITIALS_ROW: Final = 6 * mm
"""Least height of a row in which initials are written."""

SIGNATURE_AT: Final = 85 * mm
GAP: Final = 3 * mm

_INITIALS: Final = Columns((10 * mm, 38 * mm, 24 * mm), frozenset({0}))


def front_blocks(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks of the sheet in their order, for pages as wide as `AREA`.

    It is signed below the legal basis. Where the office's texts leave no room for that on their
    page, the villages stand before the signature, not an empty half of a page.
    """
    text = [*_head(sheet), *_submitted(sheet, tally), space(GAP), *kinds_table(tally), space(GAP)]
    text += _basis(sheet.wording.basis)
    approval, villages = list(_approval(sheet)), list(places_table(tally, BODY_BOLD))
    yield from text
    if len(pages([*text, *approval], AREA.height)) == len(pages(text, AREA.height)):
        yield from (*approval, space(2 * GAP), *villages)
    else:
        yield from (*villages, space(2 * GAP), *approval)


def _head(sheet: SetPaper) -> Iterator[Block]:
    """Give the head of the office that signs, and the title."""
    yield from office_head(sheet.authority)
    yield from centred_blocks("LEMBAR PERSETUJUAN", TITLE, AREA.width)
    yield space(GAP)


def _submitted(sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give what is submitted, a label and a value a paragraph."""
    total = tally.total
    yield from text_blocks(f"Diajukan oleh {sheet.office}:", BODY, AREA.width)
    for label, value in (
        ("Perihal", sheet.wording.subject),
        ("Nomor set", sheet.set_number),
        ("Siklus", sheet.cycle),
        ("Masa pelaksanaan", sheet.period),
        ("Jumlah keluarga", f"{grouped(total.families)} ({in_words(total.families)}) keluarga"),
        ("Jumlah jiwa", f"{grouped(total.persons)} ({in_words(total.persons)}) jiwa"),
    ):
        if value:
            yield from labelled_blocks(label, value, BODY, AREA.width, LABELS)


def _basis(laws: Iterable[str]) -> Iterator[Block]:
    """Give the legal basis as a numbered list."""
    yield replace(stacked(text_blocks("Dasar:", BODY, AREA.width)), keep=True)
    indent = 6 * mm
    for number, law in enumerate(laws, start=1):
        yield from hanging_blocks([(0, f"{number}.")], law, BODY, AREA.width, indent)
    yield space(GAP)


def _approval(sheet: SetPaper) -> Iterator[Block]:
    """Give statement, initials, signature, number of the decree and code as one whole."""
    yield from text_blocks(sheet.wording.statement, BODY, AREA.width, keep=True)
    yield replace(space(GAP), keep=True)
    signing = signature(
        sheet.authority,
        (f"Disetujui di {sheet.authority.place}", f"pada tanggal {SIGNED_BLANK}"),
        (BODY, BODY_BOLD),
        AREA.width - SIGNATURE_AT,
    )
    yield replace(beside(_initials(sheet.wording.initials), signing, SIGNATURE_AT), keep=True)
    yield replace(space(GAP), keep=True)
    yield code_box(sheet, AREA.width)


def _initials(posts: tuple[str, ...]) -> Block:
    """Return the table for the initials of those who coordinated, empty without posts."""
    if not posts:
        return space(0)
    heading = (*text_blocks("Paraf koordinasi", TABLE_BOLD, INITIALS_WIDTH), space(2))
    head = row(_INITIALS, ("No", "Jabatan", "Paraf"), TABLE_BOLD, shaded=True)
    rows = (
        row(_INITIALS, (str(number), post, ""), TABLE, least=INITIALS_ROW)
        for number, post in enumerate(posts, start=1)
    )
    return stacked([*heading, head, *rows])
