"""What entry fills in by itself, so that nothing is typed twice: by the file `keying.toml`.

The file is described in docs/format/keying.md.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from forms.datafile import (
    InstrumentDanglingError,
    InstrumentUnknownKeyError,
    InstrumentUnreadableError,
    InstrumentValueError,
    Place,
    read_text,
)
from forms.editing import Path, with_answer, with_subject
from forms.instrument import Instrument, Variable
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind
from forms.told import is_head, told

FILE: Final = "keying.toml"
"""Name of the file in the instrument's folder."""

_KEYS: Final = frozenset({"alike", "no", "own", "sticky"})


@dataclass(frozen=True, slots=True)
class Keying:
    """What is filled in.

    Args:
        sticky: variables of the household that are as in the record entered before.
        alike: variables of a person that a new one takes from the person before.
        own: variables of a person that "as the person above" never copies.
        no: the code that says no, by the name of a list.
    """

    sticky: tuple[str, ...]
    alike: tuple[str, ...]
    own: frozenset[str]
    no: Mapping[str, str]


@lru_cache(maxsize=8)
def keying(instrument: Instrument) -> Keying:
    """Return what entry fills in with an instrument that is shipped with the program, read once."""
    return read_keying(files("forms") / "instruments" / instrument.id, instrument)


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
    return Keying(
        sticky=_variables(instrument, values["sticky"], SubjectKind.HOUSEHOLD),
        alike=_variables(instrument, values["alike"], SubjectKind.PERSON),
        own=frozenset(_variables(instrument, values["own"], SubjectKind.PERSON)),
        no=_codes(instrument, values["no"]),
    )


def no_to(instrument: Instrument, variable: Variable) -> str | None:
    """Return the code that answers no to a question; None where it is no yes/no question."""
    return keying(instrument).no.get(variable.list.name) if variable.list else None


def sticky(instrument: Instrument, before: Answers) -> Answers:
    """Return what a new household takes from the one that was entered before."""
    return {name: before[name] for name in keying(instrument).sticky if name in before}


def shared(instrument: Instrument, family: Subject | None, before: Subject | None) -> Answers:
    """Return what a new person takes from the person before, and from the family.

    Number and card of the family go before what the other person has.
    """
    above = before.answers if before else {}
    taken = {name: above[name] for name in keying(instrument).alike if name in above}
    pairs = (("family_of_person", "family_number"), ("card", "family_card"))
    for role, of_family in pairs:
        answer = family.answers.get(instrument.roles.get(of_family, "")) if family else None
        if role in instrument.roles and answer is not None:
            taken[instrument.roles[role]] = answer
    return taken


def spread(instrument: Instrument, record: HouseholdRecord, family_id: str) -> HouseholdRecord:
    """Return the record with a family's number and card given to its persons who have none."""
    family = record.subject(family_id)
    for person in record.persons:
        if person.links.get("family") != family_id:
            continue
        for name, answer in shared(instrument, family, None).items():
            if name not in person.answers:
                person = with_answer(person, Path(name), answer)  # noqa: PLW2901 - one answer more
        record = with_subject(record, person)
    return record


def family_numbered(instrument: Instrument, families: Sequence[Subject]) -> Answers:
    """Return the number of a new family behind others; none where families bear no number."""
    name = instrument.roles.get("family_number")
    if name is None:
        return {}
    numbers = [told(instrument, own.answers, "family_number") for own in families]
    return {name: max((int(own) for own in numbers if own.isdecimal()), default=0) + 1}


def in_paper_order(instrument: Instrument, record: HouseholdRecord) -> tuple[Subject, ...]:
    """Return the persons family by family, the head first, then by relation, the oldest first."""
    families = [own.id for own in record.families]

    def place(person: Subject) -> tuple[int, bool, int, str]:
        family = person.links.get("family", "")
        relation = told(instrument, person.answers, "relation")
        return (
            families.index(family) if family in families else len(families),
            not is_head(instrument, person),
            int(relation) if relation.isdecimal() else len(record.persons) + 99,
            told(instrument, person.answers, "birth") or "9999",
        )

    return tuple(sorted(record.persons, key=place))


def from_above(instrument: Instrument, before: Subject, name: str) -> Answer | None:
    """Return the answer that "as the person above" takes; None where nothing may be taken."""
    return None if name in keying(instrument).own else before.answers.get(name)


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
