"""Looks through one unpacked part of a workbook, chunk by chunk, for what must not be in it."""

import re
from typing import Final

from siksng_tui.intake.errors import (
    WorkbookDamagedError,
    WorkbookDeclaresTypesError,
    WorkbookTooLongError,
    WorkbookTooWideError,
)
from siksng_tui.intake.limits import Limits

_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_OTHER_ENCODINGS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
"""How XML in UTF-16 or UTF-32 begins; spreadsheet programs write UTF-8."""

_CELLS: Final = (b"<c", b":c")
"""How a cell begins, with or without a prefix; the few other names that begin so do no harm."""

_ADDRESS: Final = re.compile(rb""" r=["']([A-Z]*[0-9]+)["']""")
"""The address of a cell, or with no letters the number of a row."""

_LETTERS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = b"0123456789"

_OTHER_SPACES: Final = (b"\tr=", b"\nr=", b"\rr=")
_SPACES: Final = bytes.maketrans(b"\t\n\r", b"   ")

_OVERLAP: Final = 64
"""Bytes of one chunk that are looked at again with the next, so that nothing hides between."""


class PartScan:
    """Counts the cells of one part and remembers how far its addresses reach."""

    def __init__(self, limits: Limits) -> None:
        """Begin a part."""
        self._limits = limits
        self._tail = b""
        self._begun = False
        self._cells = 0
        self._row = 0
        self._column = 0

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes.

        Raises:
            WorkbookDeclaresTypesError: they declare a document type or entities.
            WorkbookTooLongError: more rows or cells than are read.
            WorkbookTooWideError: more columns than are read.
        """
        if not self._begun and chunk.startswith(_OTHER_ENCODINGS):
            raise WorkbookDamagedError
        self._begun = True
        window = self._tail + chunk
        if any(word in window for word in _DECLARATIONS):
            raise WorkbookDeclaresTypesError
        self._cells += sum(chunk.count(start) for start in _CELLS)
        self._measure(window)
        self._tail = window[-_OVERLAP:]
        self.finish()

    def _measure(self, window: bytes) -> None:
        """Keep the greatest row and column of the addresses seen."""
        if any(spaced in window for spaced in _OTHER_SPACES):
            window = window.translate(_SPACES)
        addresses = b" ".join(_ADDRESS.findall(window))
        for row in set(addresses.translate(None, _LETTERS).split()):
            self._row = max(self._row, int(row[:9]))
        for letters in set(addresses.translate(None, _DIGITS).split()):
            self._column = max(self._column, column_number(letters))

    def finish(self) -> None:
        """Compare what was seen with the limits.

        Raises:
            WorkbookTooWideError: more columns than are read.
            WorkbookTooLongError: more rows or cells than are read.
        """
        limits = self._limits
        if self._column > limits.columns:
            raise WorkbookTooWideError(limit=limits.columns)
        spanned = max(self._cells, self._row * self._column)
        if self._row > limits.rows or spanned > limits.cells:
            raise WorkbookTooLongError(rows=limits.rows, cells=limits.cells)


def column_number(letters: bytes) -> int:
    """Return the number of a column, 1 for A; 0 for no letters.

    >>> column_number(b"A"), column_number(b"BG"), column_number(b"")
    (1, 59, 0)
    """
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number
