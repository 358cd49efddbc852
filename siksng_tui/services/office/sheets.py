"""Workbooks that are written: every cell is text, whatever it looks like.

A text that begins with "=" stays a text also when somebody edits the cell. Rows go to the disk as
they come, and the file gets its name when it was read back whole.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from forms.durable import durable
from forms.text import shown

MOST_ROWS: Final = 1_000_000
"""Rows of a sheet; spreadsheet programs read few more, so further ones get another sheet."""

LONGEST: Final = 32_000
"""Characters of a cell; a spreadsheet program takes few more."""

MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zones
"""When every workbook says that it was made: the clock of the PC may be wrong."""


class Sheet:
    """A table that grows row by row, on as many sheets as it needs."""

    def __init__(self, book: Any, name: str, titles: Sequence[str]) -> None:  # noqa: ANN401 - untyped library
        """Begin with a row of titles.

        Args:
            book: the workbook.
            name: the sheet's name; further ones get a number behind it.
            titles: of the columns.
        """
        self._book, self._name, self._titles = book, name, titles
        self._text = book.add_format({"num_format": "@", "quote_prefix": True})
        self._parts = 0
        self._begin()

    def write(self, cells: Sequence[str]) -> None:
        """Add a row."""
        if self._row > MOST_ROWS:
            self._begin()
        for column, cell in enumerate(cells):
            self._sheet.write_string(self._row, column, shown(cell, LONGEST), self._text)
        self._row += 1

    def _begin(self) -> None:
        """Go on at the top of a new sheet."""
        self._parts += 1
        name = self._name if self._parts == 1 else f"{self._name} {self._parts}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._row = 0
        self.write(self._titles)


class Book:
    """A workbook that is being written; its sheets are written one after the other."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - untyped library
        """Begin without a sheet; `new_book` makes this."""
        self._book = book

    def sheet(self, name: str, titles: Sequence[str]) -> Sheet:
        """Return a new table; the one before it takes no more rows."""
        return Sheet(self._book, name, titles)


@contextmanager
def new_book(path: Path) -> Iterator[Book]:
    """Write a workbook; it stands under its name when the block has ended without error.

    Rows wait in the folder of the target, never elsewhere on the PC.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name. The same when the block raises.
    """
    import xlsxwriter  # noqa: PLC0415 - loads slowly

    with durable(path) as file, TemporaryDirectory(dir=path.parent) as waiting:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": waiting})
        book.set_properties({"created": MADE})
        try:
            yield Book(book)
            book.close()
        finally:
            _forget(book)


def _forget(book: Any) -> None:  # noqa: ANN401 - untyped library
    """Let go of a workbook, also of one that was given up: it would write itself later."""
    book.fileclosed = True
    for sheet in book.worksheets():
        if sheet.row_data_fh:
            sheet.row_data_fh.close()
