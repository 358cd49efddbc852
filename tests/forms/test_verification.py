"""Which answers are keyed again, and how many requests are drawn."""

from pathlib import Path

import pytest

from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentError,
    InstrumentUnknownKeyError,
    InstrumentValueError,
    InstrumentValueMissingError,
)
from forms.loading import instrument
from forms.verification import (
    CERTAIN,
    COLUMNS,
    FILE,
    LEAST,
    agree,
    drawn,
    read_verified,
    sample_rate,
    verified,
)
from tests.forms.households import BDT

HEAD = f"# Keyed again.\n# source: a test\n{','.join(COLUMNS)}\n"


@pytest.mark.parametrize("name", ["bdt", "dtsen", "proposal"])
def test_every_instrument_has_who_is_meant_keyed_again(name: str) -> None:
    """A wrong digit in a NIK or a card is what no rule can see."""
    own = instrument(name)
    roles = ("nik", "card", "family_card", "name", "birth")
    assert {own.roles[role] for role in roles if role in own.roles} <= verified(own)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("nick,a test\n", InstrumentDanglingError),
        ("nik,\n", InstrumentValueMissingError),
        ("nik,a test\nnik,a test\n", InstrumentDuplicateError),
        ("umur,a test\n", InstrumentValueError),
        ("anak_nik,a test\n", InstrumentValueError),
    ],
)
def test_what_is_not_understood_refuses_the_file(
    tmp_path: Path, lines: str, error: type[InstrumentError]
) -> None:
    """Half a list would leave answers unverified without a word."""
    (tmp_path / FILE).write_text(HEAD + lines, "utf-8")
    with pytest.raises(error):
        read_verified(tmp_path, BDT)


def test_another_head_refuses_the_file(tmp_path: Path) -> None:
    """A column that nobody reads is a mistake."""
    (tmp_path / FILE).write_text("# source: a test\nname,source\n", "utf-8")
    with pytest.raises(InstrumentUnknownKeyError):
        read_verified(tmp_path, BDT)


def test_an_instrument_without_the_file_has_nothing_keyed_again(tmp_path: Path) -> None:
    """It may be filled in all the same."""
    assert read_verified(tmp_path, BDT) == frozenset()


def test_more_errors_never_lower_the_rate_and_more_clean_answers_never_raise_it() -> None:
    """Whatever was found, the rate stays between its bounds."""
    for compared in range(0, 2_000, 50):
        rates = [sample_rate(compared, wrong) for wrong in range(0, compared + 1, 10)]
        assert rates == sorted(rates)
        assert all(LEAST <= rate <= CERTAIN for rate in rates)
        assert sample_rate(compared + 50, 3) <= sample_rate(compared, 3)


def test_at_the_highest_rate_every_number_is_drawn() -> None:
    """And at the lowest one still one in twenty."""
    assert all(drawn(number, CERTAIN) for number in range(CERTAIN))
    assert sum(drawn(number, LEAST) for number in range(CERTAIN)) == CERTAIN // 20


def test_capitals_and_spaces_of_a_name_do_not_matter_and_digits_do() -> None:
    """What differs must be worth a look at the paper."""
    name, nik = BDT.variable("nama"), BDT.variable("nik")
    assert agree(name, "SITI  AMINAH", "Siti Aminah")
    assert not agree(name, "SITI AMINAH", "SITI AMINA")
    assert not agree(name, "SITI", None)
    assert agree(nik, None, None)
    assert not agree(nik, "1771014101800001", "1771014101800010")
