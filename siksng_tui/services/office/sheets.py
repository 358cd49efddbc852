"""Workbooks that are written: every cell is text, whatever it looks like.

A text that begins with "=" stays a text also when somebody edits the cell. Rows go straight into
the package, so that none of them ever waits in another file, and the package gets its name when it
was read back whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import IO, Final, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from forms.durable import durable, nothing
from forms.text import shown
from siksng_tui.services.office import sheet_parts

MOST_ROWS: Final = 1_000_000
"""Rows of a sheet; spreadsheet programs read few more, so further ones get another sheet."""

MOST_BYTES: Final = 1_500_000_000
"""Bytes of a sheet, as it is unpacked; a package of the common kind has room for 2 GB of one."""

LONGEST_NAME: Final = 31
"""Characters of the name of a sheet that a spreadsheet program takes."""

NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
"""Characters that it does not take there, and what stands for them."""

LONGEST: Final = 32_000
"""Characters of a cell; a spreadsheet program takes few more."""


class Sheet:
    """A table that grows row by row, on as many sheets as it needs."""

    def __init__(self, book: "Book", name: str, titles: Sequence[str]) -> None:
        """Begin with a row of titles.

        Args:
            book: the workbook.
            name: what each of its sheets is called.
            titles: of the columns.
        """
        self._book, self._name, self._titles = book, name, titles
        self._begin()

    def write(self, cells: Sequence[str]) -> None:
        """Add a row."""
        if self._row > MOST_ROWS or self._bytes > MOST_BYTES:
            self._begin()
        self._row += 1
        texts = [shown(cell, LONGEST) for cell in cells]
        self._bytes += self._book.put(sheet_parts.row(self._row, texts))

    def _begin(self) -> None:
        """Go on at the top of a new sheet."""
        self._book.begin(self._name)
        self._row = self._bytes = 0
        self.write(self._titles)


class Book:
    """A workbook that is being written; its sheets are written one after the other."""

    def __init__(self, package: ZipFile) -> None:
        """Begin without a sheet; `new_book` makes this."""
        self._package = package
        self._names: list[str] = []
        self._open: IO[bytes] | None = None

    def sheet(self, name: str, titles: Sequence[str]) -> Sheet:
        """Return a new table; the one before it takes no more rows."""
        return Sheet(self, name, titles)

    def begin(self, name: str) -> None:
        """Begin another sheet, once the one before is ended, under a name that is free."""
        self._end_sheet()
        self._names.append(self._free(name.translate(NOT_IN_NAMES)))
        part = ZipInfo(sheet_parts.sheet_name(len(self._names)))
        part.compress_type = ZIP_DEFLATED
        self._open = self._package.open(part, "w")
        self.put(sheet_parts.beginning(is_first=len(self._names) == 1))

    def put(self, xml: str) -> int:
        """Return how many bytes of the sheet that is open were written."""
        return cast("IO[bytes]", self._open).write(xml.encode())

    def end(self) -> None:
        """End the last sheet, and write what makes a workbook of all."""
        self._end_sheet()
        self.add(sheet_parts.around(self._names))
        self._package.close()

    def add(self, parts: Mapping[str, str]) -> None:
        """Write parts that are no sheet, while none is open."""
        for name, xml in parts.items():
            self._package.writestr(ZipInfo(name), xml, ZIP_DEFLATED)

    def forget(self) -> None:
        """Let go of a package that is given up, which would end itself later."""
        if self._open is not None:
            with suppress(Exception):
                self._open.close()
        self._package.fp = None

    def _free(self, name: str) -> str:
        """Return a name that no sheet has: programs refuse a workbook that has one twice."""
        taken = {own.casefold() for own in self._names}
        counted = (f" {at}" for at in count(2))
        names = (name[: LONGEST_NAME - len(end)].rstrip() + end for end in chain([""], counted))
        return next(own for own in names if own.casefold() not in taken)

    def _end_sheet(self) -> None:
        """End the sheet that is open, if one is."""
        if self._open is not None:
            self.put(sheet_parts.ENDING)
            self._open.close()


@contextmanager
def new_book(path: Path, proven: Callable[[], object] = nothing) -> Iterator[Book]:
    """Write a workbook; it stands under its name when the block has ended without error.

    Args:
        path: the file.
        proven: called when the file is whole, before it has its name.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name. The same when the block or `proven` raises.
    """
    with durable(path, proven=proven) as file:
        book = Book(ZipFile(cast("IO[bytes]", file), "w"))
        try:
            book.add(sheet_parts.AHEAD)
            yield book
            book.end()
        except BaseException:
            book.forget()
            raise
