"""Pages as pictures: what a measure does not see, an eye agreed to."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import BinaryIO

import pytest

from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.forwarding_note import forwarding_note
from reports.decrees.packet import TITLE, packet
from reports.page.records import PageCount, SetPaper
from tests.reports.pictures import agreed, drawn, other_squares
from tests.reports.reading import printed
from tests.reports.synthetic import of_district, of_packet, of_village, packet_texts, sheet
from tests.reports.village_sheets import named, written_minutes

Writes = Callable[[SetPaper, BinaryIO], PageCount]
"""Writes a paper."""

PAGES: dict[str, tuple[Writes, SetPaper, int]] = {
    "approval-sheet": (approval_sheet, sheet(), 0),
    "approval-sheet-draft": (approval_sheet, replace(sheet(), seal=None), 0),
    "annex": (approval_sheet, sheet(), 2),
    "minutes": (written_minutes, of_village(), 0),
    "minutes-signed": (written_minutes, of_village(), 1),
    "forwarding-note": (forwarding_note, of_district(), 0),
}
"""What draws each page, from what, and which page it is."""


PACKET = {"decree": 2, "recapitulation": 7, "statement": 9, "letter": 10}
"""Pages of the mayor's packet, counted from 0."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_was_agreed(name: str) -> None:
    """Written anew by ACCEPT=1, and looked at."""
    draws, own, page = PAGES[name]
    agreed(name, _data(draws, own), page)


@pytest.mark.parametrize("page", PACKET)
def test_a_page_of_the_packet_looks_as_was_agreed(page: str) -> None:
    """One page of each paper that the approval sheet does not show."""
    write = partial(bound_papers, of_packet(), TITLE, packet(packet_texts()), on_page=silent)
    agreed(page, printed(write), PACKET[page])


@pytest.mark.parametrize("name", ["prelist", "slip", "why"])
def test_a_paper_of_the_village_looks_as_was_agreed(name: str) -> None:
    """Those that people are handed."""
    agreed(name, printed(named("Sari Contoh")[name]))


def test_a_word_that_moves_by_its_height_is_seen() -> None:
    """A picture that lets this pass would agree to anything."""
    moved = replace(sheet(), period="")
    first, second = (drawn(_data(approval_sheet, own), 0) for own in (sheet(), moved))
    assert len(other_squares(first, second)) > 20
    assert other_squares(first, first) == []


def _data(draws: Writes, own: SetPaper) -> bytes:
    """Return the bytes of a paper."""
    return printed(lambda out: draws(own, out))
