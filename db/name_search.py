"""Finding persons by name: by the beginnings of words in any spelling, then by likeness.

Only a page of names is read and ranked here: to order a million rows by rank takes SQLite most of a
second.
"""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from db.fetching import rows
from db.matching import Match, MatchReason, first_of_each
from db.store import Store
from db.trigrams import similar
from forms.names import name_key

CANDIDATES: Final = 200
"""Names that one statement reads before they are ranked."""

FEW: Final = 10
"""With fewer names than this, misspelled ones are looked for too."""

SIMILAR: Final = 70.0
"""Likeness, of 100, from which a misspelled name is shown."""

WHOLE: Final = 0.2
"""Share of a name's likeness that is about the whole name, its order and length."""

_WORDS: Final = """
SELECT p.subject_id, p.name, p.name_key FROM person_words w
JOIN person p ON p.subject_id = w.rowid WHERE person_words MATCH ? LIMIT ?
"""

_TRIGRAMS: Final = """
SELECT p.subject_id, p.name, p.name_key FROM person_trigrams t
JOIN person p ON p.subject_id = t.rowid WHERE person_trigrams MATCH ? LIMIT ?
"""

Named = tuple[int, str, str]
"""A person's row number, name, and the name's key."""


def by_name(store: Store, text: str, limit: int) -> list[Match]:
    """Return the persons whose names a text begins, then those whose names are similar."""
    words = name_key(text, unfinished=True).split()
    if not words:
        return []
    found = _beginning(store, words, name_key(text).split())
    matches = first_of_each(_ranked(found, text, words), limit)
    if len(matches) >= FEW:
        return matches
    return first_of_each((*matches, *_misspelled(store, words)), limit)


def _beginning(store: Store, words: list[str], finished: list[str]) -> list[Named]:
    """Return persons whose names hold words that begin so.

    Args:
        store: the open store.
        words: the words, the last one as it is being typed.
        finished: the words as they would be spelled if the last one ended here.
    """
    asked = " AND ".join(f'"{word}" *' for word in words)
    found = rows(store, _WORDS, (asked, CANDIDATES))
    if len(found) == CANDIDATES or finished != words:
        whole = " AND ".join(f'"{word}"' for word in finished)
        found += rows(store, _WORDS, (whole, CANDIDATES))
    return found


def _ranked(found: Iterable[Named], text: str, words: list[str]) -> list[Match]:
    """Return persons as matches, the most alike first."""
    typed = text.upper().split()
    return _sorted(
        Match(number, _reason(typed, name.upper().split()), _likeness(words, key))
        for number, name, key in found
    )


def _misspelled(store: Store, words: list[str]) -> list[Match]:
    """Return the persons whose names are similar to some words, the most alike first."""
    matches: list[Match] = []
    for asked in similar(words):
        for number, _, key in rows(store, _TRIGRAMS, (asked, CANDIDATES)):
            likeness = _likeness(words, key)
            if likeness >= SIMILAR:
                matches.append(Match(number, MatchReason.NAME_FUZZY, likeness))
        if len(matches) >= FEW:
            break
    return _sorted(matches)


def _sorted(matches: Iterable[Match]) -> list[Match]:
    """Return matches, the most alike first."""
    return sorted(matches, key=lambda match: (-match.score, match.person))


def _reason(typed: list[str], name: list[str]) -> MatchReason:
    """Return whether a name is found as it is typed, or because both are spelled alike."""
    if all(any(part.startswith(word) for part in name) for word in typed):
        return MatchReason.NAME_PREFIX
    return MatchReason.NAME_VARIANT


def _likeness(words: list[str], key: str) -> float:
    """Return how much a name is like some words, 0 to 100.

    Each word counts by the word of the name that is most like it, wherever that stands, and the
    last one, which is still being typed, by how words begin; the whole name counts a little.
    """
    parts = key.split()
    *finished, typed = words
    begun = [part[: len(typed)] for part in parts]
    word_by_word = max(fuzz.ratio(typed, part) for part in begun)
    word_by_word += sum(max(fuzz.ratio(word, part) for part in parts) for word in finished)
    whole = fuzz.ratio(" ".join(words), key)
    return round((1 - WHOLE) * word_by_word / len(words) + WHOLE * whole, 1)
