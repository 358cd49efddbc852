"""Confirm rulings: what one person proposed, a second one confirms or takes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.outcomes import OutcomesScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.requests.ruling import Proposed
from siksng_tui.services.requests.workflow import GoesOn, Outcome
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Number"), 24),
    (N_("Proposed"), 10),
    (N_("By"), 12),
    (N_("Basis"), 0),
)
"""Title and width of each column; the basis takes what is left."""


@dataclass(frozen=True, slots=True)
class ConfirmingWork:
    """What confirming can do; all of it in a thread.

    Args:
        roles: of the person.
        read: gives what was proposed and waits, the oldest first.
        review: gives the screen of one of several requests.
        one: confirms what was proposed for one request.
        every: confirms all; told before each whether to go on.
        decline: takes back what was proposed for a request, with a reason.
    """

    roles: frozenset[Role]
    read: Callable[[], Sequence[Proposed]]
    review: Callable[[Sequence[str], int], Screen[None]]
    one: Callable[[str], Outcome]
    every: Callable[[GoesOn], Sequence[Outcome]]
    decline: Callable[[str, str], None]


class ConfirmingScreen(Frame[None]):
    """The proposed decisions; whoever proposed one does not confirm it."""

    TITLE = N_("Confirm rulings")
    PAGE = "confirming"
    KEYS = (
        "list.file",
        "list.file_all",
        "list.remove",
        "everywhere.back",
        "everywhere.help",
        "list.open",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.file_all", "list.remove", "list.refresh")
    ]

    def __init__(self, heading: Heading, work: ConfirmingWork) -> None:
        """Show what was proposed."""
        super().__init__(heading)
        self._confirming_work = work
        self._found: Sequence[Proposed] = ()
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("Nothing waits here."))
        self._basis = TextLines([plain()])

    def body(self) -> Sequence[Widget]:
        """Return the list, and the whole basis of the row under the cursor."""
        return (self._list, self._basis)

    def on_mount(self) -> None:
        """Begin at the first row."""
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Read the list, also when a request was looked at."""
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something for this person, where something waits."""
        mine = bool(self._found) and Role.AUTHENTICATOR in self._confirming_work.roles
        here = {
            "list.file": mine,
            "list.file_all": mine,
            "list.remove": bool(self._found),
            "list.open": bool(self._found),
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 and Del do here."""
        return {"list.file": _("Confirm"), "list.remove": _("Take back")}

    def on_list_widget_moved(self) -> None:
        """Say in full what the last column may cut."""
        own = self._found[self._list.at]
        said = [own.decision.reason, _kept(own), _paper(own)]
        self._basis.load([plain(" " + "  ".join(part for part in said if part))])

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        numbers = [own.number for own in self._found]
        self.app.push_screen(self._confirming_work.review(numbers, self._list.at))

    def action_refresh(self) -> None:
        """Read the list again."""
        self.in_background(self._confirming_work.read, self._show, group="read")

    def action_file(self) -> None:
        """Confirm what is under the cursor, after a question."""
        row = self._list.row
        if row is None or not self._may():
            return
        said = _("Confirm for request {number}: {outcome}? It is carried out at once.")
        question = Question(said.format(number=row.key, outcome=row.cells[1]))
        work = partial(self._confirming_work.one, row.key)
        self.app.push_screen(
            question,
            lambda wanted: self.in_background(work, self._done, group="one") if wanted else None,
        )

    def action_file_all(self) -> None:
        """Confirm all, after a question."""
        if self._found and self._may():
            said = _("Confirm all {count} rulings, unseen ones too? They are carried out at once.")
            question = Question(said.format(count=terms.number(len(self._found))))
            self.app.push_screen(question, self._all_answered)

    def action_remove(self) -> None:
        """Ask why, and take back what was proposed."""
        row = self._list.row
        if row is not None:
            question = _("Why is the ruling on {number} taken back?").format(number=row.key)
            self.app.push_screen(ReasonPrompt(question), partial(self._decline, row.key))

    def _may(self) -> bool:
        """Return whether confirming is this person's part; says so where it is not."""
        return is_part_of(self, self._confirming_work.roles, Role.AUTHENTICATOR)

    def _done(self, outcome: Outcome) -> None:
        """Say what became of one request."""
        self.action_refresh()
        if outcome.refusal is not None:
            self.refuse(outcome.refusal)
        elif outcome.state is not None:
            said = _("Request {number}: {state}.")
            self.notice(said.format(number=outcome.number, state=terms.state(outcome.state)))

    def _all_answered(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Confirm all, under a window that can stop it."""
        if wanted:
            self.with_progress(_("Confirming"), self._every, self._all_done)

    def _every(self, window: Progress) -> Sequence[Outcome]:
        """Confirm all; runs on a thread."""

        def goes_on(done: int, total: int) -> bool:
            window.step(done, total)
            return not window.cancelled.is_set()

        return self._confirming_work.every(goes_on)

    def _all_done(self, outcomes: Sequence[Outcome]) -> None:
        """Show what became of all."""
        self.app.push_screen(OutcomesScreen(self.heading, self.said_title(), outcomes))

    def _decline(self, number: str, reason: str | None) -> None:
        """Take back what was proposed."""
        if reason is None:
            return
        said = _("The ruling on {number} is taken back.").format(number=number)

        def declined(_none: None) -> None:
            self.action_refresh()
            self.notice(said)

        work = partial(self._confirming_work.decline, number, reason)
        self.in_background(work, declined, group="decline")

    def _show(self, found: Sequence[Proposed]) -> None:
        """Show what was proposed."""
        self._found = found
        self._list.reload(len(found))
        self.show_keys()
        if found:
            self.on_list_widget_moved()
        else:
            self._basis.load([plain()])

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._found[first : first + limit]]


def _row(own: Proposed) -> Row:
    """Return a proposed decision as a row."""
    said = _kept(own) or _paper(own) or own.decision.reason
    outcome = terms.outcome(own.decision.outcome.value)
    return Row(own.number, (own.number, outcome, own.account, said))


def _kept(own: Proposed) -> str:
    """Return which request is kept; empty where none is meant."""
    return _("kept: {number}").format(number=own.decision.kept) if own.decision.kept else ""


def _paper(own: Proposed) -> str:
    """Return the decree on which a decision rests; empty where none does."""
    paper = own.decision.paper
    if paper is None:
        return ""
    return f"{paper.number}, {paper.date:%d-%m-%Y}, {paper.signer}"
