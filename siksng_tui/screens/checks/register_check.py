"""The findings of a village or of the whole register, and the way into each family."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.checks.check_list import Checked, Found
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Head of household"), 20),
    (N_("Village"), 14),
    (N_("Who"), 5),
    (N_("Gravity"), 9),
    (N_("What is wrong"), 0),
)
"""Title and width of each column; what is wrong takes what is left."""

Told = Callable[[int, int], None]
"""Told families done and all; raises to stop."""


@dataclass(frozen=True, slots=True)
class RegisterCheckWork:
    """What checking the register can do.

    Args:
        regions: gives code and name of what can be checked: the whole register, each village.
        look: gives what is found in a region; in a thread.
        write: writes the list of a check into a folder or file; in a thread.
        where: gives the folder that is offered.
        village: gives the name of a village by its code.
        family: gives the screen of one household of several.
    """

    regions: Callable[[], Sequence[Choice]]
    look: Callable[[str, Told], Checked]
    write: Callable[[Checked, str, Told], Path]
    where: Callable[[], Path]
    village: Callable[[str], str]
    family: Callable[[Sequence[str], int], Screen[None]]


class RegisterCheckScreen(Frame[None]):
    """What the rules find in the register, by the names of the heads of the households."""

    TITLE = N_("Check the register")
    PAGE = "register_check"
    KEYS = (
        "list.open",
        "list.file",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file", "list.refresh")]

    def __init__(self, heading: Heading, work: RegisterCheckWork) -> None:
        """Begin with nothing checked."""
        super().__init__(heading)
        self._check_work = work
        self._region: str | None = None
        self._checked: Checked | None = None
        self._found: Sequence[Found] = ()
        self._counted = TextLines([plain()])
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing is listed."))

    def body(self) -> Sequence[Widget]:
        """Return how much was found, and the list."""
        return (self._counted, self._list)

    def on_mount(self) -> None:
        """Ask what is to be checked."""
        self._list.focus()
        window = CodeList(_("What is checked?"), self._check_work.regions())
        self.app.push_screen(window, self._region_chosen)

    def labels_now(self) -> dict[str, str]:
        """Return what F10 does here."""
        return {"list.file": _("Write the list")}

    def on_key(self, event: events.Key) -> None:
        """Go to the next family whose head's name begins with a letter."""
        letter = (event.character or "").upper()
        if letter.isalpha() and self._found:
            event.stop()
            self._list.go_to(self._next(letter))

    def on_list_widget_moved(self) -> None:
        """Say in full what the column may cut."""
        own = self._found[self._list.at].listed.finding
        self.notice(f"{own.rule}: {own.message(words.language())}")

    def on_list_widget_chosen(self) -> None:
        """Open the family."""
        households = list(dict.fromkeys(own.listed.household for own in self._found))
        at = households.index(self._found[self._list.at].listed.household)
        self.app.push_screen(self._check_work.family(households, at))

    def action_refresh(self) -> None:
        """Check again."""
        region = self._region
        if region is not None:
            self.with_progress(
                _("Checking the register"),
                lambda window: self._check_work.look(region, window.go_on),
                self._show,
            )

    def action_file(self) -> None:
        """Ask where to, and write the whole list, also what is only noted."""
        if self._checked is None:
            return
        explanation = _("Folder or file of the workbook; a name that is taken gets a number.")
        window = Prompt(_("Write to:"), str(self._check_work.where()), explanation=explanation)
        self.app.push_screen(window, self._write)

    def _region_chosen(self, region: str | None) -> None:
        """Check what was chosen, or go back to the menu."""
        if region is None:
            self.dismiss(None)
        else:
            self._region = region
            self.action_refresh()

    def _show(self, checked: Checked) -> None:
        """Show what was found."""
        self._checked, self._found = checked, checked.found
        self._list.reload(len(checked.found))
        said = _("{open} findings to mend or to explain in {records} families.")
        counts = checked.summary
        told = said.format(open=terms.number(counts.open), records=terms.number(counts.records))
        part = _("{count} of them are listed. Choose one village, or write the list: F10.")
        listed = part.format(count=terms.number(len(checked.found)))
        self._counted.load([strong(told), *([] if checked.is_whole else [plain(listed)])])

    def _write(self, said: str | None) -> None:
        """Write the whole list of the check that is shown."""
        checked = self._checked
        if said is None or not said.strip() or checked is None:
            return
        written = _("Written: {path}")
        self.with_progress(
            _("Writing the list"),
            lambda window: self._check_work.write(checked, said.strip(), window.go_on),
            lambda path: self.notice(written.format(path=path)),
        )

    def _next(self, letter: str) -> int:
        """Return the row behind the cursor whose name begins with a letter; else the cursor's."""
        count, here = len(self._found), self._list.at
        after = (at % count for at in range(here + 1, here + 1 + count))
        return next((at for at in after if self._found[at].head.upper().startswith(letter)), here)

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._found[first : first + limit]]

    def _row(self, own: Found) -> Row:
        """Return a finding as a row."""
        of = own.listed
        who = str(of.member) if of.member else f"K{of.family}" if of.family else "-"
        gravity = terms.severity(of.finding.severity)
        wrong = of.finding.message(words.language())
        cells = (own.head, self._check_work.village(of.village), who, gravity, wrong)
        return Row(of.household, cells)
