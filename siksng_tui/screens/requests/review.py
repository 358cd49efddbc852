"""Review: everything a person needs to decide on a request, and the steps that begin there."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from forms.lifecycle import Step, steps_from
from forms.records import Request, State
from siksng_tui import keys
from siksng_tui.screens.entry import conflicts
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import FINALISE_ONE
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.printing.printing import print_one_of
from siksng_tui.screens.requests import reviewpage
from siksng_tui.screens.requests.mend_steps import MendSteps, Told, is_mended
from siksng_tui.screens.requests.review_work import ReviewWork
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

FORWARD: Final = (Step.CHECK, Step.REWORK, Step.FINALISE, Step.AUTHENTICATE)
"""The steps that F10 takes, each where it begins."""

ASKED: Final[Mapping[Step, str]] = MappingProxyType(
    {
        Step.FINALISE: FINALISE_ONE,
        Step.AUTHENTICATE: N_("Authenticate request {number} with your own key?"),
        Step.WITHDRAW: N_("Withdraw request {number} for good?"),
    }
)
"""Steps that are asked about once more, and the question."""

LABELS: Final[Mapping[Step, str]] = MappingProxyType(
    {
        Step.CHECK: N_("Check"),
        Step.REWORK: N_("Rework"),
        Step.FINALISE: N_("Finalise"),
        Step.AUTHENTICATE: N_("Authenticate"),
    }
)
"""What F10 does, for the line of keys."""

REASONS: Final[Mapping[Step, str]] = MappingProxyType(
    {
        Step.REOPEN: N_("Why is request {number} filled in again?"),
        Step.WITHDRAW: N_("Why is request {number} withdrawn?"),
    }
)
"""Steps that need a reason, and what is asked."""


class ReviewScreen(Frame[None]):
    """One request of a queue; F7 and F8 go through the queue."""

    TITLE = N_("Request")
    PAGE = "review"
    KEYS = (
        "case.file",
        "case.edit",
        "case.conflicts",
        "everywhere.back",
        "everywhere.help",
        "case.reopen",
        "case.road",
        "case.next",
        "case.withdraw",
        "page.page_down",
        "case.print",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("case.edit", "case.road", "case.refresh", "case.previous", "case.next"),
        *keys.bindings("case.file", "case.reopen", "case.withdraw", "case.print"),
        *keys.bindings("case.conflicts"),
    ]

    def __init__(self, heading: Heading, work: ReviewWork, numbers: Sequence[str], at: int) -> None:
        """Show a request.

        Args:
            heading: office and person.
            work: what can be done.
            numbers: of the requests of the queue it came from.
            at: its place there, from 0.
        """
        super().__init__(heading)
        self._review_work = work
        self._numbers = numbers
        self._at = at
        self._review: Review | None = None
        self._page = PageWidget()
        told = Told(lambda own: self._fill_in(own.number), self._taken, self._refused)
        self._mends = MendSteps(self, work.mend, told)

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_screen_resume(self) -> None:
        """Read the request, also when its form was left."""
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys of the steps that begin where the request stands."""
        steps, mended = self._steps(), self._mends.can_go_on(self._review)
        here = {
            "case.file": any(step in steps for step in FORWARD),
            "case.reopen": Step.REOPEN in steps,
            "case.withdraw": Step.WITHDRAW in steps or mended,
            "case.edit": self._can_fill_in() or self._mends.can_begin(self._review),
            "case.conflicts": self._can_settle(),
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10, F2 and Del do where the request stands."""
        step = self._next_step()
        said = {"case.file": _(LABELS[step])} if step else {}
        mended = self._mends.can_go_on(self._review)
        if mended or self._mends.can_begin(self._review):
            said["case.edit"] = _("Mend")
        if mended:
            said["case.withdraw"] = _("Give up")
        return said or keys.NO_LABELS

    def hint(self) -> str:
        """Return that the request clashes with the register, where it does."""
        return conflicts.told(self._review.conflicts) if self._review and self._can_settle() else ""

    def action_refresh(self) -> None:
        """Read the request again."""
        number = self._number
        self.in_background(lambda: self._review_work.read(number), self._show, group="read")

    def action_previous(self) -> None:
        """Show the request before."""
        self._go_to(self._at - 1)

    def action_next(self) -> None:
        """Show the next request."""
        self._go_to(self._at + 1)

    def action_edit(self) -> None:
        """Open the form of a draft; of what an office below sent ask first why it is changed."""
        if self._mends.can_begin(self._review):
            self._mends.begin(self._number)
        elif self._can_fill_in():
            self._fill_in(self._number)
        else:
            self._not_now(asked_to_edit=True)

    def _fill_in(self, number: str) -> None:
        """Open the form of a request."""
        if self._review_work.fill_in is None:
            return
        try:
            form = self._review_work.fill_in(number)
        except SiksngError as error:
            self.refuse(error)
        else:
            self.app.push_screen(form, lambda said: self.notice(said or ""))

    def action_conflicts(self) -> None:
        """Settle the conflicts of the request."""
        if self._review_work.conflicts is None or not self._can_settle():
            self._not_now()
        else:
            screen = self._review_work.conflicts(self._number)
            self.app.push_screen(screen, lambda said: self.notice(said or ""))

    def action_road(self) -> None:
        """Show who had the request when."""
        self.app.push_screen(self._review_work.road(self._number))

    def action_print(self) -> None:
        """Print a paper of the request."""
        if self._review is not None:
            print_one_of(self, self._review_work.papers(self._review.request))

    def action_file(self) -> None:
        """Take the next step of the request's road."""
        self._begin(self._next_step())

    def action_reopen(self) -> None:
        """Let the request be filled in again."""
        self._begin(Step.REOPEN if Step.REOPEN in self._steps() else None)

    def action_withdraw(self) -> None:
        """Take the request back; throw away what was being mended in one of an office below."""
        if self._mends.can_go_on(self._review):
            self._mends.give_up(self._number)
            return
        self._begin(Step.WITHDRAW if Step.WITHDRAW in self._steps() else None)

    @property
    def _number(self) -> str:
        """Return the number of the request that is shown."""
        return self._numbers[self._at]

    def _steps(self) -> frozenset[Step]:
        """Return the steps that begin where the request stands and that this person may take."""
        if self._review is None or is_mended(self._review):
            return frozenset()
        return steps_from(self._review.request.state) & self._review_work.steps.keys()

    def _next_step(self) -> Step | None:
        """Return the step that F10 takes; None where none begins."""
        return next((step for step in FORWARD if step in self._steps()), None)

    def _can_fill_in(self) -> bool:
        """Return whether it is a draft, or being mended, and this person may fill it in."""
        seen = self._review
        if self._review_work.fill_in is None or seen is None:
            return False
        return seen.request.state is State.DRAFT or self._mends.can_go_on(seen)

    def _can_settle(self) -> bool:
        """Return whether the request has conflicts that this person may settle."""
        may = self._review_work.conflicts is not None
        return may and self._review is not None and self._review.conflicts > 0

    def _begin(self, step: Step | None) -> None:
        """Ask what a step asks for, then take it."""
        if step is None:
            self._not_now()
        elif step in REASONS:
            question = _(REASONS[step]).format(number=self._number)
            self.app.push_screen(ReasonPrompt(question), partial(self._ask, step))
        else:
            self._ask(step, "")

    def _not_now(self, *, asked_to_edit: bool = False) -> None:
        """Say that a key does nothing here, and which one to press first where one helps."""
        if self._review is None:
            self.notice(_("The request is still being read. Press the key again."))
        elif asked_to_edit and Step.REOPEN in self._steps():
            self.notice(_("A filed request is not filled in. Reopen it first (Ctrl+B)."))
        else:
            self.notice(_("That is not possible where this request stands, or not your part."))

    def _ask(self, step: Step, reason: str | None) -> None:
        """Take a step, after a question where it has one."""
        if reason is None:
            return
        if step in ASKED:
            question = Question(_(ASKED[step]).format(number=self._number))
            self.app.push_screen(question, partial(self._take, step, reason))
        else:
            self._take(step, reason, wanted=True)

    def _take(self, step: Step, reason: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Take a step and show the request after it."""
        if wanted:
            work = partial(self._review_work.steps[step], self._number, reason)
            self.in_background(work, self._taken, otherwise=self._refused, group="step")

    def _taken(self, request: Request) -> None:
        """Say where the request stands."""
        said = _("Request {number}: {state}.")
        self.notice(said.format(number=request.number, state=terms.state(request.state)))
        self.action_refresh()

    def _refused(self, error: SiksngError) -> None:
        """Say why a step was refused; something may have been filed all the same."""
        self.refuse(error)
        self.action_refresh()

    def _go_to(self, at: int) -> None:
        """Show another request of the queue, where there is one."""
        if not 0 <= at < len(self._numbers):
            self.notice(_("The list ends here."))
            return
        self._at = at
        self.notice("")
        self.action_refresh()

    def _show(self, review: Review) -> None:
        """Show the request."""
        again = self._review is not None and self._review.request.number == review.request.number
        top = self._page.top if again else 0
        self._review = review
        self._page.load(reviewpage.page(review, self._review_work.place))
        self._page.go_to(top)
        self.show_keys()
        if not self.said:
            self.notice(self.hint())
