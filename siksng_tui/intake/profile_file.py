"""Reads profiles: TOML files, strictly, since another office may have made them.

The format is described in docs/format/profiles.md.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from forms.instrument import Instrument
from forms.loading import instrument, load_instrument, shipped
from forms.text import clean
from siksng_tui.intake.errors import ProfileFormatError
from siksng_tui.intake.profile import (
    BPS,
    COMMA,
    LEVELS,
    PLACED,
    Column,
    DateOrder,
    Kind,
    Profile,
    Purpose,
)
from siksng_tui.intake.wordlists import shipped_lists

FORMAT: Final = 1
"""The version of the format."""

LISTING: Final = "listing"
"""The words for lists of people, which are no questionnaire of the office."""

COLUMNS: Final = 500
"""Columns of a profile, at most; as many as a file may have."""

CHARACTERS: Final = 200
"""Characters of a text of a profile, at most; no more of a column's name are ever compared."""

BYTES: Final = 300_000
"""Bytes of a profile, at most."""

LINE: Final = 1_000
"""Bytes of a line, at most: a key of a hundred thousand dots would keep the reader busy for hours.

A column of four texts of the greatest length has less.
"""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_]{0,59}", re.ASCII)
_NEEDED: Final = frozenset(
    {"format", "id", "purpose", "instrument", "title_id", "title_en", "source", "key", "columns"}
)
_KEYS: Final = _NEEDED | {"dates", "needed", "separator", "aliases", "spelled"}
_SEPARATORS: Final = ("|", ";", "\t", COMMA)
_NUMBER: Final = re.compile(r"(?:\d[\s.'/-]*){9}")
"""A number longer than a date: the number of a person, a card or a telephone."""

_WIDTHS: Final = range(2, 5)
"""A column is its name and kind, then what it holds and how that is spelled, where it has them."""


@cache
def listing() -> Instrument:
    """Return the words for lists of people."""
    return load_instrument(files("siksng_tui.intake") / "listing")


def read_profile(content: bytes) -> Profile:
    """Return the profile that a file holds.

    Raises:
        ProfileFormatError: it is not as docs/format/profiles.md says; facts say where.
    """
    if len(content) > BYTES or max(map(len, content.splitlines()), default=0) > LINE:
        raise ProfileFormatError(place="TOML")
    try:
        told = tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise ProfileFormatError(place="TOML") from error
    wrong = sorted(_NEEDED - told.keys()) + sorted(told.keys() - _KEYS)
    if wrong:
        raise ProfileFormatError(place=wrong[0])
    if type(told["format"]) is not int or told["format"] != FORMAT:
        raise ProfileFormatError(place="format")
    questions = _instrument(told)
    columns = tuple(_column(cells, questions) for cells in _list(told, "columns"))
    return _checked(
        Profile(
            id=_id(told),
            purpose=_purpose(told),
            instrument=questions,
            title_id=_text(told, "title_id"),
            title_en=_text(told, "title_en"),
            source=_text(told, "source"),
            key=_text(told, "key"),
            columns=columns,
            dates=_dates(told),
            needed=frozenset(_texts(told.get("needed", []), "needed")),
            aliases=_aliases(told.get("aliases", {})),
            spelled=_spelled(told.get("spelled", {})),
            separator=_separator(told),
        )
    )


def may_stand(text: str) -> bool:
    r"""Return whether a profile may hold a text: it is short, all seen, and no person's number.

    >>> may_stand("TANGGAL LAHIR\n(31/01/2000)"), may_stand("1771 0113 0617 9698")
    (True, False)
    """
    line = text.replace("\n", " ")
    return len(line) <= CHARACTERS and clean(line) == line and not _NUMBER.search(line)


def _instrument(told: Mapping[str, Any]) -> Instrument:
    """Return the instrument whose variables the columns answer."""
    name = _text(told, "instrument")
    if name == LISTING:
        return listing()
    if name not in {own.id for own in shipped()}:
        raise ProfileFormatError(place="instrument")
    return instrument(name)


def _id(told: Mapping[str, Any]) -> str:
    """Return the id, which is also the name of a file."""
    text = _text(told, "id")
    if not _ID.fullmatch(text):
        raise ProfileFormatError(place="id")
    return text


def _purpose(told: Mapping[str, Any]) -> Purpose:
    """Return what the rows are."""
    text = _text(told, "purpose")
    if text not in set(Purpose):
        raise ProfileFormatError(place="purpose")
    return Purpose(text)


def _dates(told: Mapping[str, Any]) -> DateOrder:
    """Return how the file spells dates."""
    text = told.get("dates", DateOrder.YEAR_FIRST.value)
    if not isinstance(text, str) or text not in set(DateOrder):
        raise ProfileFormatError(place="dates")
    return DateOrder(text)


def _separator(told: Mapping[str, Any]) -> str:
    """Return what divides the cells where the file is written as text."""
    text = told.get("separator", COMMA)
    if text not in _SEPARATORS:
        raise ProfileFormatError(place="separator")
    return str(text)


def _column(cells: object, questions: Instrument) -> Column:
    """Return a column from its two to four texts."""
    texts = _texts(cells, "columns")
    if len(texts) not in _WIDTHS or texts[1] not in set(Kind):
        raise ProfileFormatError(place=texts[0] if texts else "columns")
    column = Column(texts[0], Kind(texts[1]), *texts[2:])
    holds = column.holds in LEVELS if column.kind in PLACED else _answers(column, questions)
    if not column.name.strip() or not holds:
        raise ProfileFormatError(place=column.name)
    return column


def _answers(column: Column, questions: Instrument) -> bool:
    """Return whether a column holds what its kind can."""
    if column.kind is Kind.UNUSED:
        return not column.holds
    if not column.holds:
        return column.kind is Kind.NUMBER
    return column.holds in questions.variables


def _checked(own: Profile) -> Profile:
    """Return a profile after comparing its parts with each other."""
    names = [column.name for column in own.columns]
    held = [column.holds for column in own.columns if column.answers]
    faults = (
        ("columns", not names or len(names) > COLUMNS or len(set(names)) < len(names)),
        ("columns", len(set(held)) < len(held)),
        ("key", own.key not in names),
        ("needed", not own.needed <= set(held)),
        ("aliases", not own.aliases.keys() <= set(names)),
    )
    for place, wrong in faults:
        if wrong:
            raise ProfileFormatError(place=place)
    for place, text in _texts_of(own):
        if not may_stand(text):
            raise ProfileFormatError(place=place)
    for column in own.columns:
        _check_words(own, column)
    return own


def _texts_of(own: Profile) -> Iterator[tuple[str, str]]:
    """Yield every text that is shown or compared, and where it stands."""
    yield from (("title_id", own.title_id), ("title_en", own.title_en), ("source", own.source))
    yield from (("columns", column.name) for column in own.columns)
    yield from (("aliases", name) for names in own.aliases.values() for name in names)
    for words in own.spelled.values():
        yield from (("spelled", word) for word in words)


def _check_words(own: Profile, column: Column) -> None:
    """Refuse words that stand for codes which the variable does not have."""
    if not column.spelled or (column.kind in PLACED and column.spelled == BPS):
        return
    known = column.spelled in own.spelled or column.spelled in shipped_lists()
    codes = own.instrument.variables[column.holds].list if column.answers else None
    if not known or codes is None:
        raise ProfileFormatError(place=column.name)
    if not all(word.code in codes for word in own.words(column.spelled).values()):
        raise ProfileFormatError(place=column.name)


def _text(told: Mapping[str, Any], key: str) -> str:
    """Return a text that is not empty."""
    value = told[key]
    if not isinstance(value, str) or not value.strip():
        raise ProfileFormatError(place=key)
    return value


def _list(told: Mapping[str, Any], key: str) -> Sequence[object]:
    """Return a list."""
    value = told[key]
    if not isinstance(value, list):
        raise ProfileFormatError(place=key)
    return value


def _texts(value: object, place: str) -> list[str]:
    """Return a list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ProfileFormatError(place=place)
    return value


def _aliases(table: object) -> Mapping[str, tuple[str, ...]]:
    """Return the other names of columns."""
    if not isinstance(table, dict):
        raise ProfileFormatError(place="aliases")
    return MappingProxyType({name: tuple(_texts(own, name)) for name, own in table.items()})


def _spelled(table: object) -> Mapping[str, Mapping[str, str]]:
    """Return the profile's own lists of words."""
    if not isinstance(table, dict) or not all(isinstance(own, dict) for own in table.values()):
        raise ProfileFormatError(place="spelled")
    for own in table.values():
        _texts(list(own.values()), "spelled")
    return MappingProxyType({name: MappingProxyType(own) for name, own in table.items()})
