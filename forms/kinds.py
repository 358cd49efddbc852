"""What each kind of request asks: which blocks of the questionnaire, and of which subjects.

The file is described in docs/format/kinds.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
from forms.instrument import Instrument, Variable
from forms.records import RequestKind

FILE: Final = "kinds.csv"
"""Name of the file in the instrument's folder."""

COLUMNS: Final = ("kind", "subjects", "blocks", "source")
"""The columns of the file, in this order."""

SINGLE: Final = "/"
"""Stands between a block and the one question of it that is asked."""


class AskedOf(StrEnum):
    """Of which subjects a kind of request asks."""

    ALL = "all"
    NEW = "new"
    CHOSEN = "chosen"
    MOVED = "moved"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked, and of which subjects.

    Args:
        blocks: ids of the blocks, in the questionnaire's order.
        asked_of: of whom they are asked.
        questions: the only variables that are asked of a block, by its id; a block without a key
            is asked whole.
        behind: what is asked besides of those whom a head leaves behind; None for nothing.
    """

    blocks: tuple[str, ...]
    asked_of: AskedOf
    questions: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    behind: "Scope | None" = None

    def asks(self, variable: Variable) -> bool:
        """Return whether a question is among those that are asked."""
        only = self.questions.get(variable.block)
        return variable.block in self.blocks and (only is None or variable.name in only)


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
        kind, scope = RequestKind(row["kind"]), _scope(row, instrument)
        known, behind = found.get(kind), scope.asked_of is AskedOf.BEHIND
        if behind and (known is None or known.asked_of is not AskedOf.CHOSEN):
            raise row.wrong("subjects")
        if known is not None and (not behind or known.behind is not None):
            raise InstrumentDuplicateError(FILE, row.line, row["kind"])
        found[kind] = replace(known, behind=scope) if known is not None else scope
    return MappingProxyType(found)


def _scope(row: Row, instrument: Instrument) -> Scope:
    """Return the scope that a line states."""
    if row.needed("subjects") not in frozenset(AskedOf):
        raise row.wrong("subjects")
    row.needed("source")
    named = row.needed("blocks").split()
    if len(set(named)) != len(named):
        raise row.wrong("blocks")
    known = [block.id for block in instrument.blocks]
    questions: dict[str, frozenset[str]] = {}
    for word in named:
        block, __, name = word.partition(SINGLE)
        if block not in known or (name and not _has(instrument, block, name)):
            raise InstrumentDanglingError(FILE, row.line, word)
        if name:
            questions[block] = questions.get(block, frozenset()) | {name}
        if block in questions and block in named:
            raise row.wrong("blocks")
    blocks = {word.partition(SINGLE)[0] for word in named}
    ordered = tuple(sorted(blocks, key=known.index))
    return Scope(ordered, AskedOf(row["subjects"]), MappingProxyType(questions))


def _has(instrument: Instrument, block: str, name: str) -> bool:
    """Return whether a block holds a variable."""
    return any(own.name == name for own in instrument.in_block(block))
