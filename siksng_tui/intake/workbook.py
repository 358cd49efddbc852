"""Reads the sheets of a workbook, XLSX, XLS or ODS, whose package was checked.

The parser (python-calamine) keeps a whole sheet in memory, which is one reason why this runs in a
process of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import chain, islice, repeat
from typing import Any, Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    load_workbook,
)

from siksng_tui.intake.errors import (
    WorkbookDamagedError,
    WorkbookPasswordError,
    WorkbookTooLongError,
    WorkbookTooWideError,
)
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.merges import Merges
from siksng_tui.intake.package import check_package
from siksng_tui.intake.partscan import PartFacts
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.sheetfacts import Container, SheetFacts
from siksng_tui.intake.sheetparts import counts_from_1904, sheet_parts
from siksng_tui.intake.sheets import LOOK_ROWS, SheetRow, is_blank
from siksng_tui.intake.sparse import closed

_ODS_TABLES: Final = "content.xml"

_PLAIN: Final = frozenset({str, float})
"""Most cells are of these, and stay as they are."""


class WorkbookSheet:
    """One sheet, parsed."""

    def __init__(self, sheet: CalamineSheet, facts: SheetFacts, seen: PartFacts) -> None:
        """Keep what the parser gave, and what it did not tell."""
        self._sheet = sheet
        self._left = sheet.start[1] if sheet.start else 0
        self._seen = seen
        self.facts = facts

    def head(self) -> list[list[CellValue]]:
        """Return the first rows."""
        return [_plain(row) for row in islice(self._all(), LOOK_ROWS)]

    def rows(self, header_row: int) -> Iterator[SheetRow]:
        """Yield the filled rows below the column names; all of merged cells have their value."""
        gap = self._seen.gap
        ranges = [it for it in self._sheet.merged_cell_ranges or () if it[1][0] < gap.above]
        merges = Merges(ranges, header_row, self._left)
        marks = _by_row(self._seen.marks, self._left)
        for at, found in enumerate(islice(self._all(), header_row, None), header_row + 1):
            number = gap.number(at)
            cells = _plain(found)
            if is_blank(cells):
                continue
            filled = merges.fill(number, cells)
            yield SheetRow(number, cells, marks[number] | filled if number in marks else filled)

    def _all(self) -> Iterator[list[CellValue]]:
        """Return the rows of the sheet from its first, with no blank columns on the left."""
        return self._sheet.iter_rows() if self._sheet.start else iter(())


def open_workbook(content: bytes, limits: Limits) -> Iterator[WorkbookSheet]:
    """Yield the sheets of an XLSX or ODS workbook, each parsed when it is asked for.

    Raises:
        SiksngError: the class says why the workbook is not read.
    """
    package = check_package(content, limits)
    if package.container is Container.ODS:
        facts = SheetFacts(Container.ODS, hidden_rows=package.parts[_ODS_TABLES].hidden_rows)
        return _sheets(content, repeat((facts, PartFacts())), limits)
    gaps = {name: part.gap for name, part in package.parts.items() if part.gap.moved}
    content = closed(content, gaps) if gaps else content
    from_1904 = counts_from_1904(content)
    seen = (package.parts.get(part, PartFacts()) for part in sheet_parts(content))
    plain = SheetFacts(Container.XLSX, from_1904=from_1904)
    parts = ((replace(plain, hidden_rows=part.hidden_rows), part) for part in seen)
    return _sheets(content, chain(parts, repeat((plain, PartFacts()))), limits)


def open_old_workbook(content: bytes, limits: Limits) -> Iterator[WorkbookSheet]:
    """Yield the sheets of an XLS workbook; the parser alone tells what is in them.

    Raises:
        SiksngError: the class says why the workbook is not read.
    """
    return _sheets(content, repeat((SheetFacts(Container.XLS), PartFacts())), limits)


def _sheets(
    content: bytes, parts: Iterable[tuple[SheetFacts, PartFacts]], limits: Limits
) -> Iterator[WorkbookSheet]:
    """Yield the sheets, which have parts in the same order."""
    try:
        book = load_workbook(BytesIO(content))
        del content  # the parser has a copy of its own
        for number, (name, (facts, seen)) in enumerate(zip(book.sheet_names, parts, strict=False)):
            sheet = _within(book.get_sheet_by_index(number), limits)
            named = replace(facts, sheet=name, rows=sheet.total_height)
            yield WorkbookSheet(sheet, named, seen)
    except PasswordError as error:
        raise WorkbookPasswordError from error
    except CalamineError as error:
        raise WorkbookDamagedError from error


def _within(sheet: CalamineSheet, limits: Limits) -> CalamineSheet:
    """Return a sheet that is not larger than is read; only XLSX tells so before it is parsed."""
    if sheet.total_width > limits.columns:
        raise WorkbookTooWideError(limit=limits.columns)
    if sheet.total_height > limits.rows:
        raise WorkbookTooLongError(rows=limits.rows, cells=limits.cells)
    return sheet


def _plain(cells: list[Any]) -> list[CellValue]:
    """Return cells of which every number is a float, and every truth value a text."""
    return cells if _PLAIN.issuperset(map(type, cells)) else list(map(_value, cells))


def _value(cell: CellValue) -> CellValue:
    """Return a cell that is neither a truth value nor a whole number."""
    if isinstance(cell, bool):
        return str(cell).upper()
    return float(cell) if isinstance(cell, int) else cell


def _by_row(marks: Mapping[tuple[int, int], Reason], left: int) -> dict[int, dict[int, Reason]]:
    """Return marks by their row, each at its place in the cells of the row."""
    by_row: dict[int, dict[int, Reason]] = {}
    for (row, column), reason in marks.items():
        by_row.setdefault(row, {})[column - 1 - left] = reason
    return by_row
