"""Where texts of a printed page stand, and whether one runs out of its place or over another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdf
from reportlab.lib.units import mm

from reports.page.faces import Style
from reports.page.lettering import Lettering
from tests.reports.reading import Text, opened, texts

STYLES: Final = {
    "SiksngSerif-Regular": Style.SERIF,
    "SiksngSerif-Bold": Style.SERIF_BOLD,
    "SiksngSerif-Italic": Style.SERIF_ITALIC,
    "LiberationSans": Style.SANS,
    "LiberationSans-Bold": Style.SANS_BOLD,
}
"""Names of the faces inside a file."""

CAPITAL, DESCENT = 0.74, 0.2
"""How high letters stand above their baseline and how deep below, in type sizes."""

TOUCHING: Final = 0.05
"""Points by which two texts may meet; places in a file are rounded."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The rectangle that a text covers, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def meets(self, other: "Spread") -> bool:
        """Return whether two texts cover the same place."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > TOUCHING and along > TOUCHING


def spread(text: Text) -> Spread:
    """Return the rectangle of one text."""
    lettering = Lettering(STYLES[text.face.partition("+")[2]], round(text.size, 1))
    shown = text.text.strip()
    return Spread(
        text.x,
        text.y - DESCENT * text.size,
        text.x + lettering.width(shown),
        text.y + CAPITAL * text.size,
        shown,
    )


def spreads(page: pypdf.PageObject) -> list[Spread]:
    """Return the rectangle of each text of a page."""
    return [spread(each) for each in texts(page)]


def overlaps(data: bytes) -> list[tuple[str, str]]:
    """Return the pairs of texts that are drawn over each other, on any page."""
    found = []
    for page in opened(data).pages:
        upwards = sorted(spreads(page), key=lambda own: own.bottom)
        for place, one in enumerate(upwards):
            for other in upwards[place + 1 :]:
                if other.bottom >= one.top:
                    break
                if one.meets(other):
                    found.append((one.text, other.text))
    return found


def outside(data: bytes, margins_mm: tuple[float, float, float, float]) -> Iterator[str]:
    """Yield the texts that run over the margins: left, right, top and bottom in millimetres."""
    left, right, top, bottom = (margin * mm for margin in margins_mm)
    for page in opened(data).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for each in spreads(page):
            inside = each.left > left - 0.05 and each.right < width - right + 0.05
            if not inside or each.top > height - top or each.bottom < bottom:
                yield each.text


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that was drawn, in millimetres from the lower left corner of the page."""

    left_mm: float
    bottom_mm: float
    width_mm: float
    height_mm: float


def boxes(page: pypdf.PageObject) -> list[Box]:
    """Return every rectangle of a page, to a tenth of a millimetre."""
    contents = page.get_contents()
    drawn = contents.operations if contents is not None else []
    return [
        Box(*(round(float(number) / mm, 1) for number in numbers))
        for numbers, operator in drawn
        if operator == b"re"
    ]
