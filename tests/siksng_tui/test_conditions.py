"""Conditions as people read them."""

from collections.abc import Iterator

import pytest

from forms.condition_reading import parse
from forms.loading import instrument
from siksng_tui import words
from siksng_tui.wording import conditions

CASES = {
    "dinding in (1,2,3)": ("Jika III.4a berkode 1, 2 atau 3", "If III.4a has code 1, 2 or 3"),
    "atap in (1,2,3,4,5,6,7)": ("Jika III.5a berkode 1-7", "If III.5a has code 1-7"),
    "bb_masak = 4": ("Jika III.10a berkode 4", "If III.10a has code 4"),
    "bb_masak != 4": ("Jika III.10a tidak berkode 4", "If III.10a does not have code 4"),
    "umur >= 5": ("Jika IV.7 5 atau lebih", "If IV.7 is 5 or more"),
    "umur <= 5": ("Jika IV.7 5 atau kurang", "If IV.7 is 5 or less"),
    "umur between 10 and 49": ("Jika IV.7 10 sampai 49", "If IV.7 is 10 to 49"),
    "umur = 5": ("Jika IV.7 = 5", "If IV.7 is 5"),
    "umur != 5": ("Jika IV.7 bukan 5", "If IV.7 is not 5"),
    "umur in (5,7)": ("Jika IV.7 = 5 atau 7", "If IV.7 is 5 or 7"),
    "sta_art_usaha = 1": (
        'Jika [130] "Ada ART yang memiliki usaha sendiri/bersama" berkode 1',
        'If [130] "Any member runs a business" has code 1',
    ),
    "umur >= 5 and lantai = 9": (
        "Jika IV.7 5 atau lebih dan III.3 berkode 9",
        "If IV.7 is 5 or more and III.3 has code 9",
    ),
    "umur >= 5 and (lantai = 9 or lantai = 10)": (
        "Jika IV.7 5 atau lebih dan (III.3 berkode 9 atau III.3 berkode 10)",
        "If IV.7 is 5 or more and (III.3 has code 9 or III.3 has code 10)",
    ),
    "unheard_of = 1": ("Jika unheard_of = 1", "If unheard_of is 1"),
}


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    """Leave the language as it was."""
    before = words.language()
    yield
    words.choose(before)


@pytest.mark.parametrize("text", CASES)
def test_a_condition_reads_well_in_both_languages(text: str) -> None:
    """By the number on paper, else by the label."""
    for language, said in zip(("id", "en"), CASES[text], strict=True):
        words.choose(language)
        assert conditions.when(instrument(), parse(text)) == said


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_condition_of_the_shipped_instrument_is_said(language: str) -> None:
    """No placeholder is left, and no name of a variable shows."""
    words.choose(language)
    for variable in instrument().variables.values():
        if variable.applies_if is not None:
            said = conditions.when(instrument(), variable.applies_if)
            assert "{" not in said
            assert not any(name in said.split() for name in variable.applies_if.names)
