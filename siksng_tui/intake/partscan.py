"""Looks through one unpacked part of a workbook, chunk by chunk.

It finds what must not be in it, and what a parser does not tell of its cells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from siksng_tui.intake.addresses import FORMAT_ROWS, beyond, column_number
from siksng_tui.intake.errors import (
    WorkbookDamagedError,
    WorkbookDeclaresTypesError,
    WorkbookTooLongError,
    WorkbookTooWideError,
)
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.sparse import NO_GAP, Gap, wide_gap

_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_OTHER_ENCODINGS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
"""How XML in UTF-16 or UTF-32 begins; spreadsheet programs write UTF-8."""

_CELL: Final = b"<c"
_CELL_PREFIXED: Final = b":c"
"""How a cell begins, without or with a prefix; the few other names that begin so do no harm."""

_ADDRESS: Final = re.compile(rb"""r=(?<=\sr=)["']([A-Z]*[0-9]+)["']""")
"""The address of a cell, or with no letters the number of a row."""

_ROW: Final = re.compile(rb"""row r=["']([0-9]+)["']""")
"""The number of a row as nearly every program writes it."""

_SPLIT: Final = re.compile(rb"([A-Z]+)([0-9]+)")
_LETTERS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = b"0123456789"

_ERROR: Final = re.compile(rb"""<(?:\w{1,9}:)?c\s([^<>]{0,400}\bt=["']e["'][^<>]{0,400})>""")
"""A cell of the type "error"; bounded, as all of these are, so that no text costs its square."""

_FORMULA: Final = re.compile(
    rb"<(?:\w{1,9}:)?c\s([^<>]{0,400})>\s*"
    rb"<(?:\w{1,9}:)?f\b[^<>]{0,400}(?:/>|>[^<]*</(?:\w{1,9}:)?f>)\s*"
    rb"(?:(<(?:\w{1,9}:)?v\b[^<>]{0,100}>\s*[^<\s])"
    rb"|(?:<(?:\w{1,9}:)?v\s*/>\s*|<(?:\w{1,9}:)?v>\s*</(?:\w{1,9}:)?v>\s*)?</(?:\w{1,9}:)?c>)"
)
"""A cell with a formula; its second group is there where a result is stored."""

_HIDDEN: Final = re.compile(
    rb"""<(?:\w{1,9}:)?row\s[^<>]{0,400}\bhidden=["'](?:1|true)["']"""
    rb"""|<table:table-row\s[^<>]{0,400}\btable:visibility=["'](?:collapse|filter)["']"""
)
"""A row that is not shown, in XLSX and in ODS."""

_OVERLAP: Final = 64
"""Bytes of one chunk that are looked at again with the next, so that nothing hides between."""

_LONGEST_CELL: Final = 65_536
"""Bytes that may be looked at again, so that a cell is seen whole."""


@dataclass(slots=True)
class PartFacts:
    """What a part holds that a parser does not tell: marks of cells, and how many rows are hidden.

    Cells are named by row and column, both from 1. `gap` moves rows where the parser could not keep
    the rectangle that they span.
    """

    gap: Gap = NO_GAP
    marks: dict[tuple[int, int], Reason] = field(default_factory=dict)
    hidden_rows: int = 0


class PartScan:
    """Counts the cells of one part and remembers how far its addresses reach."""

    def __init__(self, limits: Limits) -> None:
        """Begin a part."""
        self._limits = limits
        self._tail = b""
        self._begun = False
        self._cells = 0
        self._row = 0
        self._rows: set[int] = set()
        self._column = 0
        self._facts = PartFacts()

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
        if b"<!" in window and any(word in window for word in _DECLARATIONS):
            raise WorkbookDeclaresTypesError
        prefixed = b":" in window  # to look for one byte costs next to nothing
        self._cells += chunk.count(_CELL) + (chunk.count(_CELL_PREFIXED) if prefixed else 0)
        self._measure(window)
        self._mark(window, prefixed=prefixed)
        kept = max(_OVERLAP, min(len(window) - window.rfind(b"c>"), _LONGEST_CELL))
        self._tail = window[-kept:]
        self._check(len(self._rows))

    def _measure(self, window: bytes) -> None:
        """Keep the greatest row and column of the addresses seen.

        Rows say their number once, as a rule; all addresses are looked at only where one lies
        beyond what is known.
        """
        self._reach_rows(_ROW.findall(window))
        if not beyond(self._row, self._column).search(window):
            return
        addresses = b" ".join(_ADDRESS.findall(window))
        self._reach_rows(addresses.translate(None, _LETTERS).split())
        for letters in set(addresses.translate(None, _DIGITS).split()):
            self._column = max(self._column, column_number(letters))

    def _reach_rows(self, numbers: Iterable[bytes]) -> None:
        """Note that something stands in rows; none has the number 0."""
        rows = {int(number[:9]) for number in set(numbers)} - {0}
        self._rows |= rows
        self._row = max(self._row, *rows, 0)

    def _mark(self, window: bytes, *, prefixed: bool) -> None:
        """Keep which cells hold a formula or show an error, and count the hidden rows."""
        if b"f" in window and (b"<f" in window or (prefixed and b":f" in window)):
            for match in _FORMULA.finditer(window):
                self._note(match, Reason.FORMULA_RESULT if match[2] else Reason.FORMULA_EMPTY)
        if b' t="e"' in window or (b"'" in window and b" t='e'" in window):
            for match in _ERROR.finditer(window):
                self._note(match, Reason.CELL_ERROR)
        if b"hidden=" in window or (prefixed and b":visibility=" in window):
            seen = len(self._tail)
            hidden = sum(match.end() > seen for match in _HIDDEN.finditer(window))
            self._facts.hidden_rows += hidden

    def _note(self, cell: re.Match[bytes], reason: Reason) -> None:
        """Remember a cell that says where it stands; what is found last holds."""
        found = _ADDRESS.search(b" " + cell[1])
        if found and (address := _SPLIT.fullmatch(found[1])):
            self._facts.marks[int(address[2][:9]), column_number(address[1])] = reason

    def finish(self) -> PartFacts:
        """Return what was seen, which is within the limits, if need be without its wide gap.

        Raises:
            WorkbookTooWideError: more columns than are read.
            WorkbookTooLongError: more rows or cells than are read.
        """
        limits = self._limits
        if self._row > limits.rows or self._row * self._column > limits.cells:
            self._facts.gap = gap = wide_gap(self._rows)
            self._check(gap.above + len(gap.moved))
        self._check(0)
        return self._facts

    def _check(self, rows: int) -> None:
        """Compare what was seen with the limits, if so many rows are to be read."""
        limits = self._limits
        if self._column > limits.columns:
            raise WorkbookTooWideError(limit=limits.columns)
        spanned = max(self._cells, rows * self._column)
        if self._row > FORMAT_ROWS or rows > limits.rows or spanned > limits.cells:
            raise WorkbookTooLongError(rows=limits.rows, cells=limits.cells)
