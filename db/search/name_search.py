"""Finding persons by name: by the beginnings of words in any spelling, then by likeness.

Only a page of names is read and ranked here: to order a million rows by rank takes SQLite most of a
second.
"""

from collections.abc import Iterable
from typing import Final

from db.fetching import rows
from db.search.likeness import likenesses
from db.search.matching import Match, MatchReason, first_of_each
from db.search.trigrams import similar
from db.store import Store
from forms.names import name_key

CANDIDATES: Final = 200
"""Names that one statement reads before they are ranked."""

FEW: Final = 10
"""With fewer names than this, misspelled ones are looked for too."""

SIMILAR: Final = 70.0
"""Likeness, of 100, from which a misspelled name is shown."""

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
    typed = text.upper().split()
    found = _likest(words, _beginning(store, words, name_key(text).split()), limit)
    matches = [Match(number, _reason(typed, name), score) for score, number, name in found]
    if len(matches) >= FEW:
        return matches
    return first_of_each((*matches, *_misspelled(store, words, limit)), limit)


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


def _misspelled(store: Store, words: list[str], limit: int) -> list[Match]:
    """Return the persons whose names are similar to some words, the most alike first."""
    found: list[Named] = []
    matches: list[Match] = []
    for asked in similar(words):
        found += rows(store, _TRIGRAMS, (asked, CANDIDATES))
        matches = [
            Match(number, MatchReason.NAME_FUZZY, score)
            for score, number, _ in _likest(words, found, limit)
            if score >= SIMILAR
        ]
        if len(matches) >= FEW:
            break
    return matches


def _likest(words: list[str], found: Iterable[Named], limit: int) -> list[tuple[float, int, str]]:
    """Return likeness, row number and name of each person once, the most alike first."""
    persons = {number: (name, key) for number, name, key in found}
    scores = likenesses(words, (key for _, key in persons.values()))
    ranked = sorted((-scores[key], number) for number, (_, key) in persons.items())[:limit]
    return [(round(-score, 1), number, persons[number][0]) for score, number in ranked]


def _reason(typed: list[str], name: str) -> MatchReason:
    """Return whether a name is found as it is typed, or because both are spelled alike."""
    parts = name.upper().split()
    if all(any(part.startswith(word) for part in parts) for word in typed):
        return MatchReason.NAME_PREFIX
    return MatchReason.NAME_VARIANT
