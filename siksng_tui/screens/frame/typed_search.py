"""A line to type into over the list of what it means, which follows as one types."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.words import _

QUIET: Final = 0.08
"""Seconds without a key after which the store is asked: not for every letter of a fast typist."""


class TypedSearch(Frame[None]):
    """What is meant by a text; each kind says how the store is asked and what Enter opens."""

    CSS_PATH = "../../styles/find.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("hits.up", "hits.down", "hits.page_up", "hits.page_down")
    ]

    def __init__(self, heading: Heading, columns: Sequence[Column], empty: str) -> None:
        """Search.

        Args:
            heading: office and person.
            columns: of the list.
            empty: what stands there while nothing is meant.
        """
        super().__init__(heading)
        self.entry = TextEntry(_("Search:"))
        self.list = ListWidget(columns, _nothing, 0, empty=empty)
        self.list.can_focus = False
        self._shown_for: str | None = None
        self._wanted = False

    def ask(self) -> None:
        """Ask the store for what is typed, in a thread; `show` takes what comes back."""
        raise NotImplementedError

    def open_row(self, row: Row) -> None:
        """Do what Enter is for with a row."""
        raise NotImplementedError

    @property
    def wanted(self) -> bool:
        """Return whether Enter waits for the answer, to open its first row."""
        return self._wanted

    def show(self, text: str, rows: Callable[[int, int], Sequence[Row]], count: int) -> None:
        """Show what a text means, and open the first row where Enter was pressed meanwhile."""
        self._shown_for = text
        self.list.load(rows, count)
        self.show_keys()
        if self._wanted:
            self._wanted = False
            self._open()

    def body(self) -> Sequence[Widget]:
        """Return the line and the list."""
        return (self.entry, self.list)

    def on_mount(self) -> None:
        """Begin to type."""
        self.entry.focus()

    def on_text_entry_changed(self) -> None:
        """Ask the store as soon as the typist pauses."""
        self._wanted = False
        self._ask_in_a_moment()

    def on_text_entry_submitted(self) -> None:
        """Open the row under the cursor; where the answer is not there yet, its first one."""
        if self._shown_for == self.entry.text:
            self._open()
        else:
            self._wanted = True
            self.workers.cancel_group(self, "typing")
            self.ask()

    def action_up(self) -> None:
        """Go one row up."""
        self.list.action_up()

    def action_down(self) -> None:
        """Go one row down."""
        self.list.action_down()

    def action_page_up(self) -> None:
        """Go one page up."""
        self.list.action_page_up()

    def action_page_down(self) -> None:
        """Go one page down."""
        self.list.action_page_down()

    @work(group="typing", exclusive=True)
    async def _ask_in_a_moment(self) -> None:
        """Ask the store, unless more is typed."""
        await asyncio.sleep(QUIET)
        self.ask()

    def _open(self) -> None:
        """Open the row under the cursor."""
        row = self.list.row
        if row is not None:
            self.open_row(row)


def _nothing(_first: int, _limit: int) -> Sequence[Row]:
    """Return no rows: nothing was typed yet."""
    return ()
