"""Whether two names under one NIK are one person's: the rule by which the civil registry matches.

Source: the round of matching of 2020-21: "padan" when the NIK exists and the name is at least 60 %
similar, by a ratio of the Ratcliff/Obershelp family, the better one where a name holds "/".
"""

from difflib import SequenceMatcher
from typing import Final

ENOUGH: Final = 60
"""Likeness of two names, of 100, from which on an equal NIK is one person's."""


def likeness(one: str, other: str) -> float:
    """Return how much two names are alike, of 100; of names with "/" the better alternative counts.

    >>> likeness("WULAN ARIANTI", "WULAN ARIANTI/WULAN UJANG"), likeness("BUDI", "SITI")
    (100.0, 25.0)
    """
    if one == other:
        return 100.0
    return 100 * max(
        SequenceMatcher(None, mine, theirs).ratio()
        for mine in _alternatives(one)
        for theirs in _alternatives(other)
    )


def is_enough(alike: float) -> bool:
    """Return whether names so much alike, of 100, are one person's where the NIK is equal."""
    return alike >= ENOUGH


def _alternatives(name: str) -> list[str]:
    """Return the names that one writing stands for."""
    return [part.strip().upper() for part in name.split("/")] or [""]
