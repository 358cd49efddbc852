"""Reading a paper that was just made: how large its sheets are, and what stands on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Final

A4: Final = (210, 297)
"""Millimetres of the one sheet that CUPS knows by a name of ours."""

MM: Final = 72 / 25.4
"""Points of a millimetre."""

BASELINE: Final = 4.0
"""Points by which baselines of texts differ that are read as one line."""

BOX: Final = 20.0
"""Points from one box for a character to the next, at most."""

PARAGRAPH: Final = 2.2
"""Heights of the letters between two lines, above which an empty one stands between them."""

COLUMN: Final = 60.0
"""Points by which the next line stands higher where it begins another column, at least."""

Matrix = Sequence[float]
"""How a text is turned, scaled and moved: a, b, c, d, x, y."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Args:
        text: what stands there.
        left: where it begins: 0 at the left edge of the sheet, 1 at the right one.
        apart: whether an empty line stands above it.
        mark: whether it is written across the page, as KONSEP is.
    """

    text: str
    left: float
    apart: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text as it was drawn: where its baseline begins, how high its letters are."""

    text: str
    x: float
    y: float
    size: float
    turned: bool


class Pages:
    """The pages of a PDF that a paper wrote; what reads it is loaded for the first one."""

    def __init__(self, data: bytes) -> None:
        """Read a paper."""
        from pypdf import PdfReader  # noqa: PLC0415 - loads slowly

        self._pages = PdfReader(BytesIO(data)).pages

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    @property
    def sheet(self) -> str:
        """Return how CUPS calls the sheet of the first page, whichever side is up."""
        box = self._pages[0].mediabox
        width, height = sorted(round(float(own) / MM) for own in (box.width, box.height))
        if (width, height) == A4:
            return "A4"
        return f"Custom.{width}x{height}mm"

    def lines(self, at: int) -> list[Line]:
        """Return what stands on a page, counted from 0, in the order in which it was drawn.

        What a paper draws one behind the other on one height is one line: a label and its answer.
        """
        pieces = list(self._pieces(at))
        width = float(self._pages[at].mediabox.width)
        marks = dict.fromkeys(own.text for own in pieces if own.turned)
        found = [Line("  ".join(marks), 0, mark=True)] if marks else []
        line: list[_Piece] = []
        above: _Piece | None = None
        for own in (piece for piece in pieces if not piece.turned):
            if line and not _goes_on(line[-1], own):
                found.append(_line(line, above, width))
                line, above = [], line[-1]
            line.append(own)
        return [*found, _line(line, above, width)] if line else found

    def _pieces(self, at: int) -> Iterator[_Piece]:
        """Yield the texts of a page."""
        found: list[_Piece] = []

        def visit(text: str, over: Matrix, own: Matrix, _font: object, size: float) -> None:
            if text.strip():
                x, y = own[4] + over[4], own[5] + over[5]
                found.append(_Piece(text.strip(), x, y, size, abs(over[1]) > abs(over[0]) / 10))

        self._pages[at].extract_text(visitor_text=visit)
        yield from found


def _goes_on(before: _Piece, own: _Piece) -> bool:
    """Return whether a text stands on the line of the one before it, to its right."""
    return abs(before.y - own.y) <= BASELINE and own.x > before.x


def _line(pieces: Sequence[_Piece], above: _Piece | None, width: float) -> Line:
    """Return texts as a line."""
    first = pieces[0]
    text = first.text
    for before, own in pairwise(pieces):
        text += f"{_between(before, own)}{own.text}"
    return Line(text, max(0.0, min(first.x / width, 1.0)), _is_apart(above, first))


def _between(before: _Piece, own: _Piece) -> str:
    """Return what parts two texts of a line; neighbouring boxes with a character each are one."""
    if own.text == ":":
        return ""
    if before.text == ":":
        return " "
    return "" if len(before.text) == len(own.text) == 1 and own.x - before.x <= BOX else "  "


def _is_apart(above: _Piece | None, own: _Piece) -> bool:
    """Return whether the paper leaves room above a line, or begins another column with it."""
    if above is None:
        return False
    down = above.y - own.y
    return down > PARAGRAPH * max(own.size, above.size) or down < -COLUMN
