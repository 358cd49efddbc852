"""Reads an instrument from its files, strictly: whatever is not understood is refused.

The format is described in docs/format/instrument.md.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from forms.crosscheck import check_names
from forms.datafile import (
    InstrumentDuplicateError,
    InstrumentValueMissingError,
    Place,
    Row,
    read_table,
)
from forms.instrument import Block, Code, CodeList, Instrument, Variable
from forms.manifest import Manifest
from forms.records import SubjectKind
from forms.roles import read_role_codes, read_roles
from forms.variablerows import VARIABLE_COLUMNS, Parts, read_variable

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


@cache
def shipped() -> tuple[Instrument, ...]:
    """Return every instrument that is shipped with the program, in the order of their ids."""
    folders = (own for own in (files("forms") / "instruments").iterdir() if own.is_dir())
    ids = sorted(own.name for own in folders if not own.name.startswith("_"))
    return tuple(map(instrument, ids))


def load_instrument(folder: Place) -> Instrument:
    """Return the instrument whose files lie in a folder.

    Raises:
        InstrumentError: a file cannot be understood; facts name the file, the line and the word.
            Nothing of the instrument is used.
    """
    manifest = Manifest(folder)
    sources = manifest.sources()
    blocks = _blocks(folder, manifest.file("blocks"), sources)
    lists = {name: _code_list(folder, name, file) for name, file in manifest.lists().items()}
    by_id = {block.id: block for block in blocks}
    parts = Parts(by_id, lists, sources, manifest.sources_id())
    variables = _variables(folder, manifest.file("variables"), parts)
    roles = read_roles(manifest, variables, parts.blocks)
    return Instrument(
        id=manifest.text("id"),
        version=manifest.text("version"),
        title_id=manifest.text("title_id"),
        title_en=manifest.text("title_en"),
        source=manifest.text("source"),
        blocks=blocks,
        variables=variables,
        lists=lists,
        roles=roles,
        role_codes=read_role_codes(manifest, roles, variables),
    )


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
