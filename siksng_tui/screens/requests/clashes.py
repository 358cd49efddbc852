"""Clashes: answers that the register and a request changed differently, and which of them stays."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms import values
from forms.merge import Value
from siksng_tui import keys, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.requests import marking
from siksng_tui.services.entry.clashing import Clash
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Question"), 0),
    (N_("1 register"), 21),
    (N_("2 request"), 21),
    (N_("Stays"), 6),
)
"""Title and width of each column; the question takes what is left."""


class ClashesScreen(Frame[tuple[str, ...]]):
    """The clashes of one request; it returns those in which the register's answer stays."""

    TITLE = N_("Register and request")
    PAGE = "clashes"
    KEYS = ("settle.first", "settle.second", "list.file", "everywhere.back", "everywhere.help")
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("settle.first", "settle.second", "list.file")
    ]

    def __init__(self, heading: Heading, review: Review, clashes: Sequence[Clash]) -> None:
        """Show the clashes of a request."""
        super().__init__(heading)
        self._review = review
        self._clashes = clashes
        self._chosen: dict[str, str] = {}
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, len(clashes))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first clash."""
        self._list.focus()
        self.on_list_widget_moved()

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {
            "settle.first": _("Register stays"),
            "settle.second": _("Request's is taken"),
            "list.file": _("Finish"),
        }

    def on_list_widget_moved(self) -> None:
        """Say both answers in full, which their columns may cut; at the end how to go on."""
        if len(self._chosen) == len(self._clashes):
            self.notice(_("Everything is chosen: F10 goes on."))
            return
        own = self._clashes[self._list.at]
        ours, theirs = self._sides(own)
        self.notice(f"{marking.label(self._review, own.path)}   1: {ours}   2: {theirs}")

    def action_first(self) -> None:
        """Choose the register's answer."""
        self._choose("1")

    def action_second(self) -> None:
        """Choose the request's answer."""
        self._choose("2")

    def action_file(self) -> None:
        """Leave with what was chosen, once every clash is."""
        if len(self._chosen) < len(self._clashes):
            self.notice(_("Choose for every answer first: 1 the register's, 2 the request's."))
            return
        self.dismiss(tuple(path for path, stays in self._chosen.items() if stays == "1"))

    def _choose(self, which: str) -> None:
        """Keep a choice, and go on to what is not chosen."""
        self._chosen[self._clashes[self._list.at].path] = which
        self._list.reload(len(self._clashes))
        left = (at for at, own in enumerate(self._clashes) if own.path not in self._chosen)
        self._list.go_to(next(left, self._list.at))
        self.on_list_widget_moved()

    def _sides(self, own: Clash) -> tuple[str, str]:
        """Return the register's answer and the request's, in words."""
        return self._worded(own, own.conflict.ours), self._worded(own, own.conflict.theirs)

    def _worded(self, own: Clash, value: Value | None) -> str:
        """Return an answer in words; of a whole block how many rows it has."""
        variable = self._review.instrument.variables.get(own.conflict.variable)
        if value is None:
            return _("(empty)")
        if isinstance(value, tuple):
            return _("{count} rows").format(count=len(value))
        return values.label(variable, value, words.language()) if variable else str(value)

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._clashes[first : first + limit]]

    def _row(self, own: Clash) -> Row:
        """Return a clash as a row."""
        label = marking.label(self._review, own.path)
        return Row(own.path, (label, *self._sides(own), self._chosen.get(own.path, "")))
