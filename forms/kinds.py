"""What each kind of request asks: which blocks of the questionnaire, and of which subjects.

The file is described in docs/format/kinds.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    Place,
    Row,
    read_table,
)
from forms.instrument import Instrument
from forms.records import RequestKind

FILE: Final = "kinds.csv"
"""Name of the file in the instrument's folder."""

COLUMNS: Final = ("kind", "subjects", "blocks", "source")
"""The columns of the file, in this order."""


class AskedOf(StrEnum):
    """Of which subjects a kind of request asks."""

    ALL = "all"
    NEW = "new"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Scope:
    """The blocks that are asked, in the questionnaire's order, and of which subjects."""

    blocks: tuple[str, ...]
    asked_of: AskedOf


@lru_cache(maxsize=8)
def kinds(instrument: Instrument) -> Mapping[RequestKind, Scope]:
    """Return what each kind of request asks with an instrument shipped with the program.

    A kind that the instrument does not serve has no key.
    """
    return read_kinds(files("forms") / "instruments" / instrument.id, instrument)


def read_kinds(folder: Place, instrument: Instrument) -> Mapping[RequestKind, Scope]:
    """Return what each kind of request asks, as the file in an instrument's folder says.

    Raises:
        InstrumentError: the file cannot be understood; facts name it, the line and the word.
    """
    found: dict[RequestKind, Scope] = {}
    for row in read_table(folder, FILE, COLUMNS).rows:
        if row.needed("kind") not in frozenset(RequestKind):
            raise row.wrong("kind")
        kind = RequestKind(row["kind"])
        if kind in found:
            raise InstrumentDuplicateError(FILE, row.line, row["kind"])
        found[kind] = _scope(row, instrument)
    return MappingProxyType(found)


def _scope(row: Row, instrument: Instrument) -> Scope:
    """Return the scope that a line states."""
    if row.needed("subjects") not in frozenset(AskedOf):
        raise row.wrong("subjects")
    row.needed("source")
    named = row.needed("blocks").split()
    known = [block.id for block in instrument.blocks]
    for name in named:
        if name not in known:
            raise InstrumentDanglingError(FILE, row.line, name)
    if len(set(named)) != len(named):
        raise row.wrong("blocks")
    return Scope(tuple(sorted(named, key=known.index)), AskedOf(row["subjects"]))
