"""Stacks of forms: every stack of paper that came in, with what of it is entered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.services.entry.bundles import Bundle
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Stack"), 16),
    (N_("Village"), 0),
    (N_("RT/RW"), 14),
    (N_("Forms"), 8),
    (N_("Entered"), 7),
    (N_("Filed"), 6),
    (N_("Missing"), 6),
)
"""Title and width of each column; from the fourth on they are numbers."""

ON_DESK: Final = "*"
"""Stands at the left of the stack that lies on the desk."""

CLOSED: Final = "x"
"""Stands at the left of a stack that is done with."""


@dataclass(frozen=True, slots=True)
class BundlesWork:
    """What the list of stacks can do.

    Args:
        roles: of the person.
        read: gives the stacks, and the number of the one on the desk; in a thread.
        village: gives the name of a village by its code.
        new: gives the screen that takes the header of a stack; it returns its number.
        show: gives the screen of a stack, by its number.
        clear_desk: takes the stack from the desk, in a thread.
    """

    roles: frozenset[Role]
    read: Callable[[], tuple[Sequence[Bundle], str]]
    village: Callable[[str], str]
    new: Callable[[], Screen[str]]
    show: Callable[[str], Screen[str]]
    clear_desk: Callable[[], None]


class BundlesScreen(Frame[None]):
    """The stacks, the open ones first."""

    TITLE = N_("Stacks of forms")
    PAGE = "bundles"
    KEYS = (
        "list.open",
        "list.new",
        "list.remove",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.new", "list.remove", "list.refresh")
    ]

    def __init__(self, heading: Heading, work: BundlesWork) -> None:
        """Show the stacks."""
        super().__init__(heading)
        self._stacks_work = work
        self._bundles: Sequence[Bundle] = ()
        self._on_desk = ""
        columns = [
            Column(_(title), width, right=at > 2)  # noqa: PLR2004 - as COLUMNS says
            for at, (title, width) in enumerate(COLUMNS)
        ]
        self._list = ListWidget(columns, self._rows, 0, empty=_("No stack came in. F2 begins one."))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something for this person at this row."""
        here = {
            "list.open": bool(self._bundles),
            "list.new": Role.OPERATOR in self._stacks_work.roles,
            "list.remove": bool(self._on_desk),
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F2 and Del do here."""
        return {"list.new": _("New stack"), "list.remove": _("Off the desk")}

    def on_mount(self) -> None:
        """Begin at the newest."""
        self._list.focus()

    def hint(self) -> str:
        """Return what the keys do, where there is a stack."""
        if not self._bundles:
            return ""
        return _("Enter lays a stack on the desk (*); Del takes it away again.")

    def on_screen_resume(self) -> None:
        """Read the stacks, also when one was looked at."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Open a stack."""
        self._open(message.row.key)

    def action_refresh(self) -> None:
        """Read the stacks again."""
        self.in_background(self._stacks_work.read, self._show, group="read")

    def action_new(self) -> None:
        """Begin a stack, then show it."""
        if is_part_of(self, self._stacks_work.roles, Role.OPERATOR):
            self.app.push_screen(self._stacks_work.new(), self._begun)

    def action_remove(self) -> None:
        """Take the stack from the desk: what is begun now goes into none."""
        self.in_background(self._stacks_work.clear_desk, lambda _none: self._cleared())

    def _begun(self, number: str | None) -> None:
        """Show the stack that was begun."""
        if number:
            self._open(number)

    def _open(self, number: str) -> None:
        """Show a stack."""
        screen = self._stacks_work.show(number)
        self.app.push_screen(screen, lambda said: self.notice(said or self.hint()))

    def _cleared(self) -> None:
        """Say that no stack lies on the desk."""
        self.notice(_("No stack lies on the desk. New requests go into none."))
        self.action_refresh()

    def _show(self, read: tuple[Sequence[Bundle], str]) -> None:
        """Show the stacks."""
        self._bundles, self._on_desk = read
        self._list.reload(len(self._bundles))
        self.show_keys()
        if not self.said:
            self.notice(self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._bundles[first : first + limit]]

    def _row(self, own: Bundle) -> Row:
        """Return a stack as a row."""
        mark = CLOSED if own.closed else ON_DESK if own.number == self._on_desk else " "
        header = own.header
        counts = (header.forms, own.entered, own.filed, own.missing)
        cells = (own.number, self._stacks_work.village(header.village), header.area)
        return Row(own.number, (*cells, *map(terms.number, counts)), mark)
