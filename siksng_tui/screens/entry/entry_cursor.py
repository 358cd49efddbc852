"""Where a person is in a request, as it is kept for the next time."""

from dataclasses import dataclass
from typing import Final

_SPLIT: Final = "|"
"""Stands between the parts of a kept cursor."""

_BEHIND: Final = "+"
"""Third part of a kept cursor: the field was left, the one behind it is meant."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a person is: page, field, and whether the field was left already."""

    page: str = ""
    field: str = ""
    behind: bool = False

    def __str__(self) -> str:
        """Return the cursor as it is kept."""
        return _SPLIT.join((self.page, self.field, _BEHIND if self.behind else ""))


def read_cursor(text: str) -> Cursor:
    """Return a kept cursor; whatever cannot be read means the beginning.

    >>> read_cursor("before|3f/luas_lantai|+")
    Cursor(page='before', field='3f/luas_lantai', behind=True)
    """
    page, __, rest = text.partition(_SPLIT)
    field, __, behind = rest.partition(_SPLIT)
    return Cursor(page, field, behind == _BEHIND)
