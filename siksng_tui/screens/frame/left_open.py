"""A sheet that is kept only as a whole, and the lock over it: what was typed waits behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """How what was typed waits behind the lock.

    Args:
        take: gives what was typed before a lock, texts by the ids of their fields.
        keep: keeps it.
    """

    take: Callable[[], Mapping[str, str]]
    keep: Callable[[Mapping[str, str]], None]
