"""Counting what an annex holds, while its rows are read for another purpose."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from forms.records import RequestKind
from reports.annex.annex_groups import Count
from reports.page.decisions import Decision
from reports.page.records import AnnexRow, Visit

Key = TypeVar("Key", bound=Hashable)
"""What counts are told apart by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What families have in common that are counted together."""

    district: str
    village: str
    kind: RequestKind
    programme: str
    visit: Visit
    decision: Decision

    @property
    def place(self) -> tuple[str, str]:
        """Return district and village."""
        return self.district, self.village


@dataclass(slots=True)
class Tally:
    """Counts by cell in the order of the rows, from which every table of a paper is summed."""

    cells: dict[Cell, Count] = field(default_factory=dict)

    def counting(self, rows: Iterable[AnnexRow]) -> Iterator[AnnexRow]:
        """Give the rows on, and count each."""
        for row in rows:
            place = (row.district, row.village)
            cell = Cell(*place, row.kind, row.programme, row.visit, row.decision)
            self.cells[cell] = self.cells.get(cell, Count()) + Count(1, row.persons)
            yield row

    @property
    def total(self) -> Count:
        """Return the count of all."""
        return sum(self.cells.values(), Count())

    @property
    def kinds(self) -> dict[RequestKind, Count]:
        """Return the counts by kind of request."""
        return self.by(lambda cell: cell.kind)

    @property
    def places(self) -> dict[tuple[str, str], Count]:
        """Return the counts by district and village, in the order of the rows."""
        return self.by(lambda cell: cell.place)

    def districts(self) -> dict[str, Count]:
        """Return the counts by district, in the order of the rows."""
        return self.by(lambda cell: cell.district)

    def where(self, meant: Callable[[Cell], bool]) -> "Tally":
        """Return the counts of the cells that are meant."""
        return Tally({cell: count for cell, count in self.cells.items() if meant(cell)})

    def by(self, key: Callable[[Cell], Key]) -> dict[Key, Count]:
        """Return the counts by what a key makes of a cell, in the order of the rows."""
        counts: dict[Key, Count] = {}
        for cell, count in self.cells.items():
            counts[key(cell)] = counts.get(key(cell), Count()) + count
        return counts
