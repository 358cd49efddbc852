"""Send: sets with a signed paper go to the office above, as files that can be written again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys, terms
from siksng_tui.screens.frame import Frame
from siksng_tui.screens.parts import in_two_lines, is_part_of
from siksng_tui.services.parcelling import Sendable
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Set"), 16),
    (N_("Families"), 8),
    (N_("State"), 15),
    (N_("File name"), 0),
)
"""Title and width of each column."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The office above: its name, and the fingerprint that is compared on paper."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SendWork:
    """What sending can do.

    Args:
        roles: of the person.
        read: gives to whom, and the sets; in a thread.
        where: gives the folder that is offered.
        export: writes the parcel of a set into a folder, in a thread; told how many requests are
            packed, which may raise to stop.
        receive: gives the screen that opens what other offices brought.
    """

    roles: frozenset[Role]
    read: Callable[[], tuple[Recipient, Sequence[Sendable]]]
    where: Callable[[], Path]
    export: Callable[[str, str, Callable[[int], None]], Path]
    receive: Callable[[], Screen[None]]


class SendScreen(Frame[None]):
    """The sets that can be sent; those that were not are first."""

    TITLE = N_("Send/receive")
    PAGE = "send"
    KEYS = ("list.open", "list.new", "everywhere.back", "everywhere.help", "list.refresh")
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.new", "list.refresh")
    ]

    def __init__(self, heading: Heading, work: SendWork) -> None:
        """Show what can be sent."""
        super().__init__(heading)
        self._send_work = work
        self._sets: Sequence[Sendable] = ()
        self._to = TextLines([plain()])
        columns = [Column(_(title), width, right=title == "Families") for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("No set has its signed paper."))

    def body(self) -> Sequence[Widget]:
        """Return to whom, and the sets."""
        return (self._to, self._list)

    def on_mount(self) -> None:
        """Begin at the first set."""
        self._list.focus()
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if not self._sets:
            return _("F2 receives what other offices brought.")
        if Role.OPERATOR not in self._send_work.roles:
            return _("An operator writes the sets to a stick.")
        return _("Enter writes the set to a stick or a folder, also once more.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; Enter only where there is a set and it is this person's part."""
        writes = bool(self._sets) and Role.OPERATOR in self._send_work.roles
        return [own for own in super().keys_now() if writes or own != "list.open"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter and F2 do here."""
        return {"list.open": _("Write to a stick"), "list.new": _("Receive")}

    def on_list_widget_chosen(self) -> None:
        """Write the set under the cursor."""
        self.action_file()

    def action_refresh(self) -> None:
        """Read the sets again."""
        self.in_background(self._send_work.read, self._show, group="read")

    def action_new(self) -> None:
        """Receive what other offices brought."""
        self.app.push_screen(self._send_work.receive(), lambda _left: self.action_refresh())

    def action_file(self) -> None:
        """Ask where to, and write."""
        row = self._list.row
        if row is None or not is_part_of(self, self._send_work.roles, Role.OPERATOR):
            return
        prompt = Prompt(
            _("Folder:"),
            str(self._send_work.where()),
            explanation=_("Folder of the stick on which set {number} is carried.").format(
                number=row.key
            ),
        )
        self.app.push_screen(prompt, partial(self._export, row.key))

    def _export(self, number: str, folder: str | None) -> None:
        """Write a set into a folder."""
        if folder is None or not folder.strip():
            return
        self.notice("")

        def work(window: Progress) -> Path:
            return self._send_work.export(number, folder.strip(), window.go_on)

        self.with_progress(_("Writing - do not pull the stick"), work, self._written)

    def _written(self, path: Path) -> None:
        """Say that the file stands there, proven."""
        said = _("Written, read back and equal: {file}. The stick may be pulled now.")
        self.notice(said.format(file=path.name))
        self.action_refresh()

    def _show(self, read: tuple[Recipient, Sequence[Sendable]]) -> None:
        """Show to whom, and the sets."""
        to, self._sets = read
        self._to.load(
            [
                strong(_("To: {office}").format(office=to.name)),
                plain(_("Fingerprint, to be compared on paper:")),
                *in_two_lines(to.fingerprint),
                plain(),
            ]
        )
        self._list.reload(len(self._sets))
        self.show_keys()
        if not self.said:
            self.notice(self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._sets[first : first + limit]]


def _row(own: Sendable) -> Row:
    """Return a set as a row."""
    count = terms.number(len(own.set.requests))
    file = Path(own.file).stem
    return Row(own.set.number, (own.set.number, count, terms.state(own.state), file))
