"""What is written across a page, under everything else: that it is a draft, or practice."""

from collections.abc import Sequence
from typing import Final

from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.paper import Paper
from reports.page.pen import Pen

_MARK: Final = Lettering(Style.SERIF_BOLD, 110)

MARK_GREY: Final = 0.88
"""Lightness of a mark across the page: seen on every copy, and no text is lost under it."""

MARK_ANGLE: Final = 40
"""Slope of the mark, in degrees."""


def write_marks(pen: Pen, paper: Paper, marks: Sequence[str]) -> None:
    """Write marks one below the other across a page that was just begun; none leave it as it is."""
    if not marks:
        return
    canvas, (width, height) = pen.canvas, paper.size
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(MARK_ANGLE)
    canvas.setFillGray(MARK_GREY)
    canvas.setFont(_MARK.style, _MARK.size)
    y = _MARK.size * (len(marks) - 1) / 2 - _MARK.size / 3
    for mark in marks:
        canvas.drawString(-_MARK.width(mark) / 2, y, mark)
        y -= _MARK.size
    canvas.restoreState()
