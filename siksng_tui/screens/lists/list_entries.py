"""The entries of a list from elsewhere: found as one types, tied to the register or not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen

from forms.identity import masked
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.typed_search import TypedSearch
from siksng_tui.services.lists.person_lists import Asked, Entry, Which
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, NN_, _, ngettext

COLUMNS: Final = (
    (N_("Name"), 0),
    (N_("NIK"), 16),
    (N_("Village"), 12),
    (N_("In the register"), 14),
    (N_("Named there"), 14),
)
"""Title and width of each column."""

WHICH: Final[Mapping[Which, str]] = MappingProxyType(
    {
        Which.ALL: N_("all"),
        Which.MATCHED: N_("in the register"),
        Which.UNMATCHED: N_("not in the register"),
        Which.SEVERAL: N_("several fit"),
    }
)
"""Which entries are shown, in the order of F6."""

COUNTED: Final = NN_("{count} entry", "{count} entries")
"""How many are shown."""


@dataclass(frozen=True, slots=True)
class EntriesWork:
    """How entries are read.

    Args:
        count: gives how many are meant; in a thread.
        page: gives some of them.
        village: gives the name of a village by its code.
        entry: gives the screen of one entry.
        export: gives how entries go out; in a thread. None for who is no operator.
    """

    count: Callable[[Asked], int]
    page: Callable[[Asked, int, int], Sequence[Entry]]
    village: Callable[[str], str]
    entry: Callable[[int], Screen[None]]
    export: Callable[[Asked], Exporting] | None


class ListEntriesScreen(TypedSearch):
    """Entries by name; what is typed narrows them."""

    TITLE = N_("Entries of a list")
    PAGE = "lists"
    KEYS = (
        "list.open",
        "hits.which",
        "hits.print",
        "everywhere.back",
        "everywhere.help",
        "hits.down",
        "hits.page_down",
    )
    MEANWHILE = frozenset({"count"})
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("hits.which", "hits.print")]

    def __init__(self, heading: Heading, title: str, asked: Asked, work: EntriesWork) -> None:
        """Show entries.

        Args:
            heading: office and person.
            title: which they are of, in the operator's language.
            asked: which are shown first.
            work: how they are read.
        """
        columns = [Column(_(own), width) for own, width in COLUMNS]
        super().__init__(heading, columns, _("No entry is meant by this."))
        self._titled = title
        self._asked = asked
        self._entries_work = work
        self._count = 0

    def said_title(self) -> str:
        """Return which list it is."""
        return self._titled

    def on_mount(self) -> None:
        """Begin to type, with every entry in sight."""
        super().on_mount()
        self.ask()

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work: where there is no entry, there is nothing to open."""
        here = {
            "list.open": bool(self._count),
            "hits.print": bool(self._count) and self._entries_work.export is not None,
        }
        return [own for own in self.KEYS if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return which entries F6 shows."""
        return {"hits.which": _(WHICH[self._asked.which])}

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def action_which(self) -> None:
        """Show other entries: all, tied, not tied, those that several persons fit."""
        every = list(WHICH)
        after = every[(every.index(self._asked.which) + 1) % len(every)]
        self._asked = replace(self._asked, which=after)
        self.ask()

    def action_print(self) -> None:
        """Write the entries shown as a file for another program."""
        export = self._entries_work.export
        if export is not None and self._count:
            export_read(self, partial(export, self._asked))

    def ask(self) -> None:
        """Count what is meant; the newest question alone is answered."""
        asked = replace(self._asked, text=self.entry.text)
        counted = partial(self._entries_work.count, asked)
        self.in_background(counted, partial(self._counted, asked), group="count")

    def open_row(self, row: Row) -> None:
        """Open the entry."""
        self.app.push_screen(self._entries_work.entry(int(row.key)))

    def _counted(self, asked: Asked, count: int) -> None:
        """Show the entries that are meant, and say how many."""
        self._asked, self._count = asked, count
        said = ngettext(*COUNTED, count).format(count=terms.number(count))
        self.notice(f"{said} ({_(WHICH[asked.which])})")
        self.show(asked.text, self._rows, count)

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._entries_work.page(self._asked, first, limit)]

    def _row(self, own: Entry) -> Row:
        """Return an entry as a row, its NIK masked."""
        village = self._entries_work.village(own.village) if own.village else ""
        tied = terms.match(own.match)
        cells = (own.name, masked(own.nik or ""), village, tied, own.person_name)
        return Row(str(own.id), cells)
