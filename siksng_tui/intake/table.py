"""A table from elsewhere: rows of cells in the order of the profile that the file was known by."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from siksng_tui.intake.header import Header
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.report import FileFacts
from siksng_tui.intake.sheetfacts import Container, SheetFacts
from siksng_tui.intake.sourcefile import SourceFile

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


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose profile was recognised, and how its rows are found; it does not hold them.

    `codebooks` says by which list the codes of a variable are read that could be of two;
    `under_names` how many rows between the names of the columns and the data were passed over.
    """

    source: SourceFile
    header: Header
    read: SheetFacts
    codebooks: Mapping[str, str]
    under_names: int = 0

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
            codebooks=self.codebooks,
            under_names=self.under_names,
        )
