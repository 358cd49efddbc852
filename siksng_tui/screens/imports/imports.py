"""Import: the files that were imported, the way to another one, and the way back."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.intake.watch import Watch
from siksng_tui.screens.frame.asking_file import ask_file
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.imports import import_undo
from siksng_tui.services.imports.file_asks import read_by
from siksng_tui.services.imports.importing_requests import Import
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import days, terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("No."), 3),
    (N_("File name"), 0),
    (N_("What it is"), 18),
    (N_("Rows"), 6),
    (N_("Requests"), 10),
    (N_("When"), 10),
    (N_("Counts?"), 10),
)
"""Title and width of each column; the file's name takes what is left."""

NUMBERS: Final = ("No.", "Rows", "Requests")
"""Columns of numbers, which stand at the right."""


@dataclass(frozen=True, slots=True)
class ImportsWork:
    """What importing can do.

    Args:
        kept: gives every import, the newest first; in a thread.
        title: gives what a file is by the id of its profile.
        where: gives the folder that is offered.
        files: gives the files of a folder that may be read; none where a file was said.
        look: gives the screen of what would become of a file; in a thread.
        undo: takes an import back with a reason, and gives how many requests or households went.
        profiles: gives the screen of the profiles of this office's own.
    """

    kept: Callable[[], Sequence[Import]]
    title: Callable[[str], str]
    where: Callable[[], Path]
    files: Callable[[str], Sequence[Path]]
    look: Callable[[str, Watch], Screen[str]]
    undo: Callable[[int, str], int]
    profiles: Callable[[], Screen[None]]


class ImportsScreen(ListScreen[Sequence[Import]]):
    """The files that were imported."""

    TITLE = N_("Import")
    PAGE = "imports"
    KEYS = (
        "list.new",
        "list.remove",
        "imports.layouts",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.new", "list.remove", "imports.layouts")
    ]

    def __init__(self, heading: Heading, work: ImportsWork) -> None:
        """Show what was imported."""
        columns = [Column(_(title), width, right=title in NUMBERS) for title, width in COLUMNS]
        rows = ListWidget(columns, self._rows, 0, empty=_("No file was imported yet: F2."))
        super().__init__(heading, rows, work.kept)
        self._imports_work = work
        self._kept: Sequence[Import] = ()
        self._hinted = self.hint()

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Read what was imported."""
        super().on_mount()
        self.action_refresh()

    def hint(self) -> str:
        """Return what the import under the cursor is or why it counts no more; else the keys."""
        own = self._here
        if own is None:
            return _("F2 looks at a file first; nothing is stored before you say so.")
        what = f"{own.name}: {self._imports_work.title(own.profile)}."
        if own.undone:
            return f"{what} {_undone(own, own.undone)}"
        if not own.codebooks:
            return what
        read = _("Codes of two meanings are read by: {said}").format(said=read_by(own.codebooks))
        return f"{what} {read}"

    def keys_now(self) -> Sequence[str]:
        """Return the keys; Del only where an import can be taken back."""
        return [own for own in super().keys_now() if self._can_undo() or own != "list.remove"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F2 and Del do here."""
        return {"list.new": _("Look at a file"), "list.remove": _("Take back")}

    def on_list_widget_moved(self) -> None:
        """Offer the keys of the import under the cursor, and say how it was read."""
        self.show_keys()
        if self.said in ("", self._hinted):
            self._hinted = self.hint()
            self.notice(self._hinted)

    def action_new(self) -> None:
        """Ask for a file, or for the folder that it is in."""
        prompt = Prompt(
            _("File or folder:"),
            str(self._imports_work.where()),
            explanation=_("XLSX, XLS, ODS or CSV; of a folder the files are listed."),
        )
        ask_file(self, prompt, self._imports_work.files, self._look)

    def action_remove(self) -> None:
        """Ask why an import is taken back."""
        own = self._here
        if own is None or not self._can_undo():
            self.notice(_("There is nothing to take back here."))
            return
        self.app.push_screen(ReasonPrompt(_why(own)), partial(self._undo, own))

    def action_layouts(self) -> None:
        """Open the profiles of this office's own."""
        self.app.push_screen(self._imports_work.profiles())

    @property
    def _here(self) -> Import | None:
        """Return what is under the cursor."""
        return self._kept[self._list.at] if self._kept else None

    def _can_undo(self) -> bool:
        """Return whether something came of the import under the cursor that can be taken back."""
        own = self._here
        return own is not None and own.undone is None and own.came > 0

    def _look(self, path: str) -> None:
        """Look at a file under a window that can stop it."""

        def work(window: Progress) -> Screen[str]:
            watch = Watch(progress=window.step, cancelled=window.cancelled.is_set)
            return self._imports_work.look(path, watch)

        self.with_progress(_("Reading the file"), work, self._looked)

    def _looked(self, screen: Screen[str]) -> None:
        """Show what would become of the file."""
        self.app.push_screen(screen, self._came_back)

    def _came_back(self, said: str | None) -> None:
        """Say what came of it."""
        self.notice(said or "")
        self.action_refresh()

    def _undo(self, own: Import, reason: str | None) -> None:
        """Take an import back."""
        if reason is None:
            return

        def work(window: Progress) -> int:
            del window
            return self._imports_work.undo(own.id, reason)

        self.with_progress(_("Taking the import back"), work, partial(self._undone, own))

    def _undone(self, own: Import, count: int) -> None:
        """Say how much was taken back."""
        self.notice(import_undo.said_of(own, count))
        self.action_refresh()

    def show(self, read: Sequence[Import]) -> None:
        """Show imports."""
        self._kept = read
        self.reload(len(read))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._kept[first : first + limit]]

    def _row(self, own: Import) -> Row:
        """Return an import as a row."""
        cells = (
            str(own.id),
            own.name,
            self._imports_work.title(own.profile),
            terms.number(own.rows),
            terms.number(own.requests) if own.requests else "-",
            days.show_day(own.time.astimezone().date()),
            _("taken back") if own.undone else _("stands"),
        )
        return Row(str(own.id), cells)


def _undone(own: Import, time: dt.datetime) -> str:
    """Return by whom, when and why an import was taken back."""
    said = _("Taken back by {account} on {day}: {reason}")
    day = days.show_day(time.astimezone().date())
    return said.format(account=own.undone_by, day=day, reason=own.undone_why)


def _why(own: Import) -> str:
    """Return the question why an import is taken back, which counts what goes with it."""
    question = _("Why is import {number} taken back, with its {count} entries?")
    if own.households:
        question = _("Why is import {number} taken back, with its {count} households?")
    elif own.requests:
        question = _("Why is import {number} taken back, with its {count} requests?")
    count = own.households or own.requests or own.came
    return question.format(number=own.id, count=terms.number(count))
