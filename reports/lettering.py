"""Text of one face and size: measuring it, and breaking it into lines."""

from dataclasses import dataclass
from typing import Final

from reports.faces import Face, Style, face

LEADING: Final = 1.2
"""Distance of lines, in type sizes."""

CUT: Final = "..."
"""Ends what was cut."""


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

    def one_line(self, text: str, width: float) -> str:
        """Return text as one printable line; what does not fit in the width is cut and dotted.

        Only for names that the paper has in full elsewhere.
        """
        first, *more = self.lines(text, width - self.width(CUT))
        return first + CUT if more else first

    def _broken(self, word: str, width: float) -> list[str]:
        """Return a word in pieces that fit; only the last may be shorter than a line."""
        widths, limit = self.face.widths, width / self.size
        pieces, start, used = [], 0, 0.0
        for place, character in enumerate(word):
            used += widths[character]
            if used > limit and place > start:
                pieces.append(word[start:place])
                start, used = place, widths[character]
        return [*pieces, word[start:]]
