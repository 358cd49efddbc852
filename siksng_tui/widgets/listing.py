"""A list that draws a page of rows and asks for no more: as fast over a million as over ten."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets.lines import Piece, Tone, fit
from siksng_tui.widgets.turning import Turning

CURSOR_MARK: Final = ">"
"""Stands at the left of the row under the cursor."""

_MARKS: Final = 2
"""Cells at the left: the cursor's mark and the row's."""

LEAST: Final = 12
"""Cells that a column without a width of its own has at least."""

_AHEAD: Final = 3
"""Pages that are fetched at once, so that holding an arrow key seldom asks."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        title: its head, in the operator's language.
        width: cells; 0 for a share of what is left.
        right: whether its cells end at the right, for numbers.
    """

    title: str
    width: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what the caller knows it by, its cells, and one character at its left."""

    key: str
    cells: tuple[str, ...]
    mark: str = " "


Fetch = Callable[[int, int], Sequence[Row]]
"""Gives the rows from an offset on, at most so many; fewer only at the end."""


class AtHand:
    """The rows around the cursor: fetched some pages at a time, forgotten when one goes on."""

    def __init__(self, fetch: Fetch, count: int) -> None:
        """Hold nothing yet of so many rows."""
        self.fetch = fetch
        self.count = count
        self._first = 0
        self._rows: Sequence[Row] = ()

    def row(self, at: int, page: int) -> Row | None:
        """Return a row by its number, None outside; `page` is how many are seen at once."""
        if not 0 <= at < self.count:
            return None
        if not self._first <= at < self._first + len(self._rows):
            self._first = max(0, at - page)
            self._rows = self.fetch(self._first, page * _AHEAD)
        here = at - self._first
        return self._rows[here] if here < len(self._rows) else None


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the cells of each column; those without a width share what is left.

    Where that is too little, columns give up their place from the right; they have 0 then.

    >>> widths([Column("Nama"), Column("NIK", 16), Column("Desa", 14)], 40)
    [20, 16, 0]
    """
    cells = [own.width for own in columns]
    sharing = [at for at, own in enumerate(cells) if not own]
    room = width - _MARKS - len(cells) + 1
    while sharing and any(cells) and room - sum(cells) < LEAST * len(sharing):
        cells[max(at for at, own in enumerate(cells) if own)] = 0
    share = max(0, room - sum(cells)) // max(1, len(sharing))
    return [share if at in sharing else own for at, own in enumerate(cells)]


def in_columns(columns: Sequence[Column], texts: Sequence[str], width: int) -> str:
    """Return texts under their columns."""
    return " ".join(
        fit(text, cells, right=own.right)
        for own, text, cells in zip(columns, texts, widths(columns, width), strict=True)
    )


class ListWidget(Turning, can_focus=True):
    """Rows in columns under a head, one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "list.open",
            "list.up",
            "list.down",
            "list.page_up",
            "list.page_down",
            "list.first",
            "list.last",
        )
    ]

    DEFAULT_CSS = "ListWidget { height: 1fr; }"

    TURNS = frozenset({"list.page_up", "list.page_down", "hits.page_up", "hits.page_down"})

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a row."""

        row: Row

    @dataclass
    class Moved(Message):
        """The cursor came to a row."""

        row: Row

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        count: int,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Show `count` rows that `fetch` gives by pages; `empty` is said where there are none."""
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._empty = empty
        self._rows = AtHand(fetch, count)
        self._top = self._at = 0

    def load(self, fetch: Fetch, count: int) -> None:
        """Show other rows, from the first."""
        self._rows = AtHand(fetch, count)
        self._top = self._at = 0
        self.refresh()
        self.tell_fit()
        self._announce()

    def reload(self, count: int) -> None:
        """Fetch the rows in view again, of so many; the cursor keeps its place if it can."""
        self._rows = AtHand(self._rows.fetch, count)
        self._at = max(0, min(self._at, count - 1))
        self._scroll()
        self.refresh()
        self.tell_fit()
        self._announce()

    @property
    def row(self) -> Row | None:
        """Return the row under the cursor; None in an empty list."""
        return self._rows.row(self._at, self._page)

    @property
    def at(self) -> int:
        """Return the number of the row under the cursor, from 0."""
        return self._at

    def go_to(self, at: int) -> None:
        """Put the cursor on a row by its number, the nearest one that exists."""
        before, self._at = self._at, max(0, min(at, self._rows.count - 1))
        if self._at == before:
            return
        if self._scroll():
            self.refresh()
        else:
            self.refresh_line(1 + before - self._top)
            self.refresh_line(1 + self._at - self._top)
        self._announce()

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the pieces of the head or of a row."""
        if y == 0:
            titles = [own.title for own in self._columns]
            return [(fit(f"  {in_columns(self._columns, titles, width)}", width), Tone.STRONG)]
        if not self._rows.count:
            said = textwrap.wrap(self._empty, max(1, width - _MARKS))
            return [(fit(f"  {said[y - 1]}" if y <= len(said) else "", width), Tone.PLAIN)]
        at = self._top + y - 1
        row = self._rows.row(at, self._page)
        if row is None:
            return []
        mark, tone = (CURSOR_MARK, Tone.CURSOR) if at == self._at else (" ", Tone.PLAIN)
        cells = in_columns(self._columns, row.cells, width)
        return [(fit(f"{mark}{row.mark}{cells}", width), tone)]

    def action_open(self) -> None:
        """Say that the row under the cursor was chosen."""
        if self.row is not None:
            self.post_message(self.Chosen(self.row))

    def action_up(self) -> None:
        """Go one row up."""
        self.go_to(self._at - 1)

    def action_down(self) -> None:
        """Go one row down."""
        self.go_to(self._at + 1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self.go_to(self._at - self._page)

    def action_page_down(self) -> None:
        """Go one page down."""
        self.go_to(self._at + self._page)

    def action_first(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.go_to(self._rows.count - 1)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's signature
        """Keep the cursor in view."""
        self._scroll()
        self.refresh()
        self.tell_fit()

    @property
    def fits(self) -> bool:
        """Return whether all rows are in sight."""
        return 0 < self.size.height > self._rows.count

    @property
    def _page(self) -> int:
        """Return how many rows are seen."""
        return max(1, self.size.height - 1)

    def _scroll(self) -> bool:
        """Bring the cursor into view, half a page at a time; returns whether the rows moved."""
        top = self._top
        if not top <= self._at < top + self._page:
            last = max(0, self._rows.count - self._page)
            self._top = max(0, min(self._at - self._page // 2, last))
        return self._top != top

    def _announce(self) -> None:
        """Tell the screen which row it is."""
        if self.row is not None:
            self.post_message(self.Moved(self.row))
