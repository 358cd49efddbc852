"""Receive: the parcels of a stick are opened, each apart, and their answers written beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.receipt import Result
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.parcels import arrival_words
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.parcels.sweeping import Line, Swept
from siksng_tui.services.requests.workflow import GoesOn
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, wrapped
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("File name"), 0),
    (N_("What became of it"), 14),
    (N_("Taken"), 9),
    (N_("Refused"), 8),
    (N_("Waiting"), 9),
)
"""Title and width of each column; the name takes what is left."""

NUMBERS: Final = 3
"""How many columns at the right are counts."""

TOLD: Final = 3
"""Lines in which is said what a person has to do about the file under the cursor."""

TAKEN: Final = frozenset({Status.OPENED, Status.AGAIN})
"""What became of a file whose records were taken, this time or before."""


@dataclass(frozen=True, slots=True)
class ReceiveWork:
    """What receiving can do.

    Args:
        waiting: gives the parcels that a person must let in, or that were set aside; in a thread.
        where: gives the folder that is offered.
        sweep: opens the parcels of a folder, in a thread; told before each whether to go on.
        let_in: opens a parcel of doubtful time by its id, with a reason; in a thread.
        differences: gives the screen of what an extract changed, by the id of its parcel.
    """

    waiting: Callable[[], Sequence[Line]]
    where: Callable[[], str]
    sweep: Callable[[str, GoesOn], Swept]
    let_in: Callable[[str, str], Line]
    differences: Callable[[str], Screen[None]]


class ReceiveScreen(ListScreen[Sequence[Line]]):
    """What became of each file; at first what still waits for a person."""

    TITLE = N_("Receive")
    PAGE = "receive"
    KEYS = ("list.file", "list.open", "everywhere.back", "everywhere.help", "list.refresh")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file")]

    def __init__(self, heading: Heading, work: ReceiveWork) -> None:
        """Show what waits."""
        counts = COLUMNS[-NUMBERS:]
        columns = [Column(_(own[0]), own[1], right=own in counts) for own in COLUMNS]
        rows = ListWidget(columns, self._rows, 0, empty=_("No parcel waits for a person."))
        super().__init__(heading, rows, work.waiting)
        self._receive_work = work
        self._lines: Sequence[Line] = ()
        self._told = TextLines([plain()] * TOLD)

    def body(self) -> Sequence[Widget]:
        """Return the list, and what is to be done about the file under the cursor."""
        return (self._list, self._told)

    def on_mount(self) -> None:
        """Read what waits for a person."""
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here."""
        return _("F10 opens the parcels of a stick and writes their receipts to it.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; Enter only where the parcel under the cursor can be let in or told."""
        opens = self._can_let_in() or self._extract
        return [own for own in super().keys_now() if opens or own != "list.open"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 and Enter do here."""
        opens = _("Differences") if self._extract else _("Let in")
        return {"list.file": _("Open a stick"), "list.open": opens}

    def on_list_widget_moved(self) -> None:
        """Say what is to be done about the file under the cursor."""
        own = self._here
        said = arrival_words.explained(own.arrival) if own else ""
        if self._extract and not said:
            said = _("Enter lists what this extract changed, and which requests clash with it.")
        told = wrapped(said, indent=1) if said else []
        self._told.load([*told, *[plain()] * TOLD][:TOLD])
        self.show_keys()

    def on_list_widget_chosen(self) -> None:
        """Show what an extract changed; of a doubtful time ask why it is believed, and open it."""
        own = self._here
        if self._extract:
            self.app.push_screen(self._receive_work.differences(self._extract))
            return
        if own is None or own.arrival.parcel is None or not self._can_let_in():
            return
        question = _("Why is the time of this parcel believed?")
        self.app.push_screen(ReasonPrompt(question), partial(self._let_in, own.arrival.parcel.id))

    def action_file(self) -> None:
        """Ask for the folder, and open what is there."""
        prompt = Prompt(
            _("Folder:"),
            self._receive_work.where(),
            explanation=_("Folder of the stick that another office brought."),
        )
        self.app.push_screen(prompt, self._sweep)

    @property
    def _here(self) -> Line | None:
        """Return what is under the cursor."""
        return self._lines[self._list.at] if self._lines else None

    @property
    def _extract(self) -> str:
        """Return the id of the parcel under the cursor if it is an extract that was taken."""
        came = self._here.arrival if self._here else None
        if came is None or came.parcel is None or came.status not in TAKEN:
            return ""
        return came.parcel.id if came.parcel.kind == Kind.EXTRACT else ""

    def _can_let_in(self) -> bool:
        """Return whether the parcel under the cursor waits for a person's word."""
        return self._here is not None and self._here.arrival.status is Status.WAITING

    def _sweep(self, folder: str | None) -> None:
        """Open the parcels of a folder, under a window that can stop it."""
        if folder is None or not folder.strip():
            return
        self.notice("")

        def work(window: Progress) -> Swept:
            def goes_on(done: int, total: int) -> bool:
                window.step(done, total)
                return not window.cancelled.is_set()

            return self._receive_work.sweep(folder.strip(), goes_on)

        self.with_progress(_("Receiving - do not pull the stick"), work, self._swept)

    def _swept(self, swept: Swept) -> None:
        """Show what became of the files."""
        said = _("Files: {files}. Answers written to the stick: {written}. It may be pulled now.")
        if swept.cut:
            said = _("Files: {files}. There are more: take these off the stick, then begin again.")
        files, written = terms.number(len(swept.lines)), terms.number(len(swept.written))
        self.notice(said.format(files=files, written=written))
        self.show(swept.lines)

    def _let_in(self, parcel: str, reason: str | None) -> None:
        """Open a parcel of doubtful time."""
        if reason is not None:
            work = partial(self._receive_work.let_in, parcel, reason)
            self.in_background(work, self._was_let_in, group="let-in")

    def _was_let_in(self, line: Line) -> None:
        """Say that it was opened."""
        said = _("{file} is opened: {counted}.")
        counted = arrival_words.counted(line) or _("nothing to count")
        self.notice(said.format(file=line.arrival.file, counted=counted))
        self.action_refresh()

    def show(self, read: Sequence[Line]) -> None:
        """Show files."""
        self._lines = read
        self.reload(len(read))
        self.on_list_widget_moved()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._lines[first : first + limit]]


def _row(own: Line) -> Row:
    """Return a file as a row."""
    status = _(arrival_words.STATUSES[own.arrival.status])
    counts = (terms.number(own.counts.get(result.value, 0)) for result in Result)
    told = tuple(counts) if own.counts else ("",) * NUMBERS
    return Row(own.arrival.file, (own.arrival.file, status, *told))
