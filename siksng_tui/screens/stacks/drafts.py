"""Half-done records: a queue of their own, in which Enter goes on where somebody stopped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from forms.errors import SiksngError
from forms.records import Request
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.frame.request_list import DAYS, RequestListScreen, RequestPages
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import ListWidget
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class DraftsWork:
    """What can be done from the list.

    Args:
        fill_in: gives the form of a draft; it returns what to say.
        withdraw: takes a draft back for good, with a reason; short.
        export: gives how the drafts of these numbers go out; in a thread.
    """

    fill_in: Callable[[str], Screen[str]]
    withdraw: Callable[[str, str], Request]
    export: Callable[[Sequence[str]], Exporting]


class DraftsScreen(RequestListScreen):
    """The drafts, the oldest first; one's own, until all are asked for."""

    TITLE = N_("Drafts")
    PAGE = "drafts"
    KEYS = (
        "list.open",
        "list.whose",
        "list.remove",
        "everywhere.back",
        "everywhere.help",
        "list.road",
        "list.print",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.whose", "list.remove", "list.print")
    ]
    COLUMNS = (
        (N_("Kind"), 17),
        (N_("Head of household"), 0),
        (N_("Village"), 16),
        (DAYS, 4),
        (N_("Entered by"), 12),
    )

    def __init__(
        self,
        heading: Heading,
        own: RequestPages,
        everybodys: Callable[[], Sequence[str]],
        work: DraftsWork,
    ) -> None:
        """Show the drafts of who works here.

        Args:
            heading: of the office.
            own: reads the person's own drafts.
            everybodys: gives the numbers of all drafts, in a thread.
            work: what can be done from the list.
        """
        super().__init__(heading, own)
        self._others = replace(own, numbers=everybodys)
        self._own = True
        self._work_of_drafts = work

    def keys_now(self) -> Sequence[str]:
        """Return the keys; where there is no draft, nothing goes out."""
        return [own for own in super().keys_now() if self._numbers or own != "list.print"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Del does, for a draft leaves its trace in the ledger, and Ctrl+P."""
        return {"list.remove": _("Withdraw"), "list.print": _("Export")}

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Go on filling in, at the same field."""
        try:
            form = self._work_of_drafts.fill_in(message.row.key)
        except SiksngError as error:
            self.refuse(error)
            self.action_refresh()
        else:
            self.app.push_screen(form, lambda said: self.notice(said or ""))

    def action_whose(self) -> None:
        """Show everybody's drafts, or one's own again."""
        self._own = not self._own
        self._pages, self._others = self._others, self._pages
        self.notice(self.hint())
        self.action_refresh()

    def action_print(self) -> None:
        """Write the drafts shown as a file for another program."""
        if self._numbers:
            export_read(self, partial(self._work_of_drafts.export, self._numbers))

    def action_remove(self) -> None:
        """Ask why the draft under the cursor is withdrawn; nobody wants it any more."""
        row = self._list.row
        if row is None:
            self.notice(self.hint())
            return
        question = _("Why is request {number} withdrawn?").format(number=row.key)
        self.app.push_screen(ReasonPrompt(question), partial(self._reasoned, row.key))

    def _reasoned(self, number: str, reason: str | None) -> None:
        """Ask once more: a withdrawal is for good."""
        if reason is not None:
            question = Question(_("Withdraw request {number} for good?").format(number=number))
            self.app.push_screen(question, partial(self._withdraw, number, reason))

    def _withdraw(self, number: str, reason: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Withdraw a draft, and say so."""
        if not wanted:
            return
        try:
            request = self._work_of_drafts.withdraw(number, reason)
        except SiksngError as error:
            self.refuse(error)
        else:
            said = _("Request {number}: {state}.")
            self.notice(said.format(number=number, state=terms.state(request.state)))
        self.action_refresh()

    def hint(self) -> str:
        """Return whose drafts are shown, and what Enter does."""
        whose = _("Your own drafts.") if self._own else _("Everybody's drafts.")
        goes_on = _("Enter goes on where it was left.")
        return f"{whose} {goes_on}"

    def cells(self, own: RequestSummary, village: str, days: int) -> tuple[str, ...]:
        """Return the columns of a draft."""
        return (_(terms.REQUEST_KINDS[own.kind]), own.head_name, village, str(days), own.entered_by)
