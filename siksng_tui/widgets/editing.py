"""One line of text being typed: no widget, no drawing."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from forms.text import clean

LONGEST: Final = 250
"""Characters of a line where nobody set a limit."""


class Mask(StrEnum):
    """Which characters a field takes; every other is not typed at all."""

    ANY = "any"
    DIGITS = "digits"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    PHONE = "phone"

    def takes(self, character: str) -> bool:
        """Return whether a character may be typed."""
        return _TAKES[self](character)


def _digits(character: str) -> bool:
    """Return whether it is one of 0 to 9; other scripts' digits are not."""
    return character in "0123456789"


_TAKES: Final[dict[Mask, Callable[[str], bool]]] = {
    Mask.ANY: str.isprintable,
    Mask.DIGITS: _digits,
    Mask.NUMBER: lambda character: character in "0123456789,.-",
    Mask.DATE: lambda character: character in "0123456789-/. ",
    Mask.CODE: lambda character: character.isascii() and character.isalnum(),
    Mask.PHONE: lambda character: character in "0123456789+ -",
}


class EditLine:
    """The text of one field, its cursor, and whether the next character replaces everything.

    A field that was just entered is fresh: the first character typed starts a new answer, as in a
    spreadsheet; moving inside the field keeps the old one. No earlier text is remembered.
    """

    def __init__(self, text: str = "", mask: Mask = Mask.ANY, limit: int = LONGEST) -> None:
        """Enter a field that holds a text."""
        self.text = text
        self.mask = mask
        self.limit = limit
        self.cursor = 0
        self.fresh = bool(text)
        self.overwriting = False

    @property
    def at_end(self) -> bool:
        """Return whether the cursor is behind the last character."""
        return self.cursor >= len(self.text)

    @property
    def full(self) -> bool:
        """Return whether the field holds as many characters as it can and the cursor is behind."""
        return len(self.text) >= self.limit and self.at_end

    @property
    def closed(self) -> bool:
        """Return whether the field has no room for one more character."""
        over = self.overwriting and not self.at_end
        return len(self.text) >= self.limit and not self.fresh and not over

    def type(self, character: str) -> bool:
        """Put one character at the cursor; returns whether the field took it."""
        if not (len(character) == 1 and character.isprintable() and self.mask.takes(character)):
            return False
        if self.fresh:
            self.clear()
        if self.closed:
            return False
        over = self.overwriting and not self.at_end
        rest = self.text[self.cursor + over :]
        self.text = self.text[: self.cursor] + character + rest
        self.cursor += 1
        return True

    def paste(self, text: str) -> int:
        """Put as much of a text as fits at the cursor; returns how many characters were taken."""
        return sum(self.type(character) for character in clean(text))

    def meant(self, text: str) -> int:
        """Return how many characters of a text the field would take if it had room for all."""
        return sum(map(self.mask.takes, clean(text)))

    def take(self) -> str:
        """Return the text and forget it, for secrets."""
        text, self.text, self.cursor, self.fresh = self.text, "", 0, False
        return text

    def left(self) -> None:
        """Move one character left; a fresh field is opened at its end."""
        self.cursor = max(0, (len(self.text) if self.fresh else self.cursor) - 1)
        self.fresh = False

    def right(self) -> None:
        """Move one character right."""
        self.cursor = min(len(self.text), self.cursor + 1)
        self.fresh = False

    def home(self) -> None:
        """Move to the start."""
        self.cursor, self.fresh = 0, False

    def end(self) -> None:
        """Move behind the last character."""
        self.cursor, self.fresh = len(self.text), False

    def rub_out(self) -> None:
        """Remove the character before the cursor; of a fresh field the last one."""
        if self.fresh:
            self.end()
        if self.cursor:
            self.text = self.text[: self.cursor - 1] + self.text[self.cursor :]
            self.cursor -= 1

    def delete(self) -> None:
        """Remove the character at the cursor."""
        self.text = self.text[: self.cursor] + self.text[self.cursor + 1 :]
        self.fresh = False

    def overwrite(self) -> None:
        """Type over what is there, or push it on."""
        self.overwriting = not self.overwriting
        self.fresh = False

    def clear(self) -> None:
        """Empty the field."""
        self.text, self.cursor, self.fresh = "", 0, False

    def refused(self) -> None:
        """Be fresh again where the text was no code: the next character starts another one.

        A longer text is mended where it is wrong.
        """
        self.fresh = self.mask is Mask.CODE and bool(self.text)

    def window(self, width: int) -> tuple[str, int]:
        """Return the part of the text that a box of this width shows, and the cursor inside it."""
        if len(self.text) <= width:
            return self.text, min(self.cursor, width - 1)
        start = max(0, self.cursor - width + 1)
        return self.text[start : start + width], self.cursor - start
