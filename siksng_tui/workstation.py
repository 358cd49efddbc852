"""The screen program's frame: what holds on every screen.

No mouse, no clipboard, no palette; keys of the table only; an idle lock; an orderly end on a
signal, and a quiet one on an error that nobody foresaw.
"""

import asyncio
import contextlib
import datetime as dt
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar, Final

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer, TimerCallback
from textual.worker import WorkerFailed

from siksng_tui import keys
from siksng_tui.start import EXIT_CRASH
from siksng_tui.tally import TALLY
from siksng_tui.typeahead import TypeAhead

if sys.platform != "win32":
    from siksng_tui.driver import QuietDriver

LOCK_AFTER: Final = dt.timedelta(minutes=5)
"""Idle time after which the screen locks, unless the office set another."""

STYLES: Final = ("tokens", "unlock", "home", "find")
"""Style sheets that are read at the start: each that a screen brings along later makes the toolkit
read all of them again, while somebody waits."""

_GRACE: Final = dt.timedelta(seconds=3)
"""Time to end in order after a signal; then the process ends anyhow."""

_ENDING: Final = ("SIGTERM", "SIGHUP")
"""Signals that end the program in order, where the system has them."""


class WorkstationApp(App[None], inherit_bindings=False):
    """Shows screens; what they do comes from the callables they were given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(own, priority=True) for own in keys.bindings("everywhere.lock")
    ]
    """With priority, or a small window over a screen would keep the operator from locking."""

    CSS_PATH: ClassVar[list[str | PurePath] | str | PurePath | None] = [
        Path("styles") / f"{name}.tcss" for name in STYLES
    ]
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    INLINE_PADDING = 0
    TITLE = "SIKSNG"

    theme: Reactive[str] = Reactive("ansi-dark")
    """The terminal's own colours; set later, Textual would read its style sheets twice."""

    class LockRequested(Message):
        """The operator pressed the lock key, or no key for too long."""

    def __init__(
        self,
        first_screen: Screen[None],
        *,
        on_crash: Callable[[BaseException], None],
        on_terminate: Callable[[], None],
        on_lock: Callable[[], None],
        lock_after: dt.timedelta = LOCK_AFTER,
    ) -> None:
        """Show a first screen.

        Args:
            first_screen: what is shown at the start.
            on_crash: writes the report of an error that nobody foresaw.
            on_terminate: keeps what a signal would lose; called once, before the end.
            on_lock: hides everything and drops the keys of the office.
            lock_after: idle time after which that happens by itself.
        """
        super().__init__()
        self._first_screen = first_screen
        self._on_crash = on_crash
        self._on_terminate = on_terminate
        self._on_lock = on_lock
        self._idle = _Idle(lock_after)
        self._keys_in_line = TypeAhead(self, super().on_event)
        self._lock_timer: Timer | None = None

    @property
    def keys_wait(self) -> bool:
        """Return whether a key that was pressed waits in line, or is still being done."""
        return not self._keys_in_line.is_at_rest

    def set_lock_after(self, idle: dt.timedelta) -> None:
        """Lock after another idle time from here on."""
        self._idle.limit = idle
        self._watch_idle()

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Return a timer that goes off late rather than never, on however busy a computer.

        The toolkit's own skips a time that is past when it begins to wait, and where that was its
        only one, neither the lock nor a new size of the window comes any more.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False  # noqa: SLF001 - the toolkit has no other way
        return timer

    def on_mount(self) -> None:
        """Show the first screen; from here on signals end the program in order."""
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                asyncio.get_running_loop().add_signal_handler(number, self._end_by, number)
        self._watch_idle()
        self.push_screen(self._first_screen)
        self.call_after_refresh(gc.freeze)

    async def on_event(self, event: events.Event) -> None:
        """Take notice of what is typed, for the idle lock, and hand it on one after the other."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._idle.touched()
            TALLY.touched()
            await self._keys_in_line.take(event)
        else:
            await super().on_event(event)

    def on_workstation_app_lock_requested(self) -> None:
        """Lock."""
        self._on_lock()

    def action_lock(self) -> None:
        """Lock at the operator's wish."""
        self.post_message(self.LockRequested())

    def get_driver_class(self) -> type[Driver]:
        """Return what writes to the terminal."""
        if sys.platform == "win32":
            return super().get_driver_class()
        return QuietDriver

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: a clipboard outlives the lock."""

    def _set_pointer_shape(self, shape: str) -> None:
        """Write nothing: there is no mouse."""

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - they hold tracebacks
        """End as on a hangup: only the terminal's threads call this, when it is gone."""
        self._end_by(signal.SIGHUP)

    def _handle_exception(self, error: Exception) -> None:
        """End after an error that nobody foresaw: a report, an exit status, no word on screen.

        Textual's own prints the local variables of every function, and exits with 0.
        """
        if self._exception is None and not self._exit:
            self._return_code = EXIT_CRASH
            self._exception = error
            self._exception_event.set()
            self._on_crash(error.error if isinstance(error, WorkerFailed) else error)
        self._close_messages_no_wait()

    def _end_by(self, number: int) -> None:
        """End in order after the first signal, within the time of grace."""
        if self._exit:
            return
        status = 128 + number
        last = threading.Timer(_GRACE.total_seconds(), os._exit, (status,))
        last.daemon = True
        last.start()
        self._on_terminate()
        self.exit(return_code=status)

    def _watch_idle(self) -> None:
        """Look again when the idle time could be over; lock if it is."""
        if self._lock_timer is not None:
            self._lock_timer.stop()
        if self._idle.over():
            self.post_message(self.LockRequested())
            self._idle.touched()
        self._lock_timer = self.set_timer(self._idle.left(), self._watch_idle)


class _Idle:
    """How long no key was pressed, by a clock that nobody can set."""

    def __init__(self, limit: dt.timedelta) -> None:
        """Start as if a key had been pressed."""
        self.limit = limit
        self._last = time.monotonic()

    def touched(self) -> None:
        """Begin to count anew."""
        self._last = time.monotonic()

    def left(self) -> float:
        """Return the seconds until the limit, never below a tenth."""
        return max(0.1, self.limit.total_seconds() - (time.monotonic() - self._last))

    def over(self) -> bool:
        """Return whether the limit is reached."""
        return time.monotonic() - self._last >= self.limit.total_seconds()


def run_to_end(app: WorkstationApp) -> int:
    """Run the program without mouse and return its exit status."""
    with contextlib.suppress(KeyboardInterrupt):
        app.run(mouse=False)
    return app.return_code or 0
