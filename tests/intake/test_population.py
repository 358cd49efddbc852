"""The people of the benchmarks are such as the register could hold."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from benchmarks.population import households
from benchmarks.population_numbers import FIRST_SEQUENCE, SEQUENCES, Numbers
from forms.findings import Severity
from forms.flow import recode
from forms.records import HouseholdRecord
from forms.regions import shipped_regions
from forms.rules import check
from tests.intake.exports import BDT

TODAY = dt.date(2026, 1, 15)


def test_500_households_have_no_finding_that_blocks_and_hardly_one_that_flags() -> None:
    """A benchmark of filing would otherwise measure refusals."""
    severities: Counter[Severity] = Counter()
    for record in households(500):
        severities.update(finding.severity for finding in check(BDT, record, TODAY))
    assert severities[Severity.BLOCK] == 0
    assert severities[Severity.FLAG] < 5


def test_nothing_is_answered_that_is_not_asked() -> None:
    """The form would drop such answers at the first key, and compare unlike with like."""
    for record in households(300):
        assert recode(BDT, record, TODAY) is record


def test_every_answer_is_one_that_the_instrument_knows() -> None:
    """Codes in the spelling of their list, numbers as numbers."""
    for record in households(200):
        for subject in record.subjects():
            known = {variable.name: variable for variable in BDT.for_subject(subject.kind)}
            for name, answer in subject.answers.items():
                codes = known[name].list
                assert codes is None or isinstance(answer, int) or answer in codes


def test_numbers_are_synthetic_and_none_is_issued_twice() -> None:
    """Two people with one NIK would change what a search for a NIK returns."""
    numbers = list(_numbers(households(3_000)))
    assert len(numbers) == len(set(numbers))
    assert all(re.fullmatch(r"1771\d{12}", number) for number in numbers)
    assert {int(number[12:]) for number in numbers} <= set(range(9000, 9900))


def test_who_begins_with_another_sequence_shares_no_number_with_the_others() -> None:
    """What comes up in a benchmark would else be taken for doubles of the register."""
    others = households(3_000, seed=2, first=9450)
    assert not set(_numbers(households(3_000))) & set(_numbers(others))


def test_a_day_without_free_sequences_is_an_error_and_not_a_real_number() -> None:
    """The sequence after 9899 would belong to nobody knows whom."""
    numbers = Numbers()
    day = dt.date(2012, 1, 1)
    issued = [numbers.card("177101", day) for _ in range(SEQUENCES)]
    assert issued[0].endswith(str(FIRST_SEQUENCE))
    with pytest.raises(OverflowError):
        numbers.card("177101", day)


def test_the_same_seed_gives_the_same_households_and_another_gives_others() -> None:
    """A benchmark can be run again."""
    assert list(households(50, seed=7)) == list(households(50, seed=7))
    assert list(households(50, seed=7)) != list(households(50, seed=8))


def test_households_spread_over_the_villages_that_are_named() -> None:
    """Counts by village are part of what is measured."""
    assert len({record.household.region for record in households(67)}) == 67
    villages = tuple(islice((it for it in shipped_regions() if len(it.code) == 13), 2))
    regions = Counter(record.household.region for record in households(10, villages=villages))
    assert regions == {village.code: 5 for village in villages}


def test_a_household_has_three_to_four_persons_on_average() -> None:
    """300,000 households stand for a million people."""
    persons = sum(len(record.persons) for record in households(2_000))
    assert 3.2 < persons / 2_000 < 3.5


def _numbers(records: Iterable[HouseholdRecord]) -> Iterator[str]:
    """Yield the NIK and card numbers of some households."""
    for record in records:
        for subject in record.subjects():
            for name in ("nik", "no_kk_keluarga"):
                if name in subject.answers:
                    yield str(subject.answers[name])
