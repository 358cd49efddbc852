"""What every window over a screen does: F1 opens the help of the screen below, Ctrl+W rests."""

from typing import ClassVar, Protocol, TypeVar, runtime_checkable

from textual.binding import BindingType
from textual.screen import ModalScreen

from siksng_tui import keys
from siksng_tui.widgets.pause import PauseScreen

Result = TypeVar("Result")
"""What a window returns."""


@runtime_checkable
class Explained(Protocol):
    """A screen that has help."""

    def action_help(self) -> None:
        """Open the help."""


class Window(ModalScreen[Result]):
    """A window over a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.help", "everywhere.pause")]

    def action_help(self) -> None:
        """Open the help of the screen below, over this window."""
        below = [own for own in self.app.screen_stack if not isinstance(own, ModalScreen)]
        if isinstance(below[-1], Explained):
            below[-1].action_help()

    def action_pause(self) -> None:
        """Blank the screen, this window with it, until a key is pressed."""
        self.app.push_screen(PauseScreen())
