"""One line of an instrument's variables, read into a `Variable`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from forms.condition import Condition
from forms.condition_reading import ConditionError, parse
from forms.datafile import (
    InstrumentConditionError,
    InstrumentDanglingError,
    InstrumentValueMissingError,
    Row,
)
from forms.formula import Formula, FormulaError, parse_formula
from forms.instrument import Block, CodeList, ValueType, Variable

VARIABLE_COLUMNS: Final = (
    "block", "name", "label_id", "label_en", "type", "length", "range", "list", "applies_if",
    "question", "computed", "read_only", "aliases", "source", "help_id", "help_en",
)  # fmt: skip
"""The columns of the file of variables, in this order."""

_RANGE: Final = re.compile(r"(-?[0-9]{1,9})?\.\.(-?[0-9]{1,9})?", re.ASCII)
_NEEDS_LENGTH: Final = frozenset({ValueType.NIK, ValueType.KK, ValueType.CODE})
_MAY_HAVE_LENGTH: Final = _NEEDS_LENGTH | {ValueType.TEXT}
_HAVE_RANGE: Final = frozenset({ValueType.INTEGER, ValueType.DECIMAL})
_HAVE_LIST: Final = frozenset({ValueType.ENUM, ValueType.BITMASK})


@dataclass(frozen=True, slots=True)
class Parts:
    """What a line of variables may refer to: blocks, code lists and documents, by name."""

    blocks: Mapping[str, Block]
    lists: Mapping[str, CodeList]
    sources: Mapping[str, str]
    sources_id: Mapping[str, str]


def read_variable(row: Row, parts: Parts) -> Variable:
    """Return the variable of one line.

    Raises:
        InstrumentError: a cell is not as the format says.
    """
    if row.name("block") not in parts.blocks:
        raise InstrumentDanglingError(row.file, row.line, row["block"])
    if bool(row["help_id"]) != bool(row["help_en"]):
        missing = "help_en" if row["help_id"] else "help_id"
        raise InstrumentValueMissingError(row.file, row.line, missing)
    value_type = _type(row)
    low, high = _range(row, value_type)
    return Variable(
        name=row.name("name"),
        block=row["block"],
        label_id=row.needed("label_id"),
        label_en=row.needed("label_en"),
        type=value_type,
        length=_length(row, value_type),
        low=low,
        high=high,
        list=_list(row, value_type, parts.lists),
        applies_if=_condition(row),
        question=row["question"],
        formula=_formula(row, value_type),
        read_only=row.yes("read_only"),
        aliases=_aliases(row),
        source=row.spelled_out("source", parts.sources),
        source_id=row.spelled_out("source", parts.sources_id) if parts.sources_id else "",
        help_id=row["help_id"],
        help_en=row["help_en"],
    )


def _type(row: Row) -> ValueType:
    """Return the type of the values."""
    if row.needed("type") not in frozenset(ValueType):
        raise row.wrong("type")
    return ValueType(row["type"])


def _length(row: Row, value_type: ValueType) -> int | None:
    """Return the length, which some types need and others must not have."""
    text = row["length"]
    if not text and value_type not in _NEEDS_LENGTH:
        return None
    if not re.fullmatch("[1-9][0-9]{0,3}", row.needed("length")):
        raise row.wrong("length")
    if value_type not in _MAY_HAVE_LENGTH:
        raise row.wrong("length")
    return int(text)


def _range(row: Row, value_type: ValueType) -> tuple[int | None, int | None]:
    """Return the smallest and the greatest number allowed, None where there is no bound."""
    text = row["range"]
    if not text:
        return None, None
    match = _RANGE.fullmatch(text)
    if match is None or value_type not in _HAVE_RANGE:
        raise row.wrong("range")
    low, high = (int(bound) if bound else None for bound in match.groups())
    if low is None and high is None:
        raise row.wrong("range")
    if low is not None and high is not None and low > high:
        raise row.wrong("range")
    return low, high


def _list(row: Row, value_type: ValueType, lists: Mapping[str, CodeList]) -> CodeList | None:
    """Return the code list, which two types need and the others must not have."""
    name = row["list"]
    if value_type not in _HAVE_LIST:
        if name:
            raise row.wrong("list")
        return None
    if row.needed("list") not in lists:
        raise InstrumentDanglingError(row.file, row.line, name)
    if value_type is ValueType.BITMASK and not _can_be_summed(lists[name]):
        raise row.wrong("list")
    return lists[name]


def _can_be_summed(codes: CodeList) -> bool:
    """Return whether each sum tells its codes: those that are no powers of two are no sum."""
    total = codes.total
    return total > 0 and all(
        item.code.isdecimal() and (int(item.code).bit_count() <= 1 or int(item.code) & ~total)
        for item in codes.items
    )


def _condition(row: Row) -> Condition | None:
    """Return the condition under which the question is asked; None for always."""
    text = row["applies_if"]
    try:
        return parse(text) if text else None
    except ConditionError as error:
        what = f"{text} ({error.facts['column']}: {error.facts['expected']})"
        raise InstrumentConditionError(row.file, row.line, what) from error


def _formula(row: Row, value_type: ValueType) -> Formula | None:
    """Return how the answer is worked out; None where people answer."""
    text = row["computed"]
    if not text:
        return None
    if value_type is not ValueType.INTEGER:
        raise row.wrong("computed")
    try:
        return parse_formula(text)
    except (ConditionError, FormulaError) as error:
        raise InstrumentConditionError(row.file, row.line, text) from error


def _aliases(row: Row) -> tuple[str, ...]:
    """Return the other names, which are separated by semicolons."""
    if not row["aliases"]:
        return ()
    aliases = tuple(alias.strip() for alias in row["aliases"].split(";"))
    if not all(aliases):
        raise row.wrong("aliases")
    return aliases
