"""The file `keying.toml` of an instrument, read: what entry fills in, proposes and takes briefly.

The file is described in docs/format/keying.md.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from forms.condition import Condition
from forms.condition_reading import ConditionError, parse
from forms.datafile import (
    InstrumentDanglingError,
    InstrumentUnknownKeyError,
    InstrumentUnreadableError,
    InstrumentValueError,
    Place,
    read_text,
)
from forms.instrument import Instrument, ValueType
from forms.records import SubjectKind

FILE: Final = "keying.toml"
"""Name of the file in the instrument's folder."""

_KEYS: Final = frozenset(
    {
        "alike",
        "counted",
        "holder",
        "joining",
        "left",
        "moved",
        "no",
        "of_head",
        "own",
        "proposed",
        "recurring",
        "split",
        "sticky",
        "written",
    }
)
_PROPOSED_KEYS: Final = frozenset({"answer", "code", "if", "like"})
_PLACES: Final = re.compile("0+")
"""Where a number stands in a pattern: as many zeros as it has digits."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer of a person that goes with others as a rule.

    Args:
        variable: which question it answers.
        condition: by which answers it is proposed.
        code: the answer; empty where it is as another question's.
        like: the question whose answer it takes; empty where it is always the same code.
    """

    variable: str
    condition: Condition
    code: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class Keying:
    """What is filled in, proposed and taken briefly.

    Args:
        sticky: variables of the household that are as in the record entered before.
        alike: variables of a person that a new one takes from the person before.
        own: variables of a person that "as the person above" never copies.
        split: variables of the household that one takes along which leaves it: place and dwelling.
        moved: variables of the household that are asked anew when it moves to another village.
        of_head: variables of the household that speak of its head, and fall with another head.
        counted: counts of the household that "all no" answers with zero when asked there.
        recurring: texts of a person that come again among persons, and are offered.
        no: the code that says no, by the name of a list.
        left: presence of a person by the reason for which the person leaves the list.
        joining: codes of who joins a household that the register knows, by variable.
        holder: answers of the household about the holder of its card, each with the variable of the
            person, or of the person's household, whose answer it is; one of them is the NIK.
        written: how a text of some numbers is written out, by variable: zeros stand for each.
        proposed: answers of a person that go with others as a rule.
    """

    sticky: tuple[str, ...]
    alike: tuple[str, ...]
    own: frozenset[str]
    split: tuple[str, ...]
    moved: tuple[str, ...]
    of_head: tuple[str, ...]
    counted: frozenset[str]
    recurring: frozenset[str]
    no: Mapping[str, str]
    left: Mapping[str, str]
    joining: Mapping[str, str]
    holder: Mapping[str, str]
    written: Mapping[str, str]
    proposed: tuple[Proposed, ...]


def read_keying(folder: Place, instrument: Instrument) -> Keying:
    """Return what entry fills in, as the file in an instrument's folder says.

    Raises:
        InstrumentError: the file cannot be understood; facts name it and the word.
    """
    try:
        values = tomllib.loads(read_text(folder, FILE))
    except tomllib.TOMLDecodeError as error:
        raise InstrumentUnreadableError(FILE, 0, "TOML") from error
    for key in sorted(_KEYS ^ values.keys()):
        raise InstrumentUnknownKeyError(FILE, 0, key)
    household, person = SubjectKind.HOUSEHOLD, SubjectKind.PERSON
    return Keying(
        sticky=_variables(instrument, values["sticky"], household),
        alike=_variables(instrument, values["alike"], person),
        own=frozenset(_variables(instrument, values["own"], person)),
        split=_variables(instrument, values["split"], household),
        moved=_variables(instrument, values["moved"], household),
        of_head=_variables(instrument, values["of_head"], household),
        counted=_typed(instrument, values["counted"], household, ValueType.INTEGER),
        recurring=_typed(instrument, values["recurring"], person, ValueType.TEXT),
        no=_codes(instrument, values["no"]),
        left=_left(instrument, values["left"]),
        joining=_joining(instrument, values["joining"]),
        holder=_holder(instrument, values["holder"]),
        written=_patterns(instrument, values["written"]),
        proposed=_proposed(instrument, values["proposed"]),
    )


def _variables(instrument: Instrument, names: Any, kind: SubjectKind) -> tuple[str, ...]:  # noqa: ANN401  # whatever TOML holds
    """Return names of variables of a kind of subject that is asked outside of rows.

    Raises:
        InstrumentError: they are no list of such names.
    """
    if not isinstance(names, list):
        raise InstrumentValueError(FILE, 0, str(names))
    for name in names:
        if name not in instrument.variables:
            raise InstrumentDanglingError(FILE, 0, str(name))
        block = instrument.block(instrument.variable(name).block)
        if (block.subject, block.rows) != (kind, ""):
            raise InstrumentValueError(FILE, 0, name)
    return tuple(names)


def _typed(
    instrument: Instrument,
    names: Any,  # noqa: ANN401  # whatever TOML holds
    kind: SubjectKind,
    type_: ValueType,
) -> frozenset[str]:
    """Return names of variables of a kind of subject whose answers are of a type.

    Raises:
        InstrumentError: they are no list of such names.
    """
    known = _variables(instrument, names, kind)
    for name in known:
        if instrument.variable(name).type is not type_:
            raise InstrumentValueError(FILE, 0, name)
    return frozenset(known)


def _codes(instrument: Instrument, codes: Any) -> Mapping[str, str]:  # noqa: ANN401  # whatever TOML holds
    """Return the code that says no, by the name of a list.

    Raises:
        InstrumentError: a list is unknown, or has no such code.
    """
    if not isinstance(codes, dict):
        raise InstrumentValueError(FILE, 0, "no")
    for name, code in codes.items():
        if name not in instrument.lists:
            raise InstrumentDanglingError(FILE, 0, name)
        if code not in instrument.lists[name]:
            raise InstrumentValueError(FILE, 0, f"{name}: {code}")
    return MappingProxyType(dict(codes))


def _left(instrument: Instrument, codes: Any) -> Mapping[str, str]:  # noqa: ANN401  # whatever TOML holds
    """Return the code of a presence by that of the reason for which somebody leaves the list.

    Raises:
        InstrumentError: it is none of the codes of such questions, or nobody plays their role.
    """
    if not isinstance(codes, dict):
        raise InstrumentValueError(FILE, 0, "left")
    for role, known in (("member_deactivated", codes), ("presence", codes.values())):
        name = instrument.roles.get(role)
        allowed = instrument.variables[name].list if name else None
        for code in known:
            if allowed is None or code not in allowed:
                raise InstrumentValueError(FILE, 0, f"{role}: {code}")
    return MappingProxyType(dict(codes))


def _joining(instrument: Instrument, codes: Any) -> Mapping[str, str]:  # noqa: ANN401  # whatever TOML holds
    """Return the codes of who joins a known household, by variable.

    Raises:
        InstrumentError: a variable is none of a person, or its list has no such code.
    """
    if not isinstance(codes, dict):
        raise InstrumentValueError(FILE, 0, "joining")
    for name in _variables(instrument, list(codes), SubjectKind.PERSON):
        allowed = instrument.variable(name).list
        if allowed is None or codes[name] not in allowed:
            raise InstrumentValueError(FILE, 0, f"joining: {codes[name]}")
    return MappingProxyType(dict(codes))


def _holder(instrument: Instrument, names: Any) -> Mapping[str, str]:  # noqa: ANN401  # whatever TOML holds
    """Return the answers about the holder of the card, each with the variable it is an answer of.

    Raises:
        InstrumentError: one is none of the household, or none of them is the NIK.
    """
    if not isinstance(names, dict):
        raise InstrumentValueError(FILE, 0, "holder")
    _variables(instrument, list(names), SubjectKind.HOUSEHOLD)
    for source in names.values():
        if source not in instrument.variables:
            raise InstrumentDanglingError(FILE, 0, str(source))
    if names and list(names.values()).count(instrument.roles.get("nik")) != 1:
        raise InstrumentValueError(FILE, 0, "holder")
    return MappingProxyType(dict(names))


def _patterns(instrument: Instrument, patterns: Any) -> Mapping[str, str]:  # noqa: ANN401  # whatever TOML holds
    """Return how texts of the household are written out, by variable.

    Raises:
        InstrumentError: a variable is no text of the household, or its pattern has no number.
    """
    if not isinstance(patterns, dict):
        raise InstrumentValueError(FILE, 0, "written")
    _typed(instrument, list(patterns), SubjectKind.HOUSEHOLD, ValueType.TEXT)
    for name, pattern in patterns.items():
        if not isinstance(pattern, str) or not _PLACES.search(pattern):
            raise InstrumentValueError(FILE, 0, name)
    return MappingProxyType(dict(patterns))


def _proposed(instrument: Instrument, rows: Any) -> tuple[Proposed, ...]:  # noqa: ANN401  # whatever TOML holds
    """Return the answers that go with others as a rule.

    Raises:
        InstrumentError: one is not understood.
    """
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InstrumentValueError(FILE, 0, "proposed")
    return tuple(_one_proposed(instrument, row) for row in rows)


def _one_proposed(instrument: Instrument, row: Mapping[str, Any]) -> Proposed:
    """Return one answer that goes with others: a code, or as another question's.

    Raises:
        InstrumentError: it is not understood.
    """
    for key in sorted(row.keys() - _PROPOSED_KEYS):
        raise InstrumentUnknownKeyError(FILE, 0, key)
    name, code, like = (str(row.get(key, "")) for key in ("answer", "code", "like"))
    _variables(instrument, [name, like] if like else [name], SubjectKind.PERSON)
    codes = instrument.variable(name).list
    if codes is None or bool(code) == bool(like) or (code and code not in codes):
        raise InstrumentValueError(FILE, 0, name)
    try:
        holds = parse(str(row.get("if", "")))
    except ConditionError as error:
        raise InstrumentValueError(FILE, 0, name) from error
    for other in sorted(holds.names - instrument.variables.keys()):
        raise InstrumentDanglingError(FILE, 0, other)
    return Proposed(name, holds, code, like)
