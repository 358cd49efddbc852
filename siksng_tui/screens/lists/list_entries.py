"""The entries of a list from elsewhere: found as one types, tied to the register or not."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.identity import masked
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.lists.person_lists import Asked, Entry, Which
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, NN_, _, ngettext

QUIET: Final = 0.08
"""Seconds without a key after which the store is asked."""

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


class ListEntriesScreen(Frame[None]):
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
    CSS_PATH = "../../styles/find.tcss"
    MEANWHILE = frozenset({"count"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("hits.up", "hits.down", "hits.page_up", "hits.page_down", "hits.which"),
        *keys.bindings("hits.print"),
    ]

    def __init__(self, heading: Heading, title: str, asked: Asked, work: EntriesWork) -> None:
        """Show entries.

        Args:
            heading: office and person.
            title: which they are of, in the operator's language.
            asked: which are shown first.
            work: how they are read.
        """
        super().__init__(heading)
        self._titled = title
        self._asked = asked
        self._entries_work = work
        self._entry = TextEntry(_("Search:"))
        columns = [Column(_(own), width) for own, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("No entry is meant by this."))
        self._list.can_focus = False
        self._count = 0
        self._wanted = False

    def said_title(self) -> str:
        """Return which list it is."""
        return self._titled

    def body(self) -> Sequence[Widget]:
        """Return the line and the list."""
        return (self._entry, self._list)

    def on_mount(self) -> None:
        """Begin to type."""
        self._entry.focus()
        self._ask()

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

    def on_text_entry_changed(self) -> None:
        """Ask the store as soon as the typist pauses."""
        self._wanted = False
        self._ask_in_a_moment()

    def on_text_entry_submitted(self) -> None:
        """Open the entry under the cursor; where the answer is not there yet, its first one."""
        if self._asked.text == self._entry.text:
            self._open()
        else:
            self._wanted = True
            self.workers.cancel_group(self, "typing")
            self._ask()

    def action_which(self) -> None:
        """Show other entries: all, tied, not tied, those that several persons fit."""
        every = list(WHICH)
        after = every[(every.index(self._asked.which) + 1) % len(every)]
        self._asked = replace(self._asked, which=after)
        self._ask()

    def action_print(self) -> None:
        """Write the entries shown as a file for another program."""
        export = self._entries_work.export
        if export is not None and self._count:
            export_read(self, partial(export, self._asked))

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
        """Count what is meant, in a thread; the newest question alone is answered."""
        asked = replace(self._asked, text=self._entry.text)
        counted = partial(self._entries_work.count, asked)
        self.in_background(counted, partial(self._show, asked), group="count")

    def _show(self, asked: Asked, count: int) -> None:
        """Show the entries that are meant, and say how many."""
        self._asked, self._count = asked, count
        self._list.load(self._rows, count)
        self.show_keys()
        said = ngettext(*COUNTED, count).format(count=terms.number(count))
        self.notice(f"{said} ({_(WHICH[asked.which])})")
        if self._wanted:
            self._wanted = False
            self._open()

    def _open(self) -> None:
        """Open the entry under the cursor."""
        if self._list.row is not None:
            self.app.push_screen(self._entries_work.entry(int(self._list.row.key)))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._entries_work.page(self._asked, first, limit)]

    def _row(self, own: Entry) -> Row:
        """Return an entry as a row, its NIK masked."""
        village = self._entries_work.village(own.village) if own.village else ""
        tied = terms.match(own.match)
        cells = (own.name, masked(own.nik or ""), village, tied, own.person_name)
        return Row(str(own.id), cells)
