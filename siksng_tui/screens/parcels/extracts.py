"""Hand the register down: each office below gets the families of its region as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys, messages
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.services.parcels.extracting import Given, Lower
from siksng_tui.services.trust.certificate_words import DAY
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, wrapped
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Region"), 13),
    (N_("Office"), 0),
    (N_("Last handed"), 14),
    (N_("What became of it"), 14),
)
"""Title and width of each column."""

TOLD: Final = 3
"""Lines in which is said what became of the file of the office under the cursor."""

Told = Callable[[int, int], None]
"""Told records packed and all; raises to stop."""


@dataclass(frozen=True, slots=True)
class ExtractsWork:
    """What handing down can do.

    Args:
        roles: of the person.
        read: gives the offices below, in a thread.
        where: gives the folder that is offered.
        write: writes the extracts of some offices into a folder, in a thread.
    """

    roles: frozenset[Role]
    read: Callable[[], Sequence[Lower]]
    where: Callable[[], Path]
    write: Callable[[Sequence[Lower], str, Told], Sequence[Given]]


class ExtractsScreen(ListScreen[Sequence[Lower]]):
    """The offices below by their regions, and what was written for each."""

    TITLE = N_("Hand the register down")
    PAGE = "extracts"
    KEYS = (
        "list.file",
        "list.file_all",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file", "list.file_all")]

    def __init__(self, heading: Heading, work: ExtractsWork) -> None:
        """Show the offices, which are read in a thread."""
        columns = [Column(_(title), width) for title, width in COLUMNS]
        empty = _("No card of an office below is known: take one in first (Office).")
        super().__init__(heading, ListWidget(columns, self._rows, 0, empty=empty), work.read)
        self._extracts_work = work
        self._offices: Sequence[Lower] = ()
        self._given: dict[str, Given] = {}
        self._told = TextLines([plain()] * TOLD)

    def body(self) -> Sequence[Widget]:
        """Return the list, and what became of the file of the office under the cursor."""
        return (self._list, self._told)

    def on_mount(self) -> None:
        """Read the offices."""
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if Role.OPERATOR not in self._extracts_work.roles:
            return _("An operator hands the register down.")
        return _("F10 writes the families of one office to a stick, Ctrl+A those of each office.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; those that write only where it is this person's part."""
        writes = bool(self._offices) and Role.OPERATOR in self._extracts_work.roles
        needing = {"list.file", "list.file_all"}
        return [own for own in super().keys_now() if writes or own not in needing]

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {"list.file": _("Write to a stick"), "list.file_all": _("Each office")}

    def on_list_widget_moved(self) -> None:
        """Say in full what became of the file of the office under the cursor."""
        given = self._given.get(self._offices[self._list.at].id)
        told = wrapped(_explained(given), indent=1) if given else []
        self._told.load([*told, *[plain()] * TOLD][:TOLD])

    def on_list_widget_chosen(self) -> None:
        """Write the extract of the office under the cursor."""
        self.action_file()

    def action_file(self) -> None:
        """Ask where the extract of the office under the cursor goes."""
        if self._offices:
            own = self._offices[self._list.at]
            said = _("Folder of the stick on which the register goes to {office}.")
            self._ask(said.format(office=own.name), (own,))

    def action_file_all(self) -> None:
        """Ask where the extracts of all offices go."""
        if self._offices:
            said = _("Folder of the stick on which the register goes to all {count} offices.")
            count = terms.number(len(self._offices))
            self._ask(said.format(count=count), self._offices)

    def _ask(self, explanation: str, offices: Sequence[Lower]) -> None:
        """Ask for the folder."""
        if is_part_of(self, self._extracts_work.roles, Role.OPERATOR):
            where = str(self._extracts_work.where())
            window = Prompt(_("Folder:"), where, explanation=explanation)
            self.app.push_screen(window, partial(self._write, offices))

    def _write(self, offices: Sequence[Lower], folder: str | None) -> None:
        """Write extracts into a folder, under a window that can stop it."""
        if folder is None or not folder.strip():
            return
        self.notice("")

        def work(window: Progress) -> Sequence[Given]:
            return self._extracts_work.write(offices, folder.strip(), window.go_on)

        self.with_progress(_("Writing - do not pull the stick"), work, self._written)

    def _written(self, given: Sequence[Given]) -> None:
        """Say how many files stand there, proven; each office's row says what became of its own."""
        self._given |= {own.office: own for own in given}
        said = _("Written, read back and equal: {done} of {count}. The stick may be pulled now.")
        done = terms.number(sum(own.path is not None for own in given))
        self.notice(said.format(done=done, count=terms.number(len(given))))
        self.action_refresh()

    def show(self, read: Sequence[Lower]) -> None:
        """Show the offices."""
        self._offices = read
        self.reload(len(read))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._offices[first : first + limit]]

    def _row(self, own: Lower) -> Row:
        """Return an office as a row."""
        last = f"{own.last.astimezone():{DAY}}" if own.last else _("never")
        given = self._given.get(own.id)
        became = "" if given is None else _("written") if given.path else _("not written")
        return Row(own.id, (own.region, own.name, last, became))


def _explained(given: Given) -> str:
    """Return what became of an office's file."""
    return messages.sentence(given.refusal) if given.refusal else str(given.path)
