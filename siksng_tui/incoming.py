"""What a terminal sends: bytes that need not be text, and pastes in which no key is pressed.

Textual ends the program at a byte that is no UTF-8, as an old terminal sends for an accent, and
presses as keys what stands behind an escape within a paste.
"""

import codecs
from typing import Final

ESCAPE: Final = "\x1b"
"""Begins what a terminal says of itself, and most keys that type no letter."""

PASTE_BEGINS: Final = f"{ESCAPE}[200~"
PASTE_ENDS: Final = f"{ESCAPE}[201~"
"""What a terminal puts around a text that is pasted."""


class Incoming:
    """Makes text of bytes as they come, however they are parted."""

    def __init__(self) -> None:
        """Wait for the first byte."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._pasting = False
        self._seen = ""
        self._held = ""

    def text(self, data: bytes) -> str:
        """Return what the toolkit can read: all characters but the escapes within a paste."""
        return "".join(map(self._passed, self._decoder.decode(data)))

    def _passed(self, character: str) -> str:
        """Return what goes on once a character came, which is nothing while it is held back."""
        if self._pasting:
            return self._pasted(character)
        self._seen = f"{self._seen}{character}"[-len(PASTE_BEGINS) :]
        self._pasting = self._seen == PASTE_BEGINS
        return character

    def _pasted(self, character: str) -> str:
        """Return what goes on within a paste: an escape only where the paste ends with it."""
        held = self._held + character
        if held == PASTE_ENDS:
            self._pasting, self._seen, self._held = False, "", ""
            return held
        if PASTE_ENDS.startswith(held):
            self._held = held
            return ""
        self._held = ESCAPE if character == ESCAPE else ""
        return held.replace(ESCAPE, "")
