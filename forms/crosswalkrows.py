"""One line of a crosswalk, read into a `Line`; the format is docs/format/crosswalk.md."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentValueMissingError,
    Row,
)
from forms.instrument import CodeList, Instrument, ValueType, Variable
from forms.records import Answer, Answers, SubjectKind

CROSSWALK_COLUMNS: Final = (
    "from", "to", "kind", "codes", "shared", "note_id", "note_en", "source",
)  # fmt: skip
"""The columns of a crosswalk, in this order."""

Codes = Mapping[tuple[str, ...], str]
"""Old codes, one for each variable that is read or fewer, to the new code; "" where it is asked."""

_ASK: Final = "ask"
"""What stands in place of a new code where the old one tells too little."""

_PAIR: Final = re.compile(r"(\w+(?:\+\w+)*)=(\w+)", re.ASCII)


class Kind(StrEnum):
    """What becomes of an answer."""

    SAME = "same"
    """It is taken as it is."""

    CODES = "codes"
    """It is taken in another code."""

    ASK = "ask"
    """It is asked again."""

    LOST = "lost"
    """Nobody asks for it any more."""

    NONE = "none"
    """The new question may stay empty: a remark, or what the program works out."""


_CARRY: Final = frozenset({Kind.SAME, Kind.CODES})
"""Kinds that take an answer."""

_NEED_OLD: Final = _CARRY | {Kind.LOST}
"""Kinds that name old variables."""

_AS_TEXT: Final = frozenset({ValueType.CODE, ValueType.TEXT})
"""Types whose answers are texts like any other."""


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one question: the old variables, the new one, and how.

    `of_household` says that the old answers are the household's and not known to be true of each
    of its families.
    """

    sources: tuple[Variable, ...]
    target: Variable | None
    kind: Kind
    codes: Codes
    of_household: bool
    note_id: str
    note_en: str
    source: str

    def code(self, old: Answers) -> Answer | None:
        """Return the new code for the old ones, None where they tell too little."""
        key: tuple[str, ...] = ()
        for variable in self.sources:
            if variable.name not in old:
                return None
            key = (*key, str(old[variable.name]))
            if key in self.codes:
                return self.codes[key] or None
        return None


def read_line(row: Row, source: Instrument, target: Instrument) -> Line:
    """Return what one line says.

    Raises:
        InstrumentError: a cell is not as the format says, or the two variables do not fit.
    """
    return _Reader(row, source, target).line()


@dataclass(frozen=True, slots=True)
class _Reader:
    """One line between two instruments."""

    row: Row
    source: Instrument
    target: Instrument

    def line(self) -> Line:
        """Return the line."""
        row, kind = self.row, self._kind()
        sources, target = self._sources(kind), self._target(kind)
        if target and kind in _CARRY:
            self._fits(sources, target)
        if target and kind is Kind.SAME:
            self._is_same(sources, target)
        codes = self._codes(sources, target) if target and kind is Kind.CODES else self._no_codes()
        self._notes(needed="" in codes.values() or (kind is Kind.ASK and bool(sources)))
        return Line(
            sources,
            target,
            kind,
            codes,
            self._of_household(sources) and not row.yes("shared"),
            row["note_id"],
            row["note_en"],
            row.needed("source"),
        )

    def _kind(self) -> Kind:
        """Return the kind."""
        if self.row.needed("kind") not in frozenset(Kind):
            raise self.row.wrong("kind")
        return Kind(self.row["kind"])

    def _sources(self, kind: Kind) -> tuple[Variable, ...]:
        """Return the old variables, which some kinds need and one must not have."""
        names = self.row.needed("from") if kind in _NEED_OLD else self.row["from"]
        if names and kind is Kind.NONE:
            raise self.row.wrong("from")
        return tuple(self._variable(self.source, name) for name in names.split())

    def _target(self, kind: Kind) -> Variable | None:
        """Return the new variable, which one kind must not have and the others need."""
        if kind is not Kind.LOST:
            return self._variable(self.target, self.row.needed("to"))
        if self.row["to"]:
            raise self.row.wrong("to")
        return None

    def _variable(self, instrument: Instrument, name: str) -> Variable:
        """Return a variable of an instrument."""
        if name not in instrument.variables:
            raise InstrumentDanglingError(self.row.file, self.row.line, name)
        return instrument.variable(name)

    def _fits(self, sources: tuple[Variable, ...], target: Variable) -> None:
        """Refuse answers in rows, and answers of persons for others or of others for persons."""
        blocks = [self.source.block(it.block) for it in sources]
        block = self.target.block(target.block)
        persons = {it.subject is SubjectKind.PERSON for it in (*blocks, block)}
        if any(it.rows for it in (*blocks, block)) or len(persons) > 1:
            raise self.row.wrong("to")

    def _of_household(self, sources: tuple[Variable, ...]) -> bool:
        """Return whether the old answers are the household's; only then can they be shared."""
        subjects = {self.source.block(it.block).subject for it in sources}
        found = SubjectKind.HOUSEHOLD in subjects
        if self.row["shared"] and not found:
            raise self.row.wrong("shared")
        return found

    def _is_same(self, sources: tuple[Variable, ...], target: Variable) -> None:
        """Refuse two variables that are not of the same type, with the same words for each code."""
        types = {target.type, *(it.type for it in sources)}
        if len(sources) != 1 or (len(types) > 1 and types != _AS_TEXT):
            raise self.row.wrong("from")
        for item in sources[0].list.items if sources[0].list else ():
            other = target.list.get(item.code) if target.list else None
            if other is None or other.label_id.casefold() != item.label_id.casefold():
                raise InstrumentDanglingError(self.row.file, self.row.line, item.code)

    def _no_codes(self) -> Codes:
        """Return no codes; the cell must be empty."""
        if self.row["codes"]:
            raise self.row.wrong("codes")
        return MappingProxyType({})

    def _codes(self, sources: tuple[Variable, ...], target: Variable) -> Codes:
        """Return the new code for every old one, or for every combination of old ones."""
        if any(it.type is not ValueType.ENUM for it in (*sources, target)):
            raise self.row.wrong("from")
        codes = dict(self._pairs(target))
        lists = tuple(it.list for it in sources if it.list)
        reached = set(self._reached(codes, lists, ()))
        for key in sorted(codes.keys() - reached):
            raise InstrumentDanglingError(self.row.file, self.row.line, "+".join(key))
        return MappingProxyType(codes)

    def _pairs(self, target: Variable) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the pairs of the cell, each old code once."""
        seen = set()
        for part in self.row.needed("codes").split(";"):
            match = _PAIR.fullmatch(part)
            if match is None:
                raise self.row.wrong("codes")
            old, new = match.groups()
            if old in seen:
                raise InstrumentDuplicateError(self.row.file, self.row.line, old)
            if new != _ASK and (target.list is None or new not in target.list):
                raise InstrumentDanglingError(self.row.file, self.row.line, new)
            seen.add(old)
            yield tuple(old.split("+")), "" if new == _ASK else new

    def _reached(
        self, codes: Codes, lists: tuple[CodeList, ...], begun: tuple[str, ...]
    ) -> Iterator[tuple[str, ...]]:
        """Yield every key that some answers lead to; refuse answers that lead to none."""
        if begun in codes:
            yield begun
            return
        if len(begun) == len(lists):
            raise InstrumentValueMissingError(self.row.file, self.row.line, "+".join(begun))
        for item in lists[len(begun)].items:
            yield from self._reached(codes, lists, (*begun, item.code))

    def _notes(self, *, needed: bool) -> None:
        """Refuse a note in one language only, or none where the operator must be told why."""
        if needed or self.row["note_id"] or self.row["note_en"]:
            self.row.needed("note_id")
            self.row.needed("note_en")
