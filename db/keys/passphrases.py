"""What a passphrase must be, and the bytes it stands for."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from forms.errors import UsageError

SHORTEST: Final = 12
"""Fewest characters. Source: BSSN Regulation 4/2021 as cities apply it."""

LONGEST: Final = 256
"""Most characters; more is a mistake, not a passphrase."""

FEWEST_DIFFERENT: Final = 5
"""Fewest different characters: "aaaaaaaaaaaa" is no passphrase."""

COMMON: Final = Path(__file__).with_name("common_passphrases.txt")
"""The passphrases that everybody tries first, one a line; lines with # are remarks."""


class PassphraseShortError(UsageError):
    """Too few characters; nothing was changed. Facts: shortest."""

    code, field = "passphrase-short", "passphrase"


class PassphraseLongError(UsageError):
    """Too many characters; nothing was changed. Facts: longest."""

    code, field = "passphrase-long", "passphrase"


class PassphraseCommonError(UsageError):
    """Others would try this one first; nothing was changed."""

    code, field = "passphrase-common", "passphrase"


def as_bytes(passphrase: str) -> bytes:
    """Return the bytes that are derived from: the same however the keyboard composes letters.

    What an environment hands over that is no UTF-8 stands for itself.

    >>> as_bytes("cafe\u0301") == as_bytes("caf\u00e9")
    True
    """
    return unicodedata.normalize("NFC", passphrase).encode(errors="surrogateescape")


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that is too weak to be chosen.

    Raises:
        PassphraseShortError, PassphraseLongError, PassphraseCommonError: choose another.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < SHORTEST:
        raise PassphraseShortError(shortest=SHORTEST)
    if len(text) > LONGEST:
        raise PassphraseLongError(longest=LONGEST)
    if len(set(text)) < FEWEST_DIFFERENT or text.casefold() in _common():
        raise PassphraseCommonError


@cache
def _common() -> frozenset[str]:
    """Return the common passphrases."""
    lines = COMMON.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
