"""Reads an instrument from its files, strictly: whatever is not understood is refused.

The format is described in docs/format/instrument.md.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from forms.crosscheck import check_names
from forms.datafile import (
    InstrumentDuplicateError,
    InstrumentUnknownKeyError,
    InstrumentUnreadableError,
    InstrumentValueError,
    InstrumentValueMissingError,
    Place,
    Row,
    read_table,
    read_text,
)
from forms.instrument import Block, Code, CodeList, Instrument, Variable
from forms.records import SubjectKind
from forms.variablerows import VARIABLE_COLUMNS, Parts, read_variable

FORMAT: Final = 1
"""The version of the format that this module reads."""

MANIFEST: Final = "instrument.toml"
"""The file that every instrument's folder has."""

_TEXTS: Final = ("id", "version", "title_id", "title_en", "source", "blocks", "variables")
_KEYS: Final = frozenset({"format", "lists", "sources", *_TEXTS})
_FILE: Final = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*\.csv", re.ASCII)
_BLOCK_COLUMNS: Final = (
    "id", "title_id", "title_en", "subject", "rows", "paper", "order", "source",
)  # fmt: skip
_LIST_COLUMNS: Final = ("code", "label_id", "label_en")


@cache
def instrument(instrument_id: str = "bdt") -> Instrument:
    """Return an instrument that is shipped with the program, read once.

    Raises:
        InstrumentFileMissingError: none of this name is shipped.
    """
    return load_instrument(files("forms") / "instruments" / instrument_id)


def load_instrument(folder: Place) -> Instrument:
    """Return the instrument whose files lie in a folder.

    Raises:
        InstrumentError: a file cannot be understood; facts name the file, the line and the word.
            Nothing of the instrument is used.
    """
    manifest = _Manifest(folder)
    sources = manifest.sources()
    blocks = _blocks(folder, manifest.file("blocks"), sources)
    lists = {name: _code_list(folder, name, file) for name, file in manifest.lists().items()}
    parts = Parts({block.id: block for block in blocks}, lists, sources)
    variables = _variables(folder, manifest.file("variables"), parts)
    return Instrument(
        id=manifest.text("id"),
        version=manifest.text("version"),
        title_id=manifest.text("title_id"),
        title_en=manifest.text("title_en"),
        source=manifest.text("source"),
        blocks=blocks,
        variables=variables,
        lists=lists,
    )


class _Manifest:
    """The file that names the instrument, its sources and its other files."""

    def __init__(self, folder: Place) -> None:
        """Read it, and refuse keys that the format does not know and a newer format."""
        self._text = read_text(folder, MANIFEST)
        try:
            self._values = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise InstrumentUnreadableError(
                MANIFEST, int(line[1]) if line else 0, "TOML"
            ) from error
        for key in sorted(_KEYS ^ self._values.keys()):
            raise InstrumentUnknownKeyError(MANIFEST, self._line(key), key)
        if self._values["format"] != FORMAT:
            raise self._wrong("format")

    def text(self, key: str) -> str:
        """Return a value that must be text and not empty."""
        value = self._values[key]
        if not isinstance(value, str):
            raise self._wrong(key)
        if not value.strip():
            raise InstrumentValueMissingError(MANIFEST, self._line(key), key)
        return value

    def file(self, key: str) -> str:
        """Return the name of a CSV file inside the folder."""
        name = self.text(key)
        if not _FILE.fullmatch(name):
            raise self._wrong(key)
        return name

    def sources(self) -> Mapping[str, str]:
        """Return the documents by the short names that the data files use for them."""
        return self._table("sources")

    def lists(self) -> Mapping[str, str]:
        """Return the files of the code lists by the names of the lists."""
        lists = self._table("lists")
        for name, file in lists.items():
            if not _FILE.fullmatch(file):
                raise self._wrong(name)
        return lists

    def _table(self, key: str) -> Mapping[str, str]:
        """Return a table of texts."""
        table = self._values[key]
        if not isinstance(table, dict):
            raise self._wrong(key)
        for name, value in table.items():
            if not isinstance(value, str) or not value.strip():
                raise self._wrong(name)
        return table

    def _wrong(self, key: str) -> InstrumentValueError:
        """Return the error that blames the value of a key."""
        return InstrumentValueError(MANIFEST, self._line(key), key)

    def _line(self, key: str) -> int:
        """Return the line on which a key stands; TOML readers do not tell. 0 if it is missing."""
        found = re.search(rf"^(?:\[\s*)?{re.escape(key)}\b", self._text, re.MULTILINE)
        return self._text.count("\n", 0, found.start()) + 1 if found else 0


def _blocks(folder: Place, file: str, sources: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks in order."""
    blocks: dict[str, Block] = {}
    for row in read_table(folder, file, _BLOCK_COLUMNS).rows:
        block = _block(row, sources)
        if block.id in blocks:
            raise InstrumentDuplicateError(file, row.line, block.id)
        if any(block.order <= earlier.order for earlier in blocks.values()):
            raise row.wrong("order")
        blocks[block.id] = block
    return tuple(blocks.values())


def _block(row: Row, sources: Mapping[str, str]) -> Block:
    """Return the block of one line."""
    if row.needed("subject") not in frozenset(SubjectKind):
        raise row.wrong("subject")
    if not row.needed("order").isdecimal():
        raise row.wrong("order")
    return Block(
        id=row.name("id"),
        title_id=row.needed("title_id"),
        title_en=row.needed("title_en"),
        subject=SubjectKind(row["subject"]),
        rows=row.name("rows") if row["rows"] else "",
        order=int(row["order"]),
        paper=row.yes("paper"),
        source=row.spelled_out("source", sources),
    )


def _code_list(folder: Place, name: str, file: str) -> CodeList:
    """Return a code list."""
    table = read_table(folder, file, _LIST_COLUMNS)
    codes: dict[str, Code] = {}
    for row in table.rows:
        code = row.name("code")
        if code in codes:
            raise InstrumentDuplicateError(file, row.line, code)
        codes[code] = Code(code, row.needed("label_id"), row.needed("label_en"), row.line)
    if not codes:
        raise InstrumentValueMissingError(file, 0, "code")
    return CodeList(name, table.source, tuple(codes.values()))


def _variables(folder: Place, file: str, parts: Parts) -> dict[str, Variable]:
    """Return the variables by name; the file must hold them in the order of the blocks."""
    variables: dict[str, Variable] = {}
    lines: dict[str, int] = {}
    latest = 0
    for row in read_table(folder, file, VARIABLE_COLUMNS).rows:
        variable = read_variable(row, parts)
        if variable.name in variables:
            raise InstrumentDuplicateError(file, row.line, variable.name)
        if parts.blocks[variable.block].order < latest:
            raise row.wrong("block")
        latest = parts.blocks[variable.block].order
        variables[variable.name], lines[variable.name] = variable, row.line
    check_names(file, variables, lines, parts.blocks)
    return variables
