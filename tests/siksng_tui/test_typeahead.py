"""Keys in line: what is typed ahead reaches the screen that it was meant for."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.pilot import Pilot

from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.menu import MenuItem, MenuWidget
from siksng_tui.workstation import WorkstationApp

PATIENCE = 200
"""Rounds of the event loop that a test waits at most."""


class _Search(Frame[None]):
    """A screen with a line to type into."""

    def __init__(self) -> None:
        """Stand under no heading."""
        super().__init__(Heading())
        self.entry = TextEntry("Name:")

    def body(self) -> tuple[TextEntry]:
        """Return the line."""
        return (self.entry,)


class _Menu(Frame[None]):
    """A screen whose only item opens a search."""

    def __init__(self) -> None:
        """Stand under no heading."""
        super().__init__(Heading())
        self.opened: list[_Search] = []

    def body(self) -> tuple[MenuWidget]:
        """Return the menu."""
        return (MenuWidget([MenuItem("a", "Search")]),)

    def on_menu_widget_chosen(self) -> None:
        """Open a search."""
        self.opened.append(_Search())
        self.app.push_screen(self.opened[-1])

    def typed(self) -> list[str]:
        """Return what was typed into each search."""
        return [own.entry.text for own in self.opened]


def _program(menu: _Menu) -> WorkstationApp:
    """Return the program around a menu."""
    return WorkstationApp(menu, on_crash=_raise, on_terminate=_nothing, on_lock=_nothing)


def _nothing() -> None:
    """Do nothing."""


def _raise(error: BaseException) -> None:
    """Let the test see an error of the program."""
    raise error


def _press_at_once(app: WorkstationApp, text: str) -> None:
    """Press keys as a terminal gives those that were typed while the program was busy."""
    for character in text:
        key = {"\x1b": "escape", "\r": "enter"}.get(character, character)
        app.post_message(events.Key(key, character))


async def _until(pilot: Pilot[Any], done: Callable[[], bool]) -> None:
    """Let the program work until something is so."""
    for __ in range(PATIENCE):
        if done():
            return
        await pilot.pause()


async def test_a_name_typed_with_the_item_s_digit_is_not_lost_on_the_way() -> None:
    """The search opens after the name was typed, on a slow computer."""
    menu = _Menu()
    async with _program(menu).run_test() as pilot:
        await pilot.pause()
        _press_at_once(_program_of(pilot), "1siti")
        await _until(pilot, lambda: menu.typed() == ["siti"])
        assert menu.typed() == ["siti"]


async def test_a_pasted_text_stands_between_the_keys_pressed_before_and_after_it() -> None:
    """A name begun by hand, its middle pasted, its end by hand, all before the search stands."""
    menu = _Menu()
    async with _program(menu).run_test() as pilot:
        await pilot.pause()
        program = _program_of(pilot)
        _press_at_once(program, "1si")
        program.post_message(events.Paste("ti ra"))
        _press_at_once(program, "hayu")
        await _until(pilot, lambda: menu.typed() == ["siti rahayu"])
        assert menu.typed() == ["siti rahayu"]


async def test_keys_wait_also_for_a_screen_that_closes() -> None:
    """Back, another search, another name: all typed ahead."""
    menu = _Menu()
    async with _program(menu).run_test() as pilot:
        await pilot.pause()
        _press_at_once(_program_of(pilot), "1siti\x1b1budi")
        await _until(pilot, lambda: menu.typed() == ["siti", "budi"])
        assert menu.typed() == ["siti", "budi"]


async def test_the_keyboard_comes_back_after_a_key_whose_end_was_never_told() -> None:
    """Silence for good would be worse than a key in the wrong place."""
    menu = _Menu()
    async with _program(menu).run_test() as pilot:
        await pilot.pause()
        keys = _program_of(pilot)._keys_in_line
        keys._busy, keys._until = True, 0.0
        await pilot.press("1")
        await _until(pilot, lambda: bool(menu.opened))
        assert len(menu.opened) == 1


def _program_of(pilot: Pilot[Any]) -> WorkstationApp:
    """Return the program that a test drives."""
    assert isinstance(pilot.app, WorkstationApp)
    return pilot.app
