"""The text boundary: nothing unseen is stored, nothing that commands a terminal is drawn."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.text import CUT, DISPLAY_LIMIT, clean, shown

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_strings.json").read_text("utf-8"))
OBEYED = [*range(0x20), *range(0x7F, 0xA0), 0x061C, *range(0x200B, 0x2010), 0x2028, 0x2029]
OBEYED += [*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF]
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("code", OBEYED)
def test_what_a_terminal_obeys_is_neither_stored_nor_shown(code: int) -> None:
    """Each of these moves the cursor, turns the text around or cannot be written as UTF-8."""
    text = f"BU{chr(code)}DI"
    assert chr(code) not in clean(text)
    assert chr(code) not in shown(text)
    assert clean(text).replace(" ", "") == "BUDI"


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile["id"])
def test_hostile_texts_come_out_printable_and_encodable(hostile: dict[str, str]) -> None:
    """Texts collected from attacks on terminals, spreadsheets, markup and PDF."""
    assert clean(hostile["text"]).encode()
    assert shown(hostile["text"], mark="?").isprintable()


@pytest.mark.parametrize(
    "text", ["BUDI [/] X", "[red]BUDI[/red]", "[@click=app.quit()]", "TOKO A & B <b", "=1+1"]
)
def test_markup_stays_as_it_was_written(text: str) -> None:
    """It is text; whoever draws it must not interpret it."""
    assert clean(text) == shown(text) == text


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A stored text may be stored again, by an office above, without a new hash."""
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_stored_text_is_nfc_and_can_be_written_as_utf_8(text: str) -> None:
    """Equal names have equal bytes, and a lone surrogate never reaches a file."""
    assert unicodedata.is_normalized("NFC", clean(text))
    assert clean(text).encode().decode() == clean(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_can_be_seen_is_kept(text: str) -> None:
    """Letters, digits, marks and signs of every script survive; fillers are no letters."""
    seen = "".join(letter for letter in text if clean(letter))
    assert clean(text) == unicodedata.normalize("NFC", seen)


def test_lines_and_tabs_become_spaces() -> None:
    """Words stay apart; the number of spaces is not touched."""
    assert clean("a\r\nb\tc\u2028d\u0085e  f") == "a  b c d e  f"


@given(ANY_TEXT, st.integers(0, 50))
def test_shown_text_prints_and_keeps_its_limit(text: str, limit: int) -> None:
    """A cell of a list is never overrun, whatever was stored."""
    result = shown(text, limit)
    assert result.isprintable()
    assert len(result) <= limit


def test_a_long_text_says_that_it_was_cut() -> None:
    """The end shows; a text of just the limit is whole."""
    assert shown("A" * (DISPLAY_LIMIT + 1)) == "A" * (DISPLAY_LIMIT - len(CUT)) + CUT
    assert shown("A" * DISPLAY_LIMIT) == "A" * DISPLAY_LIMIT


def test_a_wide_or_hard_space_is_shown_as_a_space() -> None:
    """It looks like one; the mark would only puzzle."""
    assert shown("BUDI\u00a0X\u3000Y") == "BUDI X Y"
