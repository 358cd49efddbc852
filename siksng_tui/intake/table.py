"""A table from elsewhere: rows of cells in the order of the profile that the file was known by."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from siksng_tui.intake.header import Header
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.report import FileFacts
from siksng_tui.intake.sourcefile import SourceFile

CellValue = str | float | dt.date | dt.time | dt.timedelta
"""What a cell holds; an empty one holds the empty text, a truth value the text TRUE or FALSE, and
every number is a float."""


class TableRow(NamedTuple):
    """One row of data: its number as a spreadsheet shows it, and a cell for each profile column."""

    number: int
    cells: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file whose profile was recognised.

    `from_1904` says that dates in number cells count from 1904 instead of 1900.
    """

    source: SourceFile
    header: Header
    sheet: str
    rows: list[TableRow]
    from_1904: bool

    @property
    def profile(self) -> Profile:
        """Return the profile that the file was recognised by."""
        return self.header.profile

    def facts(self) -> FileFacts:
        """Return what the report says about the file."""
        return FileFacts(
            name=self.source.name,
            sha256=self.source.sha256,
            size=len(self.source.content),
            profile=self.profile.id,
            sheet=self.sheet,
            header_row=self.header.row,
            rows=len(self.rows),
            misspelt=self.header.misspelt,
            missing=self.header.missing,
            unknown=self.header.unknown,
        )
