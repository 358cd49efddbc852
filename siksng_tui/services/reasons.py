"""Why something was done, as it is stored."""

from typing import Final

from forms.errors import UsageError
from forms.text import clean

FEWEST_LETTERS: Final = 2
"""Letters that a reason has at least; who reads it a year later must find a word in it."""


class ReasonMissingError(UsageError):
    """A reason must be given; nothing was changed."""

    code, field = "reason-missing", "reason"


class ReasonTooShortError(UsageError):
    """A reason must hold a word; nothing was changed."""

    code, field = "reason-too-short", "reason"


def required(reason: str) -> str:
    """Return a reason as it is stored.

    Raises:
        ReasonMissingError: it is blank.
        ReasonTooShortError: it has no two letters.
    """
    said = clean(reason).strip()
    if not said:
        raise ReasonMissingError
    if sum(character.isalpha() for character in said) < FEWEST_LETTERS:
        raise ReasonTooShortError
    return said
