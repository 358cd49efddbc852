"""Typing ahead: a key waits until what the key before it did is done.

Whoever knows the program types faster than a slow computer opens its screens: an item's digit and
the name to be searched, a name and a passphrase. The toolkit hands every key to what has the
keyboard at that moment, so the passphrase would be typed into the name. Here keys stand in line.
"""

import datetime as dt
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS: Final = 3
"""Times that messages go from a widget to the program and back before a key counts as done: the
key itself, what the widget said of it, and the screen that was opened for it."""

PATIENCE: Final = dt.timedelta(seconds=2)
"""How long a key waits at most: a message lost on its way must not silence the keyboard."""


class TypeAhead:
    """Keys in line; one at a time is handed on."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        """Wait for keys of a program, which are handed on by a callable."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[events.Key] = deque()
        self._busy = False
        self._since = 0.0

    async def take(self, key: events.Key) -> None:
        """Hand a key on, now or as soon as the one before it is done."""
        now = time.monotonic()
        if self._busy and now - self._since < PATIENCE.total_seconds():
            self._waiting.append(key)
            return
        self._busy, self._since = True, now
        await self._hand_on(key)
        await self._go_round(ROUNDS)

    async def _go_round(self, rounds: int) -> None:
        """Let every message on the way arrive; then hand on the next key."""
        if rounds:
            screen = self._app.screen
            await self._pass((screen.focused or screen, screen, self._app), rounds - 1)
            return
        self._busy = False
        if self._waiting:
            await self.take(self._waiting.popleft())

    async def _pass(self, stations: tuple[MessagePump, ...], rounds: int) -> None:
        """Go on once the next station has done what it was sent; one that closes is left out."""
        if not stations:
            await self._go_round(rounds)
        elif not stations[0].call_later(self._pass, stations[1:], rounds):
            await self._pass(stations[1:], rounds)
