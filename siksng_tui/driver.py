"""The terminal of Linux as the program needs it: asked nothing it may print, and missed when gone.

Textual enters and leaves a key protocol, which some terminals print as letters, and asks questions
that older consoles do not understand. When its terminal vanishes without a signal it goes on for
ever, with the office's store in its hands.
"""

import asyncio
import contextlib
import select
import threading
from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from siksng_tui.display import on_console

_UNASKED: Final = frozenset({"\x1b[>25u", "\x1b[<u", "\x1b[?2048$p"})
"""Entering and leaving the key protocol; the question for resize reports, which are not used."""

_NOT_ON_A_CONSOLE: Final = frozenset({"\x1b[?2026$p"})
"""The question whether frames can be held back: the plain console cannot answer."""


class QuietDriver(LinuxDriver):
    """Writes everything else as it is, and tells the program when nobody is there any more."""

    def write(self, data: str) -> None:
        """Write to the terminal, or not."""
        if data in _UNASKED or (data in _NOT_ON_A_CONSOLE and on_console()):
            return
        super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal over, and watch that it stays."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        threading.Thread(
            target=self._miss, args=(loop,), daemon=True, name="terminal-watch"
        ).start()

    def _miss(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal is gone, then end the program as on a hangup."""
        watch = select.poll()
        watch.register(self.fileno, 0)
        watch.poll()
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(self._app.panic)
