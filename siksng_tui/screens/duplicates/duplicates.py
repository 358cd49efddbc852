"""Duplicates: the pairs that a search of the register found, the likeliest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.duplicates import duplicate_words
from siksng_tui.services.duplicates.duplicate_search import SearchState
from siksng_tui.services.duplicates.duplicates import Pair, PairOutcome
from siksng_tui.services.requests.workflow import GoesOn
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.widgets.progress import Progress
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Score"), 5),
    (N_("What"), 12),
    (N_("1"), 0),
    (N_("2"), 0),
    (N_("Village"), 20),
)
"""Title and width of each column; both names share what is left."""

VISIT: Final = "?"
"""Stands before a pair that somebody has to visit."""


@dataclass(frozen=True, slots=True)
class DuplicatesWork:
    """What can be done about duplicates.

    Args:
        read: gives the numbers of the pairs that wait or, if asked, of those that somebody called
            two, and how far the newest search is; in a thread.
        pairs: gives pairs by their numbers.
        search: searches the register, or goes on; in a thread.
        open: gives the screen of one pair of several.
        village: gives the name of a village by its code.
    """

    read: Callable[[bool], tuple[Sequence[int], SearchState]]
    pairs: Callable[[Sequence[int]], Sequence[Pair]]
    search: Callable[[GoesOn], SearchState]
    open: Callable[[Sequence[int], int], Screen[str]]
    village: Callable[[str], str]


class DuplicatesScreen(ListScreen[tuple[Sequence[int], SearchState]]):
    """One pair a row."""

    TITLE = N_("Duplicates")
    PAGE = "duplicates"
    KEYS = (
        "list.open",
        "list.find",
        "list.whose",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.find", "list.whose")]

    def __init__(self, heading: Heading, work: DuplicatesWork) -> None:
        """Show the pairs that were found."""
        columns = [Column(_(title), width) for title, width in COLUMNS]
        empty = _("No pair waits. F9 searches the whole register.")
        self._numbers: Sequence[int] = ()
        self._state = SearchState()
        self._different = False
        rows = ListWidget(columns, self._rows, 0, empty=empty)
        super().__init__(heading, rows, lambda: work.read(self._different))
        self._duplicates_work = work
        self._searched = TextLines([plain()])

    def body(self) -> Sequence[Widget]:
        """Return how far the search is, and the list."""
        return (self._searched, self._list)

    def labels_now(self) -> Mapping[str, str]:
        """Return what F9 does here."""
        begun = self._state.done and not self._state.day
        which = _("Those that wait") if self._different else _("Different")
        return {"list.find": _("Go on searching") if begun else _("Search"), "list.whose": which}

    def hint(self) -> str:
        """Return what the mark before a row means."""
        return _("? before a row: somebody has to go there.") if self._numbers else ""

    def action_whose(self) -> None:
        """Show the pairs that somebody called two, or again those that wait."""
        self._different = not self._different
        self.notice("")
        self.action_refresh()

    def on_screen_resume(self) -> None:
        """Read the pairs again, also when one was resolved."""
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say why the pair under the cursor is likely one."""
        if not self.refused and self._list.row is not None:
            (own,) = self._duplicates_work.pairs([int(self._list.row.key)])
            self.notice(duplicate_words.said_of(own) or duplicate_words.why(own))

    def on_list_widget_chosen(self) -> None:
        """Show both records side by side."""
        window = self._duplicates_work.open(self._numbers, self._list.at)
        self.app.push_screen(window, lambda said: self.notice(said or ""))

    def action_find(self) -> None:
        """Search the register, or go on where the search was stopped."""
        self.with_progress(_("Searching for duplicates"), self._search, self._ended)

    def show(self, read: tuple[Sequence[int], SearchState]) -> None:
        """Show the pairs, and how far the search is."""
        self._numbers, self._state = read
        self._searched.load([plain(_how_far(self._state))])
        self.reload(len(self._numbers))

    def _search(self, window: Progress) -> SearchState:
        """Search; runs on a thread."""

        def goes_on(done: int, total: int) -> bool:
            window.step(done, total)
            return not window.cancelled.is_set()

        return self._duplicates_work.search(goes_on)

    def _ended(self, state: SearchState) -> None:
        """Show what was found until the end, or until it was stopped."""
        stopped = _("Stopped. What was found stays; F9 goes on where it was.")
        self.notice("" if state.day else stopped)
        self.action_refresh()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        some = self._numbers[first:][:limit]
        return [self._row(own) for own in self._duplicates_work.pairs(some)]

    def _row(self, own: Pair) -> Row:
        """Return a pair as a row."""
        villages = dict.fromkeys((own.first.village, own.second.village))
        cells = (
            terms.number(own.score),
            duplicate_words.kind(own),
            own.first.name,
            own.second.name,
            ", ".join(map(self._duplicates_work.village, villages)),
        )
        return Row(str(own.id), cells, VISIT if own.outcome is PairOutcome.VISIT else " ")


def _how_far(state: SearchState) -> str:
    """Return when the register was searched, or how far the search is."""
    if state.day:
        year, month, day = state.day.split("-")
        said = _("Searched on {day}: {count} persons.")
        return said.format(day=f"{day}-{month}-{year}", count=terms.number(state.done))
    if state.done:
        said = _("The search stands at {count} persons: F9 goes on.")
        return said.format(count=terms.number(state.done))
    return _("The register was not searched yet.")
