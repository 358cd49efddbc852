"""Reads the one table of a file that a profile knows, through a process of its own.

The rows pass in chunks: at no time does this process hold the table, nor does it parse the file.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from siksng_tui.intake.celltext import CellTextError, read_heads
from siksng_tui.intake.codebooks import read_by, said_codebooks
from siksng_tui.intake.errors import (
    HeaderNotFoundError,
    ImportFileEmptyError,
    ImportNoRowsError,
    ReaderDiedError,
)
from siksng_tui.intake.frames import Kind
from siksng_tui.intake.header import Header, find_header
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.intake.readerprocess import ReaderProcess
from siksng_tui.intake.rowchunks import UnreadRow, chunk_rows, unread_rows
from siksng_tui.intake.rows import CellValue, TableRow
from siksng_tui.intake.sheetfacts import Container, SheetFacts
from siksng_tui.intake.sheets import LOOK_ROWS, is_blank
from siksng_tui.intake.sourcefile import SourceFile, read_source
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch

UNSAID: Final[Mapping[str, str]] = MappingProxyType({})
"""Nobody said by which list the codes of any variable are to be read."""

Row = TypeVar("Row", TableRow, UnreadRow)
"""A row of a table, read or as it came."""

_FACTS: Final = {field.name: field.type for field in fields(SheetFacts)}


class TableReading:
    """A table whose header is known, and whose rows are still to come."""

    def __init__(self, table: Table, reader: ReaderProcess, watch: Watch) -> None:
        """Keep the process that reads; `open_table` alone calls this."""
        self.table = table
        self._reader = reader
        self._watch = watch
        self._done = 0

    def chunks(self) -> Iterator[list[TableRow]]:
        """Yield the filled rows below the column names, some hundreds at a time, once.

        Raises:
            ImportNoRowsError: there is none.
            ImportCancelledError: the operator stopped the import.
            SiksngError: the rest cannot be read; what was yielded is to be given up.
        """
        columns = len(self.table.profile.columns)
        return self._came(partial(chunk_rows, columns=columns))

    def unread(self) -> Iterator[list[UnreadRow]]:
        """Yield the same rows as they came, instead of `chunks`, for whoever lays them out.

        Raises:
            ImportNoRowsError: there is none.
            ImportCancelledError: the operator stopped the import.
            SiksngError: the rest cannot be read; what was yielded is to be given up.
        """
        return self._came(unread_rows)

    def _came(self, read: Callable[[bytes], list[Row]]) -> Iterator[list[Row]]:
        """Yield what becomes of each chunk that the reader hands over."""
        while (frame := self._reader.answer(self._beat)).kind is Kind.ROWS:
            try:
                rows = read(frame.payload)
            except CellTextError as error:
                raise ReaderDiedError from error
            self._done += len(rows)
            self._beat()
            yield rows
        if frame.kind is not Kind.END:
            raise ReaderDiedError
        if not self._done:
            raise ImportNoRowsError(file=self.table.source.name)

    def _beat(self) -> None:
        """Tell how many rows have come, and go on if nobody stops it."""
        self._watch.report(self._done, 0)


@contextmanager
def open_table(  # noqa: PLR0913 - each says something of its own, by name
    path: Path,
    *,
    codebooks: Mapping[str, str] = UNSAID,
    known: Sequence[Profile] | None = None,
    own: Sequence[Profile] = (),
    limits: Limits = LIMITS,
    watch: Watch = UNWATCHED,
) -> Iterator[TableReading]:
    """Give the table of a file, whatever the file and its sheets are called.

    Args:
        path: the file.
        codebooks: by which list the codes of a variable are to be read that could be of two.
        known: profiles that it is compared with; those that are shipped if it is left out.
        own: profiles of the office's own, which are asked where none of those fits.
        limits: what is refused.
        watch: told of progress, and asked whether to go on, several times a second.

    Raises:
        SiksngError: the class says why nothing is taken from this file (see `intake.errors`).
        ImportCancelledError: the operator stopped the import.
    """
    source = read_source(path, limits)
    with open_source(
        source, codebooks=codebooks, known=known, own=own, limits=limits, watch=watch
    ) as reading:
        yield reading


@contextmanager
def open_source(  # noqa: PLR0913 - each says something of its own, by name
    source: SourceFile,
    *,
    codebooks: Mapping[str, str] = UNSAID,
    known: Sequence[Profile] | None = None,
    own: Sequence[Profile] = (),
    limits: Limits = LIMITS,
    watch: Watch = UNWATCHED,
) -> Iterator[TableReading]:
    """Give the table of a file whose bytes were read, perhaps for a second time.

    Raises:
        SiksngError: the class says why nothing is taken from this file (see `intake.errors`).
        ImportCancelledError: the operator stopped the import.
    """
    with ReaderProcess(source.content, limits) as reader:
        asked = (profiles() if known is None else known, own)
        read, header = _known_sheet(reader, asked, watch)
        header = replace(header, profile=read_by(header.profile, codebooks))
        table = Table(source, header, read, said_codebooks(header.profile))
        yield TableReading(table, reader, watch)


def _known_sheet(
    reader: ReaderProcess, asked: Sequence[Sequence[Profile]], watch: Watch
) -> tuple[SheetFacts, Header]:
    """Return the first sheet with column names that a profile knows, having asked for its rows.

    Raises:
        ImportFileEmptyError: no cell of any sheet is filled.
        HeaderNotFoundError: no sheet has such names.
    """
    filled = False
    while (frame := reader.answer(lambda: watch.report(0, 0))).kind is Kind.SHEET:
        read, heads = offered(frame.payload)
        if header := _header(heads[:LOOK_ROWS], asked):
            reader.say(Kind.TAKE, json.dumps(_wanted(header)).encode())
            return read, header
        filled = filled or not all(map(is_blank, heads))
        reader.say(Kind.NEXT)
    raise HeaderNotFoundError if filled else ImportFileEmptyError


def _header(
    heads: Sequence[Sequence[CellValue]], asked: Sequence[Sequence[Profile]]
) -> Header | None:
    """Return the column names among the first rows, known to profiles of the first that do."""
    found = (find_header(heads, known) for known in asked)
    return next((header for header in found if header), None)


def offered(payload: bytes) -> tuple[SheetFacts, list[list[CellValue]]]:
    """Return the facts and first rows of a sheet.

    Raises:
        ReaderDiedError: they are none.
    """
    try:
        facts, heads = json.loads(payload)
        facts["container"] = Container(facts["container"])
        sound = all(type(facts[name]) is kind for name, kind in _FACTS.items())
        offered = SheetFacts(**facts), read_heads(heads)
    except (CellTextError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReaderDiedError from error
    if not sound:
        raise ReaderDiedError
    return offered


def _wanted(header: Header) -> dict[str, Any]:
    """Return what the reader has to know of a header."""
    profile = header.profile
    places = [header.places.get(at, -1) for at in range(len(profile.columns))]
    return {"row": header.row, "key": profile.key_place, "places": places}
