"""Nothing is printed where a printer, a binder or a fold would take it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

import pytest
from reportlab.lib.units import mm

from reports.books.recovery_sheet import recovery_sheet
from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.forwarding_note import forwarding_note
from reports.decrees.packet import TITLE, packet
from reports.page.lettering import Lettering
from reports.page.limits import MOST, MOST_OF, MOST_POSTS
from reports.page.records import Authority, Letterhead, PageCount, SetPaper, Signed, Wording
from tests.reports.geometry import STYLES
from tests.reports.reading import Text, opened, printed, texts
from tests.reports.synthetic import (
    of_district,
    of_rows,
    of_village,
    packet_texts,
    recovery,
    row,
    sheet,
)
from tests.reports.village_sheets import written_minutes

WIDE = "W"
"""The widest letter."""

FOOT_MM = 21
"""The foot stands below this height."""


def _widest() -> SetPaper:
    """Return a set whose every text is as long and as wide as it may be."""
    most, post = WIDE * MOST, WIDE * MOST_OF["post"]
    family = replace(row(1), name=most, village=most, district=most, note=most, sex=WIDE * 60)
    return replace(
        of_rows(*([family] * 30)),
        authority=Authority(WIDE * MOST_OF["title"], most, most, WIDE * MOST_OF["signer"]),
        office=most,
        cycle=most,
        period=most,
        set_number=WIDE * MOST_OF["set_number"],
        wording=Wording(
            WIDE * MOST_OF["subject"], (most * 5,) * 9, most * 20, (post,) * MOST_POSTS, most
        ),
        letterhead=Letterhead((most, most, most), (most, most)),
        name=most,
        signed=Signed(WIDE * MOST_OF["number"], WIDE * MOST_OF["date"]),
    )


def _outside(data: bytes) -> Iterator[Text]:
    """Give the texts that run out of the margins."""
    for page in opened(data).pages:
        left, right = 30 * mm, float(page.mediabox.width) - 20 * mm
        top = float(page.mediabox.height) - 25 * mm
        for each in texts(page):
            if each.text in ("KONSEP", "LATIHAN"):
                continue
            lettering = Lettering(STYLES[each.face.partition("+")[2]], round(each.size, 1))
            end = each.x + lettering.width(each.text)
            if each.x < left - 0.01 or end > right + 0.01 or each.y > top or each.y < 8 * mm:
                yield each


@pytest.mark.parametrize(
    "given",
    [
        sheet(1),
        sheet(60),
        replace(sheet(60), seal=None),
        _widest(),
        replace(sheet(60), practice=True),
    ],
    ids=["short", "long", "draft", "widest", "practice"],
)
def test_every_text_stands_between_the_margins(given: SetPaper) -> None:
    """Short papers, long ones, drafts and the widest texts that are allowed."""
    assert list(_outside(printed(partial(approval_sheet, given)))) == []


@pytest.mark.parametrize("paper", [written_minutes, forwarding_note])
@pytest.mark.parametrize("given", [of_village(), of_district(), _widest()])
def test_minutes_and_notes_stand_between_the_margins(
    paper: Callable[[SetPaper, BinaryIO], PageCount], given: SetPaper
) -> None:
    """Each with the texts of either, and with the widest."""
    assert list(_outside(printed(partial(paper, given)))) == []


def test_the_packet_stands_between_the_margins() -> None:
    """With the widest texts that are allowed."""
    write = partial(bound_papers, _widest(), TITLE, packet(packet_texts()), on_page=silent)
    assert list(_outside(printed(write))) == []


def test_the_recovery_sheet_stands_between_the_margins() -> None:
    """With the widest posts too."""
    wide = replace(recovery(), office=WIDE * MOST, keepers=(WIDE * MOST_OF["post"],) * MOST_POSTS)
    assert list(_outside(printed(partial(recovery_sheet, wide)))) == []


def test_tables_and_texts_stay_above_the_foot() -> None:
    """Body and foot never meet."""
    for page in opened(printed(partial(approval_sheet, _widest()))).pages:
        body = [each for each in texts(page) if each.y > FOOT_MM * mm]
        assert min(each.y for each in body) >= 24 * mm
