"""A page that is read in a thread, and read again by F5."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine

Read = TypeVar("Read")
"""What is read."""


class ReadPageScreen(Frame[None], Generic[Read]):
    """A page to be read; each kind says how its lines are made of what is read."""

    KEYS: ClassVar[tuple[str, ...]] = (
        "everywhere.back",
        "everywhere.help",
        "case.refresh",
        "page.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("case.refresh")]

    def __init__(self, heading: Heading, read: Callable[[], Read]) -> None:
        """Show what is read in a thread."""
        super().__init__(heading)
        self._read = read
        self._page = PageWidget()

    def lines_of(self, read: Read) -> Iterable[TextLine]:
        """Return the lines of the page."""
        raise NotImplementedError

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_mount(self) -> None:
        """Begin at the top."""
        self._page.focus()
        self.action_refresh()

    def action_refresh(self) -> None:
        """Read it again."""
        self.in_background(self._read, self._show, group="read")

    def _show(self, read: Read) -> None:
        """Show the page."""
        self._page.load(self.lines_of(read))
