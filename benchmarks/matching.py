"""How well duplicates are found in registers whose truth is known.

The people come from the generator of the samples (`make_samples.py`), which knows who is who: some
households are written down again by another officer, some daughters stand with their parents and
with their husbands, and some people only look alike. It is not shipped, so its path is given:

    python -m benchmarks.matching make_samples.py --seeds 201 202 --households 3000 [--hard]

With `--hard` every record is damaged once more: slips in names, answers that are missing.
"""

import argparse
import datetime as dt
import importlib.util
import os
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, Final

from db.duplicates import blocking
from db.fetching import rows
from db.register.baseline import insert_baseline
from db.store import Store, create_store
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from siksng_tui.services.duplicates.duplicate_search import STRETCH
from siksng_tui.services.matching.duplicate_pairs import keep_pairs, seeker

HEADS: Final = (
    *("seed", "persons", "pairs", "found", "recall", "precision"),
    *("households", "found", "recall", "precision"),
)
"""Heads of the table."""

LETTERS: Final = "ABDEGHIKLMNOPRSTUW"
"""What slips put in."""

SLIP: Final = 0.20
"""Share of the names, and of the mothers' names, with one more slip."""

MISSING: Final[Mapping[str, float]] = MappingProxyType(
    {"nik": 0.25, "tanggal_lahir": 0.10, "nama_gadis_ibu_kandung": 0.10, "no_kk": 0.10}
)
"""Share of the answers that a hard register lacks."""

WRONG_DATE: Final = 0.05
"""Share of the birth dates with day and month exchanged, or of the year before."""

Two = frozenset[str]
"""Ids of both sides of a pair."""


@dataclass(slots=True)
class Truth:
    """Who is who: ids of persons by the true person, of households by the first registration."""

    persons: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    roots: dict[str, str] = field(default_factory=dict)

    def note(self, told: Mapping[str, Any], record: HouseholdRecord) -> None:
        """Keep who a household and its persons truly are."""
        number = told["id_bdt"] or record.household.id
        first = told["_ganda_dari"]
        self.roots[number] = self.roots.get(first, first) if first else number
        self.homes[self.roots[number]].append(record.household.id)
        for own, person in zip(told["art"], record.persons, strict=True):
            self.persons[own["_pid"]].append(person.id)


class Scribe:
    """Writes down what the generator tells, as the register has it."""

    def __init__(self, seed: int, *, hard: bool) -> None:
        """Begin; a `hard` register is damaged by the same seed."""
        self._rng = random.Random(seed)  # noqa: S311 - nothing here is a secret
        self._hard = hard

    def record(self, told: Mapping[str, Any]) -> HouseholdRecord:
        """Return a household."""
        code = told["_kelurahan"].kemendagri
        village = f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:]}"
        answers = {"id_bdt": told["id_bdt"], "nama_krt": told["nama_krt"]}
        home = self._subject(SubjectKind.HOUSEHOLD, answers, {}, village)
        link = {"household": home.id}
        families = [
            self._subject(SubjectKind.FAMILY, {"no_kk_keluarga": card}, link)
            for card in told["no_kk_keluarga"]
        ]
        persons = [
            self._person(own, link | {"family": families[own["nuk"] - 1].id}) for own in told["art"]
        ]
        return HouseholdRecord("bdt", "2020.1", home, tuple(families), tuple(persons))

    def _person(self, told: Mapping[str, Any], links: Mapping[str, str]) -> Subject:
        """Return a member."""
        names = ("nama", "nik", "nama_gadis_ibu_kandung", "no_kk")
        answers: dict[str, Answer | None] = {name: told[name] for name in names}
        answers["jenis_kelamin"] = str(told["jenis_kelamin"])
        answers["tanggal_lahir"] = told["tanggal_lahir"].isoformat()
        if self._hard:
            self._damage(answers, told["tanggal_lahir"])
        return self._subject(SubjectKind.PERSON, answers, links)

    def _damage(self, answers: dict[str, Answer | None], born: dt.date) -> None:
        """Let slips into names and a date, and leave answers out."""
        for name in ("nama", "nama_gadis_ibu_kandung"):
            if self._rng.random() < SLIP:
                answers[name] = self._slipped(str(answers[name] or ""))
        if self._rng.random() < WRONG_DATE:
            answers["tanggal_lahir"] = _wrong(born)
        for name, share in MISSING.items():
            if self._rng.random() < share:
                answers[name] = None

    def _slipped(self, text: str) -> str:
        """Return a text with a letter lost, changed, or in the place of its neighbour."""
        at = self._rng.randrange(max(1, len(text) - 1))
        letter = self._rng.choice(LETTERS)
        slips = (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
        )
        return self._rng.choice(slips)

    def _subject(
        self,
        kind: SubjectKind,
        answers: Mapping[str, Answer | None],
        links: Mapping[str, str],
        region: str = "",
    ) -> Subject:
        """Return a subject with an id of its own, and what of it is answered."""
        given = {name: answer for name, answer in answers.items() if answer}
        uid = f"{self._rng.getrandbits(128):032x}"
        return Subject(uid, kind, answers=given, links=links, region=region)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generator", type=Path, help="make_samples.py")
    parser.add_argument("--seeds", type=int, nargs="+", required=True)
    parser.add_argument("--households", type=int, default=3_000)
    parser.add_argument("--hard", action="store_true")
    asked = parser.parse_args(arguments)
    generator = _loaded(asked.generator)
    print("  ".join(HEADS))
    for seed in asked.seeds:
        told = generator.generate(seed, asked.households)
        cells = measured(told, Scribe(seed, hard=asked.hard))
        print("  ".join((str(seed), *cells)), flush=True)


def measured(told: Iterable[Mapping[str, Any]], scribe: Scribe) -> list[str]:
    """Return how many pairs there are in a register, how many were found, recall and precision."""
    truth = Truth()
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "office", os.urandom(32))
        now = dt.datetime.now(dt.UTC)
        records = _written(told, scribe, truth)
        insert_baseline(store, records, author="rani", time=now, origin="import:1")
        _search(store)
        cells = [str(sum(map(len, truth.persons.values())))]
        for kind, groups in (("person", truth.persons), ("household", truth.homes)):
            cells += _compared(_pairs(groups.values()), _found(store, kind))
        store.close()
    return cells


def _written(
    told: Iterable[Mapping[str, Any]], scribe: Scribe, truth: Truth
) -> Iterator[HouseholdRecord]:
    """Yield households as they are told, and note who they are."""
    for own in told:
        record = scribe.record(own)
        truth.note(own, record)
        yield record


def _search(store: Store) -> None:
    """Search the whole register."""
    looks, after = seeker(store), 0
    while True:
        last, count = blocking.stretch(store, after, STRETCH)
        if not count:
            return
        keep_pairs(looks, (after, last), 1)
        after = last


def _found(store: Store, kind: str) -> set[Two]:
    """Return the pairs of a kind that the search found."""
    found = rows(
        store,
        "SELECT a.uid, b.uid FROM duplicate_pair d JOIN subject a ON a.id = d.first_id"
        " JOIN subject b ON b.id = d.second_id WHERE d.kind = ?",
        (kind,),
    )
    return {frozenset(two) for two in found}


def _pairs(groups: Iterable[Sequence[str]]) -> set[Two]:
    """Return every two of each group."""
    return {frozenset(two) for group in groups for two in combinations(group, 2)}


def _compared(true: set[Two], found: set[Two]) -> list[str]:
    """Return how many are true, how many were found, recall and precision."""
    both = len(true & found)
    shares = (both / max(1, len(true)), both / max(1, len(found)))
    return [str(len(true)), str(len(found)), *(f"{share:.4f}" for share in shares)]


def _wrong(born: dt.date) -> str:
    """Return a date with day and month exchanged where that is one, else a year before."""
    if born.day <= 12:  # noqa: PLR2004 - months of a year
        return f"{born.year:04}-{born.day:02}-{born.month:02}"
    return f"{born.year - 1:04}-{born.month:02}-{min(born.day, 28):02}"


def _loaded(path: Path) -> ModuleType:
    """Return the generator."""
    spec = importlib.util.spec_from_file_location("make_samples", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = sys.modules["make_samples"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
