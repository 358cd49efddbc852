"""NIK and card numbers: what they tell, what is doubted, and what must never be refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.identity import (
    Doubt,
    birth_date,
    birth_day,
    card_doubts,
    compact,
    is_complete,
    is_female,
    is_region,
    issue_date,
    nik_doubts,
    tells_birth,
)
from forms.shipped import shipped_rows

TODAY = dt.date(2026, 1, 15)
PEOPLE = st.dates(dt.date(1927, 1, 1), TODAY)


def _nik(birth: dt.date, *, female: bool, sequence: int = 9001) -> str:
    """Return the NIK of somebody first registered in Selebar."""
    return f"177101{birth.day + 40 * female:02}{birth:%m%y}{sequence:04}"


@given(PEOPLE, st.booleans())
def test_a_true_number_is_never_doubted(birth: dt.date, female: bool) -> None:  # noqa: FBT001
    """Whatever the day, month, year and sex."""
    nik = _nik(birth, female=female)
    assert nik_doubts(nik, TODAY) == ()
    assert birth_date(nik, TODAY) == birth
    assert tells_birth(nik, birth)
    assert is_female(nik) is female


@pytest.mark.parametrize("day", [0, 32, 39, 40, 72, 81, 99])
def test_a_day_that_no_calendar_has_is_doubted(day: int) -> None:
    """A remainder by 40, as a known library takes it, would accept 81 to 99 as days 1 to 19."""
    assert nik_doubts(f"177101{day:02}01909001", TODAY) == (Doubt.NIK_DATE,)


def test_a_child_of_this_century_is_not_made_a_centenarian() -> None:
    """The same library tries 19xx first."""
    assert birth_date("1771011708159001", TODAY) == dt.date(2015, 8, 17)


def test_a_leap_day_belongs_to_the_century_that_has_it() -> None:
    """29 February of year 00 was in 2000 and in no other century."""
    assert birth_date("1771012902009001", dt.date(1999, 1, 1)) == dt.date(2000, 2, 29)
    assert nik_doubts("1771012902019001", TODAY) == (Doubt.NIK_DATE,)


@pytest.mark.parametrize("code", ["65", "91", "92", "93", "94", "95", "96"])
def test_new_provinces_are_known(code: str) -> None:
    """Kaltara and the six of Papua, which older tables lack or number as BPS does."""
    assert nik_doubts(f"{code}01011708459001", TODAY) == ()


def test_there_are_38_provinces() -> None:
    """As many as Kepmendagri 300.2.2-2138/2025 lists."""
    codes = [row["code"] for row in shipped_rows("provinces.csv", "code", "name")]
    assert len(codes) == len(set(codes)) == 38


@pytest.mark.parametrize("region", ["000101", "970101", "541001", "170001", "177001", "177100"])
def test_an_unknown_region_is_doubted(region: str) -> None:
    """The list may be older than the number, so a person decides."""
    assert not is_region(f"{region}1708459001")
    assert nik_doubts(f"{region}1708459001", TODAY) == (Doubt.NIK_REGION,)


@pytest.mark.parametrize("region", ["177199", "110101", "917101"])
def test_a_region_far_from_home_is_not_doubted(region: str) -> None:
    """It is that of first registration and stays for life."""
    assert nik_doubts(f"{region}1708459001", TODAY) == ()


@pytest.mark.parametrize(
    "number", ["0", "-", "177101170845900", "17710117084590011", "1,77101E+15", "177101170845900O"]
)
def test_what_is_not_16_digits_is_doubted(number: str) -> None:
    """Spreadsheets drop digits and write powers of ten."""
    assert nik_doubts(number, TODAY) == (Doubt.NIK_SHAPE,)
    assert card_doubts(number, TODAY) == (Doubt.CARD_SHAPE,)


def test_digits_of_other_scripts_are_not_digits_of_a_number() -> None:
    """They look alike and would break every comparison."""
    assert not is_complete("\u0661" * 16)


@pytest.mark.parametrize("digit", "0123456789")
def test_one_digit_repeated_is_a_placeholder(digit: str) -> None:
    """It blocks alone, without a second finding that says the same."""
    assert nik_doubts(digit * 16, TODAY) == (Doubt.NIK_PLACEHOLDER,)
    assert card_doubts(digit * 16, TODAY) == (Doubt.CARD_PLACEHOLDER,)


def test_a_sequence_of_zeros_is_doubted() -> None:
    """Numbers begin with 0001, as far as is known."""
    assert nik_doubts("1771011708450000", TODAY) == (Doubt.NIK_SEQUENCE,)
    assert card_doubts("1771011708090000", TODAY) == (Doubt.CARD_SEQUENCE,)


def test_the_day_after_is_not_the_birth_that_a_number_tells() -> None:
    """Whether it is the number or the answer that is wrong, a person decides."""
    birth = dt.date(1945, 8, 17)
    assert not tells_birth(_nik(birth, female=True), birth + dt.timedelta(1))


def test_a_birth_a_hundred_years_off_has_the_same_digits() -> None:
    """Two digits of the year are all that it has."""
    nik = _nik(dt.date(1945, 8, 17), female=False)
    assert tells_birth(nik, dt.date(2045, 8, 17))


@given(st.dates(dt.date(2004, 1, 1), TODAY))
def test_a_card_is_dated_by_its_issue_without_the_offset_of_women(issued: dt.date) -> None:
    """Any day since the registry began to number cards."""
    card = f"177101{issued:%d%m%y}9001"
    assert issue_date(card) == issued
    assert card_doubts(card, TODAY) == ()


@pytest.mark.parametrize(
    ("card", "doubt"),
    [
        ("1771015708099001", Doubt.CARD_DATE),
        ("1771011708039001", Doubt.CARD_PERIOD),
        ("1771011601269001", Doubt.CARD_PERIOD),
        ("9971011708099001", Doubt.CARD_REGION),
    ],
)
def test_an_odd_card_is_doubted(card: str, doubt: Doubt) -> None:
    """A woman's NIK, a card of 2003, one of tomorrow, one of an unknown province."""
    assert card_doubts(card, TODAY) == (doubt,)


@given(st.text())
def test_any_text_is_graded_and_none_breaks_the_check(text: str) -> None:
    """Imports hold everything."""
    assert nik_doubts(text, TODAY) or is_complete(text)
    assert card_doubts(text, TODAY) or is_complete(text)


@pytest.mark.parametrize(
    "typed", ["177101 170845 9001", "177101.170845.9001", "'1771011708459001", " 1771011708459001 "]
)
def test_marks_that_people_put_into_numbers_are_taken_out(typed: str) -> None:
    """Dots, spaces, and the apostrophe by which spreadsheets keep text."""
    assert compact(typed) == "1771011708459001"


def test_the_day_of_a_woman_comes_without_its_offset() -> None:
    """40 is subtracted once, and only above 40."""
    assert [birth_day(f"177101{day:02}08459001") for day in (1, 31, 41, 71, 81)] == [
        1,
        31,
        1,
        31,
        41,
    ]
