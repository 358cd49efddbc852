"""Families of the register that no list names for any programme, village by village."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.lists.programme_lists import Unserved
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Head of household"), 0),
    (N_("Village"), 16),
    (N_("Address"), 24),
    (N_("Decile"), 6),
    (N_("Persons"), 7),
)
"""Title and width of each column; the last two are numbers."""


@dataclass(frozen=True, slots=True)
class WithoutWork:
    """What can be looked at.

    Args:
        regions: gives code and name of what can be chosen, everything first.
        count: gives how many families of a region receive nothing; in a thread.
        page: gives some of them.
        village: gives the name of a village by its code.
        family: gives the screen of one household of several.
    """

    regions: Callable[[], Sequence[Choice]]
    count: Callable[[str], int]
    page: Callable[[str, int, int], Sequence[Unserved]]
    village: Callable[[str], str]
    family: Callable[[Sequence[str], int], Screen[None]]


class WithoutScreen(ListScreen[int]):
    """The families, by village and by the names of their heads."""

    TITLE = N_("Families in no programme")
    PAGE = "programmes"
    KEYS = (
        "list.open",
        "list.whose",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.whose")]

    def __init__(self, heading: Heading, work: WithoutWork) -> None:
        """Show the families of the whole register."""
        columns = [Column(_(title), width, right=at > 2)  # noqa: PLR2004 - as COLUMNS says
                   for at, (title, width) in enumerate(COLUMNS)]  # fmt: skip
        rows = ListWidget(columns, self._page, 0, empty=_("Every family is in some programme."))
        super().__init__(heading, rows, lambda: work.count(self._region))
        self._without_work = work
        self._region = ""
        self._count = 0

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys; where no family is listed, there is none to open."""
        return [own for own in self.KEYS if self._count or own != "list.open"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F6 does here."""
        return {"list.whose": _("Village")}

    def hint(self) -> str:
        """Return how many there are."""
        return _("Families: {count}").format(count=terms.number(self._count))

    def on_screen_resume(self) -> None:
        """Read the families, also when one was looked at."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Open the family."""
        self.app.push_screen(self._without_work.family((message.row.key,), 0))

    def action_whose(self) -> None:
        """Ask which village is meant."""
        window = CodeList(_("Which village?"), self._without_work.regions(), self._region)
        self.app.push_screen(window, self._chosen)

    def show(self, read: int) -> None:
        """Show the families."""
        self._count = read
        self.notice("")
        self.reload(read)

    def _chosen(self, region: str | None) -> None:
        """Show the families of a region."""
        if region is not None:
            self._region = region
            self._list.go_to(0)
            self.action_refresh()

    def _page(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        found = self._without_work.page(self._region, first, limit)
        return [self._row(own) for own in found]

    def _row(self, own: Unserved) -> Row:
        """Return a family as a row."""
        decile = "-" if own.decile is None else str(own.decile)
        village = self._without_work.village(own.village)
        cells = (own.head_name, village, own.address, decile, str(own.persons))
        return Row(own.household, cells)
