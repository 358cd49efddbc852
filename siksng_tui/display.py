"""The last gate before the terminal: what is drawn passes here, whatever the store holds.

`forms.text.shown` decides which characters print; this module adds what the terminal at hand can
draw. The plain Linux console has one font of a few hundred glyphs: there a letter of another
script would draw as a diamond or take two cells where the program counted one, and moves the rest
of the line. It shows as a question mark instead; the stored text is not touched.
"""

import os
import unicodedata
from typing import Final

from forms.text import DISPLAY_LIMIT, shown

CONSOLE_MARK: Final = "?"
"""What the Linux console shows in place of a character that must not or cannot be drawn."""

_LAST_LATIN: Final = 0x024F
"""End of Latin Extended-B, the last letter a console font may hold."""


def display(text: str, limit: int = DISPLAY_LIMIT) -> str:
    r"""Return text that draws as it reads: one line, no control, no direction mark, cut at a limit.

    >>> display("BUDI\x1b[2J [/]", limit=80).endswith("[2J [/]")
    True
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    if not on_console():
        return shown(text, limit)
    return "".join(_on_console(character) for character in shown(text, limit, CONSOLE_MARK))


def on_console() -> bool:
    """Return whether the terminal is the plain console of Linux, with its one small font."""
    return os.environ.get("TERM", "") == "linux"


def _on_console(character: str) -> str:
    """Return the character if the console's font can hold it in one cell, else the mark."""
    if ord(character) <= _LAST_LATIN or character in _CP437:
        return character
    letter = unicodedata.normalize("NFKD", character)[:1]
    return letter if letter.isascii() and letter.isprintable() else CONSOLE_MARK


_CP437: Final = frozenset(bytes(range(128, 256)).decode("cp437"))
"""Glyphs of the code page that every console font descends from."""
