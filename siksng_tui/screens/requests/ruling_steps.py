"""What is asked before a decision is proposed, and what is said after."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from textual.screen import Screen

from forms.errors import SiksngError
from forms.records import Role
from forms.set_records import Cover
from siksng_tui.screens.exports.exporting import Exporting
from siksng_tui.screens.frame.outcomes import OutcomesScreen
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.frame.request_list import RequestListScreen
from siksng_tui.screens.requests.clashes import ClashesScreen
from siksng_tui.services.entry.clashing import Clash
from siksng_tui.services.requests.queues import Review
from siksng_tui.services.requests.ruling import Outcome, Ruling
from siksng_tui.services.requests.workflow import GoesOn
from siksng_tui.services.requests.workflow import Outcome as Became
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording import terms
from siksng_tui.words import _, ngettext

CLASHES: Final = "clashes-open"
"""Code of the refusal after which each clash is shown."""


@dataclass(frozen=True, slots=True)
class RulingsWork:
    """What proposing can do; all of it in a thread.

    Args:
        roles: of the person.
        review: gives the screen of one of several requests.
        propose: proposes a ruling for a request by its number.
        clashes: gives a request with the answers in which it and the register disagree.
        sets: gives the sets of the requests shown, with the numbers in each.
        propose_set: proposes a ruling for a whole set; told before each whether to go on.
        decree: gives the screen that takes the paper which rulings rest on.
        export: gives how requests go out as a file.
    """

    roles: frozenset[Role]
    review: Callable[[Sequence[str], int], Screen[None]]
    propose: Callable[[str, Ruling], None]
    clashes: Callable[[str], tuple[Review, Sequence[Clash]]]
    sets: Callable[[], Mapping[str, Sequence[str]]]
    propose_set: Callable[[str, Ruling, GoesOn], Sequence[Became]]
    decree: Callable[[], Screen[Cover]]
    export: Callable[[Sequence[str]], Exporting]


class RulingSteps:
    """The steps, over the screen that lists the requests; `paper` is what they rest on."""

    def __init__(self, screen: RequestListScreen, work: RulingsWork) -> None:
        """Ask over a screen; no paper is typed yet."""
        self._screen = screen
        self._work = work
        self.paper: Cover | None = None

    def accept(self, number: str) -> None:
        """Propose that a request is accepted; where the register moved on, ask about that."""
        ruling = Ruling(Outcome.ACCEPTED, paper=self.paper)
        self._propose(number, ruling, partial(self._clashed, number, ruling))

    def reject(self, number: str) -> None:
        """Ask why, and propose that a request is rejected."""
        question = _("Why is request {number} rejected?").format(number=number)
        self._ask_why(question, number, Ruling(Outcome.REJECTED, paper=self.paper))

    def absorb(self, number: str) -> None:
        """Ask which request is kept and why, and propose that this one is absorbed."""
        said = _("Request {number} is absorbed in it.").format(number=number)
        prompt = Prompt(_("Request that is kept:"), explanation=said)
        self._screen.app.push_screen(prompt, partial(self._kept, number))

    def whole_set(self) -> None:
        """Ask which set, and propose that all of it is accepted."""
        self._screen.in_background(self._work.sets, self._ask_set, group="sets")

    def _kept(self, number: str, kept: str | None) -> None:
        """Ask why."""
        if kept is None or not kept.strip():
            return
        question = _("Why is {number} the same as {kept}?").format(number=number, kept=kept)
        ruling = Ruling(Outcome.ABSORBED, kept=kept.strip(), paper=self.paper)
        self._ask_why(question, number, ruling)

    def _ask_why(self, question: str, number: str, ruling: Ruling) -> None:
        """Ask for a reason, then propose."""

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                self._propose(number, replace(ruling, reason=reason))

        self._screen.app.push_screen(ReasonPrompt(question), reasoned)

    def _propose(
        self,
        number: str,
        ruling: Ruling,
        otherwise: Callable[[SiksngError], None] | None = None,
    ) -> None:
        """Propose a ruling, and say so."""

        def proposed(_none: None) -> None:
            said = _("Request {number}: proposed as {outcome}.")
            outcome = terms.outcome(ruling.outcome.value)
            self._screen.notice(said.format(number=number, outcome=outcome))
            self._screen.action_refresh()

        work = partial(self._work.propose, number, ruling)
        self._screen.in_background(work, proposed, otherwise=otherwise, group="propose")

    def _clashed(self, number: str, ruling: Ruling, error: SiksngError) -> None:
        """Show where request and register disagree; say every other refusal."""
        if error.code != CLASHES:
            self._screen.refuse(error)
            return

        def show(found: tuple[Review, Sequence[Clash]]) -> None:
            screen = ClashesScreen(self._screen.heading, *found)
            self._screen.app.push_screen(screen, partial(self._settled, number, ruling))

        self._screen.in_background(partial(self._work.clashes, number), show, group="clashes")

    def _settled(self, number: str, ruling: Ruling, stays: tuple[str, ...] | None) -> None:
        """Propose the ruling with the answers in which the register's value stays."""
        if stays is not None:
            self._propose(number, replace(ruling, register_stays=stays))

    def _ask_set(self, sets: Mapping[str, Sequence[str]]) -> None:
        """Ask which set is meant."""
        if not sets:
            self._screen.notice(_("None of these requests is in a set."))
            return
        choices = [Choice(number, _counted(len(own))) for number, own in sets.items()]
        window = CodeList(_("Which set is accepted?"), choices)
        self._screen.app.push_screen(window, partial(self._ask_all, sets))

    def _ask_all(self, sets: Mapping[str, Sequence[str]], number: str | None) -> None:
        """Ask once more, with the paper."""
        if number is None:
            return
        said = _("Propose that set {number} is accepted ({counted})?")
        question = said.format(number=number, counted=_counted(len(sets[number])))
        window = Question(basis(self.paper), question)
        self._screen.app.push_screen(window, partial(self._all_answered, number))

    def _all_answered(self, number: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Propose for the whole set, under a window that can stop it."""
        if not wanted:
            return
        ruling = Ruling(Outcome.ACCEPTED, paper=self.paper)

        def work(window: Progress) -> Sequence[Became]:
            def goes_on(done: int, total: int) -> bool:
                window.step(done, total)
                return not window.cancelled.is_set()

            return self._work.propose_set(number, ruling, goes_on)

        self._screen.with_progress(_("Proposing"), work, self._all_done)

    def _all_done(self, outcomes: Sequence[Became]) -> None:
        """Show what became of all."""
        self._screen.app.push_screen(
            OutcomesScreen(self._screen.heading, self._screen.said_title(), outcomes)
        )


def basis(paper: Cover | None) -> str:
    """Return on which paper rulings rest."""
    if paper is None:
        return _("The paper of the office above is not typed yet. To record its ruling, press F2.")
    said = _("Basis: {number}, {date:%d-%m-%Y}, {signer}")
    return said.format(number=paper.number, date=paper.date, signer=paper.signer)


def _counted(count: int) -> str:
    """Return how many requests there are."""
    said = ngettext("{count} request", "{count} requests", count)
    return said.format(count=terms.number(count))
