"""How much names are like what was typed, for a page of names at once.

A search ranks hundreds of names at each key that is pressed: names repeat, and their words still
more, so each different word is compared once.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

WHOLE: Final = 0.2
"""Share of a name's likeness that is about the whole name, its order and length."""


def likenesses(words: Sequence[str], keys: Iterable[str]) -> dict[str, float]:
    """Return how much each different key of a name is like some words, 0 to 100.

    Each word counts by the word of the name that is most like it, wherever that stands, and the
    last one, which is still being typed, by how words begin; the whole name counts a little.

    Args:
        words: the words of what was typed, at least one.
        keys: keys of names; none is blank.

    >>> found = likenesses(["SITI", "ROH"], ["SITI ROHANI", "ROHANI SITI", "SITA"])
    >>> [(key, round(score, 1)) for key, score in found.items()]
    [('SITI ROHANI', 96.8), ('ROHANI SITI', 88.4), ('SITA', 40.0)]
    """
    different = {key: key.split() for key in keys}
    share = (1 - WHOLE) / len(words)
    wholes = _ratios(" ".join(words), list(different))
    scores = {key: WHOLE * whole for key, whole in wholes.items()}
    for table in _tables(words, {part for named in different.values() for part in named}):
        likeness = table.__getitem__
        for key, named in different.items():
            scores[key] += share * max(map(likeness, named))
    return scores


def _tables(words: Sequence[str], parts: set[str]) -> list[dict[str, float]]:
    """Return for each typed word how much the words of names are like it."""
    *finished, typed = words
    begun = {part: part[: len(typed)] for part in parts}
    by_beginning = _ratios(typed, list(set(begun.values())))
    tables = [_ratios(word, list(parts)) for word in finished]
    return [*tables, {part: by_beginning[beginning] for part, beginning in begun.items()}]


def _ratios(text: str, others: list[str]) -> dict[str, float]:
    """Return how much texts are like another."""
    compared = process.extract_iter(text, others, scorer=fuzz.ratio)
    return {other: score for other, score, _ in compared}
