"""Who receives what: every programme that a list names, and the families that receive nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.lists.programme_lists import Programme
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Programme"), 0),
    (N_("Entries"), 9),
    (N_("In register"), 11),
    (N_("Several"), 8),
    (N_("Outside"), 9),
    (N_("Families"), 9),
)
"""Title and width of each column; behind the programme they are numbers."""

WITHOUT: Final = ""
"""Key of the row of the families that receive nothing."""

Counted = tuple[Sequence[Programme], int]
"""Programmes, and how many families receive nothing."""


@dataclass(frozen=True, slots=True)
class ProgrammesWork:
    """What can be looked at.

    Args:
        read: gives the programmes and how many families receive nothing; in a thread.
        entries: gives the screen of who receives a programme.
        without: gives the screen of the families that receive nothing.
    """

    read: Callable[[], Counted]
    entries: Callable[[str], Screen[None]]
    without: Callable[[], Screen[None]]


class ProgrammesScreen(ListScreen[Counted]):
    """One programme a row, and behind them the families of none."""

    TITLE = N_("Who receives what")
    PAGE = "programmes"
    KEYS = ("list.open", "everywhere.back", "everywhere.help", "list.refresh", "list.page_down")

    def __init__(self, heading: Heading, work: ProgrammesWork) -> None:
        """Show the programmes."""
        columns = [
            Column(_(title), width, right=at > 0) for at, (title, width) in enumerate(COLUMNS)
        ]
        super().__init__(heading, ListWidget(columns, self._page, 0), work.read)
        self._programmes_work = work
        self._rows: Sequence[Row] = ()

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def hint(self) -> str:
        """Return where this comes from."""
        return _("By the lists that count; Enter shows who it is.")

    def on_screen_resume(self) -> None:
        """Count anew, each time this screen is come back to."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Open who receives a programme, or who receives nothing."""
        name = message.row.key
        work = self._programmes_work
        self.app.push_screen(work.entries(name) if name != WITHOUT else work.without())

    def show(self, read: Counted) -> None:
        """Show the programmes."""
        programmes, without = read
        last = (_("Families in no programme"), "", "", "", "", terms.number(without))
        self._rows = (*map(_row, programmes), Row(WITHOUT, last))
        self.reload(len(self._rows))

    def _page(self, first: int, limit: int) -> Sequence[Row]:
        """Return a page of rows."""
        return self._rows[first : first + limit]


def _row(own: Programme) -> Row:
    """Return a programme as a row."""
    counts = (own.entries, own.matched, own.several, own.outside, own.households)
    return Row(own.name, (own.name, *map(terms.number, counts)))
