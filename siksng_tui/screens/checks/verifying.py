"""Verification: the requests that wait to be keyed again, and what the screens behind can do.

Names of the family are not shown: whoever keys them again must read them from the paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.frame.request_list import DAYS, RequestListScreen, RequestPages
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import ListWidget
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class VerificationsWork:
    """What can be done from the list.

    Args:
        open: gives the screen on which this person keys a request again.
        results: gives the screen of what was found so far.
    """

    open: Callable[[str], Screen[str]]
    results: Callable[[], Screen[None]]


class VerificationsScreen(RequestListScreen):
    """The requests that wait to be keyed again by somebody else than who entered them."""

    TITLE = N_("Verification")
    PAGE = "verification"
    KEYS = (
        "list.open",
        "list.results",
        "everywhere.back",
        "everywhere.help",
        "list.road",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.results")]
    COLUMNS = (
        (N_("Number"), 24),
        (N_("Village"), 0),
        (N_("Entered by"), 16),
        (DAYS, 4),
    )

    def __init__(self, heading: Heading, pages: RequestPages, work: VerificationsWork) -> None:
        """Show what waits."""
        super().__init__(heading, pages)
        self._verifications = work

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

    def hint(self) -> str:
        """Return what Enter does."""
        return _("Enter keys one again from its paper.")

    def cells(self, own: RequestSummary, village: str, days: int) -> tuple[str, ...]:
        """Return the columns of a request."""
        return (own.number, village, own.entered_by, str(days))
