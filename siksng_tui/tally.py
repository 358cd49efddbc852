"""What is counted at the keyboard: whole numbers in memory, of which a key costs none measurable.

There is one keyboard, so there is one tally. The operator log takes the counts out when a field is
left and at the lock; nothing here knows which keys they were, or what was typed.
"""

import time
from collections.abc import Callable
from typing import Final

IDLE_AFTER: Final = 120.0
"""Seconds without a key after which nobody was at work: longer than reading one page of paper."""


class Tally:
    """Seconds at work, pauses, keys pressed in forms."""

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        """Count nothing yet, by a clock that nobody can set."""
        self._ticks = ticks
        self.begin()

    def begin(self) -> None:
        """Forget what was counted: somebody sat down."""
        self.pauses = self.keys = self.rubbed_out = 0
        self._seconds = 0.0
        self._last: float | None = self._ticks()

    @property
    def seconds(self) -> int:
        """Return the whole seconds at work."""
        return int(self._seconds)

    def touched(self) -> None:
        """Take notice of a key anywhere; a long time before it was no work."""
        now = self._ticks()
        if self._last is not None and now - self._last <= IDLE_AFTER:
            self._seconds += now - self._last
        self._last = now

    def pressed(self, *, rubs_out: bool) -> None:
        """Count a key in a form, and whether it takes a character back."""
        self.keys += 1
        self.rubbed_out += rubs_out

    def paused(self) -> None:
        """Count a pause: what passes until the next key is no work."""
        self.pauses += 1
        self._last = None


TALLY: Final = Tally()
"""The keyboard's."""
