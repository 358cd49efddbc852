"""What the program writes to a terminal of Linux, without what nobody asked for.

Textual enters and leaves a key protocol, which some terminals print as letters, and asks questions
that older consoles do not understand.
"""

from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from siksng_tui.display import on_console

_UNASKED: Final = frozenset({"\x1b[>25u", "\x1b[<u", "\x1b[?2048$p"})
"""Entering and leaving the key protocol; the question for resize reports, which are not used."""

_NOT_ON_A_CONSOLE: Final = frozenset({"\x1b[?2026$p"})
"""The question whether frames can be held back: the plain console cannot answer."""


class QuietDriver(LinuxDriver):
    """Writes everything else as it is."""

    def write(self, data: str) -> None:
        """Write to the terminal, or not."""
        if data in _UNASKED or (data in _NOT_ON_A_CONSOLE and on_console()):
            return
        super().write(data)
