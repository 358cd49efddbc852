"""What a cell holds becomes what an operator would have typed, or a question."""

import datetime as dt
import doctest
import importlib
import pkgutil
from collections.abc import Callable

import pytest

import siksng_tui.intake
from siksng_tui.intake.date_spelling import DAYS_FROM_1904, spell_date
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelled import NOTHING, Spelled
from siksng_tui.intake.spelling import (
    spell_area,
    spell_code,
    spell_identity,
    spell_name,
    spell_text,
)

NIK = "1771010302809001"


def test_the_examples_in_the_docstrings_hold() -> None:
    """They are read as documentation, so they must be true."""
    tried = 0
    for module in pkgutil.iter_modules(siksng_tui.intake.__path__):
        result = doctest.testmod(importlib.import_module(f"siksng_tui.intake.{module.name}"))
        assert result.failed == 0
        tried += result.attempted
    assert tried > 10


@pytest.mark.parametrize("spell", [spell_text, spell_code, spell_area, spell_identity, spell_date])
@pytest.mark.parametrize("cell", ["", "  ", "\t"])
def test_an_empty_cell_is_no_answer(spell: Callable[[CellValue], Spelled], cell: str) -> None:
    """And nobody has to be asked about it."""
    assert spell(cell) == NOTHING


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("SITI AMINAH", False),
        ("S\u00c9TI AMINAH", True),
        ("SA\u2019ADAH", True),
        ("SITI (ALM)", True),
    ],
)
def test_a_name_that_a_card_may_write_otherwise_is_marked_and_taken_as_it_stands(
    name: str, *, marked: bool
) -> None:
    """A letter that nobody types here came of a wrong encoding, or of somebody's own keyboard."""
    assert spell_name(name) == Spelled(name, mark=Reason.NAME_MARKED if marked else None)


@pytest.mark.parametrize("cell", ["-", "NULL", " NULL ", "--"])
def test_words_for_nothing_are_no_answer(cell: str) -> None:
    """Exports write them where the question was not answered."""
    assert spell_text(cell) == spell_code(cell) == spell_date(cell) == NOTHING


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("\x1b[31mSITI\x1b[0m\x1b[2J", "SITI"),
        ("SI\u200bTI\u200d", "SITI"),
        ("\ufeffSITI", "SITI"),
        ("SI\x07\x08TI\x1f", "SITI"),
        ("SITI   CONTOH\n", "SITI CONTOH"),
        ("\u202eITIS", "ITIS"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_of_a_text(cell: str, text: str) -> None:
    """A terminal would obey it; the report says what was taken out."""
    assert spell_text(cell) == Spelled(text, repair=Reason.TEXT_CLEANED)


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", "+1", "-2+3", "[red]X[/", '=HYPERLINK("x")'])
def test_formulas_and_markup_stay_ordinary_text(cell: str) -> None:
    """They are somebody's mistake, and shown as they are."""
    assert spell_text(cell) == Spelled(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (3.0, Spelled("3")),
        ("3", Spelled("3")),
        ("03", Spelled("3", repair=Reason.CODE_SPELLED)),
        ("00", Spelled("0", repair=Reason.CODE_SPELLED)),
        ("7.0", Spelled("7", repair=Reason.CODE_SPELLED)),
        (-54.0, Spelled("-54")),
        (2.5, Spelled("2.5")),
        ("49,5", Spelled("49,5")),
        (1e15, Spelled("", doubt=Reason.DIGITS_LOST)),
    ],
)
def test_codes_and_counts_are_spelled_as_typed(cell: CellValue, expected: Spelled) -> None:
    """What is no whole number stays as it is, for the instrument to refuse."""
    assert spell_code(cell) == expected


@pytest.mark.parametrize("cell", ["24 m2", "24m2", " 24 M2 ", "24 m\u00b2", "24 meter", "24 m"])
def test_a_unit_behind_an_area_is_taken_off(cell: str) -> None:
    """The question itself says square metres."""
    assert spell_area(cell) == Spelled("24", repair=Reason.UNIT_REMOVED)


@pytest.mark.parametrize("cell", ["24 ha", "2 x 12 m", "m2"])
def test_another_unit_is_left_for_a_person(cell: str) -> None:
    """Ten thousand times more land must not come from a guess."""
    assert spell_area(cell) == Spelled(cell)


@pytest.mark.parametrize(
    "cell",
    [f"'{NIK}", f"{NIK}  ", "1771.0103.0280.9001", "177101 030280 9001", "1771-0103-02809001"],
)
def test_marks_inside_a_number_of_identity_are_taken_out(cell: str) -> None:
    """The digits are all there."""
    assert spell_identity(cell) == Spelled(NIK, repair=Reason.MARKS_REMOVED)


@pytest.mark.parametrize("cell", ["0", "000", "-", "NULL", "null", "TT", "0000000000000000", 0.0])
def test_a_placeholder_is_no_number_of_identity(cell: CellValue) -> None:
    """Taken as a number it would make one person of all who bear it."""
    assert spell_identity(cell) == Spelled("", doubt=Reason.PLACEHOLDER)


@pytest.mark.parametrize(
    "cell",
    [1771096603099500.0, 9171010302809001.0, 1.77e22, "1.77110E+15", "1,77E+15", "3.17404e+15"],
)
def test_a_number_that_may_have_lost_digits_is_never_taken(cell: CellValue) -> None:
    """Spreadsheets keep 15 digits, and above 2**53 not every number exists."""
    assert spell_identity(cell) == Spelled("", doubt=Reason.DIGITS_LOST)


def test_a_number_cell_that_still_has_all_digits_is_taken_and_told() -> None:
    """A spreadsheet that had lost the 16th digit would show 0 there."""
    assert spell_identity(float(NIK)) == Spelled(NIK, repair=Reason.NUMBER_RESTORED)


@pytest.mark.parametrize("cell", ["177101030280900", "17710103028090011", "1771O10302809001"])
def test_a_wrong_number_of_identity_is_not_mended(cell: str) -> None:
    """It is stored or refused as the instrument says; nobody guesses a digit."""
    assert spell_identity(cell) == Spelled(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "03/02/1980",
        "3/2/1980",
        "03-02-1980",
        "03.02.1980",
        "1980-02-03 00:00:00",
        29254.0,
        dt.date(1980, 2, 3),
        dt.datetime(1980, 2, 3),  # noqa: DTZ001 - spreadsheets know no time zone
    ],
)
def test_a_date_in_another_notation_is_rewritten(cell: CellValue) -> None:
    """Day first, as everybody writes here; a day number counts from 1900."""
    assert spell_date(cell) == Spelled("1980-02-03", repair=Reason.DATE_REWRITTEN)


def test_a_date_as_the_export_writes_it_is_taken_as_it_stands() -> None:
    """No report about what is right."""
    assert spell_date("1980-02-03") == Spelled("1980-02-03")


def test_a_day_number_of_a_workbook_from_1904_is_four_years_later() -> None:
    """Spreadsheet programs on old Apple computers count so."""
    assert spell_date(27792.0, start=DAYS_FROM_1904).text == "1980-02-03"


@pytest.mark.parametrize("cell", ["03/02/80", "3-2-80"])
def test_the_century_is_never_guessed(cell: str) -> None:
    """A child of 2012 and an elder of 1912 are written alike."""
    assert spell_date(cell) == Spelled("", doubt=Reason.TWO_DIGIT_YEAR)


@pytest.mark.parametrize("cell", [5.0, 99999.0, 1.5, dt.time(1, 2), dt.timedelta(1), "TAHUN 1980"])
def test_what_is_no_date_stays_as_written_for_the_instrument_to_refuse(cell: CellValue) -> None:
    """The number 5 is an age rather than the fifth of January 1900."""
    assert spell_date(cell) == Spelled(str(cell))
