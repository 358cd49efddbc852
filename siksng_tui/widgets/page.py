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
from siksng_tui.widgets.turning import Turning

WIDEST: Final = 240
"""Cells of the widest screen."""

READABLE: Final = 78
"""Cells at which a sentence is broken, so that it fits the narrowest usual screen."""

NARROW: Final = 60
"""Cells below which a line that is too long is broken once more, at its words."""

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


def wrapped(text: str, indent: int = 0, hanging: int | None = None) -> list[TextLine]:
    """Return a sentence as lines, broken at its words, some cells from the edge.

    The lines below the first stand `hanging` cells from it, where that is said.
    """
    below = indent if hanging is None else hanging
    broken = textwrap.wrap(
        display(text, MOST), READABLE, initial_indent=" " * indent, subsequent_indent=" " * below
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
        self._broken: tuple[int, Sequence[TextLine]] = (0, ())

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """Return all lines."""
        return self._lines

    def load(self, lines: Iterable[TextLine]) -> None:
        """Show other lines, from the first."""
        width = self.size.width
        before = len(self.lines_at(width))
        self._lines, self._top, self._broken = tuple(lines), 0, (0, ())
        self.refresh(layout=len(self.lines_at(width)) != before)

    def lines_at(self, width: int) -> Sequence[TextLine]:
        """Return the lines as a width has them: on a narrow screen sentences take more of them."""
        if not 0 < width < NARROW:
            return self._lines
        if self._broken[0] != width:
            self._broken = (width, [part for own in self._lines for part in _parts(own, width - 1)])
        return self._broken[1]

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line, cut where the screen ends."""
        at, lines = self._top + y, self.lines_at(width)
        pieces, left = [(" ", Tone.PLAIN)], width - 1
        for text, tone in lines[at] if at < len(lines) else ():
            safe = display(text, len(text) or 1)
            cells = min(left, cell_len(safe))
            cut = set_cell_size if safe.endswith(RULE) else fit
            pieces.append((cut(safe, cells), tone))
            left -= cells
        return [*pieces, (" " * left, Tone.PLAIN)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the number of lines."""
        return len(self.lines_at(width))


class PageWidget(Turning, TextLines, can_focus=True):
    """As many lines as fit, and the way through the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("page.up", "page.down", "page.page_up", "page.page_down"),
        *keys.bindings("page.first", "page.last"),
    ]

    DEFAULT_CSS = "PageWidget { height: 1fr; }"

    TURNS = frozenset({"page.page_up", "page.page_down"})

    def load(self, lines: Iterable[TextLine]) -> None:
        """Show other lines, from the first."""
        super().load(lines)
        self.tell_fit()

    @property
    def fits(self) -> bool:
        """Return whether all lines are in sight."""
        return 0 < self.size.height >= len(self.lines_at(self.size.width - 1))

    @property
    def top(self) -> int:
        """Return the number of the first line that is seen, from 0."""
        return self._top

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line; where there are more than fit, a bar at its end says which these are."""
        height, count = self.size.height, len(self.lines_at(width - 1))
        if count <= height:
            return super().line(y, width)
        first = self._top * height // count
        last = (self._top + height) * height // count
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
        self.go_to(len(self.lines_at(self.size.width - 1)))

    def on_resize(self) -> None:
        """Keep the page in view, and say whether all fits: another width has other lines."""
        self.go_to(self._top)
        self.tell_fit()

    def go_to(self, top: int) -> None:
        """Show the page from a line on, never past the last page."""
        count = len(self.lines_at(self.size.width - 1))
        self._top = max(0, min(top, count - self.size.height))
        self.refresh()


def _parts(line: TextLine, width: int) -> list[TextLine]:
    """Return a line broken at its words, as far from the edge; a rule or one of parts stays."""
    if len(line) != 1 or line[0][0].endswith(RULE) or cell_len(line[0][0]) <= width:
        return [line]
    (text, tone) = line[0]
    blank = " " * (len(text) - len(text.lstrip()))
    broken = textwrap.wrap(display(text, MOST), width, initial_indent="", subsequent_indent=blank)
    return [((own, tone),) for own in broken]
