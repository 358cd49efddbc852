"""Merged cells: a spreadsheet keeps one value for all of them, in the first."""

from collections import defaultdict
from collections.abc import Iterable, MutableSequence
from dataclasses import dataclass

from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of merged cells, each by row and column from 0."""


@dataclass(slots=True)
class _Merge:
    """Merged cells that the rows have reached: where they end, and their value once it is read."""

    last_row: int
    columns: range
    value: CellValue = ""


class Merges:
    """The merged cells of a sheet below its column names, filled row by row."""

    def __init__(self, ranges: Iterable[Range], header_row: int, left: int) -> None:
        """Sort the ranges by their first row.

        Args:
            ranges: as the parser gives them.
            header_row: number of the row of column names, from 1; what begins above is a title.
            left: blank columns on the left, which rows do not have.
        """
        self._beginning: dict[int, list[_Merge]] = defaultdict(list)
        self._open: list[_Merge] = []
        for (first_row, first), (last_row, last) in ranges:
            if first_row >= header_row:
                merge = _Merge(last_row + 1, range(max(first - left, 0), last - left + 1))
                self._beginning[first_row + 1].append(merge)

    def fill(self, number: int, cells: MutableSequence[CellValue]) -> dict[int, Reason]:
        """Give the merged cells of a row their value, and return the marks of these."""
        if not self._beginning and not self._open:
            return {}
        beginning = self._beginning.pop(number, ())
        for merge in beginning:
            merge.value = next((cells[at] for at in merge.columns if at < len(cells)), "")
        self._open = [merge for merge in self._open if merge.last_row >= number]
        self._open.extend(beginning)
        marks: dict[int, Reason] = {}
        for merge in self._open:
            for at in merge.columns[: max(len(cells) - merge.columns.start, 0)]:
                if cells[at] == "" and merge.value != "":
                    cells[at] = merge.value
                    marks[at] = Reason.MERGED_FILLED
        return marks
