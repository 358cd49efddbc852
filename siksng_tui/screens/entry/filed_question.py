"""The question behind F10, from which the citizen's slip of what was filed is one key away."""

from typing import ClassVar

from textual.binding import BindingType

from siksng_tui import keys
from siksng_tui.widgets.prompt import Question


class FiledQuestion(Question):
    """Asks whether one more form follows; returns None where the slip is wanted first."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("filed.slip")]

    KEYS = ("question.yes", "question.no", "filed.slip", "everywhere.help")

    def action_slip(self) -> None:
        """Close for the slip."""
        self.dismiss(None)
