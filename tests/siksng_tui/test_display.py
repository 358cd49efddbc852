"""The last gate before the terminal."""

import unicodedata

import pytest

from siksng_tui.display import display
from siksng_tui.widgets.lines import CUT, fit
from tests.terminal import HOSTILE

NEVER = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that a terminal obeys or a reader cannot see."""


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_text_keeps_a_character_that_does_not_print(
    name: str, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the store holds."""
    monkeypatch.setenv("TERM", term)
    shown = display(HOSTILE[name])
    assert not {unicodedata.category(character) for character in shown} & NEVER
    assert len(shown) <= 200


def test_markup_is_ordinary_text() -> None:
    """It is the widgets' part not to interpret it."""
    assert display("BUDI [/] <b> [@click=x]") == "BUDI [/] <b> [@click=x]"


def test_the_linux_console_shows_a_question_mark_for_what_its_font_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A letter of two cells would move the rest of the line; accents lose theirs."""
    monkeypatch.setenv("TERM", "linux")
    assert display("Jos\u00e9 \u5e03 \u0645 A\x1b") == "Jos\u00e9 ? ? A?"
    assert display("\uff1d1") == "=1"
    monkeypatch.setenv("TERM", "xterm")
    assert display("\u5e03\u0645") == "\u5e03\u0645"


@pytest.mark.parametrize("width", [0, 1, 2, 7, 30])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_fitted_text_takes_exactly_its_cells(name: str, width: int) -> None:
    """Columns stand under each other for any text."""
    from rich.cells import cell_len  # noqa: PLC0415 - the measure of the drawing library

    assert cell_len(fit(HOSTILE[name], width)) == width


def test_a_text_that_was_cut_says_so() -> None:
    """A name must not look complete when it is not."""
    assert fit("SETIAWAN", 5) == f"SETI{CUT}"
    assert CUT in bytes(range(128, 256)).decode("cp437")
