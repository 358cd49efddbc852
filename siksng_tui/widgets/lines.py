"""Widgets that draw their own lines.

A widget says what stands on line y as pieces of text, each with a tone; Textual asks only for the
lines that changed.
"""

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from siksng_tui.display import display

CUT: Final = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
"""Last cell of a text that did not fit; code page 437 has it."""

RULE: Final = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
"""What headings and frames are drawn with; code page 437 has it."""


class Tone(Enum):
    """How a piece of text is drawn.

    Sixteen colours at most, on the terminal's own paper. Every tone differs without colour too, and
    none carries a meaning alone: a mark or a word stands beside it. They are styles and not classes
    of a style sheet, because matching those costs more than drawing the line.
    """

    PLAIN = None
    QUIET = Style(dim=False)
    STRONG = Style(bold=True)
    CURSOR = Style(reverse=True)
    BAR = Style(reverse=True, bold=False)
    BLOCK = Style(color="bright_red", bold=True)
    FLAG = Style(color="bright_yellow", bold=True)
    GOOD = Style(color="bright_green")


Piece = tuple[str, Tone]
"""Text and its tone."""


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return text safe to draw in exactly this many cells: padded, or cut with a mark.

    >>> fit("BUDI", 6), fit("7", 3, right=True), fit("SETIAWAN", 5)
    ('BUDI  ', '  7', 'SETI»')
    """
    if width <= 0:
        return ""
    safe = display(text, max(len(text), 1))
    cells = len(safe) if safe.isascii() else cell_len(safe)
    if cells > width:
        return set_cell_size(safe, width - 1) + CUT
    blank = " " * (width - cells)
    return blank + safe if right else safe + blank


def ruled(text: str, width: int) -> str:
    """Return text safe to draw, drawn on as a rule to exactly this many cells, or cut with a mark.

    >>> ruled("BUDI ", 8), cell_len(ruled("\N{CJK UNIFIED IDEOGRAPH-5E03} ", 8))
    ('BUDI \u2500\u2500\u2500', 8)
    """
    safe = display(text, max(len(text), 1))
    return fit(safe + RULE * (width - cell_len(safe)), width)


class Lines(Widget):
    """A widget without children; subclasses say what stands on each line."""

    DEFAULT_CSS = "Lines { height: auto; }"

    TAKES_TEXT: ClassVar[bool] = False
    """Whether a printable key is typed into this widget, and does nothing else."""

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """Return the pieces of line y, from left to right."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return line y; this is the gate through which every drawn character passes."""
        return Strip(
            [
                Segment(display(text, len(text)), tone.value)
                for text, tone in self.line(y, self.size.width)
                if text
            ]
        )

    def refresh_line(self, y: int) -> None:
        """Draw one line again, and nothing else."""
        self.refresh(Region(0, y, self.size.width, 1))
