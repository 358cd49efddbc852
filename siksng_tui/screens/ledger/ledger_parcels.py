"""Parcels and receipts of the ledger, one a row."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.ledger import ParcelLine
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Way"), 6),
    (N_("Kind"), 16),
    (N_("Office"), 0),
    (N_("No."), 4),
    (N_("Records"), 8),
    (N_("State"), 11),
    (N_("Days"), 4),
)
"""Title and width of each column."""

NUMBERS: Final = frozenset({"No.", "Records", "Days"})
"""Columns that hold numbers."""

TAKEN: Final = ("in", "extract", "opened")
"""Way, kind and state of an extract whose families were taken."""


@dataclass(frozen=True, slots=True)
class ParcelsWork:
    """What the list is made of.

    Args:
        title: what stands at the top, in words of the catalogue.
        read: gives the parcels and the names of the offices, in a thread.
        age: gives the days since a moment.
        differences: gives the screen of what an extract changed, by the id of its parcel.
        receipt: gives how the receipt of a parcel is printed, by its id.
    """

    title: str
    read: Callable[[], tuple[Sequence[ParcelLine], Mapping[str, str]]]
    age: Callable[[dt.datetime], int]
    differences: Callable[[str], Screen[None]]
    receipt: Callable[[str], Printing]


class ParcelsScreen(Frame[None]):
    """What waits longest stands first."""

    PAGE = "ledger"
    KEYS = (
        "list.open",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.refresh", "list.print")]

    def __init__(self, heading: Heading, work: ParcelsWork) -> None:
        """Show parcels."""
        super().__init__(heading)
        self._parcels_work = work
        self._found: Sequence[ParcelLine] = ()
        self._names: Mapping[str, str] = {}
        columns = [Column(_(title), width, right=title in NUMBERS) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing waits here."))

    def said_title(self) -> str:
        """Return what is listed."""
        return _(self._parcels_work.title)

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the oldest."""
        self._list.focus()
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; Enter only on an extract that came, Ctrl+P on any parcel."""
        here = {"list.open": bool(self._extract), "list.print": bool(self._found)}
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter does here."""
        return {"list.open": _("Differences")}

    def on_list_widget_moved(self) -> None:
        """Say what does not stand in the columns."""
        self.notice(_beside(self._found[self._list.at]))
        self.show_keys()

    def on_list_widget_chosen(self) -> None:
        """Show what an extract changed."""
        if self._extract:
            self.app.push_screen(self._parcels_work.differences(self._extract))

    def action_print(self) -> None:
        """Print the receipt of the parcel under the cursor."""
        if self._found:
            print_paper(self, self._parcels_work.receipt(self._found[self._list.at].id))

    @property
    def _extract(self) -> str:
        """Return the id of the parcel under the cursor if it is an extract that was taken."""
        own = self._found[self._list.at] if self._found else None
        return own.id if own and (own.direction, own.kind, own.state) == TAKEN else ""

    def action_refresh(self) -> None:
        """Read the list again."""
        self.in_background(self._parcels_work.read, self._show, group="read")

    def _show(self, read: tuple[Sequence[ParcelLine], Mapping[str, str]]) -> None:
        """Show the list."""
        self._found, self._names = read
        self._list.reload(len(self._found))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._found[first : first + limit]]

    def _row(self, own: ParcelLine) -> Row:
        """Return a parcel as a row."""
        other = own.recipient if own.direction == "out" else own.sender
        cells = (
            _(ledger_words.WAYS[own.direction]),
            _(terms.PARCEL_KINDS[own.kind]),
            self._names.get(other, other),
            str(own.sequence),
            terms.number(own.records),
            terms.parcel_state(own.state),
            str(self._parcels_work.age(own.time)),
        )
        return Row(own.id, cells)


def _beside(own: ParcelLine) -> str:
    """Return what does not stand in the columns: the file, and what became of its records."""
    said = _("{file}: taken {accepted}, refused {refused}, laid aside {waiting}")
    return said.format(
        file=own.file_name, accepted=own.accepted, refused=own.refused, waiting=own.waiting
    )
