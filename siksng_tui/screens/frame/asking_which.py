"""Asking which of a few ways to go: each is a title and what follows."""

from collections.abc import Callable, Sequence
from typing import Any

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.codes import Choice, CodeList

Way = tuple[str, Callable[[], object]]
"""What a way is called, and what follows where it is taken."""


def ask_which(
    screen: Frame[Any],
    question: str,
    ways: Sequence[Way],
    left: Callable[[], object] = lambda: None,
) -> None:
    """Ask a screen's operator for one of some numbered ways, and go it.

    Args:
        screen: where that is asked.
        question: stands above the ways.
        ways: in their order.
        left: follows where none is taken.
    """

    def chosen(at: str | None) -> None:
        follow = left if at is None else ways[int(at) - 1][1]
        follow()

    choices = [Choice(str(at), title) for at, (title, _follows) in enumerate(ways, start=1)]
    screen.app.push_screen(CodeList(question, choices), chosen)
