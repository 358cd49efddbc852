"""Help: what F1 opens over any screen."""

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from siksng_tui import keys, manual
from siksng_tui.widgets.bars import Heading, StatusLine, TitleBar
from siksng_tui.widgets.lines import Lines, Piece, Tone, fit
from siksng_tui.words import _


class PageView(Lines, can_focus=True):
    """Lines of a page, as many as fit, and the way through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.up", "list.down", "list.page_up", "list.page_down"),
        *keys.bindings("list.first", "list.last"),
    ]

    DEFAULT_CSS = "PageView { height: 1fr; }"

    def __init__(self, lines: Sequence[str]) -> None:
        """Show lines from the first."""
        super().__init__()
        self._lines = tuple(lines)
        self._top = 0

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line, headings strong."""
        at = self._top + y
        text = self._lines[at] if at < len(self._lines) else ""
        if text.startswith(manual.HEADING):
            return [(fit(f" {text.removeprefix(manual.HEADING)}", width), Tone.STRONG)]
        return [(fit(f" {text}", width), Tone.PLAIN)]

    def action_up(self) -> None:
        """Go one line up."""
        self._go_to(self._top - 1)

    def action_down(self) -> None:
        """Go one line down."""
        self._go_to(self._top + 1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self._go_to(self._top - self.size.height + 1)

    def action_page_down(self) -> None:
        """Go one page down."""
        self._go_to(self._top + self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first line."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last page."""
        self._go_to(len(self._lines))

    def _go_to(self, top: int) -> None:
        """Show the page from a line on, never past the last page."""
        self._top = max(0, min(top, len(self._lines) - self.size.height))
        self.refresh()


class HelpScreen(ModalScreen[None]):
    """A page of the manual; what the screen itself explains stands before it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    DEFAULT_CSS = "HelpScreen { background: ansi_default; }"

    def __init__(self, title: str, page: str, before: Sequence[str] = ()) -> None:
        """Show a page by its name, under a title; `before` are sentences of any length."""
        super().__init__()
        self._title = title
        said = [line for own in before for line in (*textwrap.wrap(own, manual.WIDTH), "")]
        self._view = PageView([*said, *manual.read(page)])

    def compose(self) -> ComposeResult:
        """Show title, page and keys."""
        yield TitleBar(_("Help: {title}").format(title=self._title), Heading())
        yield self._view
        yield StatusLine("everywhere.back", "list.page_down", "list.page_up")

    def action_back(self) -> None:
        """Return to the screen."""
        self.dismiss(None)
