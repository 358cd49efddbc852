"""The office: what its signatures rest on, its fingerprint, and the offices that it certified."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import certificate_words, keys, terms
from siksng_tui.screens.frame import Frame
from siksng_tui.services.validity import Below, OwnCertificate
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Region"), 14),
    (N_("Office"), 0),
    (N_("Certificate"), 14),
    (N_("Until"), 10),
)
"""Title and width of each column."""

HALF: Final = 40
"""Characters of a fingerprint's first line: eight groups."""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office as the screen shows it."""

    id: str
    name: str
    level: str
    region: str
    fingerprint: str
    certificate: OwnCertificate
    below: Sequence[Below]


class OfficeScreen(Frame[None]):
    """One's own office above, the offices below as a list."""

    TITLE = N_("Office")
    PAGE = "office"
    KEYS = ("everywhere.back", "everywhere.help", "list.refresh", "list.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.refresh")]

    def __init__(self, heading: Heading, read: Callable[[], OfficeView]) -> None:
        """Show the office, which is read in a thread."""
        super().__init__(heading)
        self._read = read
        self._below: Sequence[Below] = ()
        self._own = TextLines([plain()])
        columns = [Column(_(title), width) for title, width in COLUMNS]
        empty = _("This office certified no other one.")
        self._list = ListWidget(columns, self._rows, 0, empty=empty)

    def body(self) -> Sequence[Widget]:
        """Return the office and the list."""
        return (self._own, self._list)

    def on_mount(self) -> None:
        """Begin at the first office below."""
        self._list.focus()
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say what does not stand in the columns."""
        one = self._below[self._list.at]
        self.notice(f"{one.id}  {one.serial}")

    def action_refresh(self) -> None:
        """Read the office again."""
        self.in_background(self._read, self._show, group="read")

    def _show(self, view: OfficeView) -> None:
        """Show the office."""
        own = view.certificate
        until = _("Certificate: {state}, by {issuer}, until {day}")
        self._own.load(
            [
                strong(f"{view.name} ({view.level}, {view.region or '-'})"),
                plain(view.id),
                plain(
                    until.format(
                        state=terms.standing(own.standing),
                        issuer=own.issuer,
                        day=f"{own.until:{certificate_words.DAY}}",
                    )
                ),
                plain(_("Fingerprint, to be compared on paper:")),
                plain(f"   {view.fingerprint[:HALF].rstrip()}"),
                plain(f"   {view.fingerprint[HALF:].strip()}"),
                plain(),
            ]
        )
        self._below = view.below
        self._list.reload(len(view.below))
        self.notice(certificate_words.short_warning(own))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(one) for one in self._below[first : first + limit]]


def _row(one: Below) -> Row:
    """Return an office below as a row."""
    return Row(
        one.id,
        (
            one.region,
            one.name,
            terms.standing(one.standing),
            f"{one.until:{certificate_words.DAY}}",
        ),
    )
