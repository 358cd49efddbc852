"""The ledger: what waits for whom, how long, what is owed for parcels, and whether it adds up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.printing.printing import Offer, print_one_of
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.ledger import Ledger, Owed, Section, Waiting
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("What waits"), 0), (N_("Count"), 9), (N_("Oldest, days"), 13))
"""Title and width of each column; what is behind the words are numbers."""

MISSING: Final = "missing"
"""Key of the rows behind which the list of what is missing stands."""


@dataclass(frozen=True, slots=True)
class LedgerWork:
    """What can be done from the ledger.

    Args:
        read: gives the ledger, in a thread.
        section: gives the screen of a section's requests.
        parcels: gives the screen of parcels: of all for None.
        missing: gives the screen of what is missing, and of the links.
        papers: the ledger and its gaps, as they are printed.
        closings: gives the screen of the closing dates.
    """

    read: Callable[[], Ledger]
    section: Callable[[Section], Screen[None]]
    parcels: Callable[[Owed | None], Screen[None]]
    missing: Callable[[], Screen[None]]
    papers: Sequence[Offer]
    closings: Callable[[], Screen[None]]


class LedgerScreen(ListScreen[Ledger]):
    """Every section with its count, read anew whenever the screen comes to the front."""

    TITLE = N_("Ledger")
    PAGE = "ledger"
    KEYS = (
        "list.open",
        "list.print",
        "list.new",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.print", "list.new")]

    def __init__(self, heading: Heading, work: LedgerWork) -> None:
        """Show the ledger."""
        columns = [
            Column(_(title), width, right=at > 0) for at, (title, width) in enumerate(COLUMNS)
        ]
        super().__init__(heading, ListWidget(columns, self._rows, 0), work.read)
        self._ledger_work = work
        self._verdict = TextLines([plain()])
        self._found: Sequence[Row] = ()

    def body(self) -> Sequence[Widget]:
        """Return whether it adds up, and the list."""
        return (self._verdict, self._list)

    def on_screen_resume(self) -> None:
        """Read the ledger, also when something was told."""
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here."""
        return _("Enter lists what waits; Ctrl+P prints the whole ledger.")

    def labels_now(self) -> Mapping[str, str]:
        """Return what F2 does here."""
        return {"list.new": _("Closings")}

    def action_print(self) -> None:
        """Print the whole ledger."""
        print_one_of(self, self._ledger_work.papers)

    def action_new(self) -> None:
        """Show the closing dates."""
        self.app.push_screen(self._ledger_work.closings())

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Open the list behind a row."""
        self.app.push_screen(self._behind(message.row.key))

    def _behind(self, key: str) -> Screen[None]:
        """Return the list behind a row."""
        if key == MISSING:
            return self._ledger_work.missing()
        if key in set(Section):
            return self._ledger_work.section(Section(key))
        return self._ledger_work.parcels(Owed(key) if key else None)

    def show(self, read: Ledger) -> None:
        """Show the ledger."""
        self._found = list(_lines(read))
        self._verdict.load([strong(ledger_words.verdict(read))])
        self.reload(len(self._found))

    def _rows(self, first: int, limit: int) -> Sequence[Row]:
        """Return a page of rows."""
        return self._found[first : first + limit]


def _lines(read: Ledger) -> Iterator[Row]:
    """Yield a row for each section, for what is owed for parcels, and for what may be missing."""
    for section, own in read.sections.items():
        yield _line(section, _(ledger_words.SECTIONS[section]), own)
    for owed, own in read.parcels.items():
        yield _line(owed, _(ledger_words.OWED[owed]), own)
    yield Row("", (_("All parcels and receipts"), "", ""))
    for words, count in ledger_words.holes(read).items():
        yield Row(MISSING, (_(words), terms.number(count), ""), "!" if count else " ")


def _line(key: str, words: str, own: Waiting) -> Row:
    """Return a row of what waits."""
    days = "" if own.days is None else terms.number(own.days)
    return Row(str(key), (words, terms.number(own.count), days))
