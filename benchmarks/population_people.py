"""Who lives in a household, and what the BDT instrument asks about each: all of it made up."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from forms.records import Answer

Answered = dict[str, Answer]
"""Answers while they are put together."""

MALE: Final = "1"
FEMALE: Final = "2"

UNMARRIED: Final = "1"
MARRIED: Final = "2"
WIDOWED: Final = "4"

HEAD: Final = "1"
SPOUSE: Final = "2"
CHILD: Final = "3"
IN_LAW: Final = "4"
GRANDCHILD: Final = "5"
PARENT: Final = "6"

SCHOOL_AGE: Final = 5
"""Years from which schooling and work are asked."""

WORKING_AGE: Final = 18
CARD_AGE: Final = 17
PENSION_AGE: Final = 66
FERTILE: Final = range(10, 50)
"""Ages at which a woman who is or was married is asked whether she is pregnant."""

_PUPIL_UNTIL: Final = 17
_LEVELS: Final = ((13, "1", "0"), (16, "4", "1"), (WORKING_AGE, "7", "2"))
"""Pupils: up to which age which level is attended, and the diploma of the level before."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a household before a name and a date of birth are given."""

    relation: str
    sex: str
    age: int
    marital: str
    family: int = 1
    family_relation: str = ""

    @property
    def relation_in_family(self) -> str:
        """Return the relation to the head of the family."""
        return self.family_relation or self.relation


def members(rng: random.Random) -> list[Member]:
    """Return the members of one household, the head first, families in their order."""
    (compose,) = rng.choices(_KINDS, _WEIGHTS)
    return compose(rng)


def _alone(rng: random.Random) -> list[Member]:
    """Return an old person who lives alone."""
    return [Member(HEAD, rng.choice((MALE, FEMALE)), rng.randrange(55, 84), WIDOWED)]


def _couple(rng: random.Random, youngest: int = 22, oldest: int = 60) -> list[Member]:
    """Return husband and wife."""
    age = rng.randrange(youngest, oldest)
    return [
        Member(HEAD, MALE, age, MARRIED),
        Member(SPOUSE, FEMALE, max(19, age - rng.randrange(8)), MARRIED),
    ]


def _child(rng: random.Random, parent: Member) -> Member:
    """Return an unmarried child of somebody."""
    age = rng.randrange(max(0, parent.age - 40), min(parent.age - 18, 29))
    return Member(CHILD, rng.choice((MALE, FEMALE)), age, UNMARRIED)


def _nuclear(rng: random.Random) -> list[Member]:
    """Return a couple with one to three children."""
    couple = _couple(rng)
    return couple + [_child(rng, couple[1]) for _ in range(rng.choice((1, 1, 2, 2, 2, 3)))]


def _single_parent(rng: random.Random) -> list[Member]:
    """Return a widow with one or two children."""
    mother = Member(HEAD, FEMALE, rng.randrange(28, 60), WIDOWED)
    return [mother] + [_child(rng, mother) for _ in range(rng.choice((1, 2)))]


def _with_parent(rng: random.Random) -> list[Member]:
    """Return a couple with children and the mother of one of them."""
    people = _nuclear(rng)
    age = min(84, people[0].age + rng.randrange(19, 30))
    return [*people, Member(PARENT, FEMALE, age, WIDOWED)]


def _two_families(rng: random.Random) -> list[Member]:
    """Return an elder couple, and their son with wife and child as a second family."""
    elders = _couple(rng, 48, 60)
    son = Member(CHILD, MALE, rng.randrange(22, 27), MARRIED)
    wife = Member(IN_LAW, FEMALE, rng.randrange(20, 26), MARRIED)
    baby = Member(GRANDCHILD, rng.choice((MALE, FEMALE)), rng.randrange(2), UNMARRIED)
    second = zip((son, wife, baby), (HEAD, SPOUSE, CHILD), strict=True)
    return elders + [replace(one, family=2, family_relation=own) for one, own in second]


_KINDS: Final[tuple[Callable[[random.Random], list[Member]], ...]] = (
    _alone,
    _couple,
    _nuclear,
    _single_parent,
    _with_parent,
    _two_families,
)
_WEIGHTS: Final = (12, 12, 50, 10, 8, 8)


def life(member: Member, rng: random.Random) -> Answered:
    """Return what is answered about a member apart from names, numbers and dates."""
    answers: Answered = {
        "hubungan_krt": member.relation,
        "nuk": member.family,
        "hubungan_keluarga": member.relation_in_family,
        "jenis_kelamin": member.sex,
        "umur": member.age,
        "status_kawin": member.marital,
        "ada_di_kk": "1",
        "ada_kartu_identitas": 5 if member.age >= CARD_AGE else 1,
        "jenis_cacat": "1" if _once_in(40, rng) else "0",
        "penyakit_kronis": "0" if member.age < PENSION_AGE else rng.choice("0128"),
        "status_keberadaan_art": "1",
        "ada_kks": "2",
        "ada_pbi": "2",
        "ada_kip": "2",
        "ada_pkh": "2",
        "ada_rastra": "2",
        "anak_diluar_rt": "2",
    }
    if member.marital == MARRIED:
        answers["ada_akta_nikah"] = rng.choice("1112")
    if member.sex == FEMALE and member.marital != UNMARRIED and member.age in FERTILE:
        answers["status_hamil"] = "1" if _once_in(20, rng) else "2"
    if member.age >= SCHOOL_AGE:
        answers |= _schooling(member.age, rng) | _work(member, rng)
    return answers


def _once_in(times: int, rng: random.Random) -> bool:
    """Return True once in so many times on average."""
    return not rng.randrange(times)


def _schooling(age: int, rng: random.Random) -> Answered:
    """Return the schooling of somebody of an age at which it is asked."""
    if age == SCHOOL_AGE:
        return {"partisipasi_sekolah": "0"}
    for until, level, diploma in _LEVELS:
        if age < until:
            return _attended("1", level, rng.choice("12"), diploma)
    level, diploma = rng.choice((("1", "1"), ("4", "2"), ("7", "3"), ("7", "3")))
    return _attended("2", level, "8", diploma)


def _attended(participation: str, level: str, grade: str, diploma: str) -> Answered:
    """Return the four answers about schooling."""
    return {
        "partisipasi_sekolah": participation,
        "pendidikan_tertinggi": level,
        "kelas_tertinggi": grade,
        "ijazah_tertinggi": diploma,
    }


def _work(member: Member, rng: random.Random) -> Answered:
    """Return whether somebody works, and as what."""
    chance = 0.9 if member.relation_in_family == HEAD else 0.35
    if not WORKING_AGE < member.age < PENSION_AGE or rng.random() > chance:
        return {"status_bekerja": "2"}
    return {
        "status_bekerja": "1",
        "jumlah_jam_kerja": rng.randrange(10, 61),
        "lapangan_usaha": rng.choice(("1", "4", "11", "12", "12", "14", "19")),
        "status_pekerjaan": rng.choice("1124677"),
    }
