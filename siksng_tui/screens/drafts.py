"""Half-done records: a queue of their own, in which Enter goes on where somebody stopped."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from forms.errors import SiksngError
from siksng_tui import keys, terms
from siksng_tui.screens.request_list import DAYS, RequestListScreen, RequestPages
from siksng_tui.services.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import ListWidget
from siksng_tui.words import N_, _


class DraftsScreen(RequestListScreen):
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
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.whose")]
    COLUMNS = (
        (N_("Kind"), 17),
        (N_("Head of household"), 0),
        (N_("Village"), 16),
        (DAYS, 4),
        (N_("Entered by"), 12),
    )

    def __init__(
        self,
        heading: Heading,
        own: RequestPages,
        everybodys: Callable[[], Sequence[str]],
        fill_in: Callable[[str], Screen[str]],
    ) -> None:
        """Show the drafts of who works here.

        Args:
            heading: of the office.
            own: reads the person's own drafts.
            everybodys: gives the numbers of all drafts, in a thread.
            fill_in: gives the form of a draft; it returns what to say.
        """
        super().__init__(heading, own)
        self._others = replace(own, numbers=everybodys)
        self._own = True
        self._fill_in = fill_in

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Go on filling in, at the same field."""
        try:
            form = self._fill_in(message.row.key)
        except SiksngError as error:
            self.refuse(error)
            self.action_refresh()
        else:
            self.app.push_screen(form, lambda said: self.notice(said or ""))

    def action_whose(self) -> None:
        """Show everybody's drafts, or one's own again."""
        self._own = not self._own
        self._pages, self._others = self._others, self._pages
        self.notice(self.hint())
        self.action_refresh()

    def hint(self) -> str:
        """Return whose drafts are shown, and what Enter does."""
        whose = _("Your own drafts.") if self._own else _("Everybody's drafts.")
        goes_on = _("Enter goes on where it was left.")
        return f"{whose} {goes_on}"

    def cells(self, own: RequestSummary, village: str, days: int) -> tuple[str, ...]:
        """Return the columns of a draft."""
        return (_(terms.REQUEST_KINDS[own.kind]), own.head_name, village, str(days), own.entered_by)
