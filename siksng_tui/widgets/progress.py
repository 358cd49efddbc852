"""What is shown while work takes longer than a second: how far it is, and how to stop it."""

import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen

from forms.errors import RefusedError
from siksng_tui import keys
from siksng_tui.widgets import windows
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.widgets.lines import Lines, Piece, Tone
from siksng_tui.words import _

FULL: Final = "\N{FULL BLOCK}"
"""The part that is done; code page 437 has it."""

REST: Final = "\N{LIGHT SHADE}"
"""The part that is not."""


class StoppedError(RefusedError):
    """The operator stopped the work; nothing of it stays."""

    code = "stopped"


class ProgressBar(Lines):
    """A frame with a bar and counts."""

    DEFAULT_CSS = "ProgressBar { height: 4; width: 60; max-width: 100%; }"

    def __init__(self, title: str) -> None:
        """Start at nothing done of nothing known."""
        super().__init__()
        self._title = title
        self._text = ""
        self._done = self._total = 0

    def show(self, done: int, total: int, text: str = "") -> None:
        """Show how much is done; a total of 0 means that nobody knows."""
        self._done, self._total, self._text = done, total, text
        self.refresh()

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the frame, the bar, or the counts."""
        if y == 0:
            return windows.top(self._title, width)
        if y == 1:
            return windows.inside(_bar(self._done, self._total, width - 2), width, Tone.STRONG)
        if y == 2:  # noqa: PLR2004 - the line under the bar
            return windows.inside(f" {self._said()}", width)
        return windows.bottom("", width)

    def _said(self) -> str:
        """Return how many of how many, and what is done; no number where nothing is counted."""
        if self._text and not (self._done or self._total):
            return self._text
        counts = str(self._done)
        if self._total:
            counts = _("{done} of {total}").format(done=self._done, total=self._total)
        return f"{counts}  {self._text}"


def _bar(done: int, total: int, width: int) -> str:
    """Return the bar; an unknown total draws an empty one."""
    full = min(width, done * width // total) if total else 0
    return FULL * full + REST * (width - full)


class Progress(ModalScreen[None]):
    """A window over a screen while a thread works; the thread asks `cancelled` between steps."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("progress.cancel")]

    DEFAULT_CSS = """
    Progress { align: center middle; }
    Progress StatusLine { dock: bottom; }
    """

    @dataclass
    class Step(Message):
        """So much is done."""

        done: int
        total: int
        text: str

    def __init__(self, title: str) -> None:
        """Open over a screen; the screen dismisses it when the work has ended."""
        super().__init__()
        self.cancelled = threading.Event()
        self._bar = ProgressBar(title)
        self._told_when_done: list[Callable[[], Awaitable[None]]] = []

    def compose(self) -> ComposeResult:
        """Show the bar, and the only key that works meanwhile."""
        yield self._bar
        yield StatusLine("progress.cancel")

    @property
    def at_work(self) -> bool:
        """Return that the work is being done: keys are for the screen below, and wait for it."""
        return True

    @property
    def may_be_left(self) -> bool:
        """Return that the work can be stopped."""
        return True

    def when_done(self, tell: Callable[[], Awaitable[None]]) -> None:
        """Tell the keyboard once the window is closed."""
        self._told_when_done.append(tell)

    def on_unmount(self) -> None:
        """Let the keys that waited come."""
        for tell in self._told_when_done:
            self.app.call_later(tell)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show how much is done; may be called from any thread."""
        self.post_message(self.Step(done, total, text))

    def go_on(self, done: int, total: int = 0, text: str = "") -> None:
        """Show how much is done; may be called from any thread.

        Raises:
            StoppedError: the operator stopped the work.
        """
        if self.cancelled.is_set():
            raise StoppedError
        self.step(done, total, text)

    def on_progress_step(self, message: Step) -> None:
        """Draw the bar."""
        self._bar.show(message.done, message.total, message.text)

    def action_cancel(self) -> None:
        """Ask the work to stop; the window stays until it has."""
        self.cancelled.set()
        self._bar.show(0, 0, _("Stopping..."))
