"""Verification: the requests that wait to be keyed again, and what the screens behind can do.

Names of the family are not shown: whoever keys them again must read them from the paper.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.frame import Frame
from siksng_tui.services.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Number"), 18),
    (N_("Village"), 0),
    (N_("Entered by"), 16),
    (N_("Days"), 4),
)
"""Title and width of each column; the village takes what is left."""


@dataclass(frozen=True, slots=True)
class VerificationsWork:
    """What the list can do.

    Args:
        numbers: gives the numbers of the requests that wait, in a thread.
        rows: gives requests by their numbers.
        village: gives the name of a village by its code.
        today: gives the day.
        open: gives the screen on which this person keys a request again.
        results: gives the screen of what was found so far.
    """

    numbers: Callable[[], Sequence[str]]
    rows: Callable[[Sequence[str]], Sequence[RequestSummary]]
    village: Callable[[str], str]
    today: Callable[[], dt.date]
    open: Callable[[str], Screen[str]]
    results: Callable[[], Screen[None]]


class VerificationsScreen(Frame[None]):
    """The requests that wait to be keyed again by somebody else than who entered them."""

    TITLE = N_("Verification")
    PAGE = "verification"
    KEYS = (
        "list.open",
        "list.results",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.results", "list.refresh")]

    def __init__(self, heading: Heading, work: VerificationsWork) -> None:
        """Show what waits."""
        super().__init__(heading)
        self._verifications = work
        self._numbers: Sequence[str] = ()
        columns = [Column(_(title), width, right=title == "Days") for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing waits here."))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()
        self.notice(_("Enter keys one again from its paper."))

    def on_screen_resume(self) -> None:
        """Read the list, also when a request was keyed again."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Key the request under the cursor again."""
        try:
            screen = self._verifications.open(message.row.key)
        except SiksngError as error:
            self.refuse(error)
        else:
            self.app.push_screen(screen, lambda said: self.notice(said or ""))

    def action_results(self) -> None:
        """Show what was found so far."""
        self.app.push_screen(self._verifications.results())

    def action_refresh(self) -> None:
        """Read the list again."""
        self.in_background(self._verifications.numbers, self._show, group="read")

    def _show(self, numbers: Sequence[str]) -> None:
        """Show the list; the cursor keeps its place."""
        self._numbers = numbers
        self._list.reload(len(numbers))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        found = self._verifications.rows(self._numbers[first : first + limit])
        return [self._row(own) for own in found]

    def _row(self, own: RequestSummary) -> Row:
        """Return a request as a row."""
        days = (self._verifications.today() - own.since.astimezone().date()).days
        village = self._verifications.village(own.village)
        return Row(own.number, (own.number, village, own.entered_by, str(days)))
