"""What two persons must have in common to be one: weights, blocks and limits, all of them data.

`docs/format/matching.md` explains the files. A weight is a logarithm to the base of two: 1 doubles
the odds that two persons are one, -1 halves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from forms.datafile import Row
from forms.shipped import shipped_rows

WEIGHTS: Final = "duplicates/weights.csv"
BLOCKS: Final = "duplicates/blocks.csv"
LIMITS: Final = "duplicates/limits.csv"
AID: Final = "duplicates/aid.csv"
"""Names of the files in `forms/data`."""

BLOCKED: Final = frozenset({"nik", "kk", "name_key", "mother_key", "birth", "sex"})
"""Columns of a person that a block may name."""

LIMIT_NAMES: Final = frozenset({"prior", "shown", "kin", "home", "members"})
"""Every limit."""


class Field(StrEnum):
    """What is compared of two persons."""

    NIK = "nik"
    NAME = "name"
    BIRTH = "birth"
    MOTHER = "mother"
    SEX = "sex"
    CARD = "card"
    VILLAGE = "village"
    HOME = "home"


class Level(StrEnum):
    """How much two answers agree."""

    AGREE = "agree"
    ALIKE = "alike"
    FAINT = "faint"
    MISSING = "missing"
    DISAGREE = "disagree"


KIN: Final = frozenset({Field.MOTHER, Field.CARD, Field.VILLAGE})
"""What whole families have in common; together it counts no more than a limit."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one level of one field counts, and its reason in words.

    Args:
        least: likeness, of 100, from which two answers have this level.
        weight: what it counts.
        rarity: whether an answer that few persons have counts more.
        text_id: the reason in Indonesian.
        text_en: in English.
    """

    least: float
    weight: float
    rarity: bool
    text_id: str
    text_en: str

    def text(self, language: str) -> str:
        """Return the reason in a language."""
        return self.text_id if language == "id" else self.text_en


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a block, or only its first characters; 0 for the whole."""

    column: str
    characters: int


@dataclass(frozen=True, slots=True)
class Block:
    """Persons who have some columns in common are compared.

    `most` is how many may have them in common, beyond which the block tells nothing; 0 for any.
    """

    name: str
    parts: tuple[Part, ...]
    most: int


@cache
def weights() -> Mapping[tuple[Field, Level], Weight]:
    """Return what every level of every field counts.

    Raises:
        InstrumentError: the list is not as it was made.
    """
    columns = ("field", "level", "least", "weight", "rarity", "text_id", "text_en")
    rows = shipped_rows(WEIGHTS, *columns)
    return MappingProxyType({_place(row): _weight(row) for row in rows})


@cache
def levels(field: Field) -> tuple[tuple[float, Level], ...]:
    """Return the levels that a likeness of two answers may have, each behind its least, falling."""
    found = [
        (weight.least, level)
        for (of, level), weight in weights().items()
        if of is field and level is not Level.MISSING
    ]
    return tuple(sorted(found, reverse=True))


@cache
def blocks() -> tuple[Block, ...]:
    """Return the blocks.

    Raises:
        InstrumentError: the list is not as it was made.
    """
    return tuple(_block(row) for row in shipped_rows(BLOCKS, "block", "columns", "most"))


@cache
def limits() -> Mapping[str, float]:
    """Return the limits by their names.

    Raises:
        InstrumentError: the list is not as it was made.
    """
    rows = shipped_rows(LIMITS, "name", "value")
    for row in rows:
        if row["name"] not in LIMIT_NAMES:
            raise row.wrong("name")
    return MappingProxyType({row["name"]: _number(row, "value") for row in rows})


def _place(row: Row) -> tuple[Field, Level]:
    """Return the field and the level that a line is about."""
    for column, known in (("field", Field), ("level", Level)):
        if row.needed(column) not in frozenset(known):
            raise row.wrong(column)
    return Field(row["field"]), Level(row["level"])


def _weight(row: Row) -> Weight:
    """Return the weight of a line."""
    if row.needed("rarity") not in {"yes", "no"}:
        raise row.wrong("rarity")
    return Weight(
        least=_number(row, "least"),
        weight=_number(row, "weight"),
        rarity=row["rarity"] == "yes",
        text_id=row.needed("text_id"),
        text_en=row.needed("text_en"),
    )


def _block(row: Row) -> Block:
    """Return the block of a line."""
    parts = [_part(row, text) for text in row.needed("columns").split()]
    return Block(row.needed("block"), tuple(parts), int(_number(row, "most")))


def _part(row: Row, text: str) -> Part:
    """Return a column of a block, as `birth` or `birth:4`."""
    column, _, characters = text.partition(":")
    if column not in BLOCKED or (characters and not characters.isdecimal()):
        raise row.wrong("columns")
    return Part(column, int(characters or 0))


def _number(row: Row, column: str) -> float:
    """Return the number of a cell."""
    try:
        return float(row.needed(column))
    except ValueError:
        raise row.wrong(column) from None


@cache
def aid() -> Mapping[str, Mapping[str, str]]:
    """Return by instrument the questions about aid, each with the code that says "yes".

    Raises:
        InstrumentError: the list is not as it was made.
    """
    found: dict[str, dict[str, str]] = {}
    for row in shipped_rows(AID, "instrument", "variable", "code"):
        own = found.setdefault(row.needed("instrument"), {})
        own[row.needed("variable")] = row.needed("code")
    return MappingProxyType(found)
