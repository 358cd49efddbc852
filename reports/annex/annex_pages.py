"""Which families stand on which page of the annex.

The rows are read one by one and at most two pages are held, so that ten thousand families need no
more memory than ten. Reading them once counts the pages, reading them again prints them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from reports.annex.annex_groups import Atom, Count, Item, atoms
from reports.page.records import AnnexRow

KEPT_WITH_SIGNATURE: Final = 2
"""Families that stand on the page of the signature, if there are so many."""

HELD: Final = 2
"""Pages held back until it is known whether they are the last."""

Page = list[Atom]
"""The families of a page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Points for the table's body: on the first page, on the others, and for what closes it."""

    first: float
    other: float
    closing: float


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """One page: its items, what they count, and what all pages up to it count."""

    items: tuple[Item, ...]
    here: Count
    so_far: Count
    first: bool
    last: bool


def annex_pages(rows: Iterable[AnnexRow], room: Room) -> Iterator[AnnexPage]:
    """Give the pages one by one; no rows make no page.

    Raises:
        PaperUnsortedError: a village comes back after another one.
    """
    so_far, first = Count(), True
    closed = _closed(_filled(atoms(rows), room), room)
    for page, following in pairwise(chain(closed, (None,))):
        if page is None:
            break
        here = sum((atom.count for atom in page), start=Count())
        so_far += here
        items = tuple(item for atom in _on_top(page) for item in atom.items)
        yield AnnexPage(items, here, so_far, first, last=following is None)
        first = False


def _on_top(page: Page) -> Page:
    """Return families as they stand on a page, below a title."""
    return [page[0].on_top(), *page[1:]] if page else page


def _height(page: Page) -> float:
    """Return how much room families take, in points."""
    return sum(atom.height for atom in _on_top(page))


def _filled(families: Iterable[Atom], room: Room) -> Iterator[Page]:
    """Give full pages, whatever closes the last; the first is empty if it has no room at all."""
    page: Page = []
    left, first = room.first, True
    for family in families:
        needed = family if page else family.on_top()
        if needed.height > left and (page or first):
            yield page
            page, left, first = [], room.other, False
            needed = family.on_top()
        page.append(family)
        left -= needed.height
    if page:
        yield page


def _closed(filled: Iterable[Page], room: Room) -> Iterator[Page]:
    """Give the pages so that the last has room for what closes the table, and families too.

    Two pages are held back, since families may move from the last but one to the last.
    """
    held: list[Page] = []
    given = 0
    for page in filled:
        held.append(page)
        if len(held) > HELD:
            yield held.pop(0)
            given += 1
    if not held:
        return
    *earlier, last = held
    space = room.other if given or earlier else room.first
    if _height(last) + room.closing > space:
        yield from (*earlier, *_parted(last, room))
    else:
        yield from _joined(earlier, last, room)


def _parted(page: Page, room: Room) -> tuple[Page, Page]:
    """Return a page that is too full to be closed as two, the first empty at worst.

    One family alone is signed below where two of them leave no room for that.
    """
    stay = max(len(page) - KEPT_WITH_SIGNATURE, min(1, len(page) - 1))
    if stay < len(page) - 1 and _height(page[stay:]) + room.closing > room.other:
        stay = len(page) - 1
    return page[:stay], page[stay:]


def _joined(earlier: list[Page], last: Page, room: Room) -> list[Page]:
    """Return the pages, a family moved to the last if that has too few."""
    if len(last) < KEPT_WITH_SIGNATURE and earlier and len(earlier[-1]) > 1:
        *stay, moved = earlier[-1]
        if _height([moved, *last]) + room.closing <= room.other:
            return [*earlier[:-1], stay, [moved, *last]]
    return [*earlier, last]
