"""Reads the one table of a workbook that a profile knows, after the package has been checked.

The parser (python-calamine) keeps a whole sheet in memory; the table that leaves here keeps only
the cells of known columns, each distinct number once, and the sheet is let go.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    load_workbook,
)

from siksng_tui.intake.errors import (
    HeaderNotFoundError,
    WorkbookDamagedError,
    WorkbookPasswordError,
)
from siksng_tui.intake.header import LOOK_ROWS, Header, find_header
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.package import WORKBOOK_PART, check_package
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.intake.recognise import refusal
from siksng_tui.intake.sourcefile import read_source
from siksng_tui.intake.table import CellValue, Table, TableRow
from siksng_tui.intake.watch import UNWATCHED, Watch

WATCH_ROWS: Final = 1_000
"""Rows between two questions whether to go on."""

_NUMBERED: Final = 5
"""Cells that must count 1, 2, 3... for a row to be taken for the numbers of the columns."""

_COUNTED_FROM_1904: Final = re.compile(rb"""date1904=["'](?:1|true)["']""")


def read_table(path: Path, *, limits: Limits = LIMITS, watch: Watch = UNWATCHED) -> Table:
    """Return the table of a workbook, whatever the file and its sheets are called.

    Args:
        path: the file.
        limits: what is refused unread.
        watch: asked whether to go on.

    Raises:
        SiksngError: the class says why nothing is taken from this file (see `intake.errors`).
        ImportCancelledError: the operator stopped the import.
    """
    source = read_source(path, limits)
    if reason := refusal(source.content):
        raise reason
    check_package(source.content, limits, watch)
    try:
        workbook = load_workbook(BytesIO(source.content))
        sheet, header = _known_sheet(workbook, watch)
    except PasswordError as error:
        raise WorkbookPasswordError from error
    except CalamineError as error:
        raise WorkbookDamagedError from error
    rows = list(_data(sheet, header, watch))
    return Table(source, header, sheet.name, rows, _from_1904(source.content))


def _known_sheet(workbook: CalamineWorkbook, watch: Watch) -> tuple[CalamineSheet, Header]:
    """Return the first sheet with column names that a profile knows, and these."""
    for number in range(len(workbook.sheet_names)):
        watch.go_on()
        sheet = workbook.get_sheet_by_index(number)
        if header := find_header(islice(_all_rows(sheet), LOOK_ROWS), profiles()):
            return sheet, header
    raise HeaderNotFoundError


def _all_rows(sheet: CalamineSheet) -> Iterator[list[CellValue]]:
    """Return the rows of a sheet from its first, with no blank columns on the left."""
    return sheet.iter_rows() if sheet.start else iter(())


def _data(sheet: CalamineSheet, header: Header, watch: Watch) -> Iterator[TableRow]:
    """Yield the rows below the column names, without blank ones and the one of column numbers."""
    behind = -1  # a column that is missing is read from an empty cell put behind the last
    pick = itemgetter(*(header.places.get(at, behind) for at in range(len(header.profile.columns))))
    numbers: dict[float, float] = {}
    rows = islice(_all_rows(sheet), header.row, None)
    for number, cells in enumerate(rows, header.row + 1):
        if number % WATCH_ROWS == 0:
            watch.go_on()
        if _blank(cells) or (number == header.row + 1 and _column_numbers(cells)):
            continue
        yield TableRow(number, _compact(pick([*cells, ""]), numbers))


def _compact(cells: Iterable[CellValue], numbers: dict[float, float]) -> tuple[CellValue, ...]:
    """Return the cells with equal numbers made one object, which halves the memory of a table."""
    return tuple(
        [
            cell
            if cell.__class__ is str
            else numbers.setdefault(cell, cell)
            if cell.__class__ is float
            else _plain(cell)
            for cell in cells
        ]
    )


def _plain(cell: CellValue) -> CellValue:
    """Return a truth value as text; 1 and TRUE would be one and the same key otherwise."""
    return str(cell).upper() if isinstance(cell, bool) else cell


def _blank(cells: Iterable[CellValue]) -> bool:
    """Return whether a row holds nothing but spaces."""
    return all(isinstance(cell, str) and not cell.strip() for cell in cells)


def _column_numbers(cells: Sequence[CellValue]) -> bool:
    """Return whether a row only numbers the columns, as forms on paper do."""
    return all(
        cell == number or (isinstance(cell, str) and cell.strip(" ()") == str(number))
        for number, cell in enumerate(cells[:_NUMBERED], 1)
    )


def _from_1904(content: bytes) -> bool:
    """Return whether the workbook counts its dates from 1904; the package was checked before."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return bool(_COUNTED_FROM_1904.search(package.read(WORKBOOK_PART)))
