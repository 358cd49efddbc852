"""People who do not exist, for benchmarks: a seeded stream of households of the register.

Every NIK and card number is well formed and bears a sequence from 9000 to 9899, which no registry
reaches, and none is issued twice. Answers are in the spelling of the BDT instrument, questions that
do not apply have none, and no rule of the form blocks any household. Only the standard library is
used, so that a benchmark does not measure this.

    python -m benchmarks.population [HOUSEHOLDS]
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from benchmarks.population_dwellings import dwelling
from benchmarks.population_numbers import FIRST_SEQUENCE, Numbers
from benchmarks.population_people import FEMALE, MALE, Answered, Member, life, members
from benchmarks.population_words import LAST, MEN, PLACES, STREETS, WOMEN
from forms.records import HouseholdRecord, Level, Subject, SubjectKind
from forms.regions import Region, shipped_regions

INSTRUMENT: Final = ("bdt", "2020.1")
"""Id and version of the instrument whose answers these are."""

VISIT: Final = dt.date(2025, 12, 1)
"""Day of every visit; ages are those of this day."""

_DWELLINGS: Final = 512
"""Different dwellings; households differ beyond them in names, numbers and addresses only."""

_CARD_DAYS: Final = 7_000
"""Days before the visit on which cards were issued, as far as 2006."""


def households(
    count: int,
    *,
    seed: int = 1,
    villages: Sequence[Region] = (),
    first: int = FIRST_SEQUENCE,
) -> Iterator[HouseholdRecord]:
    """Yield households, with 3.3 persons on average, in each village in turn.

    Args:
        count: how many.
        seed: the same seed gives the same households, ids included.
        villages: where they live; the 67 of Kota Bengkulu where none is named.
        first: the sequence with which each day's numbers begin; people who begin elsewhere than
            others have no number of theirs.
    """
    places = villages or [item for item in shipped_regions() if item.level is Level.VILLAGE]
    town = Town(seed, first)
    for number in range(count):
        yield town.household(number // len(places) + 1, places[number % len(places)])


class Town:
    """Makes households one after the other, and remembers which numbers were issued."""

    def __init__(self, seed: int, first: int) -> None:
        """Build the dwellings that households are put into, and begin each day's numbers."""
        self._rng = random.Random(seed)  # noqa: S311 - nothing here is a secret
        self._numbers = Numbers(first)
        self._dwellings = [dwelling(self._rng) for _ in range(_DWELLINGS)]

    def household(self, sequence: int, village: Region) -> HouseholdRecord:
        """Return a new household.

        Args:
            sequence: its number inside the village, from 1.
            village: where it lives.
        """
        people = members(self._rng)
        names = [self._name(member.sex) for member in people]
        house = self._house(sequence, village, names[0], people)
        families = self._families(house, village, people)
        persons = []
        for number, (name, member) in enumerate(zip(names, people, strict=True), 1):
            family = families[member.family - 1]
            answers = {
                "id_art_bdt": f"{house.answers['id_bdt']}{number:02}",
                "no_urut_art": number,
                "nama": name,
                "no_kk": family.answers["no_kk_keluarga"],
                **self._person(member, village),
            }
            links = {"household": house.id, "family": family.id}
            persons.append(self._subject(SubjectKind.PERSON, answers, links))
        return HouseholdRecord(*INSTRUMENT, house, families, tuple(persons))

    def _house(self, sequence: int, village: Region, head: str, people: list[Member]) -> Subject:
        """Return the household itself."""
        rng, bps = self._rng, village.bps_code
        answers = rng.choice(self._dwellings) | {
            "id_bdt": f"{bps}9{sequence:012}",
            "kode_provinsi": bps[:2],
            "kode_kabupaten": bps[2:4],
            "kode_kecamatan": bps[4:7],
            "kode_desa": bps[7:],
            "nama_sls": f"RT {sequence % 20 + 1:03} RW {sequence % 5 + 1:03}",
            "alamat": f"JL. {rng.choice(STREETS)} NO. {rng.randrange(1, 400)}",
            "nama_krt": head,
            "jumlah_art": len(people),
            "jumlah_keluarga": people[-1].family,
            "percentile": rng.randrange(1, 60),
        }
        if answers["sumber_penerangan"] == "1":
            answers["nomor_pln"] = f"9{rng.randrange(10**10):010}"
        return self._subject(SubjectKind.HOUSEHOLD, answers, {}, village.code)

    def _families(
        self, house: Subject, village: Region, people: list[Member]
    ) -> tuple[Subject, ...]:
        """Return the families in the order of their numbers, each with a card."""
        families = []
        for number in range(1, people[-1].family + 1):
            issued = VISIT - dt.timedelta(days=self._rng.randrange(_CARD_DAYS))
            card = self._numbers.card(_district(village), issued)
            answers: Answered = {"nuk_keluarga": number, "no_kk_keluarga": card}
            families.append(self._subject(SubjectKind.FAMILY, answers, {"household": house.id}))
        return tuple(families)

    def _person(self, member: Member, village: Region) -> Answered:
        """Return what is answered about a member, but for name and place in the household."""
        rng = self._rng
        birthday = VISIT.replace(year=VISIT.year - member.age)
        born = birthday - dt.timedelta(days=rng.randrange(365))
        return {
            "nik": self._numbers.nik(_district(village), born, woman=member.sex == FEMALE),
            "tanggal_lahir": born.isoformat(),
            "tempat_lahir": rng.choice(PLACES),
            "nama_gadis_ibu_kandung": self._name(FEMALE),
            **life(member, rng),
        }

    def _name(self, sex: str) -> str:
        """Return a name of two words."""
        rng = self._rng
        return f"{rng.choice(MEN if sex == MALE else WOMEN)} {rng.choice(LAST)}"

    def _subject(
        self, kind: SubjectKind, answers: Answered, links: dict[str, str], region: str = ""
    ) -> Subject:
        """Return a subject with an id of its own."""
        return Subject(
            id=f"{self._rng.getrandbits(128):032x}",
            kind=kind,
            answers=MappingProxyType(answers),
            links=MappingProxyType(links),
            region=region,
        )


def _district(village: Region) -> str:
    """Return the six digits of a village's district."""
    return village.code[:8].replace(".", "")


def main(count: int) -> None:
    """Print how fast households are made."""
    start = time.perf_counter()
    persons = sum(len(record.persons) for record in households(count))
    seconds = time.perf_counter() - start
    print(f"{count} households, {persons} persons, {count / seconds:.0f} households a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
