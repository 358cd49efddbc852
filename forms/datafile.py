"""The data files of an instrument, read strictly: every refusal names the file and the line."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from forms.errors import DamagedError
from forms.text import clean

Place = Path | Traversable
"""A file or folder, on disk or inside an installed package."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*", re.ASCII)
_SOURCE: Final = "# source:"


class InstrumentError(DamagedError):
    """A file of an instrument is wrong; facts: file, line and the word at fault. Nothing is read.

    The facts name pieces of a questionnaire, never an answer.
    """

    code, field = "instrument-damaged", "instrument"

    def __init__(self, file: str, line: int, what: str) -> None:
        """Keep where it is and what it is.

        Args:
            file: name of the file inside the instrument's folder.
            line: its line, from 1; 0 where the file as a whole is meant.
            what: the word at fault.
        """
        super().__init__(file=file, line=line, what=what)


class InstrumentFileMissingError(InstrumentError):
    """A file that the manifest names, or the manifest, is not there."""

    code = "instrument-file-missing"


class InstrumentUnreadableError(InstrumentError):
    """A file is no UTF-8, no CSV or no TOML."""

    code = "instrument-unreadable"


class InstrumentUnknownKeyError(InstrumentError):
    """A column or key that the format does not know, or one that it knows and is not there."""

    code = "instrument-key-unknown"


class InstrumentValueMissingError(InstrumentError):
    """A cell that must not be empty is empty: a label, a source, a code."""

    code = "instrument-value-missing"


class InstrumentValueError(InstrumentError):
    """A value that the format does not allow here."""

    code = "instrument-value-wrong"


class InstrumentDuplicateError(InstrumentError):
    """A name or a code that stood on an earlier line."""

    code = "instrument-duplicate"


class InstrumentDanglingError(InstrumentError):
    """A name that nothing bears: a list, a block, a source, or a variable in a condition."""

    code = "instrument-name-unknown"


class InstrumentConditionError(InstrumentError):
    """A condition or formula that cannot be read, or compares what cannot be compared."""

    code = "instrument-condition-wrong"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file: where it stands and what its cells hold."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell, empty or not."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            InstrumentValueMissingError: it is empty.
        """
        if not self.cells[column]:
            raise InstrumentValueMissingError(self.file, self.line, column)
        return self.cells[column]

    def name(self, column: str) -> str:
        """Return a cell that must be a name: ASCII letters, digits and underscores."""
        name = self.needed(column)
        if not _NAME.fullmatch(name):
            raise self.wrong(column)
        return name

    def yes(self, column: str) -> bool:
        """Return whether a cell says "yes"; empty is no, and nothing else is allowed."""
        if self.cells[column] not in {"yes", ""}:
            raise self.wrong(column)
        return bool(self.cells[column])

    def spelled_out(self, column: str, sources: Mapping[str, str]) -> str:
        """Return the documents whose short names a cell holds, separated by spaces.

        Raises:
            InstrumentDanglingError: no document has this short name.
        """
        names = self.needed(column).split()
        for name in names:
            if name not in sources:
                raise InstrumentDanglingError(self.file, self.line, name)
        return "; ".join(sources[name] for name in names)

    def wrong(self, column: str) -> InstrumentValueError:
        """Return the error that blames a cell."""
        return InstrumentValueError(self.file, self.line, f"{column}: {self.cells[column]}")


@dataclass(frozen=True, slots=True)
class Table:
    """A data file: the source named in its head, and its rows."""

    source: str
    rows: tuple[Row, ...]


def read_text(folder: Place, file: str) -> str:
    """Return the text of a file.

    Raises:
        InstrumentFileMissingError: it is not there.
        InstrumentUnreadableError: it is no UTF-8.
    """
    try:
        return folder.joinpath(*file.split("/")).read_bytes().decode("utf-8")
    except OSError:
        raise InstrumentFileMissingError(file, 0, file) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InstrumentUnreadableError(file, line, "UTF-8") from error


def read_table(folder: Place, file: str, columns: tuple[str, ...]) -> Table:
    """Return a CSV file with its source, after a head of lines that begin with "#".

    Args:
        folder: the instrument's folder.
        file: path inside it, with "/".
        columns: the names that the first line after the head must hold, in this order.

    Raises:
        InstrumentError: anything is not as the format says.
    """
    lines = read_text(folder, file).replace("\r\n", "\n").removesuffix("\n").split("\n")
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    sources = [
        line.removeprefix(_SOURCE).strip() for line in lines[:head] if line.startswith(_SOURCE)
    ]
    if not any(sources):
        raise InstrumentValueMissingError(file, 1, "source")
    rows = tuple(_rows(file, lines[head:], head + 1, columns))
    return Table(" ".join(sources), rows)


def _rows(file: str, lines: list[str], first: int, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows after the line with the names of the columns."""
    for line, cells in enumerate(_cells(file, lines, first), start=first):
        if line == first:
            if tuple(cells) != columns:
                raise InstrumentUnknownKeyError(file, line, _first_difference(cells, columns))
            continue
        if len(cells) != len(columns):
            raise InstrumentUnreadableError(file, line, f"{len(cells)} != {len(columns)}")
        row = Row(file, line, dict(zip(columns, cells, strict=True)))
        for column, cell in row.cells.items():
            if clean(cell).strip() != cell:
                raise row.wrong(column)
        yield row


def _cells(file: str, lines: list[str], first: int) -> Iterator[list[str]]:
    """Yield the cells of each line; a cell that runs over several lines is refused."""
    for line, text in enumerate(lines, start=first):
        try:
            yield next(csv.reader([text], strict=True))
        except csv.Error as error:
            raise InstrumentUnreadableError(file, line, "CSV") from error


def _first_difference(found: list[str], wanted: tuple[str, ...]) -> str:
    """Return the first column that is unknown, or missing, or out of place."""
    unknown = [name for name in found if name not in wanted]
    missing = [name for name in wanted if name not in found]
    return [*unknown, *missing, *found][0]
