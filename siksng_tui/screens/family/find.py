"""Find: a family by NIK, card, ID or name, while it is typed."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame import hits
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Offer, print_paper
from siksng_tui.services.requests.lookup import HITS, Hit
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.listing import ListWidget, Row
from siksng_tui.words import N_, _

QUIET: Final = 0.08
"""Seconds without a key after which the store is asked: not for every letter of a fast typist."""

Households = Sequence[str]
"""Ids of the households of a list of hits, in its order, each once."""


class SearchScreen(Frame[None]):
    """A line to type into, and who is meant by it; each kind says what Enter leads to."""

    PAGE = "find"
    KEYS = ("everywhere.help", "list.open", "hits.down", "hits.page_down", "everywhere.back")
    CSS_PATH = "../../styles/find.tcss"
    MEANWHILE = frozenset({"find"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("hits.up", "hits.down", "hits.page_up", "hits.page_down")
    ]

    def __init__(
        self,
        heading: Heading,
        find: Callable[[str], Sequence[Hit]],
        village: Callable[[str], str],
    ) -> None:
        """Search with a callable.

        Args:
            heading: office and person.
            find: gives the persons that a text may mean, in a thread.
            village: gives the name of a village by its code.
        """
        super().__init__(heading)
        self._find = find
        self._village = village
        self._entry = TextEntry(_("Search:"))
        hint = _("A name, NIK, card number or DTKS ID; hits appear while you type.")
        self._list = ListWidget(hits.columns(), _nothing, 0, empty=hint)
        self._list.can_focus = False
        self._rows: Sequence[Row] = ()
        self._shown_for = ""
        self._wanted = False

    def body(self) -> Sequence[Widget]:
        """Return the line and the list."""
        return (self._entry, self._list)

    def on_mount(self) -> None:
        """Begin to type."""
        self._entry.focus()

    def on_screen_resume(self) -> None:
        """Let the next search replace the last one: whoever comes back looks for another family."""
        self._entry.begin_again()

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work: where nobody was found, there is nothing to open."""
        return [own for own in self.KEYS if self._rows or own.startswith("everywhere.")]

    def on_text_entry_changed(self) -> None:
        """Ask the store as soon as the typist pauses."""
        self._wanted = False
        self._ask_in_a_moment()

    def on_text_entry_submitted(self) -> None:
        """Open the family under the cursor; where the answer is not there yet, its first one."""
        if self._shown_for == self._entry.text:
            self._open()
        else:
            self._wanted = True
            self.workers.cancel_group(self, "typing")
            self._ask()

    def action_up(self) -> None:
        """Go one row up."""
        self._list.action_up()

    def action_down(self) -> None:
        """Go one row down."""
        self._list.action_down()

    def action_page_up(self) -> None:
        """Go one page up."""
        self._list.action_page_up()

    def action_page_down(self) -> None:
        """Go one page down."""
        self._list.action_page_down()

    @work(group="typing", exclusive=True)
    async def _ask_in_a_moment(self) -> None:
        """Ask the store, unless more is typed."""
        await asyncio.sleep(QUIET)
        self._ask()

    def _ask(self) -> None:
        """Ask the store for what is typed, in a thread; the newest question alone is answered."""
        text = self._entry.text
        group = "wanted" if self._wanted else "find"
        self.in_background(lambda: self._rows_of(text), partial(self._show, text), group=group)

    def _rows_of(self, text: str) -> list[Row]:
        """Return the rows for a text."""
        return [hits.row(hit, self._village(hit.village)) for hit in self._find(text)]

    def _show(self, text: str, rows: Sequence[Row]) -> None:
        """Show who was found, and say how many; not where something else was typed since."""
        if text != self._entry.text:
            return
        self._rows, self._shown_for = rows, text
        self._list.load(lambda first, limit: rows[first : first + limit], len(rows))
        self.show_keys()
        self.notice(_count(len(rows)) if text.strip() else "")
        if self._wanted:
            self._wanted = False
            self._open()

    def _open(self) -> None:
        """Open the family under the cursor."""
        row = self._list.row
        if row is not None:
            self.open_row(row)

    def open_row(self, row: Row) -> None:
        """Do what Enter is for with the row of a family."""
        raise NotImplementedError

    @property
    def households(self) -> Households:
        """Return the households that were found."""
        return list(dict.fromkeys(own.key for own in self._rows))


@dataclass(frozen=True, slots=True)
class FindWork:
    """What can be done with families that were found.

    Args:
        opened: gives the screen of one household of several.
        homes: gives how households that were found go out; in a thread.
        register: gives how those of a region do; in a thread.
        papers: gives the papers of a village, by its code; none for a wider region.
        regions: gives code and name of the regions, the whole register first; None for who is no
            operator, from whom nothing goes out.
    """

    opened: Callable[[Households, int], Screen[None]]
    homes: Callable[[Households], Exporting]
    register: Callable[[str], Exporting]
    papers: Callable[[str], Sequence[Offer]]
    regions: Callable[[], Sequence[Choice]] | None


class FindScreen(SearchScreen):
    """A search that opens the family; Ctrl+P writes who was found, or the register, as a file."""

    TITLE = N_("Find a family")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("hits.print")]

    def __init__(
        self,
        heading: Heading,
        find: Callable[[str], Sequence[Hit]],
        village: Callable[[str], str],
        work: FindWork,
    ) -> None:
        """Search as every search; `work` says what is done with who is found."""
        super().__init__(heading, find, village)
        self._find_work = work

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work: without hits the register can go out, for an operator."""
        mine = self._find_work.regions is not None
        return [*super().keys_now(), "hits.print"] if mine else super().keys_now()

    def action_print(self) -> None:
        """Write who was found as a file for another program; where nobody is, a region."""
        regions = self._find_work.regions
        if regions is not None and self._rows:
            export_read(self, partial(self._find_work.homes, self.households))
        elif regions is not None:
            window = CodeList(_("Whose families go out?"), regions())
            self.app.push_screen(window, self._region_chosen)

    def _region_chosen(self, region: str | None) -> None:
        """Write the families of a region; of a village ask whether on paper."""
        if region is None:
            return
        papers = self._find_work.papers(region)
        export = partial(export_read, self, partial(self._find_work.register, region))
        if not papers:
            export()
            return
        titles = [_("File for another program"), *(title for title, _how in papers)]
        choices = [Choice(str(at), title) for at, title in enumerate(titles)]
        window = CodeList(_("What is written?"), choices)
        self.app.push_screen(window, partial(self._kind_chosen, papers, export))

    def _kind_chosen(
        self, papers: Sequence[Offer], export: Callable[[], None], chosen: str | None
    ) -> None:
        """Print a paper, or write the file."""
        if chosen == "0":
            export()
        elif chosen is not None:
            print_paper(self, papers[int(chosen) - 1][1])

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def open_row(self, row: Row) -> None:
        """Open the family."""
        found = self.households
        self.app.push_screen(self._find_work.opened(found, found.index(row.key)))


class OtherFamilyScreen(SearchScreen):
    """A search that is left with a family; `taken` is its row, None where none was taken."""

    TITLE = N_("Find the other family")
    taken: Row | None = None

    def open_row(self, row: Row) -> None:
        """Take the family."""
        self.taken = row
        self.dismiss(None)


def _nothing(_first: int, _limit: int) -> Sequence[Row]:
    """Return no rows."""
    return ()


def _count(found: int) -> str:
    """Return how many were found."""
    if not found:
        return _("Nobody was found. Try fewer letters, or the last four digits of the NIK.")
    if found >= HITS:
        return _("The first {count} are shown. Type more to narrow the list.").format(count=found)
    return _("Found: {count}").format(count=found)
