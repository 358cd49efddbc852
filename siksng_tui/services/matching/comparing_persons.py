"""Two persons compared, answer by answer: how likely they are one, and for which reasons.

Nothing here decides: what counts how much stands in `forms/data/duplicates`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from db.duplicates.blocking import Compared
from forms.duplicates import KIN, Field, Level, levels, limits, weights
from forms.identity import is_complete, is_placeholder
from forms.loading import instrument

Rarity = Callable[[str, str], float]
"""Gives how rare the value of a column is in the register: 0 where everybody has it."""

WHOLE: Final = 100.0
"""Likeness of what is the same."""

ALMOST: Final = 99.9
"""Greatest likeness of what is not the same."""

INITIAL: Final = 92.0
"""Likeness of a word and its first letter."""

NOTHING: Final = 40.0
"""Likeness of two words below which it does not matter how alike the other words are."""

WORDS: Final = 1 << 15
"""Pairs of words whose likeness is remembered: the same ones meet again and again."""

UNMATCHED: Final = 4.0
"""Likeness that each word costs which only one of two names has."""

SEXES: Final = ("sex.male", "sex.female")
"""What the codes of the sex mean."""

COLUMNS: Final[Mapping[Field, str]] = {
    Field.NAME: "name_key",
    Field.BIRTH: "birth",
    Field.MOTHER: "mother_key",
}
"""Column of the fields whose rarity counts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two persons compare: what all their answers count together, and the level of each."""

    bits: float
    levels: Mapping[Field, Level]


def compare(one: Compared, other: Compared, rarity: Rarity) -> Comparison:
    """Return how two persons compare, answer by answer.

    Args:
        one: a person.
        other: another record, of the same person or of somebody else.
        rarity: how rare a name, a birth date or a mother is.
    """
    found = {
        Field.NIK: _nik(one.nik, other.nik),
        Field.NAME: _level(Field.NAME, one.name, other.name, name_likeness),
        Field.BIRTH: _level(Field.BIRTH, one.birth, other.birth, date_likeness),
        Field.MOTHER: _level(Field.MOTHER, one.mother, other.mother, name_likeness),
        Field.SEX: _sex(one, other),
        Field.CARD: _equal(_number(one.card), _number(other.card)),
        Field.VILLAGE: _equal(one.village, other.village),
        Field.HOME: Level.AGREE if one.home == other.home else Level.DISAGREE,
    }
    counted = {of: _counts(of, level, one, other, rarity) for of, level in found.items()}
    kin = min(limits()["kin"], sum(counted[of] for of in KIN))
    rest = sum(bits for of, bits in counted.items() if of not in KIN)
    return Comparison(limits()["prior"] + kin + rest, found)


def is_hopeless(one: Compared, other: Compared) -> bool:
    """Return whether two persons have so little in common that comparing the rest is in vain.

    Most of those who were born on one day are: their names and numbers are all different.
    """
    if one.nik and one.nik == other.nik:
        return False
    return _level(Field.NAME, one.name, other.name, name_likeness) is Level.DISAGREE


def name_likeness(one: str, other: str) -> float:
    """Return how much the keys of two names are alike, of 100.

    Slips of typing and words that were joined leave the whole alike. Otherwise the word decides
    that is least alike, so that sisters who share a second name are not: a word that one of them
    has alone costs little.

    >>> name_likeness("ABDUL RAHMAN", "ABDULRAHMAN"), name_likeness("SITI AMINAH", "SITI A")
    (100.0, 92.0)
    >>> name_likeness("DINDA SAFITRI", "WINDA SAFITRI") > 90 > name_likeness("AYU SAFITRI", "DINDA")
    True
    >>> round(name_likeness("ALYA WULANDARI", "CINTA WULANDARI")), name_likeness("ALI AKBAR", "ALI")
    (31, 96.0)
    """
    few, many = one.split(), other.split()
    joined = fuzz.ratio("".join(few), "".join(many))
    if joined >= levels(Field.NAME)[1][0] or len(few) == len(many) == 1:
        return joined
    if len(few) > len(many):
        few, many = many, few
    weakest = WHOLE
    for own in few:
        weakest = min(weakest, max(_word_likeness(own, word) for word in many))
        if weakest < NOTHING:
            return weakest
    return max(0.0, weakest - UNMATCHED * (len(many) - len(few)))


def date_likeness(one: str, other: str) -> float:
    """Return how much two dates are alike, of 100: one digit, two neighbours or day and month.

    >>> date_likeness("1980-02-01", "1980-01-02"), date_likeness("1980-02-01", "1981-02-01")
    (90.0, 90.0)
    >>> date_likeness("1980-02-01", "1991-02-01")
    0.0
    """
    if one == other:
        return WHOLE
    swapped = f"{one[:5]}{one[8:]}-{one[5:7]}"
    return 90.0 if swapped == other or OSA.distance(one, other, score_cutoff=1) <= 1 else 0.0


@lru_cache(WORDS)
def _word_likeness(one: str, other: str) -> float:
    """Return how much two words are alike; an initial stands for its word."""
    if 1 in {len(one), len(other)} and one[0] == other[0]:
        return INITIAL if one != other else WHOLE
    return fuzz.ratio(one, other)


def _level(field: Field, one: str, other: str, likeness: Callable[[str, str], float]) -> Level:
    """Return the level that the likeness of two answers has."""
    if not one or not other:
        return Level.MISSING
    found = WHOLE if one == other else min(likeness(one, other), ALMOST)
    for least, level in levels(field):
        if found >= least:
            return level
    return Level.DISAGREE


def _nik(one: str, other: str) -> Level:
    """Return how much two NIK agree; one that tells nobody apart is missing."""
    one, other = _number(one), _number(other)
    return _level(
        Field.NIK, one, other, lambda own, its: max(0.0, WHOLE - 6 * OSA.distance(own, its))
    )


def _sex(one: Compared, other: Compared) -> Level:
    """Return whether two persons have one sex, whatever the codes of their questionnaires are."""
    if one.instrument == other.instrument:
        return _equal(one.sex, other.sex)
    return _equal(*(_sex_of(own.instrument, own.sex) for own in (one, other)))


@cache
def _sex_of(instrument_id: str, code: str) -> str:
    """Return what a questionnaire's code of the sex means; the code where nothing is known."""
    codes = instrument(instrument_id).role_codes
    return next((own for own in SEXES if code and codes.get(own) == code), code)


def _equal(one: str, other: str) -> Level:
    """Return whether two answers are the same."""
    if not one or not other:
        return Level.MISSING
    return Level.AGREE if one == other else Level.DISAGREE


def _number(text: str) -> str:
    """Return a number of identity; empty for one that tells nobody apart."""
    return text if is_complete(text) and not is_placeholder(text) else ""


def _counts(field: Field, level: Level, one: Compared, other: Compared, rarity: Rarity) -> float:
    """Return what a level counts; what is alike is as rare as the more usual of both."""
    own = weights()[field, level]
    if not own.rarity:
        return own.weight
    values = (str(getattr(whose, field.value)) for whose in (one, other))
    return own.weight + min(rarity(COLUMNS[field], value) for value in values)
