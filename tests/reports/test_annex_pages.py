"""Dividing the annex into pages."""

import random
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.records import RequestKind
from reports.annex.annex_groups import Band, Count
from reports.annex.annex_pages import AnnexPage, Room, annex_pages
from reports.annex.annex_rows import COLUMNS, NUMBER_MM, Piece
from reports.page.errors import PaperUnsortedError
from reports.page.paper import LEFT_MM, RIGHT_MM
from reports.page.records import AnnexRow
from tests.reports.synthetic import VILLAGES, row, rows

ROOM = Room(first=270, other=400, closing=140)
"""Less than a folio sheet has, so that few families fill pages."""


def _families(page: AnnexPage) -> list[Piece]:
    """Return the families of a page, or parts of them."""
    return [item for item in page.items if isinstance(item, Piece)]


def _titles(page: AnnexPage) -> list[str]:
    """Return the titles of a page."""
    return [item.text for item in page.items if isinstance(item, Band) and item.is_title]


def _height(page: AnnexPage) -> float:
    """Return how high a page's items are."""
    return sum(item.height for item in page.items)


def _uneven(families: int, seed: int) -> list[AnnexRow]:
    """Return families with names of very different length."""
    chance = random.Random(seed)  # noqa: S311 - names, not keys
    return [replace(each, name="Nama " * chance.randrange(1, 90)) for each in rows(families)()]


@given(families=st.integers(1, 60), seed=st.integers(0, 1000))
def test_every_family_stands_on_exactly_one_page_in_order(families: int, seed: int) -> None:
    """Whatever their heights; parts of a family go on where it stopped."""
    pages = list(annex_pages(_uneven(families, seed), ROOM))
    numbers = [piece.cells[0][0] for page in pages for piece in _families(page) if piece.cells[0]]
    assert numbers == [str(number) for number in range(1, families + 1)]


@given(families=st.integers(1, 60), seed=st.integers(0, 1000))
@example(families=7, seed=389)
def test_no_page_is_fuller_than_its_room_and_the_last_can_be_signed(
    families: int, seed: int
) -> None:
    """Nothing runs into the foot."""
    pages = list(annex_pages(_uneven(families, seed), ROOM))
    for page in pages:
        room = ROOM.first if page.first else ROOM.other
        assert _height(page) <= room - (ROOM.closing if page.last else 0)


@given(families=st.integers(1, 60))
def test_the_signature_is_never_without_families(families: int) -> None:
    """A signature alone on a sheet could be put under another list."""
    *_, last = annex_pages(rows(families)(), ROOM)
    assert len(_families(last)) >= min(2, families)


@given(families=st.integers(1, 60))
def test_the_running_total_is_the_sum_of_the_pages_up_to_it(families: int) -> None:
    """Families and persons, page by page."""
    pages = list(annex_pages(rows(families)(), ROOM))
    assert list(accumulate(page.here for page in pages)) == [page.so_far for page in pages]
    persons = sum(each.persons for each in rows(families)())
    assert pages[-1].so_far == Count(families, persons)


def test_every_page_begins_with_the_title_of_its_village() -> None:
    """A reader of one page knows where its families live."""
    for page in annex_pages(rows(60)(), ROOM):
        first = page.items[0]
        assert isinstance(first, Band) and first.is_title


def test_a_village_that_goes_on_says_so() -> None:
    """Its title is repeated with a remark."""
    pages = list(annex_pages([row(number) for number in range(1, 40)], ROOM))
    assert "(lanjutan)" not in _titles(pages[0])[0]
    assert all("(lanjutan)" in _titles(page)[0] for page in pages[1:])


def test_villages_and_districts_are_closed_with_their_subtotals() -> None:
    """A district after its last village only."""
    (page,) = annex_pages([row(1, VILLAGES[0]), row(2, VILLAGES[1])], Room(800, 800, 140))
    closing = [item.text for item in page.items if isinstance(item, Band) and not item.is_title]
    assert closing == [
        "Jumlah Kelurahan Cempaka Permai: 1 keluarga, 2 jiwa",
        "Jumlah Kelurahan Sidomulyo: 1 keluarga, 3 jiwa",
        "Jumlah Kecamatan Gading Cempaka: 2 keluarga, 5 jiwa",
    ]


@pytest.mark.parametrize("order", [(0, 1, 0), (0, 2, 1)])
def test_a_place_that_comes_back_is_refused(order: tuple[int, ...]) -> None:
    """Its subtotal was printed already: a village, or a district by another village."""
    given_rows = [row(number, VILLAGES[place]) for number, place in enumerate(order)]
    with pytest.raises(PaperUnsortedError) as caught:
        list(annex_pages(given_rows, ROOM))
    assert caught.value.facts == {"row": 3}


def test_a_heading_that_leaves_no_room_has_a_page_of_its_own() -> None:
    """And the families follow."""
    first, second = annex_pages([row(1)], Room(first=10, other=380, closing=140))
    assert _families(first) == []
    assert len(_families(second)) == 1


def test_a_family_moves_to_the_last_page_so_that_two_stand_above_the_signature() -> None:
    """One family and a signature would look like a paper of its own."""
    given = [row(number) for number in range(1, 40)]
    first, *_ = annex_pages(given, ROOM)
    one_more = len(_families(first)) + 1
    before, last = annex_pages(given[:one_more], ROOM)
    assert (len(_families(before)), len(_families(last))) == (one_more - 2, 2)


def test_no_families_make_no_page() -> None:
    """Nothing is invented."""
    assert list(annex_pages([], ROOM)) == []


def test_the_columns_fill_a_folio_sheet_on_its_side() -> None:
    """To the millimetre, between the margins."""
    widths = NUMBER_MM + sum(column.width_mm for column in COLUMNS)
    assert widths == 330 - LEFT_MM - RIGHT_MM


def test_the_annex_names_the_programme_of_each_proposal() -> None:
    """Who signs reads for what a family is proposed, not only in the letter that goes with it."""
    proposed = replace(row(1), kind=RequestKind.PROPOSAL, programme="PBI")
    other = replace(row(2), kind=RequestKind.TRANSFER)
    at = 1 + [column.title for column in COLUMNS].index("Jenis")
    said = [
        " ".join(piece.cells[at])
        for page in annex_pages([proposed, other], ROOM)
        for piece in _families(page)
    ]
    assert said == ["Usulan PBI", "Pindah"]
