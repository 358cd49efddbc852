"""Counting what an annex holds, while its rows are read for another purpose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forms.records import RequestKind
from reports.annex_groups import Count
from reports.records import AnnexRow


@dataclass(slots=True)
class Tally:
    """Counts by kind of request, and by district and village in the order of the rows."""

    total: Count = field(default_factory=Count)
    kinds: dict[RequestKind, Count] = field(default_factory=dict)
    places: dict[tuple[str, str], Count] = field(default_factory=dict)

    def counting(self, rows: Iterable[AnnexRow]) -> Iterator[AnnexRow]:
        """Give the rows on, and count each."""
        for row in rows:
            one = Count(1, row.persons)
            place = (row.district, row.village)
            self.total += one
            self.kinds[row.kind] = self.kinds.get(row.kind, Count()) + one
            self.places[place] = self.places.get(place, Count()) + one
            yield row

    def districts(self) -> dict[str, Count]:
        """Return the counts by district, in the order of the rows."""
        counts: dict[str, Count] = {}
        for (district, _), count in self.places.items():
            counts[district] = counts.get(district, Count()) + count
        return counts
