"""The words for what a column of a file can be taken as."""

from types import MappingProxyType
from typing import Final

from siksng_tui import terms, words
from siksng_tui.intake import fields
from siksng_tui.intake.fields import Field
from siksng_tui.intake.profile import PLACED, Kind, Purpose
from siksng_tui.words import N_, _

_PLACED: Final = MappingProxyType(
    {
        Kind.PLACE: N_("Name of the {level}"),
        Kind.BPS: N_("BPS code of the {level}"),
        Kind.KEMENDAGRI: N_("Kemendagri code of the {level}"),
    }
)
"""How a column that tells the village is called."""


def label(purpose: Purpose, field: Field) -> str:
    """Return the words for a field of a purpose, in the language that is spoken."""
    if field.kind in PLACED:
        return _(_PLACED[field.kind]).format(level=terms.word_of("level", field.holds))
    if not field.holds:
        return ""
    return variable(purpose, field.holds)


def variable(purpose: Purpose, name: str) -> str:
    """Return the label of a variable that files of a purpose answer."""
    return fields.instrument_of(purpose).variable(name).label(words.language())
