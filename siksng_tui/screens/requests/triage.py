"""Triage: what offices below sent, the gravest first, and what a person does about each."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from forms.records import Flag, Role
from siksng_tui import keys
from siksng_tui.screens.frame.outcomes import OutcomesScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.request_list import DAYS, RequestListScreen, RequestPages
from siksng_tui.screens.requests.triage_steps import TriageSteps, TriageWork
from siksng_tui.services.requests import triage
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.services.requests.workflow import Outcome
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


class TriageScreen(RequestListScreen):
    """The requests that came and on which nobody decided."""

    TITLE = N_("Check parcels")
    PAGE = "triage"
    KEYS = (
        "list.open",
        "triage.same",
        "triage.different",
        "triage.send_back",
        "triage.wait",
        "everywhere.back",
        "everywhere.help",
        "triage.compare",
        "list.file_all",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file_all", "triage.same", "triage.different", "triage.send_back"),
        *keys.bindings("triage.wait", "triage.compare"),
    ]
    COLUMNS = (
        (N_("What is doubtful"), 26),
        (N_("Number"), 24),
        (N_("Head of household"), 0),
        (DAYS, 4),
    )

    def __init__(self, heading: Heading, pages: RequestPages, work: TriageWork) -> None:
        """Show what came."""
        super().__init__(heading, pages)
        self._triage_work = work
        self._steps = TriageSteps(self, work)
        self._doubts: dict[str, Flag | None] = {}

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something for this person, where there is a request."""
        acts = bool(self._numbers) and Role.OPERATOR in self._triage_work.roles
        opens = {"list.open", "triage.compare"} if self._numbers else set()
        quiet = {"everywhere.back", "everywhere.help", *opens}
        return [own for own in super().keys_now() if acts or own in quiet]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Ctrl+A does here."""
        return {"list.file_all": _("Clean ones")}

    def hint(self) -> str:
        """Return what the keys do here."""
        if not self._numbers:
            return ""
        return _("5 compares households. Ctrl+A finalises all about which nothing is doubtful.")

    def cells(self, own: RequestSummary, village: str, days: int) -> tuple[str, ...]:  # noqa: ARG002 - the list's
        """Return the columns of a request."""
        doubt = self._doubts[own.number] = triage.gravest(own.flags)
        said = terms.flag(doubt) if doubt else _("nothing")
        return (said, own.number, own.head_name, str(days))

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        self.app.push_screen(self._triage_work.review(self._numbers, self._list.at))

    def action_file_all(self) -> None:
        """Finalise all that are clean, after a question."""
        if self._numbers and self._may():
            question = Question(_("Finalise every request about which nothing is doubtful?"))
            self.app.push_screen(question, self._accept)

    def action_same(self) -> None:
        """Propose that the request is the same as another."""
        self._take(self._steps.same)

    def action_different(self) -> None:
        """Say why what is doubtful is right."""
        self._take(self._steps.right)

    def action_send_back(self) -> None:
        """Send the request back."""
        self._take(self._steps.send_back)

    def action_wait(self) -> None:
        """Lay the request aside, or take it up again."""
        row = self._list.row
        aside = row is not None and self._doubts.get(row.key) is Flag.WAITING
        self._take(self._steps.take_up if aside else self._steps.lay_aside)

    def action_compare(self) -> None:
        """Show the request beside the other household."""
        if self._list.row is not None:
            self._steps.compare(self._list.row.key)

    def _may(self) -> bool:
        """Return whether deciding is this person's part; says so where it is not."""
        return is_part_of(self, self._triage_work.roles, Role.OPERATOR)

    def _take(self, step: Callable[[str], None]) -> None:
        """Take a step for the request under the cursor."""
        if self._list.row is not None and self._may():
            step(self._list.row.key)

    def _accept(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Finalise all that are clean, under a window that can stop it."""
        if wanted:
            self.with_progress(_("Finalising"), self._every, self._accepted)

    def _every(self, window: Progress) -> Sequence[Outcome]:
        """Finalise all that are clean; runs on a thread."""

        def goes_on(done: int, total: int) -> bool:
            window.step(done, total)
            return not window.cancelled.is_set()

        return self._triage_work.accept(goes_on)

    def _accepted(self, outcomes: Sequence[Outcome]) -> None:
        """Show what became of them."""
        self.app.push_screen(OutcomesScreen(self.heading, self.said_title(), outcomes))
