"""Lines and small windows around the work: title, message, keys, menu, question, progress."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from siksng_tui import words
from siksng_tui.crash import CrashReports
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.menu import MenuItem, MenuWidget
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt, Question
from tests.siksng_tui.demo import DemoScreen, workstation
from tests.siksng_tui.pictures import picture

ITEMS = [MenuItem(name, f"Menu {name}", f"{at}") for at, name in enumerate("abcdefghijkl", start=1)]


@pytest.fixture(autouse=True)
def _english() -> None:
    """Speak the language of the assertions."""
    words.choose("en")


@asynccontextmanager
async def _shown(
    tmp_path: Path, widget: MenuWidget | TextEntry
) -> AsyncIterator[tuple[Pilot[None], DemoScreen]]:
    """Show a widget on the demo screen."""
    screen = DemoScreen(widget)
    app = workstation(screen, CrashReports(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot, screen


def _menu() -> MenuWidget:
    """Return a menu of twelve items."""
    return MenuWidget(ITEMS)


async def test_the_first_line_says_practice_and_where_one_is(tmp_path: Path) -> None:
    """Nobody may take the practice office for the real one."""
    async with _shown(tmp_path, _menu()) as (pilot, __):
        assert picture(pilot.app)[0].split() == [
            "Demo", "PRACTICE", "Dinas", "Sosial", "2026-1", "siti", "3F9A",
        ]  # fmt: skip


async def test_a_narrow_window_keeps_title_and_banner(tmp_path: Path) -> None:
    """The office's name gives way."""
    async with _shown(tmp_path, _menu()) as (pilot, __):
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert picture(pilot.app)[0].startswith(" Demo  PRACTICE")
        assert picture(pilot.app)[-1].strip() == "F1 Help  F4 Codes  F10 File  F3 Back"


@pytest.mark.parametrize(("key", "chosen"), [("1", "a"), ("9", "i"), ("0", "j"), ("b", "l")])
async def test_one_key_chooses_in_a_menu(tmp_path: Path, key: str, chosen: str) -> None:
    """Ten items have digits, the rest letters."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        await pilot.press(key)
        assert screen.seen == [chosen]


async def test_arrows_and_enter_choose_in_a_menu(tmp_path: Path) -> None:
    """The cursor stops at both ends, and counts stand at the right."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        await pilot.press("up", "down", "enter", "z")
        assert screen.seen == ["b"]
        assert picture(pilot.app)[2] == "> 2  Menu b  2"


async def test_a_menu_read_again_keeps_its_cursor(tmp_path: Path) -> None:
    """Counts change while one works."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        await pilot.press("down", "down")
        assert isinstance(screen.widget, MenuWidget)
        screen.widget.load([MenuItem("x", "Other"), MenuItem("y", "Others")])
        await pilot.pause()
        assert picture(pilot.app)[2] == "> 2  Others"


async def test_a_secret_is_drawn_as_stars_taken_once_and_not_copied(tmp_path: Path) -> None:
    """Textual would put it on the clipboard."""
    async with _shown(tmp_path, TextEntry("Passphrase:", secret=True)) as (pilot, screen):
        await pilot.press("k", "question_mark", "equals_sign", "ctrl+c")
        assert "[***" in picture(pilot.app)[1]
        await pilot.press("enter")
        assert screen.seen == ["k?="]
        assert isinstance(screen.widget, TextEntry)
        assert (screen.widget.text, pilot.app.clipboard) == ("", "")


async def test_an_entry_is_edited_like_a_field(tmp_path: Path) -> None:
    """The same keys everywhere."""
    async with _shown(tmp_path, TextEntry("Name:")) as (pilot, screen):
        await pilot.press(*"SITA", "backspace", "i", "home", "delete", "S", "enter")
        assert screen.seen == ["SITi"]


async def test_a_question_is_answered_by_y_or_t_and_never_by_enter(tmp_path: Path) -> None:
    """Enter is pressed without reading."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        for key, answer in (("y", True), ("t", False), ("n", False), ("escape", False)):
            pilot.app.push_screen(Question("Remove the row?"), screen.seen.append)
            await pilot.press("enter", "space", key)
            assert screen.seen.pop() is answer
            assert pilot.app.screen is screen


async def test_a_prompt_returns_what_was_typed_or_nothing(tmp_path: Path) -> None:
    """Enter alone gives the text that stood there."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        pilot.app.push_screen(Prompt("Reason:", "moved", explanation="Why?"), screen.seen.append)
        await pilot.pause()
        assert picture(pilot.app)[-3].strip() == "Why?"
        assert picture(pilot.app)[-1] == "Enter Continue  F3 Back  F1 Help"
        await pilot.press("enter")
        pilot.app.push_screen(Prompt("Reason:"), screen.seen.append)
        await pilot.press("a", "escape")
        assert screen.seen == ["moved", None]


async def test_a_long_list_of_codes_is_narrowed_and_paged(tmp_path: Path) -> None:
    """Sixty villages do not fit on the screen."""
    villages = [Choice(f"{number:03}", f"DESA {number}") for number in range(67)]
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        pilot.app.push_screen(CodeList("Village", villages, "040"), screen.seen.append)
        await pilot.pause()
        assert any("> 040" in line or ">040" in line for line in picture(pilot.app))
        await pilot.press("pagedown", "pageup", "up", "enter")
        pilot.app.push_screen(CodeList("Village", villages), screen.seen.append)
        await pilot.press("d", "e", "s", "a", "space", "6", "5", "enter")
        pilot.app.push_screen(CodeList("Village", villages), screen.seen.append)
        await pilot.press("x", "enter", "escape")
        assert screen.seen == ["039", "065", None]


async def test_progress_is_told_from_a_thread_and_can_be_stopped(tmp_path: Path) -> None:
    """The work asks between its steps."""
    async with _shown(tmp_path, _menu()) as (pilot, screen):
        window = Progress("Importing")
        pilot.app.push_screen(window)
        await pilot.pause()
        worker = threading.Thread(target=window.step, args=(300, 1200, "rows"))
        worker.start()
        worker.join()
        await pilot.pause()
        lines = [line.strip() for line in picture(pilot.app)]
        assert any("300 of 1200  rows" in line for line in lines)
        assert any(line.count("\u2588") == 14 and line.count("\u2591") == 44 for line in lines)
        assert not window.cancelled.is_set()
        await pilot.press("escape")
        assert window.cancelled.is_set()
        assert any("Stopping..." in line for line in picture(pilot.app))
        window.dismiss(None)
        await pilot.pause()
        assert pilot.app.screen is screen
