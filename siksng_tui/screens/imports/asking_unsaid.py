"""Asking, one thing after the other, what a file does not say of itself."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from textual.screen import Screen

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.imports.file_asks import Ask
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.prompt import Prompt


def ask_unsaid(
    screen: Frame[Any], asks: Sequence[Ask], then: Callable[[Mapping[str, str]], None]
) -> None:
    """Ask over a screen what a file does not say.

    Args:
        screen: where it is asked.
        asks: what is asked.
        then: is given the answers by their keys, without those that were passed over.
    """
    answers: dict[str, str] = {}

    def ask(left: Sequence[Ask]) -> None:
        if not left:
            screen.notice(screen.hint())
            then(answers)
            return
        screen.notice(left[0].explanation if left[0].choices else "")
        screen.app.push_screen(_window(left[0]), partial(answered, left))

    def answered(left: Sequence[Ask], said: str | None) -> None:
        own = left[0]
        if said is not None:
            answers[own.key] = own.choices[int(said) - 1][0] if own.choices else said.strip()
        ask(left[1:])

    ask(asks)


def _window(own: Ask) -> Screen[str | None]:
    """Return the window that asks one thing."""
    if own.choices:
        choices = [Choice(str(at), words) for at, (_code, words) in enumerate(own.choices, 1)]
        now = next((each.code for each in choices if each.label == own.said), "")
        return CodeList(own.title, choices, now)
    return Prompt(f"{own.title}:", own.said, explanation=own.explanation)
