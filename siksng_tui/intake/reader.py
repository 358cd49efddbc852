"""The process that reads one file from elsewhere: `python -m siksng_tui.intake.reader`.

It is given the bytes of the file and never opens one. What a hostile file can do to it, crash it,
fill its memory or keep it busy, ends with it; the program that started it goes on.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import IO, Any, Final

from forms.errors import SiksngError
from siksng_tui.hardening import harden
from siksng_tui.intake.celltext import heads_text, row_text
from siksng_tui.intake.frames import Frame, Kind, read_frame, write_frame
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.recognise import Form, form_of
from siksng_tui.intake.rowchunks import chunk_text
from siksng_tui.intake.rows import WHOLE_ROW, CellValue, Mark, TableRow
from siksng_tui.intake.sheets import ReadableSheet, SheetRow
from siksng_tui.intake.text import open_text
from siksng_tui.intake.workbook import open_old_workbook, open_workbook

CHUNK_ROWS: Final = 500
"""Rows that are handed over together at most."""

CHUNK_CHARACTERS: Final = 250_000
"""Characters of rows after which they are handed over."""

NAME_CHARACTERS: Final = 200
"""Characters of a cell that are shown while column names are looked for."""

_NUMBERED: Final = 5
"""Cells that must count 1, 2, 3... for a row to be taken for the numbers of the columns."""

_OPEN: Final[Mapping[Form, Callable[[bytes, Limits], Iterator[ReadableSheet]]]] = MappingProxyType(
    {Form.PACKAGE: open_workbook, Form.OLD: open_old_workbook, Form.TEXT: open_text}
)


def main() -> None:
    """Read the file that comes in at the standard input, and hand out what is asked for."""
    harden()
    gc.disable()  # it ends with the file, and until then it holds the cells of one row at a time
    heard, said = sys.stdin.buffer, sys.stdout.buffer
    limits = Limits(**json.loads(expected(heard, Kind.LIMITS).payload))
    bound(limits)
    try:
        _serve(_opened(expected(heard, Kind.FILE, limits.file_bytes).payload, limits), heard, said)
    except SiksngError as reason:
        refused = {"code": reason.code, "facts": dict(reason.facts)}
        write_frame(said, Kind.REFUSED, json.dumps(refused).encode())


def _opened(content: bytes, limits: Limits) -> Iterator[ReadableSheet]:
    """Return the sheets of a file; nobody else keeps its bytes, which the parser copies."""
    return _OPEN[form_of(content)](content, limits)


def bound(limits: Limits) -> None:
    """Let the system hold this process to its memory and time; it may write no file at all.

    Windows cannot do it this way: there the limits on cells and bytes alone bound the memory, and
    the program that waits ends the process.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        bounds = (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, limits.seconds),
            (resource.RLIMIT_AS, limits.memory_bytes),
        )
        for what, most in bounds:
            resource.setrlimit(what, (most, most))


def expected(heard: IO[bytes], kind: Kind, longest: int = CHUNK_CHARACTERS) -> Frame:
    """Return the next frame, which must be of a kind; else whoever asked is gone."""
    frame = read_frame(heard, longest)
    if frame is None or frame.kind is not kind:
        sys.exit(1)
    return frame


def _serve(sheets: Iterator[ReadableSheet], heard: IO[bytes], said: IO[bytes]) -> None:
    """Offer one sheet after the other, and hand out the rows of the one that is taken."""
    for sheet in sheets:
        facts = json.dumps(asdict(sheet.facts))
        heads = heads_text([_clipped(row) for row in sheet.head()])
        write_frame(said, Kind.SHEET, f"[{facts},{json.dumps(heads)}]".encode())
        answer = read_frame(heard)
        if answer is None:
            return  # whoever asked is gone
        if answer.kind is Kind.TAKE:
            _hand_out(sheet, json.loads(answer.payload), said)
            break
    write_frame(said, Kind.END)


def _clipped(cells: Sequence[CellValue]) -> list[CellValue]:
    """Return cells of which no text is longer than any column name."""
    return [cell[:NAME_CHARACTERS] if isinstance(cell, str) else cell for cell in cells]


def _hand_out(sheet: ReadableSheet, taken: dict[str, Any], said: IO[bytes]) -> None:
    """Write the rows below the column names, in chunks.

    Args:
        sheet: where they stand.
        taken: the row of the names, for each column its place in the sheet, -1 for none, and
            which of these columns the rows are tied by.
        said: where they go.
    """
    key = taken["key"]
    keys: list[CellValue] = []
    texts: list[str] = []
    length = 0
    for row in _wanted(sheet, taken["row"], taken["places"]):
        keys.append("" if row.torn else row.cells[key])
        texts.append(row_text(row))
        length += len(texts[-1])
        if len(texts) == CHUNK_ROWS or length > CHUNK_CHARACTERS:
            write_frame(said, Kind.ROWS, chunk_text(keys, texts).encode())
            keys, texts, length = [], [], 0
    write_frame(said, Kind.ROWS, chunk_text(keys, texts).encode())


def _wanted(sheet: ReadableSheet, header_row: int, places: Sequence[int]) -> Iterator[TableRow]:
    """Yield the rows below the column names, with the cells of some places."""
    width = max(places) + 1
    pick = itemgetter(*places, -1)  # never of one place alone, for which it would give no tuple
    for row in sheet.rows(header_row):
        if row.number > header_row + 1 or not _column_numbers(row.cells):
            padded = [*row.cells, *[""] * (width - len(row.cells)), ""]
            yield _marked(row, places, pick(padded)[:-1])  # -1 is the empty cell at the end


def _marked(row: SheetRow, places: Sequence[int], cells: tuple[CellValue, ...]) -> TableRow:
    """Return the cells of a row that are wanted, with the marks of these and of the row."""
    if not row.marks:
        return TableRow(row.number, cells)
    whole = [Mark(WHOLE_ROW, row.marks[WHOLE_ROW])] if WHOLE_ROW in row.marks else []
    single = (
        Mark(place, row.marks[at]) for place, at in enumerate(places) if at >= 0 and at in row.marks
    )
    return TableRow(row.number, cells, tuple(chain(whole, single)))


def _column_numbers(cells: Sequence[CellValue]) -> bool:
    """Return whether a row only numbers the columns, as forms on paper do."""
    return all(
        cell == number or (isinstance(cell, str) and cell.strip(" ()") == str(number))
        for number, cell in enumerate(cells[:_NUMBERED], 1)
    )


if __name__ == "__main__":
    main()
