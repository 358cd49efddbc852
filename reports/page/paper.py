"""Sheets of paper in exact millimetres, and the part of them that is printed on."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

Size = tuple[float, float]
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: width and height in millimetres."""

    width_mm: float
    height_mm: float

    @property
    def size(self) -> Size:
        """Return the size in points."""
        return (self.width_mm * mm, self.height_mm * mm)

    def turned(self) -> "Paper":
        """Return the same sheet with its other side up."""
        return Paper(self.height_mm, self.width_mm)


F4: Final = Paper(215, 330)
"""Indonesian folio, upright. Source: Permendagri 53/2011; it is not the American foolscap."""

A4: Final = Paper(210, 297)
"""ISO 216, upright."""

TOP_MM, LEFT_MM, RIGHT_MM, BOTTOM_MM = 25, 30, 20, 24
"""Margins; the left one holds the binding, the foot stands in the lower one."""


@dataclass(frozen=True, slots=True)
class Area:
    """What lies inside the margins, in points from the lower left corner of the sheet."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.top - self.bottom


def area(paper: Paper) -> Area:
    """Return the printed part of a sheet."""
    return Area(
        left=LEFT_MM * mm,
        bottom=BOTTOM_MM * mm,
        right=(paper.width_mm - RIGHT_MM) * mm,
        top=(paper.height_mm - TOP_MM) * mm,
    )
