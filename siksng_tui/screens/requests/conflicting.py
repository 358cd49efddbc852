"""The requests that clash with the register: none goes on before a person settled each answer."""

from collections.abc import Callable, Mapping, Sequence

from textual.screen import Screen

from siksng_tui.screens.frame.request_list import RequestListScreen, RequestPages
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import ListWidget
from siksng_tui.words import N_, _


class ConflictingScreen(RequestListScreen):
    """Such requests, in the order of the ledger."""

    TITLE = N_("Conflicts with the register")
    PAGE = "conflicts"
    KEYS = (
        "list.open",
        "list.road",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )

    def __init__(
        self, heading: Heading, pages: RequestPages, settle: Callable[[str], Screen[str]]
    ) -> None:
        """Show the requests; `settle` gives the screen of one's conflicts."""
        super().__init__(heading, pages)
        self._conflicts_of = settle

    def keys_now(self) -> Sequence[str]:
        """Return the keys, without those that need a request."""
        needing = {"list.open", "list.road"}
        return [own for own in super().keys_now() if self._numbers or own not in needing]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter does here."""
        return {"list.open": _("Settle")}

    def hint(self) -> str:
        """Return what the keys do here."""
        return _("Enter settles the conflicts of one.") if self._numbers else ""

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Settle the conflicts of the request under the cursor."""
        screen = self._conflicts_of(message.row.key)
        self.app.push_screen(screen, lambda said: self.notice(said or self.hint()))
