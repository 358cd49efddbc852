"""What a column of a file can be taken as, by what the file is for.

Most of it follows from the shipped profiles: how cells are read, what columns are called, and
without which variables a file says nothing. Rows of the register answer the questions about their
kind of subject, and are tied by the household's number.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, takewhile
from types import MappingProxyType
from typing import Final, NamedTuple

from forms.instrument import Instrument, ValueType, Variable
from forms.kinds import kinds
from forms.records import RequestKind, SubjectKind
from siksng_tui.intake.aims import Aim, aim_of
from siksng_tui.intake.header import name_of
from siksng_tui.intake.joining import number_variable
from siksng_tui.intake.profile import LEVELS, PLACED, Kind, Profile, Purpose
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.intake.wordlists import shipped_lists, shipped_words

NAME: Final = "nama"
"""The variable by which people are listed, whatever else is known of them."""


BEGINS: Final = 3
"""Letters from which a name that begins as another says what that one does."""

ABOUT: Final = MappingProxyType(
    {
        Purpose.HOUSEHOLDS: frozenset({SubjectKind.HOUSEHOLD}),
        Purpose.MEMBERS: frozenset({SubjectKind.PERSON}),
        Purpose.MEMBER_ROWS: frozenset({SubjectKind.HOUSEHOLD, SubjectKind.PERSON}),
    }
)
"""Whose answers the rows of the register's files are."""

_PLACES: Final = ("bps_province", "bps_regency", "bps_district", "bps_village")
"""Roles of what the village of a row tells."""


class Field(NamedTuple):
    """How a column is read, and the variable or the level of a place that it holds."""

    kind: Kind
    holds: str


@cache
def fields(aim: Aim) -> tuple[Field, ...]:
    """Return what a column can be taken as: the variables in their order, then places."""
    asked = (own for own in aim.instrument.variables.values() if _is_taken(own, aim))
    answered = (Field(_kind(aim, own.name), own.name) for own in asked)
    placed = (Field(kind, level) for kind in reversed(PLACED) for level in LEVELS)
    return (*answered, *placed)


@cache
def names(aim: Aim) -> Mapping[str, Field]:
    """Return which field a name of a column means, as `name_of` compares names."""
    known: dict[str, Field] = {}
    of_variable = {own.holds: own for own in fields(aim) if own.kind not in PLACED}
    for name, field in _shipped_names(aim):
        if field.kind in PLACED or field.holds in of_variable:
            known.setdefault(name, of_variable.get(field.holds, field))
    for own in aim.instrument.variables.values():
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
def needed(aim: Aim) -> frozenset[str]:
    """Return the variables without a column of which a file says nothing.

    They are those that every shipped profile needs or tells rows apart by, else the name; of the
    register what ties its rows, and where these are of persons their name.
    """
    if aim.is_register:
        is_of_persons = aim.purpose is not Purpose.HOUSEHOLDS
        named = {aim.instrument.roles["name"]} if is_of_persons else set()
        return frozenset({number_variable(aim.instrument), *named})
    found = set(_keys(aim))
    shared = frozenset(found) if len(found) == 1 else frozenset()
    return rows_need(aim) | shared or frozenset({NAME})


@cache
def rows_need(aim: Aim) -> frozenset[str]:
    """Return the variables without an answer to which a row is set aside."""
    wanted = [own.needed for own in _of(aim)]
    return frozenset.intersection(*wanted) if wanted else frozenset()


@cache
def keys(aim: Aim) -> tuple[str, ...]:
    """Return the variables that tell rows apart or tie them, the best first."""
    ties = (number_variable(aim.instrument),) if aim.is_register else ()
    return tuple(dict.fromkeys((*ties, *_keys(aim), *sorted(needed(aim)))))


@cache
def spellings(aim: Aim, variable: str) -> tuple[str, ...]:
    """Return the lists of words in which files spell a variable, empty for codes; usual first."""
    columns = (column for own in _alike(aim) for column in own.columns)
    usual = (column.spelled for column in columns if column.answers == variable)
    codes = aim.instrument.variable(variable).list
    if codes is None:
        return ("",)
    fitting = (
        name
        for name in sorted(shipped_lists())
        if all(word.code in codes for word in shipped_words(name).values())
    )
    return tuple(dict.fromkeys((*usual, "", *fitting)))


@cache
def _of(aim: Aim) -> tuple[Profile, ...]:
    """Return the shipped profiles of an aim."""
    return tuple(own for own in profiles() if aim_of(own) == aim)


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


def _keys(aim: Aim) -> Iterator[str]:
    """Yield the variables by which shipped profiles tell rows apart."""
    found = (own.columns[own.key_place].answers for own in _of(aim))
    return (own for own in found if own)


def _alike(aim: Aim) -> Iterator[Profile]:
    """Yield the shipped profiles of an aim, then those of others that answer the same words."""
    yield from _of(aim)
    others = (own for own in profiles() if own.purpose is not aim.purpose)
    yield from (own for own in others if own.instrument is aim.instrument)


def _shipped_names(aim: Aim) -> Iterator[tuple[str, Field]]:
    """Yield the names that shipped profiles have for a field, those of the aim first.

    Places are called the same in files of every questionnaire.
    """
    yield from chain.from_iterable(map(_column_names, _alike(aim)))
    if aim.is_register:
        of_others = (own for own in profiles() if own.purpose in ABOUT)
        named = chain.from_iterable(map(_column_names, of_others))
        yield from (own for own in named if own[1].kind in PLACED)


def _column_names(own: Profile) -> Iterator[tuple[str, Field]]:
    """Yield the names that a profile has for a field."""
    for column in own.columns:
        if column.holds:
            for name in (column.name, *own.aliases.get(column.name, ())):
                yield name_of(name), Field(column.kind, column.holds)


def _is_taken(variable: Variable, aim: Aim) -> bool:
    """Return whether a file can answer a variable: nobody types it elsewhere, no place tells it."""
    if variable.computed or variable.type is ValueType.PHOTO:
        return False
    if aim.is_register:
        return _is_of_register(variable, aim)
    places = {name for name, field in _shipped_names(aim) if field.kind in PLACED}
    return not variable.read_only and name_of(variable.label_id) not in places


def _is_of_register(variable: Variable, aim: Aim) -> bool:
    """Return whether a variable ties the rows, or is answered, once, about what they are.

    Of what only the centre answers that is what it says ahead of the form, such as the decile, and
    whatever a shipped profile has; what it copied from the civil registry comes from there.
    """
    questions = aim.instrument
    if variable.name == number_variable(questions):
        return True
    block = questions.block(variable.block)
    is_asked = block.id in _blocks(aim) and not variable.read_only
    answered = is_asked or block.id in _ahead(questions) or _is_shipped(variable, aim)
    told_by_place = {questions.roles.get(role) for role in _PLACES}
    about = block.subject in ABOUT[aim.purpose] and not block.rows
    return about and variable.name not in told_by_place and answered


@cache
def _blocks(aim: Aim) -> frozenset[str]:
    """Return the blocks of a questionnaire that are asked for a household that nobody has yet."""
    return frozenset(kinds(aim.instrument)[RequestKind.NEW_HOUSEHOLD].blocks)


def _ahead(questions: Instrument) -> frozenset[str]:
    """Return the blocks that stand before the first one of the form on paper."""
    return frozenset(own.id for own in takewhile(lambda own: not own.paper, questions.blocks))


def _is_shipped(variable: Variable, aim: Aim) -> bool:
    """Return whether a shipped profile of the questionnaire answers a variable."""
    columns = (column for own in _alike(aim) for column in own.columns)
    return variable.name in {column.answers for column in columns}


def _kind(aim: Aim, variable: str) -> Kind:
    """Return how shipped profiles read the cells of a variable, the most careful of them."""
    columns = (column for own in _alike(aim) for column in own.columns)
    found = (column.kind for column in columns if column.answers == variable)
    return next((kind for kind in found if kind is not Kind.ANSWER), Kind.ANSWER)
