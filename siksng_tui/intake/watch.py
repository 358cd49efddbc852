"""How somebody watches an import, and stops it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from siksng_tui.intake.errors import ImportCancelledError


def _no_progress(_done: int, _total: int) -> None:
    """Ignore progress."""


def _never() -> bool:
    """Go on."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Callables that an import asks between rows; they run on the thread that reads."""

    progress: Callable[[int, int], None] = _no_progress
    """Told rows done and rows in all; rows in all is 0 while they are not known."""

    cancelled: Callable[[], bool] = _never
    """Asked at least once every thousand rows and every megabyte; True stops the import."""

    def report(self, done: int, total: int) -> None:
        """Tell how far the import is.

        Raises:
            ImportCancelledError: the operator stopped it.
        """
        self.go_on()
        self.progress(done, total)

    def go_on(self) -> None:
        """Return if nobody stopped the import.

        Raises:
            ImportCancelledError: the operator stopped it.
        """
        if self.cancelled():
            raise ImportCancelledError


UNWATCHED: Final = Watch()
"""Nobody watches."""
