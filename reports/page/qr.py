"""The fingerprint as a QR code: drawn once, shown on every page."""

from typing import Final

import segno
from reportlab.pdfgen.canvas import Canvas

NAME: Final = "qr"
"""Name of the drawing inside the document."""

QUIET: Final = 2
"""White modules on each side; the paper round the code gives the rest."""


def define_qr(canvas: Canvas, text: str) -> None:
    """Draw the code as a form named NAME, one point wide with its quiet zone.

    Args:
        canvas: a canvas whose first page is still empty.
        text: at most 90 digits and upper-case letters.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    side = len(matrix) + 2 * QUIET
    canvas.beginForm(NAME, 0, 0, 1, 1)
    canvas.scale(1 / side, 1 / side)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for start, length in _dark_runs(modules):
            path.rect(QUIET + start, side - QUIET - row - 1, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()


def place_qr(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Show the code with its lower left corner at a point, so many points wide."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width, width)
    canvas.doForm(NAME)
    canvas.restoreState()


def _dark_runs(modules: bytes | bytearray) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules in a row."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if dark and place and modules[place - 1]:
            start, length = runs[-1]
            runs[-1] = (start, length + 1)
        elif dark:
            runs.append((place, 1))
    return runs
