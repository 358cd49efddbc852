"""What a layout makes of the first rows of its file: cell by cell, as written and as taken."""

from collections.abc import Sequence
from typing import Final

from textual.widget import Widget

from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.imports.import_look import TOLD
from siksng_tui.screens.imports.standing_words import counts
from siksng_tui.services.imports.trying_layouts import Tried, TriedCell
from siksng_tui.services.incoming_files.intake_notes import TITLES, Fate
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong, wrapped
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Row"), 5),
    (N_("Column"), 19),
    (N_("Written"), 19),
    (N_("Taken as"), 0),
    (N_("Became"), 13),
)
"""Title and width of each column."""

MARK: Final = "!"
"""Stands at a row that is refused, and at a cell that is left out."""


class TriedLayoutScreen(Frame[None]):
    """Every filled cell of the first rows; what is said of one in full below."""

    TITLE = N_("Try the first ten rows")
    PAGE = "tried_layout"
    KEYS = ("everywhere.back", "everywhere.help", "list.page_down")

    def __init__(self, heading: Heading, tried: Tried) -> None:
        """Show what becomes of each cell."""
        super().__init__(heading)
        self._tried = tried
        columns = [Column(_(title), width) for title, width in COLUMNS]
        empty = _("The file has no row below the names of its columns.")
        self._list = ListWidget(columns, self._rows, len(tried.cells), empty=empty)
        self._told = TextLines([plain()] * TOLD)

    def body(self) -> Sequence[Widget]:
        """Return the counts, the cells, and the one under the cursor in full."""
        return (TextLines([strong(counts(self._tried.counts))]), self._list, self._told)

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()
        self.notice(self.hint())
        self.on_list_widget_moved()

    def hint(self) -> str:
        """Return what comes next."""
        return _("Nothing is stored. F3 goes back to the columns, to mend them or to save (F10).")

    def on_list_widget_moved(self) -> None:
        """Tell the cell under the cursor in full: why, what is written, what it becomes."""
        if not self._tried.cells:
            return
        own = self._tried.cells[self._list.at]
        why = wrapped(messages.of_cell(own.reason), indent=1) if own.reason else []
        written = _("Written: {written}").format(written=own.written) if own.written else ""
        taken = _("Taken: {taken}").format(taken=own.taken) if own.taken else ""
        cell = [plain(f" {text}") for text in (written, taken) if text]
        lines = [*why[: TOLD - len(cell)], *cell]
        self._told.load([*lines, *[plain()] * TOLD][:TOLD])

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        cells = self._tried.cells[first : first + limit]
        return [_row(first + at, own) for at, own in enumerate(cells)]


def _row(at: int, own: TriedCell) -> Row:
    """Return a cell, or what is said of a whole row, as a row of the list."""
    mark = MARK if own.fate in {Fate.REFUSED, Fate.ASKED} else " "
    cells = (str(own.row), own.column or _("whole row"), own.written, own.taken, _became(own))
    return Row(str(at), cells, mark)


def _became(own: TriedCell) -> str:
    """Return what became of a cell or a row; nothing for a cell that is taken as it stands."""
    if own.fate:
        return _(TITLES[own.fate])
    return "" if own.column else _("Taken in")
