"""The typefaces of paper: how wide a character is, and what is printed where a face has none.

A character that no shipped face draws, or that would be drawn where a reader does not expect it
(control characters, scripts that run from right to left), is printed as its code, such as
"[U+0645]": nothing that is stored gets lost on the way to paper.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Final = Path(__file__).parents[1] / "fonts"
"""Where the font files stand."""

CODE_MARK: Final = "[U+"
"""How a character that is printed as its code begins."""

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of characters that need an order of drawing which a canvas has not."""


class Style(StrEnum):
    """The faces, named by their files."""

    SERIF = "siksng-serif-regular"
    SERIF_BOLD = "siksng-serif-bold"
    SERIF_ITALIC = "siksng-serif-italic"
    SANS = "LiberationSans-Regular"
    SANS_BOLD = "LiberationSans-Bold"


_SPARE: Final[Mapping[Style, Style]] = {
    Style.SERIF: Style.SANS,
    Style.SERIF_BOLD: Style.SANS_BOLD,
    Style.SERIF_ITALIC: Style.SANS,
    Style.SANS: Style.SERIF,
    Style.SANS_BOLD: Style.SERIF_BOLD,
}
"""The face that draws what the first one cannot."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface and its spare: `widths` is for one unit of type size and covers both."""

    style: Style
    widths: Mapping[str, float]
    own: frozenset[str]

    def printable(self, text: str) -> str:
        """Return text in which every character has a width.

        A space of any width becomes a plain one; what cannot be printed becomes its code.
        """
        if text.isascii() and text.isprintable():
            return text
        return "".join(map(self._printed, unicodedata.normalize("NFC", text)))

    def runs(self, text: str) -> Iterator[tuple[Style, str]]:
        """Give printable text in pieces, each with the face that draws it."""
        start, style = 0, self.style
        for place, character in enumerate(text):
            wanted = self.style if character in self.own else _SPARE[self.style]
            if wanted is not style:
                yield style, text[start:place]
                start, style = place, wanted
        yield style, text[start:]

    def _printed(self, character: str) -> str:
        """Return a character, a plain space for a space, or the code."""
        if unicodedata.category(character) == "Zs":
            return " "
        if (
            character.isprintable()
            and character in self.widths
            and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
        ):
            return character
        return f"{CODE_MARK}{ord(character):04X}]"


@cache
def face(style: Style) -> Face:
    """Return a face, read from its file at first use."""
    own = _widths(style)
    return Face(style, {**_widths(_SPARE[style]), **own}, frozenset(own))


@cache
def _widths(style: Style) -> Mapping[str, float]:
    """Return the width of each character that a file can draw, and make it known to ReportLab."""
    font = TTFont(style, FOLDER / f"{style}.ttf", asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(font)
    drawn = font.face.charToGlyph
    widths = font.face.charWidths
    return {chr(code): widths[code] / 1000 for code in drawn}
