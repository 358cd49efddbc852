"""Addresses of cells, as XLSX writes them: letters for the column, then the number of the row."""

import re
from typing import Final

FORMAT_ROWS: Final = 1_048_576
FORMAT_COLUMNS: Final = 16_384
"""What the format has; no address lies beyond."""


def beyond(row: int, column: int) -> re.Pattern[bytes]:
    """Return what finds an address below a row or to the right of a column.

    >>> bool(beyond(19, 27).search(b' r="AA19"')), bool(beyond(19, 27).search(b' r="AB2"'))
    (False, True)
    >>> bool(beyond(19, 27).search(b' r="A20"')), bool(beyond(9, 27).search(b' r="10"'))
    (True, True)
    """
    right = _greater(column_letters(column), "A", "Z")
    below = _greater(str(row), "0", "9")
    return re.compile(rf"""r=(?<=\sr=)["'](?:(?:{right})[0-9]|[A-Z]*(?:{below})["'])""".encode())


def _greater(text: str, first: str, last: str) -> str:
    """Return the pattern of what is longer than a text, or as long and greater.

    >>> _greater("AP", "A", "Z")
    '[A-Z]{3,}|[B-Z][A-Z]{1}|A[Q-Z][A-Z]{0}'
    """
    rest = f"[{first}-{last}]"
    longer = rest + f"{{{len(text) + 1},}}"
    as_long = [
        f"{text[:at]}[{chr(ord(character) + 1)}-{last}]{rest}{{{len(text) - at - 1}}}"
        for at, character in enumerate(text)
        if character < last
    ]
    return "|".join([longer, *as_long])


def column_letters(number: int) -> str:
    """Return the letters of a column, A for 1; none for 0.

    >>> column_letters(1), column_letters(59), column_letters(0)
    ('A', 'BG', '')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: bytes) -> int:
    """Return the number of a column, 1 for A; 0 for no letters.

    >>> column_number(b"A"), column_number(b"BG"), column_number(b"")
    (1, 59, 0)
    """
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number
