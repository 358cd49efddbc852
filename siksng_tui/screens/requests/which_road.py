"""The road of one request of several that a page shows: of more than one it is asked which."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.words import _

Road = Callable[[str], Screen[None]]
"""Gives the screen of who had a request when, by its number."""


def show_road(screen: Frame[Any], requests: Sequence[tuple[str, str]], road: Road) -> None:
    """Show a road over a page.

    Args:
        screen: the page.
        requests: number of each request, and what tells it from the others.
        road: gives the screen.
    """
    if not requests:
        screen.notice(_("No request is shown here."))
        return
    if len(requests) == 1:
        screen.app.push_screen(road(requests[0][0]))
        return

    def chosen(at: str | None) -> None:
        if at is not None:
            screen.app.push_screen(road(requests[int(at) - 1][0]))

    choices = [
        Choice(str(at), f"{number}  {told}") for at, (number, told) in enumerate(requests, start=1)
    ]
    screen.app.push_screen(CodeList(_("Road of which request?"), choices), chosen)
