"""Choosing a file on any screen: a folder is typed, and what lies in it is offered."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


def choose_file(
    screen: Frame[Any],
    prompt: Prompt,
    files: Callable[[str], Sequence[Path]],
    then: Callable[[Path], None],
) -> None:
    """Ask a screen's operator for a file.

    Args:
        screen: where that is asked, and said why there is none.
        prompt: asks for a file or a folder.
        files: gives the files that are meant by what was typed; in a thread.
        then: given the file that was chosen.
    """

    def offer(said: str, found: Sequence[Path]) -> None:
        if found[0].name == Path(said).name:
            then(found[0])
            return
        choices = [Choice(str(at), file.name) for at, file in enumerate(found, start=1)]
        window = CodeList(_("Which file?"), choices)
        screen.app.push_screen(window, lambda at: then(found[int(at) - 1]) if at else None)

    def look(said: str | None) -> None:
        if said is not None and said.strip():
            typed = said.strip()
            screen.in_background(partial(files, typed), partial(offer, typed), group="files")

    screen.app.push_screen(prompt, look)
