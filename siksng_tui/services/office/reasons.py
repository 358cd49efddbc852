"""Why something was done, as it is stored."""

from typing import Final

from forms.errors import UsageError
from forms.records import Flag
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


def key_of(flag: Flag, office: str) -> str:
    """Return the key under which a person of an office says why a request may have a flag.

    Other offices judge for themselves: the key is of this office alone.
    """
    return f"{flag}/{office}"
