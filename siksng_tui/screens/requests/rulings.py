"""Rulings: what is proposed to be decided, one by one or for a whole set from one decree."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import Role
from forms.set_records import Cover
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, export_read
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.request_list import RequestListScreen, RequestPages
from siksng_tui.screens.requests.ruling_steps import RulingSteps, RulingsWork, basis
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.words import N_, _


class RulingsScreen(RequestListScreen):
    """The requests on which this office may decide."""

    TITLE = N_("Rulings")
    PAGE = "rulings"
    KEYS = (
        "rule.accept",
        "rule.reject",
        "rule.absorb",
        "list.new",
        "list.open",
        "everywhere.back",
        "everywhere.help",
        "list.file_all",
        "list.print",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("rule.accept", "rule.reject", "rule.absorb"),
        *keys.bindings("list.new", "list.file_all", "list.print"),
    ]

    def __init__(self, heading: Heading, pages: RequestPages, work: RulingsWork) -> None:
        """Show what can be decided."""
        super().__init__(heading, pages)
        self._rulings_work = work
        self._steps = RulingSteps(self, work)
        self._basis = TextLines([plain(basis(None))])

    def body(self) -> Sequence[Widget]:
        """Return the paper on which rulings rest, and the list."""
        return (self._basis, *super().body())

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something for this person; the decree can be typed at once."""
        operator = Role.OPERATOR in self._rulings_work.roles
        quiet = {"everywhere.back", "everywhere.help", "list.open"}
        if operator:
            quiet.add("list.new")
        acts = bool(self._numbers) and operator
        return [own for own in super().keys_now() if acts or own in quiet]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F2, Ctrl+A and Ctrl+P do here."""
        return {
            "list.new": _("Decree"),
            "list.file_all": _("Whole set"),
            "list.print": _("Export"),
        }

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def hint(self) -> str:
        """Return what the keys do here."""
        if not self._numbers:
            return ""
        return _("Another person confirms what you propose. Ctrl+A proposes a whole set.")

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        self.app.push_screen(self._rulings_work.review(self._numbers, self._list.at))

    def action_new(self) -> None:
        """Type the decree on which rulings rest."""
        if self._may():
            self.app.push_screen(self._rulings_work.decree(), self._rests_on)

    def _may(self) -> bool:
        """Return whether proposing is this person's part; says so where it is not."""
        return is_part_of(self, self._rulings_work.roles, Role.OPERATOR)

    def action_accept(self) -> None:
        """Propose that the request is accepted."""
        self._take(self._steps.accept)

    def action_reject(self) -> None:
        """Propose that the request is rejected."""
        self._take(self._steps.reject)

    def action_absorb(self) -> None:
        """Propose that the request is absorbed in another one."""
        self._take(self._steps.absorb)

    def action_file_all(self) -> None:
        """Propose that a whole set is accepted."""
        if self._numbers and self._may():
            self._steps.whole_set()

    def action_print(self) -> None:
        """Write the requests shown as a file for another program."""
        if self._numbers and self._may():
            export_read(self, partial(self._rulings_work.export, self._numbers))

    def _take(self, step: Callable[[str], None]) -> None:
        """Take a step for the request under the cursor."""
        if self._list.row is not None and self._may():
            step(self._list.row.key)

    def _rests_on(self, paper: Cover | None) -> None:
        """Keep the paper for what is proposed from here on."""
        if paper is not None:
            self._steps.paper = paper
            self._basis.load([strong(basis(paper))])
