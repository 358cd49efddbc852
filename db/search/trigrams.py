"""What to ask the index of letter triples for, so that a misspelled name is found.

The index keeps no positions, so that it is small; a triple is asked for by itself, and triples are
joined by AND and OR. One wrong, missing or added letter spoils the triples of one half of a word
only: so a word is asked for as "all triples of its first half, or all of its second".
"""

from typing import Final

TRIPLE: Final = 3
"""Letters of a triple; shorter words cannot be asked for."""

WORDS: Final = 2
"""Words that are asked for, the longest ones; the others only rank what is found."""


def similar(words: list[str]) -> tuple[str, ...]:
    """Return the expressions that find names similar to some words, the narrowest first.

    >>> similar(["SITI", "AMINHA"])
    ('("SIT" OR "ITI") AND ("AMI" OR "NHA")', '("AMI" OR "NHA")')
    >>> similar(["SUPRIYANTO"])
    ('(("SUP" AND "UPR" AND "PRI") OR ("YAN" AND "ANT" AND "NTO"))',)
    >>> similar(["AL"])
    ()
    """
    long = [word for word in words if len(word) >= TRIPLE]
    asked = sorted(long, key=len, reverse=True)[:WORDS]
    both = " AND ".join(_either_half(word) for word in long if word in asked)
    longest = "".join(_either_half(word) for word in asked[:1])
    return tuple(dict.fromkeys(expression for expression in (both, longest) if expression))


def _either_half(word: str) -> str:
    """Return the expression that finds one half of a word or the other."""
    size = max(TRIPLE, len(word) // 2)
    halves = dict.fromkeys((_all(word[:size]), _all(word[-size:])))
    return f"({' OR '.join(halves)})"


def _all(part: str) -> str:
    """Return the expression that finds all triples of a part of a word."""
    triples = [f'"{part[at : at + TRIPLE]}"' for at in range(len(part) - TRIPLE + 1)]
    return f"({' AND '.join(triples)})" if len(triples) > 1 else triples[0]
