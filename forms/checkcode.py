"""Codes that people copy from paper: Crockford base32 with one check character.

The alphabet leaves out I, L, O and U, and what is easily misread is mended: o becomes 0, i and l
become 1. The check character is the value modulo 37, which finds every single wrong character and
every swap of neighbours. Source: Douglas Crockford, "Base 32".
"""

import hashlib
from typing import Final

from forms.errors import UsageError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The 32 digits."""

CHECK_ALPHABET: Final = ALPHABET + "*~$=U"
"""The 37 check characters."""

SET_CODE_DIGITS: Final = 9
"""Characters of a set's code before the check character."""

_MEND: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


class CodeMistypedError(UsageError):
    """The check character does not fit the code; nothing was changed."""

    code, field = "code-mistyped", "code"


def encode(number: int, digits: int) -> str:
    """Return a number as so many base32 digits and its check character.

    >>> encode(1234, 5)
    '0016JD'
    """
    text = ""
    rest = number
    for _ in range(digits):
        rest, digit = divmod(rest, 32)
        text = ALPHABET[digit] + text
    return text + CHECK_ALPHABET[_value(text) % 37]


def parse(text: str) -> str:
    """Return a typed code in its canonical spelling, check character included.

    Raises:
        CodeMistypedError: a character that does not occur, or a wrong check character.

    >>> parse("oo16-jd")
    '0016JD'
    """
    code = text.strip().upper().translate(_MEND)
    body, check = code[:-1], code[-1:]
    if not body or any(digit not in ALPHABET for digit in body):
        raise CodeMistypedError
    if CHECK_ALPHABET[_value(body) % 37] != check:
        raise CodeMistypedError
    return code


def set_code(fingerprint: str) -> str:
    """Return the code of a set: the first 45 bits of its fingerprint, and the check character.

    Args:
        fingerprint: SHA-256 as 64 hexadecimal digits.
    """
    return encode(int(fingerprint, 16) >> (256 - 5 * SET_CODE_DIGITS), SET_CODE_DIGITS)


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of bytes in upper-case groups of four, for comparing by eye."""
    text = hashlib.sha256(data).hexdigest().upper()
    return " ".join(text[start : start + 4] for start in range(0, 64, 4))


def _value(text: str) -> int:
    """Return the number that base32 digits stand for."""
    number = 0
    for digit in text:
        number = number * 32 + ALPHABET.index(digit)
    return number
