"""The form under the keyboard."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from siksng_tui import words
from siksng_tui.crash import CrashReports
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, Left, Mark
from tests.siksng_tui.demo import DemoScreen, Kept, questions, workstation
from tests.siksng_tui.pictures import picture

Open = Callable[..., AbstractAsyncContextManager["Desk"]]


class Desk:
    """A form, what is kept of it, and the keyboard."""

    def __init__(self, pilot: Pilot[None], form: FormWidget, kept: Kept) -> None:
        """Sit down before a form."""
        self.pilot = pilot
        self.form = form
        self.kept = kept

    @property
    def at(self) -> str:
        """Return the id of the field under the cursor."""
        return self.form.field.id if self.form.field else ""

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names; a single character is typed."""
        for key in keys:
            character = {"enter": "\r", "tab": "\t"}.get(key, key if len(key) == 1 else None)
            self.pilot.app.post_message(events.Key(key, character))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.pilot.app.post_message(events.Paste(text))
        await self.pilot.pause()

    def line(self, number: str) -> str:
        """Return the line of a question as it is drawn."""
        return next(line for line in picture(self.pilot.app) if number in line)

    def foot(self) -> str:
        """Return the sentence under the form."""
        return picture(self.pilot.app)[-3]


@pytest.fixture
def desk(tmp_path: Path) -> Open:
    """Return what opens the demo form."""
    words.choose("en")

    @asynccontextmanager
    async def opened(start: str = "", *, advance: bool = True) -> AsyncIterator[Desk]:
        lines = questions()
        kept = Kept(lines)
        form = FormWidget(lines, kept, start=start, advance=advance)
        app = workstation(DemoScreen(form), CrashReports(tmp_path))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            yield Desk(pilot, form, kept)

    return opened


async def test_an_answer_is_kept_when_its_field_is_left_and_not_before(desk: Open) -> None:
    """What was typed is durable field by field."""
    async with desk("area") as own:
        await own.press("3", "6")
        assert own.kept.left == []
        await own.press("enter")
        assert own.kept.left == [("area", "36")]
        assert (own.at, own.line("I.2")) == (
            "floor",
            "  I.2    Area of the floor ................. [36 ]",
        )


async def test_a_field_that_was_not_changed_is_left_without_asking_anybody(desk: Open) -> None:
    """Walking through a form writes nothing."""
    async with desk() as own:
        await own.press("enter", "tab", "down", "shift+tab", "up")
        assert (own.at, own.kept.left) == ("area", [])


async def test_a_full_field_advances_by_itself_and_its_code_echoes(desk: Open) -> None:
    """The operator types codes without looking."""
    async with desk("floor") as own:
        await own.press("1")
        assert "[1 ] Marmer/granit" in own.line("III.3")
        await own.press("0")
        assert (own.at, own.kept.left) == ("wall", [("floor", "10")])
        assert "[10] Lainnya" in own.line("III.3")


async def test_an_enter_behind_a_code_that_left_by_itself_skips_nothing(desk: Open) -> None:
    """Of ten codes only 1 waits for another digit; who ends each code with Enter left gaps."""
    async with desk("floor") as own:
        await own.press("2", "enter")
        assert (own.at, own.kept.left) == ("wall", [("floor", "2")])
        await own.press("enter")
        assert own.at != "wall"
    async with desk("floor") as own:
        await own.press("1", "0", "enter")
        assert own.at not in ("floor", "wall")


async def test_advancing_can_be_switched_off(desk: Open) -> None:
    """As in the practice office."""
    async with desk("floor", advance=False) as own:
        await own.press("1", "0")
        assert own.at == "floor"


async def test_an_answer_opens_and_closes_other_questions(desk: Open) -> None:
    """The wall is asked about only where the floor is not of marble."""
    async with desk("floor") as own:
        await own.press("2")
        assert own.at == "wall"
        await own.press("up", "1", "enter")
        assert own.at == "roof"


async def test_a_refused_answer_keeps_the_cursor_and_says_why(desk: Open) -> None:
    """The sentence stands at the foot until the field is left."""
    async with desk("area") as own:
        await own.press("9", "enter")
        assert (own.at, own.form.typed) == ("area", "9")
        assert own.foot() == "9 is not on the list: press F4."
        await own.press("8", "enter")
        assert (own.at, own.kept.lines["area"].value) == ("floor", "98")


async def test_escape_takes_back_what_was_typed_and_then_leaves_the_form(desk: Open) -> None:
    """The first key is for the field, the second for the screen."""
    async with desk() as own:
        await own.press("X", "escape")
        assert (own.form.typed, own.kept.left) == ("BAJAK", [])
        assert own.pilot.app._exit is False
        await own.press("escape")
        assert own.pilot.app._exit is True


async def test_enter_on_the_last_field_asks_whether_to_file(desk: Open) -> None:
    """F10 is taken by some terminals."""
    async with desk("born") as own:
        await own.press("enter")
        assert "Y Yes  N No  F1 Help" in picture(own.pilot.app)[-1]
        await own.press("enter")
        assert len(own.pilot.app.screen_stack) == 3
        await own.press("y")
        assert len(own.pilot.app.screen_stack) == 2


async def test_f6_and_an_equals_sign_take_the_answer_of_the_record_before(desk: Open) -> None:
    """Only as the first character of an empty field."""
    async with desk() as own:
        await own.press("f6")
        assert own.kept.left == [("village", "PADANG")]
        await own.press("up", "ctrl+u")
        await own.pilot.press("equals_sign")
        assert own.at == "area"
        await own.pilot.press("equals_sign")
        assert own.foot() == "The record before has no answer here."


async def test_a_question_mark_in_an_empty_field_asks_for_help(desk: Open) -> None:
    """F1 is taken by some terminals."""
    async with desk("area") as own:
        await own.pilot.press("question_mark")
        assert "help was asked for" in picture(own.pilot.app)
        assert own.form.typed == ""


async def test_f4_offers_the_codes_and_enter_takes_one(desk: Open) -> None:
    """Typing narrows the list, by code or by label."""
    async with desk("floor") as own:
        await own.press("f4")
        assert "> 1  Marmer/granit" in "\n".join(picture(own.pilot.app))
        await own.press("p", "a", "r", "enter")
        assert own.kept.left == [("floor", "3")]
        assert own.at == "wall"


async def test_f4_says_where_there_is_no_list(desk: Open) -> None:
    """And opens nothing."""
    async with desk("area") as own:
        await own.press("f4")
        assert own.foot() == "This question has no list of codes: type the answer."


async def test_closing_the_list_of_codes_changes_nothing(desk: Open) -> None:
    """The cursor is where it was."""
    async with desk("floor") as own:
        await own.press("f4", "down")
        await own.press("escape")
        assert (own.at, own.form.typed, own.kept.left) == ("floor", "", [])


async def test_ctrl_g_goes_to_a_question_by_its_number(desk: Open) -> None:
    """A number that is not asked is named."""
    async with desk() as own:
        await own.press("ctrl+g")
        await own.press(*"iv.2", "enter")
        assert own.at == "born"
        await own.press("ctrl+g")
        await own.press(*"9.9", "enter")
        assert own.foot() == "No open question has the number or words 9.9."


async def test_ctrl_e_goes_to_the_finding_and_its_sentence_stands_at_the_foot(desk: Open) -> None:
    """With the word for its gravity, and the question in full where it was cut."""
    async with desk() as own:
        await own.press("ctrl+e")
        assert own.foot() == "Check: The day of birth does not fit."
        assert picture(own.pilot.app)[-4].startswith("IV.1 Number on the identity card (NIK) as it")
        await own.press("ctrl+e")
        assert own.foot() == "No other finding in this form."


async def test_pages_go_from_block_to_block(desk: Open) -> None:
    """And keep what was typed."""
    async with desk("area") as own:
        await own.press("7", "pagedown", "pagedown")
        assert (own.at, own.kept.left) == ("nik", [("area", "7")])
        await own.press("pageup")
        assert own.at == "floor"


async def test_what_is_pasted_fills_the_field_but_does_not_leave_it(desk: Open) -> None:
    """A line break in it files nothing; only its first line counts."""
    async with desk("nik") as own:
        await own.paste("1771 0123 4567 8901\r99\n88")
        assert (own.at, own.form.typed) == ("nik", "1771012345678901")


async def test_an_old_terminal_pastes_keys_and_a_number_keeps_only_its_digits(desk: Open) -> None:
    """Esc with a digit close behind arrives as a foreign letter."""
    async with desk("nik") as own:
        await own.press(*"17\u00a17x1")
        assert own.form.typed == "1771"


async def test_letters_in_a_field_of_digits_are_answered_with_what_it_takes(desk: Open) -> None:
    """They seemed to vanish; the sentence goes with the first character that is taken."""
    async with desk("area", advance=False) as own:
        await own.press("x")
        assert (own.form.typed, own.foot()) == ("", "This field takes digits only.")
        await own.press("3")
        assert (own.form.typed, own.foot()) == ("3", "")
        await own.paste("6 m2")
        assert (own.form.typed, own.foot()) == ("362", "This field takes digits only.")
        await own.press("ctrl+u", "down", "x")
        assert own.foot() == ""


async def test_what_a_field_has_no_room_for_is_said_not_dropped_in_silence(desk: Open) -> None:
    """A number with a digit twice would look right without its last one."""
    said = "This field holds 16 characters at most; the rest was not taken."
    async with desk("nik", advance=False) as own:
        await own.paste("1771 0123 4567 8901")
        assert own.foot() != said
        await own.press("2")
        assert (own.form.typed, own.foot()) == ("1771012345678901", said)
        await own.press("backspace")
        assert own.foot() != said
        await own.press("1")
        await own.press("ctrl+u")
        await own.paste("17710123456789012")
        assert (own.form.typed, own.foot()) == ("1771012345678901", said)
        await own.press("insert", "home", "3")
        assert own.form.typed == "3771012345678901"
        assert own.foot() != said


async def test_ctrl_g_takes_words_and_lists_the_questions_that_have_them(desk: Open) -> None:
    """Who reads no number on the paper knows what is asked."""
    async with desk() as own:
        await own.press("ctrl+g")
        await own.press(*"birth", "enter")
        assert own.at == "born"
        await own.press("ctrl+g")
        await own.press(*"kind", "enter")
        assert any("1  III.3 Widest kind of floor" in line for line in picture(own.pilot.app))
        await own.press("2")
        assert own.at == "roof"
        await own.press("ctrl+g")
        await own.press(*"kind", "enter", "f3")
        assert own.at == "roof"


async def test_ctrl_c_copies_nothing_and_ctrl_q_ends_nothing(desk: Open) -> None:
    """Both are Textual's own habits."""
    async with desk() as own:
        await own.press("ctrl+c", "ctrl+q", "ctrl+p")
        assert own.pilot.app.clipboard == ""
        assert own.pilot.app._exit is False
        assert len(own.pilot.app.screen_stack) == 2


async def test_only_the_line_of_the_cursor_is_drawn_for_a_key(desk: Open) -> None:
    """Drawing is what an old computer has no time for."""
    async with desk("area") as own:
        drawn: list[int] = []
        line = own.form.line
        own.form.line = lambda y, width: drawn.append(y) or line(y, width)  # type: ignore[method-assign,func-returns-value]
        await own.press("3")
        assert drawn == [2]


async def test_a_small_window_keeps_the_cursor_in_view(desk: Open) -> None:
    """Down to 40 columns and 12 lines."""
    async with desk() as own:
        await own.pilot.resize_terminal(40, 12)
        await own.press("pagedown", "pagedown", "enter")
        assert own.at == "born"
        assert own.line("IV.2").startswith("> IV.2")
        assert all(len(line) <= 40 for line in picture(own.pilot.app))


async def test_a_form_may_be_replaced_while_it_is_open(desk: Open) -> None:
    """Another person of the family."""
    async with desk("born") as own:
        own.form.load([FieldLine("area", "Floor of the other house", value="36", length=30)])
        await own.pilot.pause()
        await own.press("4", "enter")
        assert own.kept.left == [("area", "4")]
        assert own.line("Area").startswith("> Area of the floor")


async def test_lines_that_changed_by_themselves_are_shown_in_their_place(desk: Open) -> None:
    """Findings after filing, or a whole block answered with no; what is being typed stays."""
    async with desk("area") as own:
        own.form.update(
            [replace(own.kept.lines["area"], value="12", mark=Mark.BLOCK)], "See above."
        )
        await own.pilot.pause()
        assert own.line("I.2").startswith(">!I.2")
        assert (own.form.typed, own.foot()) == ("12", "See above.")
        await own.press("7")
        own.form.update([replace(own.kept.lines["area"], value="13")])
        assert own.form.typed == "7"


async def test_the_terminal_s_own_cursor_follows_the_field(desk: Open) -> None:
    """Screen readers and braille lines look there."""
    async with desk("area") as own:
        assert own.line("I.2").index("[") + 1 == own.pilot.app.cursor_position.x
        assert own.pilot.app.cursor_position.y == 3


def test_an_answer_is_refused_or_accepted_with_a_sentence() -> None:
    """Both may carry one."""
    assert Left(accepted=True, message="Taken from the NIK.").message
    assert Left(accepted=False).lines == ()


async def test_a_long_refusal_takes_both_lines_of_the_foot(desk: Open) -> None:
    """What to do next stands at its end."""
    async with desk("nik") as own:
        own.form.show_message("This is not a date. " * 4 + "Type day, month and year: 23-01-1985.")
        await own.pilot.pause()
        assert picture(own.pilot.app)[-4].startswith("This is not a date.")
        assert own.foot().endswith("Type day, month and year: 23-01-1985.")
