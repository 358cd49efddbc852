"""The manual: plain pages, one for each screen and topic, in both languages; F1 opens them.

A page is a text file. A line that begins with "# " is a heading; everything else stands as it is
written, at most 78 characters wide, so that it fits a screen without being broken anew.
"""

from pathlib import Path
from typing import Final

from siksng_tui import words

WIDTH: Final = 78
"""Characters of a line."""

HEADING: Final = "# "
"""What a heading begins with."""

_FOLDER: Final = Path(__file__).parent
"""Where the pages are, in a folder of each language."""


def read(name: str) -> tuple[str, ...]:
    """Return the lines of a page in the language that is spoken.

    Raises:
        FileNotFoundError: the manual has no such page.
    """
    page = _FOLDER / words.language() / f"{name}.md"
    return tuple(page.read_text(encoding="utf-8").splitlines())


def names(language: str) -> tuple[str, ...]:
    """Return the names of all pages in one of `words.LANGUAGES`."""
    return tuple(sorted(own.stem for own in (_FOLDER / language).glob("*.md")))
