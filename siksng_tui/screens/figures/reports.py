"""Recapitulation: the reports of the office, and the way into each."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.figures.report import Open
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.services.figures.report_list import REPORTS
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Report"), 0), (N_("As a command"), 30))
"""Title and width of each column."""


class ReportsScreen(Frame[None]):
    """A report a row; Enter opens it, Ctrl+P prints the key card."""

    TITLE = N_("Recapitulation")
    PAGE = "reports"
    KEYS = ("list.open", "list.print", "everywhere.back", "everywhere.help")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.print")]

    def __init__(self, heading: Heading, open_one: Open, card: Printing) -> None:
        """Offer the reports.

        Args:
            heading: office and person.
            open_one: gives the screen of one of them.
            card: prints the key card.
        """
        super().__init__(heading)
        self._open = open_one
        self._card = card
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, len(REPORTS))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first report."""
        self._list.focus()
        self.notice(self.hint())

    def hint(self) -> str:
        """Return what the report under the cursor counts."""
        return _(REPORTS[self._list.at].about)

    def labels_now(self) -> Mapping[str, str]:
        """Return what Ctrl+P does here."""
        return {"list.print": _("Key card")}

    def on_list_widget_moved(self) -> None:
        """Say what the report under the cursor counts."""
        self.notice(self.hint())

    def on_list_widget_chosen(self) -> None:
        """Open the report under the cursor."""
        self.app.push_screen(self._open(REPORTS[self._list.at]))

    def action_print(self) -> None:
        """Print the key card."""
        print_paper(self, self._card)

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [
            Row(own.name, (_(own.title), f"siksng report {own.name}"))
            for own in REPORTS[first : first + limit]
        ]
