"""Rows of cells as a file from elsewhere holds them, before anybody knows what they mean."""

import datetime as dt
from typing import Final, NamedTuple

from siksng_tui.intake.reasons import Reason

CellValue = str | float | dt.date | dt.time | dt.timedelta
"""What a cell holds; an empty one holds the empty text, a truth value the text TRUE or FALSE, and
every number is a float."""

TORN: Final = frozenset({Reason.ROW_SHORT, Reason.ROW_LONG})
"""Marks of rows whose cells nobody can say the columns of."""

WHOLE_ROW: Final = -1
"""The place of a mark that speaks of no single cell."""


class Mark(NamedTuple):
    """What was seen at a cell, by its place in the profile, and cannot be told from its value."""

    place: int
    reason: Reason


class TableRow(NamedTuple):
    """One row of data: its number as a spreadsheet shows it, and a cell for each profile column."""

    number: int
    cells: tuple[CellValue, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def torn(self) -> Reason | None:
        """Return why nobody can say which cells of the row are which, None where all can."""
        return next((mark.reason for mark in self.marks if mark.reason in TORN), None)
