"""Find: a family by NIK, card, ID or name, while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame import hits
from siksng_tui.screens.frame.typed_search import TypedSearch
from siksng_tui.screens.printing.printing import Offer, print_paper
from siksng_tui.services.requests.lookup import HITS, Hit
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Row
from siksng_tui.words import N_, _

Households = Sequence[str]
"""Ids of the households of a list of hits, in its order, each once."""


class SearchScreen(TypedSearch):
    """Persons by name or number; each kind says what Enter leads to."""

    PAGE = "find"
    KEYS = ("everywhere.help", "list.open", "hits.down", "hits.page_down", "everywhere.back")
    MEANWHILE = frozenset({"find"})

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
        hint = _("A name, NIK, card number or DTKS ID; hits appear while you type.")
        super().__init__(heading, hits.columns(), hint)
        self._find = find
        self._village = village
        self._rows: Sequence[Row] = ()

    def on_screen_resume(self) -> None:
        """Let the next search replace the last one: whoever comes back looks for another family."""
        self.entry.begin_again()

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work: where nobody was found, there is nothing to open."""
        return [own for own in self.KEYS if self._rows or own.startswith("everywhere.")]

    def ask(self) -> None:
        """Ask the store for what is typed; the newest question alone is answered."""
        text = self.entry.text
        group = "wanted" if self.wanted else "find"
        self.in_background(lambda: self._rows_of(text), partial(self._found, text), group=group)

    def _rows_of(self, text: str) -> list[Row]:
        """Return the rows for a text."""
        return [hits.row(hit, self._village(hit.village)) for hit in self._find(text)]

    def _found(self, text: str, rows: Sequence[Row]) -> None:
        """Show who was found, and say how many; not where something else was typed since."""
        if text == self.entry.text:
            self._rows = rows
            self.notice(_count(len(rows)) if text.strip() else "")
            self.show(text, lambda first, limit: rows[first : first + limit], len(rows))

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


def _count(found: int) -> str:
    """Return how many were found."""
    if not found:
        return _("Nobody was found. Try fewer letters, or the last four digits of the NIK.")
    if found >= HITS:
        return _("The first {count} are shown. Type more to narrow the list.").format(count=found)
    return _("Found: {count}").format(count=found)
