"""Help: what F1 opens over any screen."""

import textwrap
from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from siksng_tui import keys, manual
from siksng_tui.widgets import page
from siksng_tui.widgets.bars import Heading, StatusLine, TitleBar
from siksng_tui.widgets.turning import Turning
from siksng_tui.words import _

_MEANING: Final = 11
"""Cells at the left of a list of keys that their names take."""


class HelpScreen(Screen[None]):
    """Pages of the manual; what the screen itself explains stands before them."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    def __init__(
        self,
        title: str,
        names: Sequence[str],
        before: Sequence[str] = (),
        taught: Sequence[keys.Key] = (),
    ) -> None:
        """Show pages by their names, under a title.

        Args:
            title: of the screen that is explained.
            names: of the pages.
            before: sentences of any length that stand before them.
            taught: keys that are listed between both, each with its meaning.
        """
        super().__init__()
        self._title = title
        said = [line for own in before for line in (*textwrap.wrap(own, manual.WIDTH), "")]
        said += _taught(taught)
        pages = [line for name in names for line in (*manual.read(name), "")]
        self._status = StatusLine("everywhere.back", "page.page_down", "page.page_up")
        self.page = page.PageWidget(map(_line, [*said, *pages[:-1]]))

    def compose(self) -> ComposeResult:
        """Show title, page and keys."""
        yield TitleBar(_("Help: {title}").format(title=self._title), Heading())
        yield self.page
        yield self._status

    def on_turning_fitted(self, message: Turning.Fitted) -> None:
        """Show the keys that turn pages only where there is more than one."""
        turning = () if message.fits else ("page.page_down", "page.page_up")
        self._status.show(("everywhere.back", *turning))

    def action_back(self) -> None:
        """Return to the screen."""
        self.dismiss(None)


def _taught(taught: Sequence[keys.Key]) -> list[str]:
    """Return keys with their meanings, under a heading; nothing for none."""
    if not taught:
        return []
    blank = " " * _MEANING
    lines = [
        line
        for own in taught
        for line in textwrap.wrap(
            f"{_(own.shown):{_MEANING}}{_(own.meaning)}", manual.WIDTH, subsequent_indent=blank
        )
    ]
    return [manual.HEADING + _("Keys"), "", *lines, ""]


def _line(text: str) -> page.TextLine:
    """Return a line of the manual as it is drawn."""
    if text.startswith(manual.HEADING):
        return page.strong(text.removeprefix(manual.HEADING))
    return page.plain(text)
