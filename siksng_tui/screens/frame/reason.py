"""A reason: what every step against the usual course is asked for."""

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.services.office import reasons
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


class ReasonPrompt(Prompt):
    """Asks for a reason in a few words; stays open, and says why, until it can be taken."""

    def __init__(self, question: str, reason: str = "") -> None:
        """Ask, under the question what it is for.

        Args:
            question: stands above the line.
            reason: the one that Enter alone gives.
        """
        super().__init__(_("Reason:"), reason, explanation=question, refusal=_refusal)


def _refusal(text: str) -> str:
    """Return why a text is no reason; empty where it is one."""
    try:
        reasons.required(text)
    except SiksngError as error:
        return messages.sentence(error)
    return ""
