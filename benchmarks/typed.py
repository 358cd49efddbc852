"""What a person types to find somebody: numbers, names as they grow, and slips."""

import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from db.fetching import rows
from db.store import Store

Query = Iterator[str]
"""Texts in the order in which they stand in the search field."""

LONG: Final = 4
"""Letters from which a word is worth a slip; and digits from which an end is looked for."""


class Typist:
    """Types what finds people of one register, the same at every run."""

    def __init__(self, store: Store, seed: int = 1) -> None:
        """Begin with people drawn by a seed."""
        self._store = store
        self._rng = random.Random(seed)  # noqa: S311 - nothing here is a secret
        ((self._last,),) = rows(store, "SELECT max(subject_id) FROM person")

    def whole_niks(self, count: int) -> list[str]:
        """Return whole numbers."""
        return self._texts(count, lambda nik, _: iter((nik,)))

    def growing_niks(self, count: int) -> list[str]:
        """Return numbers from the first digit on, until they are whole."""
        return self._texts(count, lambda nik, _: _grown(nik))

    def ends_of_niks(self, count: int) -> list[str]:
        """Return the last digits of numbers, four to eight."""
        return self._texts(count, lambda nik, _: iter((nik[-self._rng.randint(LONG, 2 * LONG) :],)))

    def growing_names(self, count: int) -> list[str]:
        """Return names from the first letter on, until they are whole."""
        return self._texts(count, lambda _, name: _grown(name))

    def misspelled_names(self, count: int) -> list[str]:
        """Return whole names with a slip in one word."""
        return self._texts(count, lambda _, name: iter((self._slipped(name),)))

    def homes(self, count: int) -> list[str]:
        """Return the ids of households."""
        sql = "SELECT h.uid FROM person p JOIN household h ON h.subject_id = p.household_id"
        found = [self._near(f"{sql} WHERE p.subject_id >= ? LIMIT 1") for _ in range(count)]
        return [uid for (uid,) in found]

    def _texts(self, count: int, of_person: Callable[[str, str], Query]) -> list[str]:
        """Return so many texts, those of one person after those of the other."""
        return list(islice((text for who in self._people() for text in of_person(*who)), count))

    def _people(self) -> Iterator[tuple[str, str]]:
        """Yield the NIK and name of people here and there in the register, for ever."""
        while True:
            nik, name = self._near("SELECT nik, name FROM person WHERE subject_id >= ? LIMIT 1")
            yield nik, name

    def _near(self, sql: str) -> tuple[str, ...]:
        """Return what a statement finds from some row number on."""
        (found,) = rows(self._store, sql, (self._rng.randint(1, self._last),))
        return found

    def _slipped(self, name: str) -> str:
        """Return a name with two letters exchanged, one left out, or one that is wrong."""
        words = name.split()
        at = max(range(len(words)), key=lambda number: len(words[number]))
        word = words[at]
        place = self._rng.randrange(1, max(2, len(word) - 1))
        before, letter, after = word[:place], word[place], word[place + 1 :]
        slips = (before + after[:1] + letter + after[1:], before + after, f"{before}X{after}")
        words[at] = self._rng.choice(slips)
        return " ".join(words)


def _grown(text: str) -> Query:
    """Yield a text as it is typed, letter by letter."""
    return (text[:end] for end in range(1, len(text) + 1))
