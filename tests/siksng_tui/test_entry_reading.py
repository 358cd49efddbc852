"""What is said of an answer while it is typed, and when it can be left."""

import datetime as dt

import pytest

from forms.loading import instrument
from siksng_tui.screens.entry.entry_reading import reading_of
from siksng_tui.widgets.formlines import FieldLine
from tests.siksng_tui.demo import FLOORS

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meaning", "whole"),
    [
        ("23", "", False),
        ("2301", "23-01-2026", False),
        ("23 1", "23-01-2026", False),
        ("230126", "23-01-2026", False),
        ("2512", "25-12-2025", False),
        ("23012026", "23-01-2026", True),
        ("23/01/2026", "23-01-2026", True),
        ("23.01.2026", "23-01-2026", True),
        ("2026-01-23", "23-01-2026", True),
        ("23-1-2026", "23-01-2026", False),
        ("31022026", "", False),
    ],
)
def test_a_date_is_read_back_whole_and_left_once_its_year_has_four_digits(
    typed: str, meaning: str, *, whole: bool
) -> None:
    """Two digits of a year may still become four."""
    questions = instrument("bdt")
    reading = reading_of(questions, questions.variable("tanggal_verivali"), TODAY)
    assert reading is not None
    assert (reading.meaning(typed), reading.whole(typed)) == (meaning, whole)


def test_a_birth_in_shorthand_means_nothing_without_its_year() -> None:
    """Everybody has a birthday in every year."""
    questions = instrument("bdt")
    reading = reading_of(questions, questions.variable("tanggal_lahir"), TODAY)
    assert reading is not None
    assert (reading.meaning("2301"), reading.meaning("230185")) == ("", "23-01-1985")


@pytest.mark.parametrize(
    ("instrument_id", "name", "typed", "whole"),
    [
        ("bdt", "ada_kartu_identitas", "0", True),
        ("bdt", "ada_kartu_identitas", "1", False),
        ("bdt", "ada_kartu_identitas", "2", True),
        ("bdt", "ada_kartu_identitas", "15", True),
        ("bdt", "ada_kartu_identitas", "", False),
    ],
)
def test_a_sum_of_codes_is_left_where_another_digit_would_make_none(
    instrument_id: str, name: str, typed: str, *, whole: bool
) -> None:
    """Fifteen is all of them; one may become eleven."""
    questions = instrument(instrument_id)
    reading = reading_of(questions, questions.variable(name), TODAY)
    assert reading is not None
    assert reading.whole(typed) is whole


@pytest.mark.parametrize(
    ("typed", "whole"), [("2", True), ("1", False), ("10", True), ("7", False), ("", False)]
)
def test_a_code_is_left_where_no_other_begins_with_it(typed: str, *, whole: bool) -> None:
    """One waits, because ten is on the list."""
    assert FieldLine("floor", "Floor", codes=FLOORS).whole(typed) is whole


def test_a_field_without_a_list_is_whole_only_when_it_is_full() -> None:
    """A name has no end."""
    assert not FieldLine("name", "Name").whole("SITI")
