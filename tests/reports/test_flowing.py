"""Blocks on pages, over the whole width or in two columns."""

from dataclasses import replace

import pytest

from reports.page.blocks import Block, space
from reports.page.flowing import BREATH, GAP, GUTTER, Flow, fitting

WIDTH, HEIGHT = 500.0, 400.0


def _blocks(count: int, height: float = 20) -> list[Block]:
    """Return so many blocks of a height."""
    return [space(height) for _ in range(count)]


def _placed(flow: Flow) -> list[Block]:
    """Return what stands on all pages."""
    return [spot.block for page in flow.pages for spot in page]


@pytest.mark.parametrize("count", [1, 7, 20, 39, 40, 41, 100, 333])
def test_two_columns_hold_every_block_once_and_in_order(count: int) -> None:
    """However many pages they take."""
    flow, blocks = Flow(WIDTH, HEIGHT), _blocks(count)
    flow.halves(blocks)
    assert _placed(flow) == blocks
    assert len(flow.pages) == -(-count // 40)
    assert all(spot.down + 20 <= HEIGHT for page in flow.pages for spot in page)


def test_the_last_columns_are_as_high_as_each_other() -> None:
    """What follows across the page begins right below them."""
    flow = Flow(WIDTH, HEIGHT)
    flow.halves(_blocks(10))
    across = _blocks(1)
    flow.across(across)
    (page,) = flow.pages
    assert [spot.across for spot in page[:10]] == [0] * 5 + [(WIDTH + GUTTER) / 2] * 5
    assert 100 + GAP <= page[-1].down < 110 + GAP


def test_a_head_comes_again_where_a_column_begins_and_only_there() -> None:
    """On each page and in each column."""
    head = space(10)
    flow = Flow(WIDTH, HEIGHT)
    flow.halves([replace(block, head=head) for block in _blocks(60)])
    heads = [spot for page in flow.pages for spot in page if spot.block is head]
    assert len(heads) == 2 * len(flow.pages)
    assert {spot.down for spot in heads} == {0}


def test_what_is_kept_together_goes_over_together() -> None:
    """A title does not stand at the foot of a page."""
    title = replace(space(20), keep=True)
    flow = Flow(WIDTH, HEIGHT)
    flow.across([*_blocks(19), title, *_blocks(1)])
    assert [len(page) for page in flow.pages] == [19, 2]


def test_what_is_kept_together_is_divided_if_no_page_holds_it() -> None:
    """Else it would never be printed."""
    flow = Flow(WIDTH, HEIGHT)
    flow.across([*(replace(own, keep=True) for own in _blocks(50)), *_blocks(1)])
    assert len(_placed(flow)) == 51
    assert len(flow.pages) == 3


def test_a_block_that_is_higher_than_a_page_stands_alone() -> None:
    """And the rest goes on behind it."""
    flow = Flow(WIDTH, HEIGHT)
    flow.across([space(900), *_blocks(2)])
    assert [len(page) for page in flow.pages] == [1, 2]


def test_the_first_page_may_have_more_room() -> None:
    """It has no head."""
    flow = Flow(WIDTH, HEIGHT, above=20)
    flow.across(_blocks(21))
    assert [len(page) for page in flow.pages] == [21]
    assert flow.pages[0][0].down == -20


def test_little_that_fits_begins_on_what_is_left_of_a_page() -> None:
    """A signature needs no page of its own where there is room."""
    flow = Flow(WIDTH, HEIGHT)
    flow.across(_blocks(18))
    flow.across(_blocks(1))
    flow.across(_blocks(2))
    assert [len(page) for page in flow.pages] == [19, 2]


def test_nothing_fits_into_nothing() -> None:
    """The caller turns the page."""
    assert list(fitting(_blocks(3), 10, whole=True)) == []
    assert len(fitting(_blocks(3), 10, whole=False)) == 1


def test_a_column_does_not_begin_with_the_gap_between_two_parts() -> None:
    """Titles at the top of two columns stand on one line."""
    flow = Flow(WIDTH, HEIGHT)
    flow.halves([*_blocks(10), BREATH, *_blocks(10)])
    (page,) = flow.pages
    assert BREATH not in [spot.block for spot in page]
    assert [spot.down for spot in page[::10]] == [0, 0]
