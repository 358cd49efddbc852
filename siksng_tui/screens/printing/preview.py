"""A paper that is only looked at: what stands on its pages, as lines of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.message import Message
from textual.widget import Widget

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.printing.paper_pages import Line, Pages
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

WIDTH: Final = 60
"""Cells for which the width of the sheet stands, where a line's left end is shown."""

FARTHEST: Final = 30
"""Cells that a line stands from the left, at most."""


class PreviewPage(PageWidget):
    """One page of a paper; past its end is the next one."""

    @dataclass
    class Past(Message):
        """The page was left at its end, or at its beginning: another is wanted, so far away."""

        step: int

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.alone = False

    @property
    def fits(self) -> bool:
        """Return whether all lines are in sight, and there is no other page."""
        return self.alone and super().fits

    def action_page_down(self) -> None:
        """Go on, at the end of the page to the next one."""
        before = self.top
        super().action_page_down()
        if self.top == before:
            self.post_message(self.Past(1))

    def action_page_up(self) -> None:
        """Go back, at the beginning of the page to the one before."""
        before = self.top
        super().action_page_up()
        if self.top == before:
            self.post_message(self.Past(-1))


class PreviewScreen(Frame[None]):
    """The pages of a paper, one after the other."""

    TITLE = N_("Look at it first")
    PAGE = "printing"
    KEYS: ClassVar[tuple[str, ...]] = (
        "everywhere.back",
        "everywhere.help",
        "page.page_down",
        "page.page_up",
    )

    def __init__(self, heading: Heading, pages: Pages) -> None:
        """Show a paper from its first page; pages are read in a thread."""
        super().__init__(heading)
        self._pages = pages
        self._page = PreviewPage()
        self._page.alone = len(pages) == 1
        self._at = 0

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def hint(self) -> str:
        """Return which page it is."""
        at, count = terms.number(self._at + 1), terms.number(len(self._pages))
        return _("Page {page} of {pages}. Nothing is printed or counted.").format(
            page=at, pages=count
        )

    def on_mount(self) -> None:
        """Begin at the first page."""
        self._page.focus()
        self._read(0, from_end=False)

    def on_preview_page_past(self, message: PreviewPage.Past) -> None:
        """Show the page before or behind, if there is one."""
        if 0 <= self._at + message.step < len(self._pages):
            self._read(self._at + message.step, from_end=message.step < 0)

    def _read(self, at: int, *, from_end: bool) -> None:
        """Read a page in a thread, and show it."""
        show = partial(self._show, at, from_end=from_end)
        self.in_background(partial(self._pages.lines, at), show, group="page")

    def _show(self, at: int, lines: Sequence[Line], *, from_end: bool) -> None:
        """Show a page, from its last line where who reads comes from below."""
        self._at = at
        self._page.load(shown(lines))
        if from_end:
            self._page.action_last()
        self.notice(self.hint())


def shown(lines: Sequence[Line]) -> Iterator[TextLine]:
    """Yield the lines of a page, each about as far from the left as on the sheet."""
    for own in lines:
        if own.apart:
            yield plain()
        if own.mark:
            yield strong(own.text)
        else:
            yield from wrapped(own.text, min(int(own.left * WIDTH), FARTHEST))
