"""The text boundary: what may be stored, and what may be drawn.

Text from files and keyboards holds characters that no reader sees and that a terminal, a list or a
printer obeys: control characters, direction marks, zero-width joiners, lone surrogates. They are
taken out once, when text is stored; what is drawn is made safe again, whatever the store holds.
Markup such as "[/]" or "<b>" is ordinary text and stays: who draws it must not interpret it.
"""

import unicodedata
from typing import Final

DISPLAY_LIMIT: Final = 200
"""Characters of one text that a screen or a message shows, unless the caller says otherwise."""

CUT: Final = "..."
"""What ends a text that was too long to show (the code page of old consoles has no ellipsis)."""

_SPACING: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Characters that part words or lines: each becomes a space."""

_UNSEEN: Final = (
    (0x0000, 0x001F),  # C0 controls
    (0x007F, 0x009F),  # delete and C1 controls
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian selectors
    (0x200B, 0x200F),  # zero-width spaces and joiners, direction marks
    (0x202A, 0x202E),  # direction embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, direction isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xD800, 0xDFFF),  # lone surrogates: no UTF-8 exists for them
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFFB),  # unassigned ignorables, interlinear annotation
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags and further variation selectors
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),  # noncharacters
)
"""First and last of each range that leaves no mark on paper.

Source: Unicode 15, property Default_Ignorable_Code_Point and categories Cc, Cs and noncharacter.
"""

_STORED: Final[dict[int, str | None]] = {
    **{code: None for first, last in _UNSEEN for code in range(first, last + 1)},
    **{ord(character): " " for character in _SPACING},
}


def clean(text: str) -> str:
    r"""Return text as it may be stored: NFC, without characters that cannot be seen.

    Tabs and line breaks become spaces; nothing that can be seen changes, and spaces are kept. Doing
    it twice changes nothing.

    >>> clean("BU\u200bDI\x1b[31m\tX [/]")
    'BUDI[31m X [/]'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.translate(_STORED))


def shown(text: str, limit: int = DISPLAY_LIMIT, mark: str = "\N{REPLACEMENT CHARACTER}") -> str:
    r"""Return text as it may be drawn: every character that does not print replaced by a mark.

    Args:
        text: any text, stored or not.
        limit: greatest number of characters of the result; a longer text is cut.
        mark: what stands for a character that must not reach the screen.

    >>> shown("BUDI\x1b[2J", mark="?")
    'BUDI?[2J'
    >>> shown("A" * 10, limit=6)
    'AAA...'
    """
    cut = text[: limit + 1]
    if not (cut.isascii() and cut.isprintable()):
        cut = "".join(_drawn(character, mark) for character in unicodedata.normalize("NFC", cut))
    if len(text) <= limit and len(cut) <= limit:
        return cut
    return cut[: max(limit - len(CUT), 0)] + CUT[:limit]


def _drawn(character: str, mark: str) -> str:
    """Return a character if it prints, a space for a space of any width, else the mark."""
    if character.isprintable() and ord(character) not in _STORED:
        return character
    return " " if unicodedata.category(character) == "Zs" else mark
