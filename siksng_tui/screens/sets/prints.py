"""The print ledger of a set: which paper was printed when, by whom, and which copy it is."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.papers.paper_names import paper_name, print_end, print_mark
from siksng_tui.services.papers.print_ledger import Print
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Printed"), 14),
    (N_("Document"), 0),
    (N_("Copy"), 7),
    (N_("Pages"), 7),
    (N_("What"), 11),
    (N_("Account"), 9),
)
"""Title and width of each column."""

NUMBERS: Final = frozenset({"Copy", "Pages"})
"""Columns that hold numbers."""

PRINTED: Final = "%d-%m-%y %H:%M"
"""How the time of a print is shown."""

DIGITS: Final = 16
"""Digits of a file's SHA-256 that are shown."""


class PrintsScreen(ListScreen[Sequence[Print]]):
    """The newest print stands first."""

    TITLE = N_("Prints of the set")
    PAGE = "sets"
    KEYS = ("everywhere.back", "everywhere.help", "list.refresh", "list.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.refresh")]

    def __init__(self, heading: Heading, read: Callable[[], Sequence[Print]]) -> None:
        """Show prints, which are read in a thread."""
        columns = [Column(_(title), width, right=title in NUMBERS) for title, width in COLUMNS]
        rows = ListWidget(columns, self._rows, 0, empty=_("Nothing of this set was printed yet."))
        super().__init__(heading, rows, read)
        self._prints: Sequence[Print] = ()

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the newest."""
        super().on_mount()
        self.action_refresh()

    def hint(self) -> str:
        """Return the paper under the cursor, its copies, its end, and how to know its file."""
        if not self._prints:
            return ""
        own = self._prints[self._list.at]
        said = _("{paper}, copies {copies}: {end}. SHA-256 of the file begins with {digits}.")
        return said.format(
            paper=paper_name(own.paper),
            copies=own.copies,
            end=print_end(own),
            digits=own.sha256[:DIGITS].upper(),
        )

    def on_list_widget_moved(self) -> None:
        """Say it of another print."""
        self.notice(self.hint())

    def show(self, read: Sequence[Print]) -> None:
        """Show prints."""
        self._prints = read
        self.reload(len(read))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._prints[first : first + limit]]


def _row(own: Print) -> Row:
    """Return a print as a row."""
    return Row(
        f"{own.paper}/{own.copy}",
        (
            own.time.astimezone().strftime(PRINTED),
            paper_name(own.paper),
            terms.number(own.copy),
            terms.number(own.pages),
            print_mark(own),
            own.account,
        ),
    )
