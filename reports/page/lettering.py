"""Text of one face and size: measuring it, and breaking it into lines."""

import re
from dataclasses import dataclass
from typing import Final

from reports.page.faces import CODE_MARK, Face, Style, face

LEADING: Final = 1.2
"""Distance of lines, in type sizes."""

EVEN_STEPS: Final = 12
"""How many widths are tried for lines of much the same length."""

CUT: Final = "..."
"""Ends what was cut."""

_UNITS: Final = re.compile(r"\[U\+[0-9A-F]{4,6}\]|.")


@dataclass(frozen=True, slots=True)
class Lettering:
    """A face at a size in points."""

    style: Style
    size: float

    @property
    def face(self) -> Face:
        """Return the face."""
        return face(self.style)

    @property
    def leading(self) -> float:
        """Return the distance from one line to the next, in points."""
        return self.size * LEADING

    def width(self, text: str) -> float:
        """Return how wide printable text is, in points."""
        return sum(map(self.face.widths.__getitem__, text)) * self.size

    def lines(self, text: str, width: float) -> list[str]:
        """Return text as printable lines of at most a width in points; never nothing.

        A word that is wider than a line is broken where the line ends; no character is left out
        but the spaces at which a line ends.
        """
        whole = self.face.printable(text)
        if self.width(whole) <= width:
            return [whole]
        lines: list[str] = []
        line = ""
        for word in whole.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = self._broken(word, width)
            lines += full
        return [*lines, line]

    def even_lines(self, text: str, width: float) -> list[str]:
        """Return text as no more lines than it needs, of much the same length; for titles."""
        lines = self.lines(text, width)
        least = width / len(lines)
        for step in range(EVEN_STEPS):
            evened = self.lines(text, least + (width - least) * step / EVEN_STEPS)
            if len(evened) == len(lines) and " ".join(evened) == " ".join(lines):
                return evened
        return lines

    def one_line(self, text: str, width: float) -> str:
        """Return text as one printable line; what does not fit in the width is cut and dotted.

        Only for names that the paper has in full elsewhere.
        """
        first, *more = self.lines(text, width - self.width(CUT))
        return first + CUT if more else first

    def _broken(self, word: str, width: float) -> list[str]:
        """Return a word in pieces that fit; only the last may be shorter than a line."""
        limit = width / self.size
        pieces, piece, used = [], "", 0.0
        for unit, wide in self._units(word, limit):
            if piece and used + wide > limit:
                pieces.append(piece)
                piece, used = "", 0.0
            piece += unit
            used += wide
        return [*pieces, piece]

    def _units(self, word: str, limit: float) -> list[tuple[str, float]]:
        """Return what a word may be broken into, with widths for one unit of type size.

        These are characters; a code stays whole if it fits on a line.
        """
        widths = self.face.widths
        if CODE_MARK in word:
            units = [(unit, sum(map(widths.__getitem__, unit))) for unit in _UNITS.findall(word)]
            if max(wide for _, wide in units) <= limit:
                return units
        return [(character, widths[character]) for character in word]
