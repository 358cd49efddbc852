"""A pause: nothing on the screen but how to go on, and no time at work until then."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from siksng_tui.tally import TALLY
from siksng_tui.widgets.page import TextLines, strong
from siksng_tui.words import _


class PauseScreen(Screen[None]):
    """Covers everything until a key is pressed; the idle lock goes on counting behind it."""

    def compose(self) -> ComposeResult:
        """Say how to go on."""
        yield TextLines([strong(_("Pause. Any key goes on; Ctrl+L locks."))])

    def on_mount(self) -> None:
        """Count no time from here on."""
        TALLY.paused()

    def on_key(self, event: events.Key) -> None:
        """Go on; the key means nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)
