"""Asking for a file, or for the folder that it is in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


def ask_file(
    screen: Frame[Any],
    prompt: Prompt,
    files: Callable[[str], Sequence[Path]],
    then: Callable[[str], None],
) -> None:
    """Ask for a file over a screen.

    Args:
        screen: where it is asked.
        prompt: the question.
        files: gives the files of a folder that may be read; none where a file was said.
        then: is given the file that was said, or chosen among those of the folder.
    """

    def chosen(found: Sequence[Path], number: str | None) -> None:
        if number is not None:
            then(str(found[int(number) - 1]))

    def said(text: str | None) -> None:
        if text is None or not text.strip():
            return
        found = files(text.strip())
        if not found:
            then(text.strip())
            return
        choices = [Choice(str(at), own.name) for at, own in enumerate(found, start=1)]
        screen.app.push_screen(CodeList(_("Which file?"), choices), partial(chosen, found))

    screen.app.push_screen(prompt, said)
