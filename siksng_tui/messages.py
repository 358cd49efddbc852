"""The one table of messages: the code of a refusal, what happened, and the next action."""

from typing import Final

from forms.errors import SiksngError
from siksng_tui.words import N_, _

SENTENCES: Final = {
    "internal": N_("Something went wrong that should not."),
}
"""Code to sentence; the placeholders are facts of the error."""


def sentence(error: SiksngError) -> str:
    """Return what happened and what to do next, in the language that is spoken."""
    return _(SENTENCES[error.code]).format(**error.facts)
