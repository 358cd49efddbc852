"""A table from elsewhere: rows of cells in the order of the profile that the file was known by."""

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, NamedTuple

from siksng_tui.intake.header import Header
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.report import FileFacts, Reason
from siksng_tui.intake.sheetfacts import Container, SheetFacts
from siksng_tui.intake.sourcefile import SourceFile

CellValue = str | float | dt.date | dt.time | dt.timedelta
"""What a cell holds; an empty one holds the empty text, a truth value the text TRUE or FALSE, and
every number is a float."""

TORN: Final = frozenset({Reason.ROW_SHORT, Reason.ROW_LONG})
"""Marks of rows whose cells nobody can say the columns of."""

WHOLE_ROW: Final = -1
"""The place of a mark that speaks of no single cell."""

_NAMED: Final = MappingProxyType(
    {
        ".xlsx": Container.XLSX,
        ".xlsm": Container.XLSX,
        ".xls": Container.XLS,
        ".ods": Container.ODS,
        ".csv": Container.TEXT,
        ".tsv": Container.TEXT,
        ".txt": Container.TEXT,
    }
)
"""What the end of a file's name promises."""


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


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose profile was recognised, and how its rows are found; it does not hold them."""

    source: SourceFile
    header: Header
    read: SheetFacts

    @property
    def profile(self) -> Profile:
        """Return the profile that the file was recognised by."""
        return self.header.profile

    @property
    def from_1904(self) -> bool:
        """Return whether dates in number cells count from 1904 instead of 1900."""
        return self.read.from_1904

    def facts(self, rows: int) -> FileFacts:
        """Return what the report says about the file, of which so many rows were read."""
        container = self.read.container
        suffix = PurePath(self.source.name).suffix.lower()
        return FileFacts(
            name=self.source.name,
            sha256=self.source.sha256,
            size=len(self.source.content),
            profile=self.profile.id,
            read=self.read,
            misnamed=_NAMED.get(suffix, container) is not container,
            header_row=self.header.row,
            rows=rows,
            misspelt=self.header.misspelt,
            missing=self.header.missing,
            unknown=self.header.unknown,
        )
