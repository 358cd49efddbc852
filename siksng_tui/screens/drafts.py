"""Half-done records: a queue of their own, in which Enter goes on where somebody stopped."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys, terms
from siksng_tui.screens.frame import Frame
from siksng_tui.services.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Kind"), 17),
    (N_("Head of household"), 0),
    (N_("Village"), 16),
    (N_("Days"), 4),
    (N_("Entered by"), 12),
)
"""Title and width of each column; the name takes what is left."""


@dataclass(frozen=True, slots=True)
class DraftsWork:
    """What the queue can do; `rows` reads one page, `numbers` runs in a thread.

    Args:
        numbers: gives the numbers of the person's own drafts, or of everybody's.
        rows: gives requests by their numbers.
        village: gives the name of a village by its code.
        today: gives the day.
        fill_in: gives the form of a draft; it returns what to say.
    """

    numbers: Callable[[bool], Sequence[str]]
    rows: Callable[[Sequence[str]], Sequence[RequestSummary]]
    village: Callable[[str], str]
    today: Callable[[], dt.date]
    fill_in: Callable[[str], Screen[str]]


class DraftsScreen(Frame[None]):
    """The drafts, the oldest first; one's own, until all are asked for."""

    TITLE = N_("Drafts")
    PAGE = "drafts"
    KEYS = (
        "list.open",
        "list.whose",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.whose", "list.refresh")]

    def __init__(self, heading: Heading, work: DraftsWork) -> None:
        """Show the drafts of who works here."""
        super().__init__(heading)
        self._drafts_work = work
        self._numbers: Sequence[str] = ()
        self._own = True
        columns = [Column(_(title), width, right=title == "Days") for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing waits here."))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Read the drafts, also when one was gone on with."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Go on filling in, at the same field."""
        try:
            form = self._drafts_work.fill_in(message.row.key)
        except SiksngError as error:
            self.refuse(error)
            self.action_refresh()
        else:
            self.app.push_screen(form, lambda said: self.notice(said or ""))

    def action_refresh(self) -> None:
        """Read the drafts again."""
        own = self._own
        self.in_background(lambda: self._drafts_work.numbers(own), self._show, group="read")

    def action_whose(self) -> None:
        """Show everybody's drafts, or one's own again."""
        self._own = not self._own
        self.notice(self.hint())
        self.action_refresh()

    def hint(self) -> str:
        """Return whose drafts are shown, and what Enter does."""
        whose = _("Your own drafts.") if self._own else _("Everybody's drafts.")
        goes_on = _("Enter goes on where it was left.")
        return f"{whose} {goes_on}"

    def _show(self, numbers: Sequence[str]) -> None:
        """Show the drafts; the cursor keeps its place."""
        self._numbers = numbers
        self._list.reload(len(numbers))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        found = self._drafts_work.rows(self._numbers[first : first + limit])
        return [self._row(own) for own in found]

    def _row(self, own: RequestSummary) -> Row:
        """Return a draft as a row."""
        days = (self._drafts_work.today() - own.since.astimezone().date()).days
        kind, village = _(terms.REQUEST_KINDS[own.kind]), self._drafts_work.village(own.village)
        return Row(own.number, (kind, own.head_name, village, str(days), own.entered_by))
