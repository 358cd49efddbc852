"""A screen with a list: its rows are read in a thread, and a refusal goes with the next key."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType

from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import ListWidget

Read = TypeVar("Read")
"""What a list is made of."""


class ListScreen(Frame[None], Generic[Read]):
    """Rows that are read in a thread; the cursor keeps its place when they are read again."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.refresh")]

    def __init__(self, heading: Heading, rows: ListWidget, read: Callable[[], Read]) -> None:
        """Show rows, for which `show` takes what `read` gives in a thread."""
        super().__init__(heading)
        self._list = rows
        self._read = read
        self._done = ""

    def tell(self, text: str) -> None:
        """Say what was done; the hint takes its place after the next key only."""
        self._done = text
        self.notice(text)

    def say_hint(self) -> None:
        """Say the hint, unless it was just told what was done or why something was not."""
        if not self.refused:
            self.notice(self._done or self.hint())

    def show(self, read: Read) -> None:
        """Keep what was read, and draw it by `reload`."""
        raise NotImplementedError

    def reload(self, count: int) -> None:
        """Draw so many rows anew, and say the hint where nothing is said."""
        self._list.reload(count)
        self.show_keys()
        if not self.said:
            self.notice(self.hint())

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()

    def on_key(self) -> None:
        """Take a refusal off the screen with the next key."""
        self._done = ""
        if self.refused:
            self.notice(self.hint())

    def action_refresh(self) -> None:
        """Read the rows again."""
        self.in_background(self._read, self.show, group="read")
