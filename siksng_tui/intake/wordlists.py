"""Lists of words that stand for codes in files from elsewhere: LAKI-LAKI for L."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

from forms.datafile import read_table

_FOLDER: Final = "spellings"


class Word(NamedTuple):
    """The code for which a word stands, and whether lists of the kind spell it so themselves."""

    code: str
    usual: bool


@cache
def shipped_words(name: str) -> Mapping[str, Word]:
    """Return which code each word of a shipped list stands for; words are in capitals.

    Raises:
        InstrumentError: there is no such list.
    """
    folder = files("siksng_tui.intake") / _FOLDER
    rows = read_table(folder, f"{name}.csv", ("written", "code", "usual")).rows
    return MappingProxyType(
        {row.needed("written"): Word(row.needed("code"), row.yes("usual")) for row in rows}
    )


@cache
def shipped_lists() -> frozenset[str]:
    """Return the names of the lists of words that are shipped."""
    found = (files("siksng_tui.intake") / _FOLDER).iterdir()
    return frozenset(own.name[:-4] for own in found if own.name.endswith(".csv"))
