"""Requests listed a page at a time: queues, drafts and what waits to be verified."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Flag
from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

DAYS = N_("Days")
"""Title of the one column that holds a number."""


MISSED = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
"""Stands before a request that missed the closing date of its cycle."""

OF_A_ROW: Final = frozenset({"list.open", "list.road"})
"""Keys that do something with the request under the cursor."""


@dataclass(frozen=True, slots=True)
class RequestPages:
    """How a list of requests is read.

    Args:
        numbers: gives the numbers of the requests, in a thread.
        rows: gives requests by their numbers.
        village: gives the name of a village by its code.
        today: gives the day.
        road: gives the screen of who had a request when.
    """

    numbers: Callable[[], Sequence[str]]
    rows: Callable[[Sequence[str]], Sequence[RequestSummary]]
    village: Callable[[str], str]
    today: Callable[[], dt.date]
    road: Callable[[str], Screen[None]]


class RequestListScreen(ListScreen[Sequence[str]]):
    """Requests, one a row; read anew whenever the screen comes to the front."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.road")]

    COLUMNS: ClassVar[tuple[tuple[str, int], ...]] = (
        (N_("Number"), 24),
        (N_("Head of household"), 0),
        (N_("Village"), 13),
        (N_("State"), 17),
        (DAYS, 4),
    )
    """Title and width of each column; one of width 0 takes what is left."""

    def __init__(self, heading: Heading, pages: RequestPages) -> None:
        """Show the requests that are read so."""
        columns = [Column(_(title), width, right=title == DAYS) for title, width in self.COLUMNS]
        rows = ListWidget(columns, self._rows, 0, empty=_("Nothing waits here."))
        super().__init__(heading, rows, self._listed)
        self._pages = pages
        self._numbers: Sequence[str] = ()

    def cells(self, own: RequestSummary, village: str, days: int) -> tuple[str, ...]:
        """Return what stands in the columns: the village by name, the days in this state."""
        return (own.number, own.head_name, village, terms.state(own.state), str(days))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys; where nothing waits, there is nothing to open and no road to show."""
        return [own for own in super().keys_now() if self._numbers or own not in OF_A_ROW]

    def on_screen_resume(self) -> None:
        """Read the list, also when a request was looked at."""
        self.action_refresh()

    def action_road(self) -> None:
        """Show who had the request under the cursor when."""
        row = self._list.row
        if row is None:
            self.notice(self.hint())
        else:
            self.app.push_screen(self._pages.road(row.key))

    def show(self, read: Sequence[str]) -> None:
        """Show the requests of these numbers."""
        self._numbers = read
        self.reload(len(read))

    def _listed(self) -> Sequence[str]:
        """Return the numbers of the requests, from the pages that are shown at this moment."""
        return self._pages.numbers()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        found = self._pages.rows(self._numbers[first : first + limit])
        return [self._row(own) for own in found]

    def _row(self, own: RequestSummary) -> Row:
        """Return a request as a row."""
        days = (self._pages.today() - own.since.astimezone().date()).days
        mark = MISSED if Flag.CARRIED_OVER in own.flags else " "
        return Row(own.number, self.cells(own, self._pages.village(own.village), days), mark)
