"""Reads a text with delimiters (CSV), whatever its encoding and whichever mark divides its fields.

Which mark it is nobody can say before the column names are found: each is tried in turn.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import Final

from siksng_tui.intake.errors import (
    FileIsMarkupError,
    TextQuoteOpenError,
    WorkbookDamagedError,
    WorkbookTooLongError,
    WorkbookTooWideError,
)
from siksng_tui.intake.guarded import bare
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import WHOLE_ROW, CellValue
from siksng_tui.intake.sheetfacts import Container, SheetFacts
from siksng_tui.intake.sheets import LOOK_ROWS, SheetRow, is_blank

DELIMITERS: Final = ("|", ";", "\t", ",")
"""Marks that divide fields; the comma comes last, because addresses hold it too."""

UTF_8: Final = "UTF-8"
"""The encoding that goes without saying."""

UTF_16: Final = "UTF-16"
"""The encoding of two bytes a character, known by the mark that it begins with."""

_CODECS: Final = {UTF_8: "utf-8-sig", UTF_16: "utf-16"}
_EIGHT_BITS: Final = ("Windows-1252", "ISO-8859-1")
"""What a text may be that is no UTF-8; the last one accepts everything."""

_LOOK_CHARACTERS: Final = 512


def encoding_of(content: bytes) -> str:
    r"""Return the encoding of a text, by its first bytes or by which can decode it.

    >>> encoding_of(b"NAMA"), encoding_of(b"\xff\xfeN\0"), encoding_of(b"JOS\xc9")
    ('UTF-8', 'UTF-16', 'Windows-1252')

    Raises:
        WorkbookDamagedError: it begins as UTF-16, and is none.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _decodes(content, UTF_16):
            raise WorkbookDamagedError
        return UTF_16
    return next(name for name in (UTF_8, *_EIGHT_BITS) if _decodes(content, name))


def _decodes(content: bytes, encoding: str) -> bool:
    """Return whether bytes are a text in an encoding."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def open_text(content: bytes, limits: Limits) -> Iterator["TextSheet"]:
    """Yield a text as each delimiter divides it, to whoever reads the head of each.

    Raises:
        TextQuoteOpenError: no delimiter finds an end of the first row.
        SiksngError: the class says why the text is not read.
    """
    encoding = encoding_of(content)
    sheets = [TextSheet(content, encoding, delimiter, limits) for delimiter in DELIMITERS]
    yield from sheets
    if all(sheet.endless for sheet in sheets):
        raise TextQuoteOpenError(row=1)


class TextSheet:
    """A text read with one delimiter."""

    def __init__(self, content: bytes, encoding: str, delimiter: str, limits: Limits) -> None:
        """Keep the bytes; they are decoded as they are read."""
        self._content = content
        self._encoding = encoding
        self._delimiter = delimiter
        self._limits = limits
        self.endless = False
        self.facts = SheetFacts(
            Container.TEXT,
            encoding=encoding,
            delimiter=delimiter,
            rows=content.count(b"\n"),
        )

    def head(self) -> list[Sequence[CellValue]]:
        """Return the first rows, as far as they can be read.

        Raises:
            WorkbookTooWideError: one of them has more fields than are read.
        """
        rows: list[Sequence[CellValue]] = []
        try:
            rows.extend(row.cells for row in islice(self._records(), LOOK_ROWS))
        except TextQuoteOpenError:
            self.endless = not rows
        if any(len(row) > self._limits.columns for row in rows):
            raise WorkbookTooWideError(limit=self._limits.columns)
        return rows

    def rows(self, header_row: int) -> Iterator[SheetRow]:
        """Yield the filled rows below the column names, marked where too short or too long.

        Raises:
            TextQuoteOpenError: a quotation mark is not closed.
            WorkbookTooLongError: more rows than are read.
        """
        records = self._records()
        names = next(islice(records, header_row - 1, None)).cells
        width = max(at for at, name in enumerate(names, 1) if not is_blank([name]))
        for row in records:
            if row.number > self._limits.rows:
                raise WorkbookTooLongError(rows=self._limits.rows, cells=self._limits.cells)
            if not is_blank(row.cells):
                yield _measured(row, range(width, len(names) + 1))

    def _records(self) -> Iterator[SheetRow]:
        """Yield every record; a NUL is left out and marked.

        Raises:
            TextQuoteOpenError: a quotation mark is not closed.
        """
        lines = _Lines(self._content, _CODECS.get(self._encoding, self._encoding))
        csv.field_size_limit(self._limits.field_characters)
        number = 0
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=self._delimiter), 1):
                if lines.quote_open():
                    raise TextQuoteOpenError(row=number)
                yield SheetRow(number, [bare(cell) for cell in cells], lines.marks())
        except csv.Error as error:
            raise TextQuoteOpenError(row=number + 1) from error


class _Lines(Iterator[str]):
    """The lines of a text, and what stood in those of the record that was read last."""

    def __init__(self, content: bytes, codec: str) -> None:
        """Begin with the first line, which a web page would give away."""
        self._stream = TextIOWrapper(BytesIO(content), codec, newline="")
        if self._stream.read(_LOOK_CHARACTERS).lstrip().startswith("<"):
            raise FileIsMarkupError
        self._stream.seek(0)
        self._lines = self._quotes = self._nuls = 0

    def __next__(self) -> str:
        """Return the next line without NULs."""
        line = next(self._stream)
        self._lines += 1
        self._quotes += line.count('"')
        self._nuls += line.count("\0")
        return line.replace("\0", "")

    def quote_open(self) -> bool:
        """Return whether the record runs over several lines, and a mark of its quotes is missing.

        Where a quotation mark is never closed, the last record takes in the rest of the file.
        """
        return self._lines > 1 and self._quotes % 2 == 1

    def marks(self) -> dict[int, Reason]:
        """Return the marks of the record, and begin the next."""
        marks = {WHOLE_ROW: Reason.ROW_NULS} if self._nuls else {}
        self._lines = self._quotes = self._nuls = 0
        return marks


def _measured(row: SheetRow, right: range) -> SheetRow:
    """Return a row, marked where the number of its fields is none of the right ones.

    Surplus fields are not forgiven where they are blank: the marks may stand further to the left.
    """
    if len(row.cells) in right:
        return row
    short = len(row.cells) < right.start
    return row._replace(marks={WHOLE_ROW: Reason.ROW_SHORT if short else Reason.ROW_LONG})
