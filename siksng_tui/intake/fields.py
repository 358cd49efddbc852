"""What a column of a file can be taken as, by what the file is for.

All of it follows from the shipped profiles: which variables files of a purpose answer, how their
cells are read, what columns are called, and without which variables a file says nothing.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from forms.instrument import Instrument, ValueType, Variable
from siksng_tui.intake.header import name_of
from siksng_tui.intake.profile import LEVELS, PLACED, Kind, Profile, Purpose
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.intake.wordlists import shipped_lists, shipped_words

NAME: Final = "nama"
"""The variable by which people are listed, whatever else is known of them."""


BEGINS: Final = 3
"""Letters from which a name that begins as another says what that one does."""


class Field(NamedTuple):
    """How a column is read, and the variable or the level of a place that it holds."""

    kind: Kind
    holds: str


@cache
def fields(purpose: Purpose) -> tuple[Field, ...]:
    """Return what a column can be taken as: the variables in their order, then places."""
    questions = instrument_of(purpose)
    asked = (own for own in questions.variables.values() if _is_taken(own, purpose))
    answered = (Field(_kind(purpose, own.name), own.name) for own in asked)
    placed = (Field(kind, level) for kind in reversed(PLACED) for level in LEVELS)
    return (*answered, *placed)


@cache
def names(purpose: Purpose) -> Mapping[str, Field]:
    """Return which field a name of a column means, as `name_of` compares names."""
    known: dict[str, Field] = {}
    of_variable = {own.holds: own for own in fields(purpose) if own.kind not in PLACED}
    for name, field in _shipped_names(purpose):
        known.setdefault(name, of_variable.get(field.holds, field))
    for own in instrument_of(purpose).variables.values():
        for name in (own.name, own.label_id, own.label_en, *own.aliases):
            if own.name in of_variable:
                known.setdefault(name_of(name), of_variable[own.name])
    return MappingProxyType(known)


def is_likely(name: str) -> bool:
    """Return whether a text is a name that columns have in shipped profiles, or begins as one.

    Cells begin as columns of places do, so that these count only whole.

    >>> is_likely("Nama Lengkap"), is_likely("KOTA"), is_likely("KOTA BENGKULU"), is_likely("PKH")
    (True, True, False, False)
    """
    whole, beginnings = _likely()
    compared = name_of(name)
    return compared in whole or compared.startswith(beginnings)


@cache
def needed(purpose: Purpose) -> frozenset[str]:
    """Return the variables without a column of which a file of a purpose says nothing.

    They are those that every shipped profile needs or tells rows apart by, else the name.
    """
    found = set(_keys(purpose))
    shared = frozenset(found) if len(found) == 1 else frozenset()
    return rows_need(purpose) | shared or frozenset({NAME})


@cache
def rows_need(purpose: Purpose) -> frozenset[str]:
    """Return the variables without an answer to which a row is set aside."""
    return frozenset.intersection(*(own.needed for own in _of(purpose)))


@cache
def keys(purpose: Purpose) -> tuple[str, ...]:
    """Return the variables that tell rows apart, the best first."""
    return tuple(dict.fromkeys((*_keys(purpose), *sorted(needed(purpose)))))


@cache
def spellings(purpose: Purpose, variable: str) -> tuple[str, ...]:
    """Return the lists of words in which files spell a variable, empty for codes; usual first."""
    columns = (column for own in _alike(purpose) for column in own.columns)
    usual = (column.spelled for column in columns if column.answers == variable)
    codes = instrument_of(purpose).variable(variable).list
    if codes is None:
        return ("",)
    fitting = (
        name
        for name in sorted(shipped_lists())
        if all(word.code in codes for word in shipped_words(name).values())
    )
    return tuple(dict.fromkeys((*usual, "", *fitting)))


def instrument_of(purpose: Purpose) -> Instrument:
    """Return the instrument whose variables the columns of a purpose answer."""
    return _of(purpose)[0].instrument


@cache
def _of(purpose: Purpose) -> tuple[Profile, ...]:
    """Return the shipped profiles of a purpose."""
    return tuple(own for own in profiles() if own.purpose is purpose)


@cache
def _likely() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of columns, and those by which longer ones are known.

    The columns of BDT 2015 bear the names of programmes and goods, as cells of other files do.
    """
    known = (own for own in profiles() if own.purpose is not Purpose.MEMBER_ROWS)
    found = tuple(chain.from_iterable(map(_column_names, known)))
    answered = {name for name, field in found if field.kind not in PLACED}
    beginnings = tuple(sorted(name for name in answered if len(name) >= BEGINS))
    return frozenset(name for name, _field in found), beginnings


def _keys(purpose: Purpose) -> Iterator[str]:
    """Yield the variables by which shipped profiles tell rows apart."""
    found = (own.columns[own.key_place].answers for own in _of(purpose))
    return (own for own in found if own)


def _alike(purpose: Purpose) -> Iterator[Profile]:
    """Yield the shipped profiles of a purpose, then those of others that answer the same words."""
    yield from _of(purpose)
    questions = instrument_of(purpose)
    others = (own for own in profiles() if own.purpose is not purpose)
    yield from (own for own in others if own.instrument is questions)


def _shipped_names(purpose: Purpose) -> Iterator[tuple[str, Field]]:
    """Return the names that shipped profiles have for a field, those of the purpose first."""
    return chain.from_iterable(map(_column_names, _alike(purpose)))


def _column_names(own: Profile) -> Iterator[tuple[str, Field]]:
    """Yield the names that a profile has for a field."""
    for column in own.columns:
        if column.holds:
            for name in (column.name, *own.aliases.get(column.name, ())):
                yield name_of(name), Field(column.kind, column.holds)


def _is_taken(variable: Variable, purpose: Purpose) -> bool:
    """Return whether a file can answer a variable: nobody types it elsewhere, no place tells it."""
    if variable.computed or variable.read_only or variable.type is ValueType.PHOTO:
        return False
    places = {name for name, field in _shipped_names(purpose) if field.kind in PLACED}
    return name_of(variable.label_id) not in places


def _kind(purpose: Purpose, variable: str) -> Kind:
    """Return how shipped profiles read the cells of a variable, the most careful of them."""
    columns = (column for own in _alike(purpose) for column in own.columns)
    found = (column.kind for column in columns if column.answers == variable)
    return next((kind for kind in found if kind is not Kind.ANSWER), Kind.ANSWER)
