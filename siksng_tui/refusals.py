"""What the launcher says when the screen program cannot run, or did not end by itself."""

import textwrap
from typing import Final

from siksng_tui import words
from siksng_tui.words import N_, _

SENTENCES: Final = {
    "no-terminal": N_(
        "The workstation needs a terminal. Start it from a terminal window, or use a command: "
        "siksng --help"
    ),
    "terminal-dumb": N_(
        "The kind of this terminal is not known (TERM). Start the program from another terminal "
        "window."
    ),
    "terminal-not-utf8": N_(
        "This terminal does not use UTF-8. Set its language to id_ID.UTF-8 or C.UTF-8 and start "
        "again."
    ),
    "terminal-small": N_(
        "This window is too small. Make it at least 40 columns by 12 lines (80 by 24 is best) and "
        "start again."
    ),
    "crashed": N_(
        "The program stopped because of an error. Nothing that was saved is lost. Start it again; "
        "if it happens again, tell the person who looks after it this number: {incident}"
    ),
    "killed": N_(
        "The program was stopped from outside (signal {signal}). Nothing that was saved is lost. "
        "Start it again."
    ),
}
"""Reason to sentence: what happened, and what to do."""


WIDTH: Final = 72
"""Characters of a line; the sentence is read in a bare terminal."""


def sentence(reason: str, language: str, **facts: str | int) -> str:
    """Return the sentence for a reason in lines, in a language of `words.LANGUAGES` or the usual.

    Args:
        reason: key of `SENTENCES`.
        language: what the operator asked for; empty for the usual one.
        facts: values of the sentence's placeholders.
    """
    if language in words.LANGUAGES:
        words.choose(language)
    return textwrap.fill(_(SENTENCES[reason]).format(**facts), WIDTH)
