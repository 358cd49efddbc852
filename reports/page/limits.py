"""How long the texts of an office may be where a paper has one place for them.

Texts of families are never limited: their rows grow.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reports.page.errors import PaperTextTooLongError
from reports.page.faces import Style, face

MOST: Final = 200
"""Characters of a text without a limit of its own, as they are printed."""

MOST_OF: Final[Mapping[str, int]] = MappingProxyType(
    {
        "title": 100,
        "signer": 100,
        "rank": 60,
        "subject": 300,
        "number": 60,
        "date": 60,
        "set_number": 60,
        "post": 80,
    }
)
"""Characters of texts with another limit: at their widest a family fits above the signature."""

MOST_POSTS: Final = 8
"""Posts that sign or put their initials."""


def check_lengths(texts: Mapping[str, str], lists: Mapping[str, tuple[str, ...]]) -> None:
    """Return if every text fits in its place.

    Args:
        texts: by name; the names are those of the fields of the records.
        lists: several texts of one kind, by the name of the kind.

    Raises:
        PaperTextTooLongError: which does not fit, and how many characters do.
    """
    for name, text in texts.items():
        _check(name, text)
    for name, several in lists.items():
        if len(several) > MOST_POSTS:
            raise PaperTextTooLongError(text=name, most=MOST_POSTS)
        for text in several:
            _check(name, text)


def _check(name: str, text: str) -> None:
    """Refuse one text that is too long once its codes are printed."""
    most = MOST_OF.get(name, MOST)
    if len(face(Style.SANS).printable(text)) > most:
        raise PaperTextTooLongError(text=name, most=most)
