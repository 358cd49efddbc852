"""Widgets that show a part of what they hold: whether all is in sight, and which keys turn."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from siksng_tui.widgets.lines import Lines


class Turning(Lines):
    """Lines of which a part is seen, where not all of them fit."""

    TURNS: ClassVar[frozenset[str]] = frozenset()
    """Ids of the keys that turn to another part, and do nothing where everything is in sight."""

    _fitted = False
    """Whether everything was in sight when that was last told."""

    @dataclass
    class Fitted(Message, namespace="turning"):
        """Everything came into sight, or no longer is."""

        fits: bool

    @property
    def fits(self) -> bool:
        """Return whether everything is in sight."""
        raise NotImplementedError

    def tell_fit(self) -> None:
        """Tell the screen where another set of keys turns than before."""
        if self.fits != self._fitted:
            self._fitted = self.fits
            self.post_message(self.Fitted(self._fitted))
