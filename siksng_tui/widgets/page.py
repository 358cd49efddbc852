"""Text to be read: a few fixed lines, or a page that is gone through by keyboard."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual.binding import BindingType
from textual.geometry import Size

from siksng_tui import keys
from siksng_tui.display import display
from siksng_tui.widgets.lines import RULE, Lines, Piece, Tone, fit, ruled
from siksng_tui.widgets.progress import FULL, REST

WIDEST: Final = 240
"""Cells of the widest screen."""

READABLE: Final = 78
"""Cells at which a sentence is broken, so that it fits the narrowest usual screen."""

MOST: Final = 2000
"""Characters of a sentence that are shown."""

TextLine = Sequence[Piece]
"""One line: pieces of text from left to right, each with its tone."""


def plain(text: str = "") -> TextLine:
    """Return a line of plain text."""
    return ((text, Tone.PLAIN),)


def strong(text: str) -> TextLine:
    """Return a line of strong text."""
    return ((text, Tone.STRONG),)


def heading(text: str) -> TextLine:
    """Return the title of a part of the page, drawn on as a rule as wide as the screen."""
    return ((ruled(f"{RULE}{RULE} {text} ", WIDEST), Tone.STRONG),)


def wrapped(text: str, indent: int = 0) -> list[TextLine]:
    """Return a sentence as lines, broken at its words, some cells from the edge."""
    blank = " " * indent
    broken = textwrap.wrap(
        display(text, MOST), READABLE, initial_indent=blank, subsequent_indent=blank
    )
    return [plain(line) for line in broken]


class TextLines(Lines):
    """A few lines that stand where they are, one cell from the edge."""

    DEFAULT_CSS = "TextLines { height: auto; }"

    def __init__(self, lines: Iterable[TextLine] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show lines."""
        super().__init__(id=id)
        self._lines = tuple(lines)
        self._top = 0

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """Return all lines."""
        return self._lines

    def load(self, lines: Iterable[TextLine]) -> None:
        """Show other lines, from the first."""
        before, self._lines, self._top = len(self._lines), tuple(lines), 0
        self.refresh(layout=len(self._lines) != before)

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line, cut where the screen ends."""
        at = self._top + y
        pieces, left = [(" ", Tone.PLAIN)], width - 1
        for text, tone in self._lines[at] if at < len(self._lines) else ():
            safe = display(text, len(text) or 1)
            cells = min(left, cell_len(safe))
            cut = set_cell_size if safe.endswith(RULE) else fit
            pieces.append((cut(safe, cells), tone))
            left -= cells
        return [*pieces, (" " * left, Tone.PLAIN)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the number of lines."""
        return len(self._lines)


class PageWidget(TextLines, can_focus=True):
    """As many lines as fit, and the way through the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("page.up", "page.down", "page.page_up", "page.page_down"),
        *keys.bindings("page.first", "page.last"),
    ]

    DEFAULT_CSS = "PageWidget { height: 1fr; }"

    @property
    def top(self) -> int:
        """Return the number of the first line that is seen, from 0."""
        return self._top

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line; where there are more than fit, a bar at its end says which these are."""
        height = self.size.height
        if len(self.lines) <= height:
            return super().line(y, width)
        first = self._top * height // len(self.lines)
        last = (self._top + height) * height // len(self.lines)
        mark = FULL if first <= y < max(last, first + 1) else REST
        return [*super().line(y, width - 1), (mark, Tone.PLAIN)]

    def action_up(self) -> None:
        """Go one line up."""
        self.go_to(self._top - 1)

    def action_down(self) -> None:
        """Go one line down."""
        self.go_to(self._top + 1)

    def action_page_up(self) -> None:
        """Go one page up; one line of the old page stays in view."""
        self.go_to(self._top - self.size.height + 1)

    def action_page_down(self) -> None:
        """Go one page down; one line of the old page stays in view."""
        self.go_to(self._top + self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first line."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last page."""
        self.go_to(len(self._lines))

    def go_to(self, top: int) -> None:
        """Show the page from a line on, never past the last page."""
        self._top = max(0, min(top, len(self._lines) - self.size.height))
        self.refresh()
