"""A queue of requests: which ones wait for a step, and taking it for one or for all that are clean.

Checking corrections or KKS proposals, finalising and authenticating are four of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.outcomes import OutcomesScreen
from siksng_tui.screens.frame.parts import FINALISE_ONE, is_part_of
from siksng_tui.screens.frame.request_list import RequestListScreen, RequestPages
from siksng_tui.services.requests.workflow import GoesOn, Outcome
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class QueueKind:
    """Which queue it is, in words of the catalogue.

    Args:
        title: what stands at the top.
        role: whose part the step is.
        hint: what the keys do here, for whose part the step is.
        label: what F10 does, for the line of keys.
        doing: what is being done to all, while it is done.
        ask_one: asked before the step is taken for one; empty where nothing is asked.
        ask_all: asked before it is taken for all; its count is filled in.
    """

    title: str
    role: Role
    hint: str
    label: str
    doing: str
    ask_one: str
    ask_all: str


CHECKING: Final = QueueKind(
    title=N_("Check corrections"),
    role=Role.OPERATOR,
    hint=N_("Enter opens one; F10 checks it, Ctrl+A every draft."),
    label=N_("Check"),
    doing=N_("Checking"),
    ask_one="",
    ask_all=N_("Check every draft of the {count} requests shown?"),
)
"""Drafts with what still stands in their way, and what is checked already."""

CHECKING_CARDS: Final = replace(
    CHECKING,
    title=N_("Check KKS proposals"),
    hint=N_("Enter opens one; F10 checks it, Ctrl+A every draft; Ctrl+P: template."),
)
"""The same of the proposals for cards and programmes."""

FINALISING: Final = QueueKind(
    title=N_("Finalisation"),
    role=Role.OPERATOR,
    hint=N_("Enter opens one; F10 finalises it, Ctrl+A every clean one."),
    label=N_("Finalise"),
    doing=N_("Finalising"),
    ask_one=FINALISE_ONE,
    ask_all=N_("Finalise all {count} requests?"),
)
"""Checked requests."""

AUTHENTICATING: Final = QueueKind(
    title=N_("Authentication"),
    role=Role.AUTHENTICATOR,
    hint=N_("Enter opens one; F10 authenticates it, Ctrl+A every one."),
    label=N_("Authenticate"),
    doing=N_("Authenticating"),
    ask_one=N_("Authenticate request {number} with your own key?"),
    ask_all=N_("Authenticate all {count} requests with your own key, unseen ones too?"),
)
"""Finalised requests."""


@dataclass(frozen=True, slots=True)
class QueueWork:
    """What can be done from a queue, in a thread.

    Args:
        roles: of the person.
        review: gives the screen of one of several requests; it returns nothing of use.
        one: takes the step for one request.
        every: takes it for every request; told before each whether to go on.
        export: gives how the requests of these numbers go out; in a thread.
    """

    roles: frozenset[Role]
    review: Callable[[Sequence[str], int], Screen[None]]
    one: Callable[[str], Outcome]
    every: Callable[[GoesOn], Sequence[Outcome]]
    export: Callable[[Sequence[str]], Exporting]


class QueueScreen(RequestListScreen):
    """The rows of one queue."""

    PAGE = "queue"
    KEYS = (
        "list.open",
        "list.file",
        "list.file_all",
        "everywhere.back",
        "everywhere.help",
        "list.road",
        "list.print",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.file_all", "list.print")
    ]

    def __init__(
        self, heading: Heading, pages: RequestPages, kind: QueueKind, work: QueueWork
    ) -> None:
        """Show a queue."""
        super().__init__(heading, pages)
        self._kind = kind
        self._queue_work = work

    def said_title(self) -> str:
        """Return the title of the queue."""
        return _(self._kind.title)

    def keys_now(self) -> Sequence[str]:
        """Return the keys, without those of a step that is another's part or has no request."""
        here = {
            "list.file": bool(self._numbers) and self._is_my_part(),
            "list.file_all": bool(self._numbers) and self._is_my_part(),
            "list.print": bool(self._numbers) and Role.OPERATOR in self._queue_work.roles,
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 does here."""
        return {"list.file": _(self._kind.label), "list.print": _("Export")}

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if not self._numbers:
            return ""
        return _(self._kind.hint) if self._is_my_part() else _("Enter opens one.")

    def _is_my_part(self) -> bool:
        """Return whether the step is this person's part."""
        return self._kind.role in self._queue_work.roles

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        self.app.push_screen(self._queue_work.review(self._numbers, self._list.at))

    def action_file(self) -> None:
        """Take the step for the request under the cursor, where the queue asks so first."""
        row = self._list.row
        if row is None or not self._may():
            return
        if not self._kind.ask_one:
            self._one(row.key)
            return
        question = Question(_(self._kind.ask_one).format(number=row.key))
        self.app.push_screen(question, lambda wanted: self._one(row.key) if wanted else None)

    def action_file_all(self) -> None:
        """Take the step for every request, after a question."""
        if self._numbers and self._may():
            said = _(self._kind.ask_all).format(count=terms.number(len(self._numbers)))
            self.app.push_screen(Question(said), self._all_answered)

    def action_print(self) -> None:
        """Write the requests shown as a file for another program."""
        if self._numbers and is_part_of(self, self._queue_work.roles, Role.OPERATOR):
            export_read(self, partial(self._queue_work.export, self._numbers))

    def _may(self) -> bool:
        """Return whether the step is this person's part; says so where it is not."""
        return is_part_of(self, self._queue_work.roles, self._kind.role)

    def _one(self, number: str) -> None:
        """Take the step for one request and say what became of it."""
        work = partial(self._queue_work.one, number)
        self.in_background(work, self._one_done, group="one")

    def _one_done(self, outcome: Outcome) -> None:
        """Say what became of one request."""
        if outcome.refusal is not None:
            self.refuse(outcome.refusal)
        elif outcome.state is not None:
            said = _("Request {number}: {state}.")
            self.notice(said.format(number=outcome.number, state=terms.state(outcome.state)))
        self.action_refresh()

    def _all_answered(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Take the step for all, under a window that can stop it."""
        if wanted:
            self.with_progress(_(self._kind.doing), self._every, self._all_done)

    def _every(self, window: Progress) -> Sequence[Outcome]:
        """Take the step for all; runs on a thread."""

        def goes_on(done: int, total: int) -> bool:
            window.step(done, total)
            return not window.cancelled.is_set()

        return self._queue_work.every(goes_on)

    def _all_done(self, outcomes: Sequence[Outcome]) -> None:
        """Show what became of all."""
        self.app.push_screen(OutcomesScreen(self.heading, self.said_title(), outcomes))
