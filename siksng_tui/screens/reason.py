"""A reason: what every step against the usual course is asked for."""

from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


class ReasonPrompt(Prompt):
    """Asks for a reason in a few words; an empty one is refused by the service."""

    def __init__(self, question: str, reason: str = "") -> None:
        """Ask, under the question what it is for; `reason` is the one that Enter alone gives."""
        super().__init__(_("Reason:"), reason, explanation=question)
