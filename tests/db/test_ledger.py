"""Numbers that people copy from slips and papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.requests import ledger
from db.store import Store

NUMBER = "1771-2026-000123"


def check_of(store: Store) -> str:
    """Return the 123rd request number of the year."""
    return [ledger.next_request_number(store, "17.71", 2026) for _ in range(123)][-1]


def test_a_number_is_region_year_sequence_and_check_character(store: Store) -> None:
    """It reads on a slip, and needs no quotes on a command line."""
    number = check_of(store)
    assert number[:-2] == NUMBER
    assert number[-1].isalnum()
    assert ledger.valid(number)
    assert ledger.valid(number.lower())


def test_a_village_and_the_ministry_have_numbers_of_their_own(store: Store) -> None:
    """The dots of the region's code go; the ministry has no region."""
    assert ledger.next_request_number(store, "17.71.01.1001", 2026).startswith("1771011001-2026-")
    assert ledger.next_request_number(store, "", 2026).startswith("00-2026-000001-")


def test_sets_are_counted_by_quarter(store: Store) -> None:
    """Beside the requests, not among them."""
    ledger.next_request_number(store, "17.71", 2026)
    numbers = [ledger.next_set_number(store, "17.71", "2026-Q4") for _ in range(2)]
    assert [number[:-2] for number in numbers] == ["1771-2026Q4-01", "1771-2026Q4-02"]
    assert all(ledger.valid(number) for number in numbers)
    assert ledger.next_set_number(store, "17.71", "2027-Q1").startswith("1771-2027Q1-01-")


def test_every_wrong_digit_and_every_swap_is_noticed(store: Store) -> None:
    """The two slips of a typist."""
    number = check_of(store)
    places = [at for at, sign in enumerate(number[:-2]) if sign.isdecimal()]
    for at in places:
        for digit in "0123456789":
            wrong = number[:at] + digit + number[at + 1 :]
            assert ledger.valid(wrong) is (wrong == number)
    for at in places[:-1]:
        swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        if number[at + 1].isdecimal():
            assert ledger.valid(swapped) is (swapped == number)


@pytest.mark.parametrize("text", ["", "-", "M", "1771-2026-000123", "1771-2026-000123-", "halo-M"])
def test_a_text_that_is_no_number_is_not_valid(text: str) -> None:
    """Whatever is typed, there is an answer."""
    assert not ledger.valid(text)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_about(text: str) -> None:
    """No digit of another script, no sign breaks the check."""
    assert ledger.valid(text) in {True, False}


def test_a_new_epoch_gives_no_number_that_a_lost_day_may_have_given(store: Store) -> None:
    """The office above has requests of that day, which this store does not know."""
    ledger.next_request_number(store, "17.71", 2026)
    ledger.begin_epoch(store, 2)
    assert ledger.next_request_number(store, "17.71", 2026).startswith("1771-2026-100001-")
    assert ledger.next_request_number(store, "17.71", 2026).startswith("1771-2026-100002-")
