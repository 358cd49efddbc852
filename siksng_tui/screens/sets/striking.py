"""Who is struck out on the signed paper of a set, and why: window after window."""

from collections.abc import Callable, Sequence
from typing import Any

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.widgets.codes import Choice
from siksng_tui.widgets.lines import fit
from siksng_tui.widgets.several import SeveralList
from siksng_tui.wording import terms
from siksng_tui.words import _, ngettext

NAME_CELLS = 28
"""Width of a name in the list."""

Told = Callable[[Sequence[str], str], None]
"""Is given the numbers and the reason; it is not called where the person went back."""


class AskStruck:
    """The windows before families leave a set."""

    def __init__(
        self,
        screen: Frame[Any],
        requests: Sequence[RequestSummary],
        village: Callable[[str], str],
        told: Told,
    ) -> None:
        """Ask over a screen that shows a set, with its families numbered as its annex does."""
        self._screen = screen
        self._on_paper = sorted(requests, key=lambda own: (own.village, own.number))
        self._village = village
        self._told = told

    def ask(self) -> None:
        """Ask who is struck out."""
        choices = [
            Choice(str(at), f"{fit(own.head_name, NAME_CELLS)} {self._village(own.village)}")
            for at, own in enumerate(self._on_paper, start=1)
        ]
        title = _("Who is struck out on the paper?")
        self._screen.app.push_screen(SeveralList(title, choices, self._objection), self._chosen)

    def _objection(self, places: Sequence[str]) -> str:
        """Return why these families cannot leave the set."""
        if not places:
            return _("Nobody is chosen. Choose with Space.")
        if len(places) == len(self._on_paper):
            return _("Somebody has to stay; else unseal the set.")
        return ""

    def _chosen(self, places: tuple[str, ...] | None) -> None:
        """Ask for the reason."""
        if places is None:
            return
        numbers = [self._on_paper[int(place) - 1].number for place in places]
        question = ngettext(
            "Why is {count} family struck out? It can be sealed in another set.",
            "Why are {count} families struck out? They can be sealed in another set.",
            len(numbers),
        )
        prompt = ReasonPrompt(question.format(count=terms.number(len(numbers))))
        self._screen.app.push_screen(prompt, lambda said: self._given(numbers, said))

    def _given(self, numbers: Sequence[str], reason: str | None) -> None:
        """Hand on who and why."""
        if reason is not None:
            self._told(numbers, reason)
