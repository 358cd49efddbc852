"""The families of the annex by district and village, with titles and subtotals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final

from reports.annex.annex_rows import LINE, ROW_PADDING, Piece, pieces
from reports.page.errors import PaperUnsortedError
from reports.page.numerals import grouped
from reports.page.records import AnnexRow
from reports.page.words import CONTINUED, FAMILIES, PERSONS, RURAL, URBAN

BAND: Final = LINE + ROW_PADDING
"""Height of a title, a subtotal or a total, in points."""


@dataclass(frozen=True, slots=True)
class Count:
    """Families and persons."""

    families: int = 0
    persons: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return the sum."""
        return Count(self.families + other.families, self.persons + other.persons)

    def __str__(self) -> str:
        """Return the count in the words of the paper.

        >>> str(Count(1200, 3))
        '1.200 keluarga, 3 jiwa'
        """
        return f"{grouped(self.families)} {FAMILIES}, {grouped(self.persons)} {PERSONS}"


@dataclass(frozen=True, slots=True)
class Band:
    """A line across the table: the title above the families of a village, or a subtotal.

    `marks` are the bookmarks that lead to it: how deep below the annex each stands, and its title.
    """

    text: str
    is_title: bool
    height: float = BAND
    marks: tuple[tuple[int, str], ...] = ()


Item = Piece | Band
"""What stands in the table, from top to bottom."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One family with the bands that must not be parted from it.

    `title` is what is repeated above it where it begins a page and has no title of its own.
    """

    items: tuple[Item, ...]
    title: Band
    count: Count
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Add the heights up."""
        object.__setattr__(self, "height", sum(item.height for item in self.items))

    def on_top(self) -> "Atom":
        """Return it as it stands at the top of a page."""
        first = self.items[0]
        if isinstance(first, Band) and first.is_title:
            return self
        return Atom((self.title, *self.items), self.title, self.count)


class _Village:
    """The village that is being gone through."""

    def __init__(self, row: AnnexRow, district_so_far: Count) -> None:
        """Begin a village; no family of its district so far says that the district begins, too."""
        self.place = (row.district, row.village)
        self.count = Count()
        self.district_count = district_so_far
        self.word = RURAL if row.rural else URBAN
        name = f"KECAMATAN {row.district}   -   {self.word} {row.village}".upper()
        above = () if district_so_far.families else ((1, f"Kecamatan {row.district}"),)
        own = (2, f"{self.word} {row.village}")
        self.title = Band(name, is_title=True, marks=(*above, own))
        self.title_again = Band(f"{name}   {CONTINUED}", is_title=True)

    def add(self, persons: int) -> None:
        """Count one family."""
        one = Count(1, persons)
        self.count += one
        self.district_count += one

    def subtotals(self, following: AnnexRow | None) -> tuple[Band, ...]:
        """Return what closes the village, and the district with it, before the following row."""
        if following is not None and (following.district, following.village) == self.place:
            return ()
        district, village = self.place
        closing = Band(f"Jumlah {self.word} {village}: {self.count}", is_title=False)
        if following is not None and following.district == district:
            return (closing,)
        total = f"Jumlah Kecamatan {district}: {self.district_count}"
        return (closing, Band(total, is_title=False))


def atoms(rows: Iterable[AnnexRow]) -> Iterator[Atom]:
    """Give the families one by one, numbered from one.

    Raises:
        PaperUnsortedError: a village comes back after another one.
    """
    village: _Village | None = None
    closed: set[tuple[str, str]] = set()
    for number, (row, following) in enumerate(pairwise(chain(rows, (None,))), start=1):
        if row is None:
            break
        opening: tuple[Band, ...] = ()
        if village is None or (row.district, row.village) != village.place:
            village = _entered(row, village, closed, number)
            opening = (village.title,)
        village.add(row.persons)
        closing = village.subtotals(following)
        yield from _family(row, number, village.title_again, opening, closing)


def _entered(
    row: AnnexRow, before: _Village | None, closed: set[tuple[str, str]], number: int
) -> _Village:
    """Return the village that begins with a row, and remember the one before as closed."""
    same_district = before is not None and before.place[0] == row.district
    village = _Village(row, before.district_count if before and same_district else Count())
    if before is not None:
        closed.add(before.place)
        if not same_district:
            closed.add((before.place[0], ""))
    if village.place in closed or (row.district, "") in closed:
        raise PaperUnsortedError(row=number)
    return village


def _family(
    row: AnnexRow, number: int, title: Band, opening: tuple[Band, ...], closing: tuple[Band, ...]
) -> Iterator[Atom]:
    """Give the parts of one family, with bands before the first and after the last."""
    parts = pieces(row, number)
    for place, part in enumerate(parts):
        items: tuple[Item, ...] = (part,)
        if place == 0:
            items = (*opening, *items)
        if part is parts[-1]:
            items = (*items, *closing)
        yield Atom(items, title, Count(1, row.persons) if place == 0 else Count())
