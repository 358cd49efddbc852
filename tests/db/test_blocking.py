"""Who is worth comparing: whoever has something in common that not everybody has."""

from collections.abc import Iterable
from dataclasses import replace

from db.duplicates import blocking, duplicates
from db.duplicates.duplicates import FoundPair, PairKind, PairOutcome, Resolution
from db.fetching import rows
from db.store import Store
from forms.records import HouseholdRecord
from tests.db.builders import NOW, household_record, insert

EVERYBODY = (0, 1_000_000)
"""Row numbers around the whole register."""


def _each(count: int, **answers: str) -> Iterable[HouseholdRecord]:
    """Yield households of one person, who have some answers in common and else nothing."""
    for number in range(count):
        (person,) = household_record(
            number, names=(f"NAMA{chr(65 + number % 26)} {number}",)
        ).persons
        record = household_record(number, names=("X",))
        own = {**person.answers, "tanggal_lahir": f"{1930 + number}-05-05"} | answers
        yield replace(record, persons=(replace(person, answers=own),))


def _pairs(store: Store) -> set[tuple[int, int]]:
    """Return who is worth comparing in the whole register."""
    return blocking.pairs_in(store, *EVERYBODY)


def test_a_pair_is_named_once_with_whoever_stands_before(store: Store) -> None:
    """So a stretch needs no look at what comes behind it."""
    insert(store, *_each(3, nik="1771010101809001"))
    numbers = sorted(number for (number,) in rows(store, "SELECT subject_id FROM person"))
    first, second, third = numbers
    assert _pairs(store) == {(first, second), (first, third), (second, third)}
    assert blocking.pairs_in(store, second, third) == {(first, third), (second, third)}
    assert blocking.stretch(store, first, 1) == (second, 1)
    assert blocking.stretch(store, third, 1) == (third, 0)


def test_what_too_many_have_in_common_tells_nothing(store: Store) -> None:
    """A NIK of ones that half a village was given would make thousands of pairs."""
    insert(store, *_each(70, nik="1111111111111111"))
    assert _pairs(store) == set()


def test_an_empty_answer_is_nothing_in_common(store: Store) -> None:
    """Nobody is compared because both were asked nothing."""
    insert(store, *_each(5, nik="", jenis_kelamin=""))
    assert _pairs(store) == set()


def test_who_is_off_the_list_is_not_compared(store: Store) -> None:
    """The household that was a duplicate stays in the store, and is found no more."""
    kept, gone = _each(2, nik="1771010101809001")
    off = {**gone.household.answers, "row_status": "DELETED"}
    insert(store, kept, replace(gone, household=replace(gone.household, answers=off)))
    ((one, other),) = _pairs(store)
    assert [own.row for own in blocking.persons(store, (one, other))] == [one]
    assert blocking.members(store, blocking.persons(store, (one,))[0].home) != ()
    ((home,),) = rows(store, "SELECT subject_id FROM household WHERE active = 0")
    assert blocking.members(store, home) == ()


def test_another_answer_brings_a_pair_back_and_the_same_does_not(store: Store) -> None:
    """What was said stays beside the pair, for whoever is asked again."""
    insert(store, *_each(2))
    found = rows(store, "SELECT subject_id, household_id FROM person ORDER BY 1")
    (first, home), (second, other) = found
    pair = FoundPair(PairKind.PERSON, first, second, home, other, 90, "{}", b"a" * 32, 1)
    duplicates.note(store, [pair])
    (number,) = duplicates.numbers(store, [None])
    said = Resolution(PairOutcome.DIFFERENT, "beda orang", "rani", NOW)
    duplicates.resolve(store, number, said)
    duplicates.note(store, [pair._replace(round=2, score=95)])
    assert duplicates.count_open(store) == 0
    duplicates.note(store, [pair._replace(round=3, seen=b"b" * 32)])
    assert duplicates.numbers(store, [None]) == (number,)
    assert duplicates.pair(store, number).reason == "beda orang"
    duplicates.forget_before(store, 4)
    assert duplicates.count_open(store) == 0
