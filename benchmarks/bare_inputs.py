"""The floor of the screen: the smallest Textual program in which one can type.

Run as a file by `benchmarks.screen`; Tab goes from one input to the other, Ctrl+C ends it.
"""

from typing import Final

from textual.app import App, ComposeResult
from textual.widgets import Input, Label

READY: Final = "bare inputs"
"""Stands on the screen once it is drawn."""


class BareInputs(App[None]):
    """A line of text and two inputs."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Yield what is shown."""
        yield Label(READY)
        yield Input()
        yield Input()


if __name__ == "__main__":
    BareInputs().run(mouse=False)
