"""Widgets that draw their own lines.

A widget says what stands on line y as pieces of text, each with a tone; Textual asks only for the
lines that changed. Tones are styles of the style sheet `styles/tokens.tcss`; every meaning that a
tone carries stands in the text too, as a mark or a word, because colours may be absent.
"""

from collections.abc import Iterable
from enum import StrEnum
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


class Tone(StrEnum):
    """How a piece of text is drawn; each is a component class of the style sheet."""

    PLAIN = ""
    CURSOR = "tone--cursor"
    STRONG = "tone--strong"
    QUIET = "tone--quiet"
    BAR = "tone--bar"
    BLOCK = "tone--block"
    FLAG = "tone--flag"
    GOOD = "tone--good"


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


class Lines(Widget):
    """A widget of one style a piece, without children; subclasses say what stands on a line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {tone.value for tone in Tone if tone}

    DEFAULT_CSS = "Lines { height: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Start without any style; the style sheet gives them at the first line."""
        super().__init__(id=id, classes=classes)
        self._tones: dict[Tone, Style | None] = {}

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """Return the pieces of line y, from left to right."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return line y; this is the gate through which every drawn character passes."""
        return Strip(
            [
                Segment(display(text, len(text)), self._style_of(tone))
                for text, tone in self.line(y, self.size.width)
                if text
            ]
        )

    def refresh_line(self, y: int) -> None:
        """Draw one line again, and nothing else."""
        self.refresh(Region(0, y, self.size.width, 1))

    def notify_style_update(self) -> None:
        """Forget the styles that were looked up."""
        self._tones = {}
        super().notify_style_update()

    def _style_of(self, tone: Tone) -> Style | None:
        """Return the style of a tone; looking it up costs more than drawing, so it is kept."""
        if not tone:
            return None
        if tone not in self._tones:
            self._tones[tone] = self.get_component_rich_style(tone.value, partial=True)
        return self._tones[tone]
