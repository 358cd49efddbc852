"""What a person does about one request that came: what is asked first, and what is said after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.screen import Screen

from forms.records import Role
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.frame.request_list import RequestListScreen
from siksng_tui.screens.requests import marking
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.requests.queues import Review
from siksng_tui.services.requests.workflow import GoesOn, Outcome
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.widgets.several import SeveralList
from siksng_tui.words import _

Value = TypeVar("Value")
"""What is read before a question."""


@dataclass(frozen=True, slots=True)
class TriageWork:
    """What triage can do; all of it in a thread.

    Args:
        roles: of the person.
        review: gives the screen of one of several requests.
        compare: gives the screen of a request beside another household.
        read: gives a request with what was found and what it changes.
        others: gives the other households that bear a number which a request proposes.
        accept: finalises every clean one; told before each whether to go on.
        same: proposes that a request is the same as another: number, the one kept, reason.
        right: says with a reason that what is doubtful about a request is right.
        send_back: sends a request back: number, the answers that are meant, reason.
        lay_aside: lays a request aside, with a reason.
        take_up: takes it up again.
    """

    roles: frozenset[Role]
    review: Callable[[Sequence[str], int], Screen[None]]
    compare: Callable[[Review, Known], Screen[None]]
    read: Callable[[str], Review]
    others: Callable[[str], Sequence[Known]]
    accept: Callable[[GoesOn], Sequence[Outcome]]
    same: Callable[[str, str, str], object]
    right: Callable[[str, str], object]
    send_back: Callable[[str, Sequence[str], str], object]
    lay_aside: Callable[[str, str], object]
    take_up: Callable[[str], object]


class TriageSteps:
    """The steps, over the screen that lists the requests."""

    def __init__(self, screen: RequestListScreen, work: TriageWork) -> None:
        """Ask over a screen."""
        self._screen = screen
        self._work = work

    def same(self, number: str) -> None:
        """Ask which request is kept and why, and propose that this one is absorbed."""
        self._read(partial(self._work.others, number), partial(self._ask_kept, number))

    def right(self, number: str) -> None:
        """Ask why what is doubtful is right; the request is judged anew."""
        question = _("Why is it right as it is? The reason stays with the request.")
        said = _("Request {number} was judged anew.").format(number=number)
        self._ask(question, partial(self._work.right, number), said)

    def send_back(self, number: str) -> None:
        """Ask which answers are meant and why, and send the request back."""
        self._read(partial(self._work.read, number), partial(self._ask_marks, number))

    def lay_aside(self, number: str) -> None:
        """Ask what the request waits for, and lay it aside."""
        question = _("What does request {number} wait for?").format(number=number)
        said = _("Request {number} is laid aside; 4 takes it up again.").format(number=number)
        self._ask(question, partial(self._work.lay_aside, number), said)

    def take_up(self, number: str) -> None:
        """Take the request up again."""
        said = _("Request {number} is taken up again.").format(number=number)
        self._do(partial(self._work.take_up, number), said)

    def compare(self, number: str) -> None:
        """Show the request beside the other household that bears one of its numbers."""
        self._read(lambda: (self._work.read(number), self._work.others(number)), self._show_beside)

    def _ask_kept(self, number: str, others: Sequence[Known]) -> None:
        """Ask which request is kept."""
        first = next((own.number for own in others if own.number), "")
        prompt = Prompt(
            _("Request that is kept:"),
            first,
            explanation=_(
                "Request {number} is absorbed in it. Where only the register has the family, "
                "reject the request instead (menu Rulings)."
            ).format(number=number),
        )
        self._screen.app.push_screen(prompt, partial(self._kept, number))

    def _kept(self, number: str, kept: str | None) -> None:
        """Ask why."""
        if kept is None or not kept.strip():
            return
        question = _("Why is {number} the same as {kept}?").format(number=number, kept=kept)
        said = _("Proposed: {number} is absorbed. Another person confirms it.")
        work = partial(self._work.same, number, kept.strip())
        self._ask(question, work, said.format(number=number))

    def _ask_marks(self, number: str, review: Review) -> None:
        """Ask which answers are meant."""
        choices = marking.choices(review)
        if not choices:
            self._marked(number, review, ())
            return
        window = SeveralList(_("Which answers are meant?"), choices, lambda _marked: "")
        self._screen.app.push_screen(window, partial(self._marked, number, review))

    def _marked(self, number: str, review: Review, marked: tuple[str, ...] | None) -> None:
        """Ask why the request goes back."""
        if marked is None:
            return
        every = marking.fields(review)
        fields = [every[int(own) - 1] for own in marked]
        question = _("What is to be mended in request {number}?").format(number=number)
        said = _("Request {number} goes back on the sender's next stick.").format(number=number)
        self._ask(question, partial(self._work.send_back, number, fields), said)

    def _show_beside(self, found: tuple[Review, Sequence[Known]]) -> None:
        """Show the request beside the first of the other households."""
        review, others = found
        if others:
            self._screen.app.push_screen(self._work.compare(review, others[0]))
        else:
            self._screen.notice(_("No other household bears one of its numbers."))

    def _ask(self, question: str, work: Callable[[str], object], said: str) -> None:
        """Ask for a reason, then take a step with it."""

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                self._do(partial(work, reason), said)

        self._screen.app.push_screen(ReasonPrompt(question), reasoned)

    def _do(self, work: Callable[[], object], said: str) -> None:
        """Take a step, say that it is done, and read the list again."""

        def done(_value: object) -> None:
            self._screen.notice(said)
            self._screen.action_refresh()

        self._screen.in_background(work, done, group="step")

    def _read(self, work: Callable[[], Value], then: Callable[[Value], None]) -> None:
        """Read what a question needs."""
        self._screen.in_background(work, then, group="ask")
