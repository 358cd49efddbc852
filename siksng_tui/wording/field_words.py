"""The words for what a column of a file can be taken as."""

from types import MappingProxyType
from typing import Final

from forms.instrument import Instrument
from siksng_tui import words
from siksng_tui.intake.aims import Aim
from siksng_tui.intake.fields import Field
from siksng_tui.intake.profile import PLACED, Kind
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

_PLACED: Final = MappingProxyType(
    {
        Kind.PLACE: N_("Name of the {level}"),
        Kind.BPS: N_("BPS code of the {level}"),
        Kind.KEMENDAGRI: N_("Kemendagri code of the {level}"),
    }
)
"""How a column that tells the village is called."""


def aim(of: Aim) -> str:
    """Return the words for what a file is for; of the register with the questionnaire's name."""
    what = terms.purpose(of.purpose)
    return f"{what} ({of.instrument.id.upper()})" if of.is_register else what


def label(questions: Instrument, field: Field) -> str:
    """Return the words for a field, in the language that is spoken."""
    if field.kind in PLACED:
        return _(_PLACED[field.kind]).format(level=terms.word_of("level", field.holds))
    if not field.holds:
        return ""
    return variable(questions, field.holds)


def variable(questions: Instrument, name: str) -> str:
    """Return the label of a variable."""
    return questions.variable(name).label(words.language())
