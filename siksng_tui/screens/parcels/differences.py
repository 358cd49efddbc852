"""Differences: what an extract changed in the register, and which requests followed or clash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.parcels.difference_list import Differences, Listed
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import difference_words, terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Difference"), 9),
    (N_("Head of household"), 17),
    (N_("Question"), 0),
    (N_("Before"), 13),
    (N_("After"), 13),
)
"""Title and width of each column; the question takes what is left."""

Told = Callable[[int, int], None]
"""Told rows done and all; raises to stop."""

One = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household, or one request, of several."""


@dataclass(frozen=True, slots=True)
class DifferencesWork:
    """What can be done with what an extract changed.

    Args:
        read: gives the differences, in a thread.
        page: gives some of them by their rows.
        write: writes the list into a folder or file, in a thread.
        where: gives the folder that is offered.
        family: gives the screen of a household.
        review: gives the screen of a request.
    """

    read: Callable[[], Differences]
    page: Callable[[Sequence[int]], Sequence[Listed]]
    write: Callable[[Differences, str, Told], Path]
    where: Callable[[], Path]
    family: One
    review: One


class DifferencesScreen(Frame[None]):
    """The differences of one extract, as they were found."""

    TITLE = N_("What the extract changed")
    PAGE = "differences"
    KEYS = (
        "list.open",
        "list.file",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file")]

    def __init__(self, heading: Heading, work: DifferencesWork) -> None:
        """Show the differences, which are read in a thread."""
        super().__init__(heading)
        self._differences_work = work
        self._differences: Differences | None = None
        self._counted = TextLines([plain()])
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("This extract changed nothing."))

    def body(self) -> Sequence[Widget]:
        """Return how many there are of each kind, and the list."""
        return (self._counted, self._list)

    def on_mount(self) -> None:
        """Begin at the first difference."""
        self._list.focus()
        self.in_background(self._differences_work.read, self._show, group="read")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; those that need a difference only where there is one."""
        needing = {"list.open", "list.file"}
        return [own for own in super().keys_now() if self._has_some() or own not in needing]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 does here."""
        return {"list.file": _("Write the list")}

    def on_list_widget_moved(self) -> None:
        """Say both sides in full, which the columns may cut."""
        own = self._here()
        if own is not None:
            self.notice(difference_words.sentence(own))

    def on_list_widget_chosen(self) -> None:
        """Open the request that is named, else the family."""
        own = self._here()
        if own is None:
            return
        number, work = own.difference.number, self._differences_work
        screen = work.review([number], 0) if number else work.family([own.difference.household], 0)
        self.app.push_screen(screen)

    def action_file(self) -> None:
        """Ask where to, and write the whole list."""
        if self._has_some():
            explanation = _("Folder or file of the workbook; a name that is taken gets a number.")
            where = str(self._differences_work.where())
            window = Prompt(_("Write to:"), where, explanation=explanation)
            self.app.push_screen(window, self._write)

    def _has_some(self) -> bool:
        """Return whether there is a difference."""
        return self._differences is not None and len(self._differences.rows) > 0

    def _here(self) -> Listed | None:
        """Return the difference under the cursor."""
        if self._differences is None or not self._differences.rows:
            return None
        (own,) = self._differences_work.page([self._differences.rows[self._list.at]])
        return own

    def _write(self, said: str | None) -> None:
        """Write the whole list."""
        found = self._differences
        if said is None or not said.strip() or found is None:
            return
        written = _("Written: {path}")
        self.with_progress(
            _("Writing the list"),
            lambda window: self._differences_work.write(found, said.strip(), window.go_on),
            lambda path: self.notice(written.format(path=path)),
        )

    def _show(self, found: Differences) -> None:
        """Show the differences."""
        self._differences = found
        counts = (
            f"{_(word)} {terms.number(found.counts.get(kind, 0))}"
            for kind, word in difference_words.KINDS.items()
        )
        self._counted.load([strong("   ".join(counts))])
        self._list.reload(len(found.rows))
        self.show_keys()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        if self._differences is None:
            return []
        rows = self._differences.rows[first : first + limit]
        return [_row(own) for own in self._differences_work.page(rows)]


def _row(own: Listed) -> Row:
    """Return a difference as a row."""
    told = difference_words.told(own)
    cells = (told.kind, own.head_name, told.what, told.before, told.after)
    return Row(own.difference.subject, cells)
