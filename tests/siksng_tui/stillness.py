"""Waiting until the program has nothing left to do: for the event itself, not for a while."""

import asyncio
from typing import Any, Final

SOON: Final = 0.02
"""Seconds within which a timer counts as work: a screen is painted so long after a change."""

LONGEST: Final = 30.0
"""Seconds after which a program that never comes to rest is a failed test."""


async def stillness(*_: float) -> None:
    """Return once nothing can happen before a key, a thread or a later timer.

    The toolkit's own way looks whether the process spent little time of late, which a busy computer
    mistakes for rest, and sleeps a fiftieth of a second each time.

    Raises:
        TimeoutError: the program went on and on.
    """
    loop: Any = asyncio.get_running_loop()
    still = 0
    async with asyncio.timeout(LONGEST):
        while still < 2:
            await asyncio.sleep(0)
            still = 0 if loop._ready else still + 1
            due = _soonest(loop) if still else None
            if due is not None:
                await asyncio.sleep(due)
                still = 0


def _soonest(loop: Any) -> float | None:  # noqa: ANN401 - asyncio does not tell what it waits for
    """Return in how many seconds the next timer runs out, if that is soon."""
    left = (own.when() - loop.time() for own in loop._scheduled if not own.cancelled())
    return min((max(0.0, own) for own in left if own < SOON), default=None)
