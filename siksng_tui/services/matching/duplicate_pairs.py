"""Which of the persons that are worth comparing make a pair, and which of their households do."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import exp2, log2
from typing import Final

from db.duplicates import blocking, duplicates
from db.duplicates.blocking import Compared
from db.duplicates.duplicates import FoundPair, PairKind
from db.register import register
from db.store import Store
from forms.canonical import Json, canonical, digest
from forms.duplicates import Field, Level, limits
from siksng_tui.services.matching.comparing_persons import Comparison, Rarity, compare, is_hopeless

RARITIES: Final = 1 << 13
"""Names, mothers and dates whose rarity is remembered."""

MOST: Final = 99
"""Greatest score: nothing that is only compared is certain."""

LEAST_MEMBERS: Final = 2
"""Persons that two households must have in common, where none of them is of one person."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A person of the register who may be the one that is asked for; `score` is of 100."""

    person: Compared
    score: int
    levels: Mapping[Field, Level]


@dataclass(frozen=True, slots=True)
class Seeker:
    """Compares persons of one register: `prior` is what its size makes less likely."""

    store: Store
    rarity: Rarity
    prior: float

    def likely(self, one: Compared, other: Compared, least: float) -> Comparison | None:
        """Return how two persons compare, None where they are less likely one than is asked for."""
        if is_hopeless(one, other):
            return None
        found = compare(one, other, self.rarity)
        bits = found.bits - self.prior
        return Comparison(bits, found.levels) if bits >= least else None


@dataclass(frozen=True, slots=True)
class _Matched:
    """Two records that are likely one person's."""

    first: Compared
    second: Compared
    found: Comparison


def seeker(store: Store) -> Seeker:
    """Return what compares the persons of a register of its present size."""
    persons = max(1, register.counts(store).persons)

    @lru_cache(RARITIES)
    def rarity(column: str, value: str) -> float:
        return log2(persons / max(1, blocking.bearers(store, column, value)))

    return Seeker(store, rarity, log2(persons))


def like(looks: Seeker, person: Compared) -> tuple[Likeness, ...]:
    """Return who of the register may be a person, the likeliest first.

    Args:
        looks: compares the persons of the register.
        person: names as their keys (`forms.names`); its rows are 0 for one who is not registered.
    """
    others = blocking.worth_comparing(looks.store, person)
    found = [(own, looks.likely(person, own, limits()["shown"])) for own in others]
    alike = [Likeness(own, score(it.bits), it.levels) for own, it in found if it]
    return tuple(sorted(alike, key=lambda own: (-own.score, own.person.row)))


def keep_pairs(looks: Seeker, stretch: tuple[int, int], round_: int) -> None:
    """Keep the pairs of persons, and of households, that are found in a stretch of the register.

    Args:
        looks: compares the persons of the register.
        stretch: row numbers before it and of its last person.
        round_: number of the search.
    """
    homes: dict[tuple[int, int], list[_Matched]] = defaultdict(list)
    for own in _matched(looks, stretch):
        first, second = sorted((own.first, own.second), key=lambda one: one.home)
        homes[first.home, second.home].append(_Matched(first, second, own.found))
    for (first_home, second_home), sure in homes.items():
        if first_home == second_home or not _keep_homes(looks, (first_home, second_home), round_):
            duplicates.note(looks.store, [_of_persons(own, round_, None) for own in sure])


def score(bits: float) -> int:
    """Return how likely two are one, of 100, from the logarithm of the odds.

    >>> score(0), score(3), score(40)
    (50, 89, 99)
    """
    return min(MOST, round(100 / (1 + exp2(-bits))))


def _matched(looks: Seeker, stretch: tuple[int, int]) -> list[_Matched]:
    """Return the likely pairs of a stretch."""
    pairs = blocking.pairs_in(looks.store, *stretch)
    known = {
        own.row: own for own in blocking.persons(looks.store, {one for two in pairs for one in two})
    }
    shown = limits()["shown"]
    found = []
    for first, second in sorted(pairs):
        if first in known and second in known:
            likely = looks.likely(known[first], known[second], shown)
            if likely:
                found.append(_Matched(known[first], known[second], likely))
    return found


def _keep_homes(looks: Seeker, homes: tuple[int, int], round_: int) -> bool:
    """Return whether two households are likely one; then they and their persons are kept."""
    first, second = (blocking.members(looks.store, home) for home in homes)
    both = _one_to_one(looks, first, second)
    few = min(len(first), len(second))
    if len(both) < min(few, max(LEAST_MEMBERS, limits()["members"] * few)):
        return False
    duplicates.note(looks.store, [_of_homes(homes, (len(first), len(second)), both, round_)])
    number = duplicates.number_of(looks.store, *homes)
    duplicates.note(looks.store, [_of_persons(own, round_, number) for own in both])
    return True


def _one_to_one(
    looks: Seeker, first: Sequence[Compared], second: Sequence[Compared]
) -> list[_Matched]:
    """Return who of two households is likely whom, each once; less is asked for than elsewhere."""
    found = [
        _Matched(one, other, likely)
        for one, other in product(first, second)
        if (likely := looks.likely(one, other, limits()["home"]))
    ]
    taken: set[int] = set()
    both = []
    for own in sorted(found, key=lambda own: (-own.found.bits, own.first.row, own.second.row)):
        if taken.isdisjoint((own.first.row, own.second.row)):
            taken.update((own.first.row, own.second.row))
            both.append(own)
    return both


def _of_persons(own: _Matched, round_: int, inside: int | None) -> FoundPair:
    """Return a pair of persons as it is kept, with the levels of what was compared."""
    first, second = sorted((own.first, own.second), key=lambda one: one.row)
    levels = canonical(dict(own.found.levels.items())).decode()
    return FoundPair(
        PairKind.PERSON,
        first.row,
        second.row,
        first.home,
        second.home,
        score(own.found.bits),
        levels,
        bytes.fromhex(_seen([own])),
        round_,
        inside,
    )


def _of_homes(
    homes: tuple[int, int], sizes: tuple[int, int], both: Sequence[_Matched], round_: int
) -> FoundPair:
    """Return a pair of households as it is kept, with how many persons of each are in both."""
    moved = both[0].first.village != both[0].second.village
    told = {"both": len(both), "first": sizes[0], "second": sizes[1], "moved": moved}
    return FoundPair(
        PairKind.HOUSEHOLD,
        *homes,
        *homes,
        score(max(own.found.bits for own in both)),
        json.dumps(told),
        bytes.fromhex(_seen(both)),
        round_,
    )


def _seen(both: Iterable[_Matched]) -> str:
    """Return the SHA-256 of the answers that mattered in some pairs of persons."""
    sides = {own.row: own for pair in both for own in (pair.first, pair.second)}
    return digest([_mattered(sides[row]) for row in sorted(sides)])


def _mattered(own: Compared) -> list[Json]:
    """Return the answers of a person that matter; whoever only moves is no other person."""
    return [own.row, own.nik, own.name, own.birth, own.mother, own.sex, own.card]
