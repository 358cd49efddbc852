"""A menu: numbered items, a digit chooses at once."""

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets.lines import Lines, Piece, Tone, fit

NUMBERS: Final = "123456789" + "0" + string.ascii_uppercase
"""What chooses the first, second, ... item."""


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
    """Items one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("menu.choose", "menu.up", "menu.down")]

    DEFAULT_CSS = "MenuWidget { height: 1fr; }"

    @dataclass
    class Chosen(Message):
        """An item was chosen."""

        item_id: str

    def __init__(self, items: Sequence[MenuItem], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show items, the cursor on the first."""
        super().__init__(id=id)
        self._items = tuple(items)
        self._at = 0

    def load(self, items: Sequence[MenuItem]) -> None:
        """Show other items, or the same with other notes; the cursor keeps its place."""
        self._items = tuple(items)
        self._at = max(0, min(self._at, len(items) - 1))
        self.refresh()

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return an item."""
        if y >= len(self._items):
            return []
        item, here = self._items[y], y == self._at
        longest = max(len(own.label) for own in self._items)
        mark = ">" if here else " "
        text = f"{mark} {NUMBERS[y]}  {item.label.ljust(longest)}  {item.note}"
        return [(fit(text, width), Tone.CURSOR if here else Tone.PLAIN)]

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        self._choose(self._at)

    def action_up(self) -> None:
        """Go one item up."""
        self._go_to(self._at - 1)

    def action_down(self) -> None:
        """Go one item down."""
        self._go_to(self._at + 1)

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        number = NUMBERS.find((event.character or " ").upper())
        if 0 <= number < len(self._items):
            event.stop()
            event.prevent_default()
            self._go_to(number)
            self._choose(number)

    def _go_to(self, at: int) -> None:
        """Put the cursor on an item."""
        before, self._at = self._at, max(0, min(at, len(self._items) - 1))
        self.refresh_line(before)
        self.refresh_line(self._at)

    def _choose(self, at: int) -> None:
        """Say which item was chosen."""
        if self._items:
            self.post_message(self.Chosen(self._items[at].id))
