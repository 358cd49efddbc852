"""Which families stand on which page of the annex.

The rows are read one by one and at most two pages are held, so that ten thousand families need no
more memory than ten. Reading them once counts the pages, reading them again prints them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from reports.annex_groups import Atom, Count, Item, atoms
from reports.records import AnnexRow

KEPT_WITH_SIGNATURE: Final = 2
"""Families that stand on the page of the signature, where the last page has more than that."""


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
    filled = _signed(_filled(atoms(rows), room), room)
    for page, following in pairwise(chain(filled, (None,))):
        if page is None:
            break
        here = sum((atom.count for atom in page), start=Count())
        so_far += here
        items = tuple(item for atom in page for item in atom.items)
        yield AnnexPage(items, here, so_far, first, last=following is None)
        first = False


def _filled(families: Iterable[Atom], room: Room) -> Iterator[list[Atom]]:
    """Give full pages, whatever closes the last."""
    page: list[Atom] = []
    left = room.first
    for family in families:
        if page and family.height > left:
            yield page
            page, left = [], room.other
        atom = family if page else family.on_top()
        page.append(atom)
        left -= atom.height
    if page:
        yield page


def _signed(filled: Iterable[list[Atom]], room: Room) -> Iterator[list[Atom]]:
    """Give the pages so that the last one has room for what closes the table.

    A page with a single family always has, which `LINES_A_PIECE` sees to.
    """
    space = room.first
    for page, following in pairwise(chain(filled, (None,))):
        if page is None:
            break
        over = sum(atom.height for atom in page) + room.closing > space
        moved = min(KEPT_WITH_SIGNATURE, len(page) - 1)
        if following is None and over and moved:
            stay = len(page) - moved
            yield page[:stay]
            yield [page[stay].on_top(), *page[stay + 1 :]]
        else:
            yield page
        space = room.other
