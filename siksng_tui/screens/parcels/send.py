"""Send: sets with a signed paper go up, with word of who was told; answers go down.

All are files that can be written again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role, State
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import in_two_lines, is_part_of
from siksng_tui.services.parcels.parcelling import Sendable
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, plain, strong
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Set"), 22),
    (N_("Count"), 6),
    (N_("State"), 17),
    (N_("File name"), 0),
)
"""Title and width of each column."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The office above: its name, and the fingerprint that is compared on paper."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What can be written.

    Args:
        to: the office above; None where none is trusted.
        sets: those with a signed paper; those that were not sent stand first.
        told: of how many requests the office above has to hear that the citizen was told.
        down: how many parcels wait for offices below.
    """

    to: Recipient | None
    sets: Sequence[Sendable]
    told: int
    down: int


TOLD: Final = "told"
DOWN: Final = "down"
"""Keys of the rows that are no set: word of citizens who were told, and what goes down."""


@dataclass(frozen=True, slots=True)
class SendWork:
    """What sending can do.

    Args:
        roles: of the person.
        read: gives what can be written; in a thread.
        where: gives the folder that is offered.
        export: writes the parcel of a set into a folder, in a thread; told how many requests are
            packed, which may raise to stop.
        tell: writes which citizens were told into a folder, in a thread.
        hand_down: writes receipts, verdicts and extracts into a folder, in a thread.
        receive: gives the screen that opens what other offices brought.
        extracts: gives the screen that hands the register down; None where no office is below.
    """

    roles: frozenset[Role]
    read: Callable[[], Outgoing]
    where: Callable[[], Path]
    export: Callable[[str, str, Callable[[int], None]], Path]
    tell: Callable[[str], Sequence[Path]]
    hand_down: Callable[[str], Sequence[Path]]
    receive: Callable[[], Screen[None]]
    extracts: Callable[[], Screen[None]] | None


class SendScreen(Frame[None]):
    """What can be written; what was not written yet stands first."""

    TITLE = N_("Send/receive")
    PAGE = "send"
    KEYS = (
        "list.open",
        "list.new",
        "send.extracts",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.new", "list.refresh", "send.extracts")
    ]

    def __init__(self, heading: Heading, work: SendWork) -> None:
        """Show what can be sent."""
        super().__init__(heading)
        self._send_work = work
        self._found: Sequence[Row] = ()
        self._to = TextLines([plain()])
        columns = [Column(_(title), width, right=title == "Count") for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing waits to be written."))

    def body(self) -> Sequence[Widget]:
        """Return to whom, and what."""
        return (self._to, self._list)

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if not self._found:
            return _("F2 receives what other offices brought.")
        if Role.OPERATOR not in self._send_work.roles:
            return _("An operator writes this to a stick.")
        return _("Enter writes the row to a stick or a folder, also once more.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what there is, and of what is this person's part."""
        here = {
            "list.open": bool(self._found) and Role.OPERATOR in self._send_work.roles,
            "send.extracts": self._send_work.extracts is not None,
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter and F2 do here."""
        return {"list.open": _("Write to a stick"), "list.new": _("Receive")}

    def on_list_widget_chosen(self) -> None:
        """Write what is under the cursor."""
        self.action_file()

    def action_refresh(self) -> None:
        """Read again what can be written."""
        self.in_background(self._send_work.read, self._show, group="read")

    def action_new(self) -> None:
        """Receive what other offices brought."""
        self.app.push_screen(self._send_work.receive(), lambda _left: self.action_refresh())

    def action_extracts(self) -> None:
        """Hand the register down."""
        if self._send_work.extracts is None:
            self.notice(_("No card of an office below is known: take one in first (Office)."))
        else:
            self.app.push_screen(self._send_work.extracts())

    def action_file(self) -> None:
        """Ask where to, and write."""
        row = self._list.row
        if row is None or not is_part_of(self, self._send_work.roles, Role.OPERATOR):
            return
        prompt = Prompt(
            _("Folder:"),
            str(self._send_work.where()),
            explanation=_explained(row.key),
        )
        self.app.push_screen(prompt, partial(self._export, row.key))

    def _export(self, key: str, folder: str | None) -> None:
        """Write what a row stands for into a folder."""
        if folder is None or not folder.strip():
            return
        self.notice("")
        place, own = folder.strip(), self._send_work

        def work(window: Progress) -> Sequence[Path]:
            if key == TOLD:
                return own.tell(place)
            if key == DOWN:
                return own.hand_down(place)
            return (own.export(key, place, window.go_on),)

        self.with_progress(_("Writing - do not pull the stick"), work, self._written)

    def _written(self, paths: Sequence[Path]) -> None:
        """Say that the files stand there, proven."""
        if len(paths) == 1:
            said = _("Written, read back and equal: {file}. The stick may be pulled now.")
            self.notice(said.format(file=paths[0].name))
        else:
            said = _("Written, read back and equal: {count} files. The stick may be pulled now.")
            self.notice(said.format(count=terms.number(len(paths))))
        self.action_refresh()

    def _show(self, read: Outgoing) -> None:
        """Show to whom, and what."""
        before = self.hint()
        self._found = list(_found(read))
        self._to.load(list(_addressed(read.to)))
        self._list.reload(len(self._found))
        self.show_keys()
        if self.said in {"", before}:
            self.notice(self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return list(self._found[first : first + limit])


def _explained(key: str) -> str:
    """Return which stick is meant by the folder that is asked for."""
    if key == TOLD:
        return _("Folder of the stick that goes to the office above.")
    if key == DOWN:
        return _("Folder of the stick that goes to the offices below.")
    return _("Folder of the stick on which set {number} is carried.").format(number=key)


def _addressed(to: Recipient | None) -> Iterator[TextLine]:
    """Yield to whom sets go, with the fingerprint of that office."""
    if to is None:
        yield strong(_("No office above is trusted here: nothing is sent up."))
    else:
        yield strong(_("To: {office}").format(office=to.name))
        yield plain(_("Fingerprint, to be compared on paper:"))
        yield from in_two_lines(to.fingerprint)
    yield plain()


def _found(read: Outgoing) -> Iterator[Row]:
    """Yield the sets that were not sent, what goes up and down without a set, the other sets."""
    fresh = [own for own in read.sets if own.state is State.COVERED]
    yield from map(_row, fresh)
    if read.told:
        what = _("citizens who were told")
        yield Row(TOLD, (_("Citizens told"), terms.number(read.told), _("not received yet"), what))
    if read.down:
        what = _("receipts, verdicts, extracts")
        yield Row(DOWN, (_("Offices below"), terms.number(read.down), _("not written yet"), what))
    yield from map(_row, read.sets[len(fresh) :])


def _row(own: Sendable) -> Row:
    """Return a set as a row."""
    count = terms.number(len(own.set.requests))
    file = Path(own.file).stem
    return Row(own.set.number, (own.set.number, count, terms.state(own.state), file))
