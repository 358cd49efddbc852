"""A menu: numbered items, a digit chooses at once; on a screen, or in a window at its foot."""

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.widgets.lines import Lines, Piece, Tone, fit
from siksng_tui.widgets.prompt import Strip
from siksng_tui.widgets.window import Window

NUMBERS: Final = "123456789" + "0" + string.ascii_uppercase
"""What chooses the first, second, ... item."""

NARROWEST: Final = 36
"""Cells of a column below which the items stand in one."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One item.

    Args:
        id: what the screen knows it by.
        label: its words.
        note: shown at its right, a count for instance.
    """

    id: str
    label: str
    note: str = ""


class MenuWidget(Lines, can_focus=True):
    """Items one below the other, where there is room in several columns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("menu.choose", "menu.up", "menu.down", "menu.left", "menu.right")
    ]

    DEFAULT_CSS = "MenuWidget { height: 1fr; }"

    @dataclass
    class Chosen(Message):
        """An item was chosen."""

        item_id: str

    def __init__(
        self,
        items: Sequence[MenuItem],
        *,
        numbered: bool = True,
        columns: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Show items, the cursor on the first; a number chooses where they are `numbered`.

        Args:
            items: in their order, down one column after the other.
            numbered: whether a number stands before each and chooses it.
            columns: at most so many, fewer where the width is short.
            id: of the widget.
        """
        super().__init__(id=id)
        self._numbered = numbered
        self._columns = columns
        self._items = tuple(items)
        self._at = self._top = 0

    def stand_on(self, item_id: str) -> None:
        """Put the cursor on an item; it stays where there is none."""
        self._at = next((at for at, own in enumerate(self._items) if own.id == item_id), self._at)

    def load(self, items: Sequence[MenuItem]) -> None:
        """Show other items, or the same with other notes; the cursor keeps its place."""
        other = len(items) != len(self._items)
        self._items = tuple(items)
        self._at = max(0, min(self._at, len(items) - 1))
        self.refresh(layout=other)

    def rows(self, width: int) -> int:
        """Return how many lines the items take in a width."""
        return -(-len(self._items) // self._columns_in(width))

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the items of a line, one of each column."""
        columns, rows, row = self._columns_in(width), self.rows(width), self._top + y
        starts = range(row, len(self._items), rows) if row < rows else ()
        return [self._piece(at, width // columns) for at in starts]

    def _piece(self, at: int, width: int) -> Piece:
        """Return an item as its column shows it."""
        item, here = self._items[at], at == self._at
        longest = max(len(own.label) for own in self._items)
        mark = ">" if here else " "
        number = f" {NUMBERS[at]} " if self._numbered else ""
        text = f"{mark}{number} {item.label.ljust(longest)}  {item.note}".rstrip()
        return (fit(text, width), Tone.CURSOR if here else Tone.PLAIN)

    def _columns_in(self, width: int) -> int:
        """Return how many columns a width has room for."""
        return max(1, min(self._columns, width // NARROWEST))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return one line for each item of a column."""
        return self.rows(width)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._go_to(self._at)

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        self._choose(self._at)

    def action_up(self) -> None:
        """Go one item up."""
        self._go_to(self._at - 1)

    def action_down(self) -> None:
        """Go one item down."""
        self._go_to(self._at + 1)

    def action_left(self) -> None:
        """Go to the column at the left."""
        self._go_across(-self.rows(self.size.width))

    def action_right(self) -> None:
        """Go to the column at the right."""
        self._go_across(self.rows(self.size.width))

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        number = NUMBERS.find((event.character or " ").upper())
        if self._numbered and 0 <= number < len(self._items):
            event.stop()
            event.prevent_default()
            self._go_to(number)
            self._choose(number)

    def _go_across(self, by: int) -> None:
        """Put the cursor on the item beside, where there is one."""
        if 0 <= self._at + by < len(self._items):
            self._go_to(self._at + by)

    def _go_to(self, at: int) -> None:
        """Put the cursor on an item."""
        before, self._at = self._at, max(0, min(at, len(self._items) - 1))
        rows, top, seen = self.rows(self.size.width), self._top, max(1, self.size.height)
        row = self._at % max(1, rows)
        self._top = min(row, max(min(top, max(0, rows - seen)), row - seen + 1))
        if self._top != top:
            self.refresh()
        else:
            self.refresh_line(before % max(1, rows) - top)
            self.refresh_line(row - top)

    def _choose(self, at: int) -> None:
        """Say which item was chosen."""
        if self._items:
            self.post_message(self.Chosen(self._items[at].id))


class MenuPrompt(Window[str | None]):
    """Asks for one of a few items at the foot of a screen; returns its id, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    DEFAULT_CSS = """
    MenuPrompt { align: left bottom; }
    MenuPrompt MenuWidget { height: auto; max-height: 80%; }
    """

    def __init__(
        self,
        question: str,
        items: Sequence[MenuItem],
        *,
        numbered: bool = True,
        current: str = "",
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            items: in their order.
            numbered: whether a digit chooses.
            current: id of the item under the cursor; the first one's where there is none.
        """
        super().__init__()
        self._question = question
        self._menu = MenuWidget(items, numbered=numbered)
        self._menu.stand_on(current)

    def compose(self) -> ComposeResult:
        """Show the question, the items and the keys that work here."""
        yield Strip(self._question)
        yield self._menu
        yield StatusLine("menu.choose", "everywhere.back", "everywhere.help")

    def on_mount(self) -> None:
        """Begin at the items."""
        self._menu.focus()

    def on_menu_widget_chosen(self, message: MenuWidget.Chosen) -> None:
        """Close with the item."""
        self.dismiss(message.item_id)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)
