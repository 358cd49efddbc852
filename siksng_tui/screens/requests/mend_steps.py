"""Mending a request of an office below from its page: begun with a reason, or given up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from forms.errors import SiksngError
from forms.lifecycle import REOPENS
from forms.records import Flag, Request, State
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class MendWork:
    """What an operator of an upper office can do to a request of an office below.

    Args:
        begin: opens a request to be mended, by its number and with a reason; runs in a thread.
        give_up: throws away what was being mended; runs in a thread.
    """

    begin: Callable[[str, str], Request]
    give_up: Callable[[str], Request]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is told.

    Args:
        begun: the request is open to be mended.
        given_up: the request is what it was.
        refused: neither came about.
    """

    begun: Callable[[Request], None]
    given_up: Callable[[Request], None]
    refused: Callable[[SiksngError], None]


class MendSteps:
    """The steps, over the page of a request; none of them where the person may only look."""

    def __init__(self, screen: Frame[Any], work: MendWork | None, told: Told) -> None:
        """Ask over a page."""
        self._screen = screen
        self._work = work
        self._told = told

    def can_begin(self, seen: Review | None) -> bool:
        """Return whether the person may begin to mend a request."""
        if self._work is None or seen is None or seen.own:
            return False
        begins = seen.request.state is State.RECEIVED or seen.request.state in REOPENS
        return begins and not is_mended(seen)

    def can_go_on(self, seen: Review | None) -> bool:
        """Return whether a request is being mended, and the person may go on or give up."""
        return self._work is not None and is_mended(seen)

    def begin(self, number: str) -> None:
        """Ask why answers are changed, and open the request."""
        question = _("Why are answers of request {number} changed here?").format(number=number)
        self._screen.app.push_screen(ReasonPrompt(question), partial(self._reasoned, number))

    def give_up(self, number: str) -> None:
        """Throw away what was being mended, after a question."""
        question = _("Throw away what was changed here in request {number}?")
        window = Question(question.format(number=number))
        self._screen.app.push_screen(window, partial(self._answered, number))

    def _reasoned(self, number: str, reason: str | None) -> None:
        """Open the request to be mended."""
        if reason is not None and self._work is not None:
            self._do(partial(self._work.begin, number, reason), self._told.begun)

    def _answered(self, number: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Throw away what was being mended."""
        if wanted and self._work is not None:
            self._do(partial(self._work.give_up, number), self._told.given_up)

    def _do(self, work: Callable[[], Request], then: Callable[[Request], None]) -> None:
        """Take a step in a thread."""
        self._screen.in_background(work, then, otherwise=self._told.refused, group="step")


def is_mended(seen: Review | None) -> bool:
    """Return whether answers of a request of an office below are being changed here."""
    return seen is not None and not seen.own and Flag.MENDING in seen.request.flags
