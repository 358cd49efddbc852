"""One line of text being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siksng_tui.widgets.editing import EditLine, Mask

ACTIONS = ["left", "right", "home", "end", "rub_out", "delete", "overwrite", "clear"]


def _typed(line: EditLine, text: str) -> str:
    """Return what stands in the line after typing a text."""
    for character in text:
        line.type(character)
    return line.text


def test_the_first_character_typed_replaces_an_answer() -> None:
    """As in a spreadsheet: a new answer is typed, not appended."""
    assert _typed(EditLine("12"), "7") == "7"


@pytest.mark.parametrize(("action", "text"), [("end", "127"), ("left", "172"), ("right", "172")])
def test_moving_first_keeps_the_answer_and_edits_it(action: str, text: str) -> None:
    """The operator who wants to mend one digit moves to it."""
    line = EditLine("12")
    getattr(line, action)()
    assert _typed(line, "7") == text


@pytest.mark.parametrize(("mask", "text"), [(Mask.CODE, "1"), (Mask.DIGITS, "731")])
def test_what_was_refused_is_typed_anew_where_it_is_a_code(mask: Mask, text: str) -> None:
    """A full box took nothing more; a long number is mended where it is wrong."""
    line = EditLine(mask=mask)
    _typed(line, "73")
    line.refused()
    assert _typed(line, "1") == text


def test_rubbing_out_takes_the_last_character_of_an_answer() -> None:
    """It opens the answer at its end."""
    line = EditLine("123")
    line.rub_out()
    line.rub_out()
    assert line.text == "1"


def test_overwriting_replaces_and_inserting_pushes_on() -> None:
    """Ins changes between them, as on every keyboard."""
    line = EditLine("1234")
    line.home()
    assert _typed(line, "9") == "91234"
    line.overwrite()
    assert _typed(line, "8") == "98234"


def test_delete_takes_the_character_at_the_cursor() -> None:
    """And the cursor stays."""
    line = EditLine("1234")
    line.home()
    line.delete()
    assert (line.text, line.cursor) == ("234", 0)


@pytest.mark.parametrize(
    ("mask", "typed", "kept"),
    [
        (Mask.DIGITS, "1\u00a17a\u06602", "172"),
        (Mask.NUMBER, "1.5,x2", "1.5,2"),
        (Mask.DATE, "23-01/26. a", "23-01/26. "),
        (Mask.CODE, "a1-\u00e9", "a1"),
        (Mask.ANY, "A b\x1b\x00", "A b"),
    ],
)
def test_a_field_takes_only_the_characters_of_its_mask(mask: Mask, typed: str, kept: str) -> None:
    """A terminal turns Esc and a digit typed quickly into a foreign letter."""
    assert _typed(EditLine(mask=mask), typed) == kept


def test_a_full_field_takes_no_more_and_says_that_it_is_full() -> None:
    """That is how it advances by itself."""
    line = EditLine(limit=2)
    line.type("1")
    assert not line.full
    line.type("2")
    assert line.full
    assert not line.type("3")


def test_what_is_pasted_is_cleaned_cut_and_counted() -> None:
    """A card reader or a spreadsheet may paste more than the field holds."""
    line = EditLine(mask=Mask.DIGITS, limit=4)
    assert line.paste("12\u200b 34\x1b5") == 4
    assert line.text == "1234"


def test_a_secret_is_taken_once() -> None:
    """Nothing of it stays in the line."""
    line = EditLine()
    line.paste("kata sandi")
    assert line.take() == "kata sandi"
    assert (line.text, line.cursor) == ("", 0)


@pytest.mark.parametrize(("cursor", "seen"), [(0, ("ABC", 0)), (3, ("BCD", 2)), (6, ("EF", 2))])
def test_a_narrow_box_shows_the_part_around_the_cursor(cursor: int, seen: tuple[str, int]) -> None:
    """A long name is edited through a window."""
    line = EditLine("ABCDEF")
    line.cursor = cursor
    assert line.window(3) == seen


@given(st.text(), st.lists(st.sampled_from([*ACTIONS, "A", "1", " "])), st.integers(1, 9))
def test_no_sequence_of_keys_puts_the_cursor_outside_of_the_text(
    text: str, keys: list[str], limit: int
) -> None:
    """The widget draws the cell of the cursor without looking."""
    line = EditLine(text[:limit], limit=limit)
    for key in keys:
        if key in ACTIONS:
            getattr(line, key)()
        else:
            line.type(key)
        assert 0 <= line.cursor <= len(line.text) <= limit
        shown, cell = line.window(4)
        assert len(shown) <= 4 and 0 <= cell < 4
