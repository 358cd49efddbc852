"""Help: what F1 opens over any screen."""

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from siksng_tui import keys, manual
from siksng_tui.widgets import page
from siksng_tui.widgets.bars import Heading, StatusLine, TitleBar
from siksng_tui.words import _


class HelpScreen(Screen[None]):
    """A page of the manual; what the screen itself explains stands before it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    def __init__(self, title: str, name: str, before: Sequence[str] = ()) -> None:
        """Show a page by its name, under a title; `before` are sentences of any length."""
        super().__init__()
        self._title = title
        said = [line for own in before for line in (*textwrap.wrap(own, manual.WIDTH), "")]
        self.page = page.PageWidget(map(_line, [*said, *manual.read(name)]))

    def compose(self) -> ComposeResult:
        """Show title, page and keys."""
        yield TitleBar(_("Help: {title}").format(title=self._title), Heading())
        yield self.page
        yield StatusLine("everywhere.back", "page.page_down", "page.page_up")

    def action_back(self) -> None:
        """Return to the screen."""
        self.dismiss(None)


def _line(text: str) -> page.TextLine:
    """Return a line of the manual as it is drawn."""
    if text.startswith(manual.HEADING):
        return page.strong(text.removeprefix(manual.HEADING))
    return page.plain(text)
