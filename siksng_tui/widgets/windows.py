"""What the small windows over a screen share: a frame of code page 437, drawn line by line."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from siksng_tui.display import display
from siksng_tui.widgets.lines import RULE, Piece, Tone, fit, ruled

_CORNERS = ("\N{BOX DRAWINGS LIGHT DOWN AND RIGHT}", "\N{BOX DRAWINGS LIGHT DOWN AND LEFT}")
_FEET = ("\N{BOX DRAWINGS LIGHT UP AND RIGHT}", "\N{BOX DRAWINGS LIGHT UP AND LEFT}")
_SIDE = "\N{BOX DRAWINGS LIGHT VERTICAL}"

EDGES: Final = 2
"""Lines of a frame."""


def top(title: str, width: int) -> Sequence[Piece]:
    """Return the upper edge of a frame, with a title in it."""
    return _edge(title, width, _CORNERS)


def bottom(note: str, width: int) -> Sequence[Piece]:
    """Return the lower edge of a frame, with a note in it."""
    return _edge(note, width, _FEET)


def inside(text: str, width: int, tone: Tone = Tone.PLAIN) -> Sequence[Piece]:
    """Return a line between the sides of a frame."""
    return [(_SIDE, Tone.STRONG), (fit(text, width - 2), tone), (_SIDE, Tone.STRONG)]


def _edge(text: str, width: int, corners: tuple[str, str]) -> Sequence[Piece]:
    """Return an edge with a text in it."""
    said = f" {fit(text, min(cell_len(display(text, len(text))), width - 6))} " if text else ""
    return [(ruled(f"{corners[0]}{RULE}{said}", width - 1) + corners[1], Tone.STRONG)]
