"""Typing ahead: a key or a pasted text waits until what the key before it did is done.

Whoever knows the program types faster than a slow computer opens its screens: an item's digit and
the name to be searched, a name and a passphrase. The toolkit hands every key to what has the
keyboard at that moment, so the passphrase would be typed into the name. Here keys stand in line,
and what is pasted stands between the keys that were pressed before and after it.
"""

import datetime as dt
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.widgets.lines import Lines
from siksng_tui.widgets.progress import Progress

ROUNDS: Final = 3
"""Times that messages go from a widget to the program and back before a key counts as done: the
key itself, what the widget said of it, and the screen that was opened for it."""

PATIENCE: Final = dt.timedelta(seconds=2)
"""How long a key waits at most: a message lost on its way must not silence the keyboard."""

READING: Final = dt.timedelta(seconds=15)
"""How long a key waits at most for a screen that works: as long as a slow disk may take."""

DOING: Final = dt.timedelta(hours=12)
"""How long a key waits at most under a window that shows progress, which F3 always stops."""

AT_ONCE: Final = frozenset(keys.key("everywhere.lock").keys)
"""Keys that wait for nothing, and before which what was typed is forgotten."""

LEAVING: Final = frozenset(keys.key("everywhere.back").keys)
"""Keys that leave a screen that only reads, and stop a window that shows progress."""


@runtime_checkable
class Working(Protocol):
    """A screen that may be at work for the key before."""

    @property
    def at_work(self) -> bool:
        """Return whether something is being done that the next key may need."""

    @property
    def may_be_left(self) -> bool:
        """Return whether it can be left meanwhile; not where nobody would see what comes of it."""

    def when_done(self, tell: Callable[[], Awaitable[None]]) -> None:
        """Call back once nothing is being done any more."""


Typed = events.Key | events.Paste
"""What an operator gives the program: a key, or a text pasted at once."""


class TypeAhead:
    """Keys in line; one at a time is handed on."""

    def __init__(self, app: App[Any], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        """Wait for keys of a program, which are handed on by a callable."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Typed] = deque()
        self._busy = self._held = False
        self._until = 0.0

    @property
    def is_at_rest(self) -> bool:
        """Return whether no key waits, and the last one is done or was not heard of in time."""
        return not self._waiting and not (self._busy and time.monotonic() < self._until)

    async def take(self, key: Typed) -> None:
        """Hand a key on, now or as soon as the one before it is done.

        A letter in a field is done at once: it costs nothing more.
        """
        if _is_one_of(AT_ONCE, key):
            self._waiting.clear()
            self._busy = self._held = False
        late = time.monotonic() > self._until
        self._waiting.append(key)
        if late or not self._busy:
            await self._hand_on_waiting(late=self._busy and late)

    async def _hand_on_waiting(self, *, late: bool = False) -> None:
        """Hand keys on up to the first that may do more than type a letter."""
        self._busy = False
        while self._waiting and not self._busy:
            if not late and self._hold():
                return
            if not late and self._opens():
                break
            key = self._waiting.popleft()
            if not (_is_text(key) and _takes_text(self._app.focused)):
                self._is_busy_for(PATIENCE)
            await self._hand_on(key)
        if self._busy:
            await self._go_round(ROUNDS)

    def _opens(self) -> bool:
        """Keep the next key in line while the screen opens; returns whether it has to be.

        Work in a thread ends with a window that no message announced, and nothing has the keyboard
        until it stands: a key that comes before that would be lost.
        """
        if _is_one_of(AT_ONCE, self._waiting[0]) or self._app.screen.is_mounted:
            return False
        self._is_busy_for(PATIENCE)
        return True

    def _hold(self) -> bool:
        """Keep the next key in line while the screen is at work; returns whether it has to be."""
        screen = self._app.screen
        if _is_one_of(AT_ONCE, self._waiting[0]):
            return False
        if not (isinstance(screen, Working) and screen.at_work):
            return False
        if _is_one_of(LEAVING, self._waiting[0]) and screen.may_be_left:
            return False
        self._held = True
        self._is_busy_for(DOING if isinstance(screen, Progress) else READING)
        screen.when_done(self._release)
        return True

    async def _release(self) -> None:
        """Hand on the keys that were kept in line while a screen was at work."""
        if self._held:
            self._held = False
            await self._hand_on_waiting()

    def _is_busy_for(self, longest: dt.timedelta) -> None:
        """Let keys wait until what the one before them did is done, so long at most."""
        self._busy, self._until = True, time.monotonic() + longest.total_seconds()

    async def _go_round(self, rounds: int) -> None:
        """Let every message on the way arrive; then hand on the next key."""
        if rounds:
            screen = self._app.screen
            await self._pass((screen.focused or screen, screen, self._app), rounds - 1)
        else:
            await self._hand_on_waiting()

    async def _pass(self, stations: tuple[MessagePump, ...], rounds: int) -> None:
        """Go on once the next station has done what it was sent; one that closes is left out."""
        if not stations:
            await self._go_round(rounds)
        elif not stations[0].call_later(self._pass, stations[1:], rounds):
            await self._pass(stations[1:], rounds)


def _is_one_of(names: frozenset[str], key: Typed) -> bool:
    """Return whether a key bears one of the names; a pasted text bears none."""
    return isinstance(key, events.Key) and key.key in names


def _is_text(key: Typed) -> bool:
    """Return whether a field would take it as text."""
    return isinstance(key, events.Paste) or key.is_printable


def _takes_text(focused: Widget | None) -> bool:
    """Return whether text is only typed there, and so changes nothing else."""
    return isinstance(focused, Lines) and focused.TAKES_TEXT
