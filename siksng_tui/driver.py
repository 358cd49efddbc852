"""The terminal of Linux as the program needs it: asked little, heard always, missed when gone.

Textual enters and leaves a key protocol, which some terminals print as letters, and asks questions
that older consoles do not understand. When its terminal vanishes without a signal it goes on for
ever, with the office's store in its hands.
"""

import asyncio
import contextlib
import os
import select
import selectors
import threading
from typing import Final

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from siksng_tui.display import on_console
from siksng_tui.incoming import Incoming

_UNASKED: Final = frozenset({"\x1b[>25u", "\x1b[<u", "\x1b[?2048$p"})
"""Entering and leaving the key protocol; the question for resize reports, which are not used."""

_NOT_ON_A_CONSOLE: Final = frozenset({"\x1b[?2026$p"})
"""The question whether frames can be held back: the plain console cannot answer."""

_AT_ONCE: Final = 4096
"""Bytes that are read at a time."""

_LOOK: Final = 0.1
"""Seconds between two looks whether the program ends, and whether an escape stands alone."""


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

    def run_input_thread(self) -> None:
        """Hand on what is typed until the program ends or nobody is there any more."""
        incoming, parser = Incoming(), XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK) and not self._hear(parser, incoming):
                    return
                for message in parser.tick():
                    self.process_message(message)
        with contextlib.suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _hear(self, parser: XTermParser, incoming: Incoming) -> bool:
        """Hand on what has come; returns whether anything did."""
        data = os.read(self.fileno, _AT_ONCE)
        text = incoming.text(data)
        for message in parser.feed(text) if text else ():
            self.process_message(message)
        return bool(data)

    def _miss(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal is gone, then end the program as on a hangup."""
        watch = select.poll()
        watch.register(self.fileno, 0)
        watch.poll()
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(self._app.panic)
