"""The list that draws a page and asks for no more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from siksng_tui.crash import CrashReports
from siksng_tui.widgets.listing import Column, ListWidget, Row
from tests.siksng_tui.demo import DemoScreen, workstation
from tests.siksng_tui.pictures import picture

ROWS = 1_000_000
"""As many as the register of a large city."""


class Register:
    """Gives rows and remembers what it was asked for."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.asked: list[tuple[int, int]] = []

    def __call__(self, first: int, limit: int) -> list[Row]:
        """Return rows that say their number."""
        self.asked.append((first, limit))
        return [Row(f"k{at}", (str(at), f"NAMA {at}")) for at in range(first, first + limit)]


@asynccontextmanager
async def _opened(
    tmp_path: Path, register: Register, count: int = ROWS
) -> AsyncIterator[tuple[Pilot[None], ListWidget]]:
    """Open a list of a register."""
    columns = [Column("No", 7, right=True), Column("Nama")]
    listing = ListWidget(columns, register, count, empty="Nobody was found.")
    app = workstation(DemoScreen(listing), CrashReports(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot, listing


async def test_a_million_rows_are_opened_by_asking_for_three_pages(tmp_path: Path) -> None:
    """The cost does not know how many there are."""
    register = Register()
    async with _opened(tmp_path, register) as (pilot, __):
        assert picture(pilot.app)[1:4] == [
            "       No Nama",
            ">       0 NAMA 0",
            "        1 NAMA 1",
        ]
        assert register.asked == [(0, 60)]


async def test_going_down_asks_again_only_when_the_rows_at_hand_end(tmp_path: Path) -> None:
    """Holding the arrow key stays smooth."""
    register = Register()
    async with _opened(tmp_path, register) as (pilot, listing):
        for __ in range(45):
            listing.action_down()
        await pilot.pause()
        assert (listing.at, len(register.asked)) == (45, 1)
        for __ in range(100):
            listing.action_down()
        await pilot.pause()
        assert listing.row == Row("k145", ("145", "NAMA 145"))
        assert len(register.asked) <= 5


async def test_the_end_of_a_million_rows_is_one_key_away(tmp_path: Path) -> None:
    """And what is seen is a full page."""
    register = Register()
    async with _opened(tmp_path, register) as (pilot, listing):
        await pilot.press("end")
        assert picture(pilot.app)[21].startswith(">  999999 NAMA 999999")
        await pilot.press("pageup", "home")
        assert listing.at == 0
        await pilot.press("pagedown")
        assert listing.at == 20


async def test_enter_says_which_row_was_chosen(tmp_path: Path) -> None:
    """By its key, not by its place."""
    async with _opened(tmp_path, Register()) as (pilot, __):
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, DemoScreen)
        assert pilot.app.screen.seen == ["k1"]


async def test_an_empty_list_says_so_and_every_key_is_harmless(tmp_path: Path) -> None:
    """A search may find nobody."""
    register = Register()
    async with _opened(tmp_path, register, 0) as (pilot, listing):
        await pilot.press("down", "end", "pageup", "enter")
        assert picture(pilot.app)[2] == "  Nobody was found."
        assert (listing.row, register.asked) == (None, [])


async def test_other_rows_are_shown_from_the_first(tmp_path: Path) -> None:
    """The search has another answer with each letter."""
    async with _opened(tmp_path, Register()) as (pilot, listing):
        await pilot.press("end")
        listing.load(lambda first, limit: [Row("x", ("1", "SITI"))][first : first + limit], 1)
        await pilot.pause()
        assert picture(pilot.app)[2] == ">       1 SITI"
        assert listing.row == Row("x", ("1", "SITI"))


async def test_rows_read_again_keep_the_cursor_where_it_can_be(tmp_path: Path) -> None:
    """One of them may have been removed."""
    register = Register()
    async with _opened(tmp_path, register, 3) as (pilot, listing):
        await pilot.press("end")
        listing.reload(2)
        await pilot.pause()
        assert listing.at == 1
        assert len(register.asked) == 2


async def test_a_smaller_window_keeps_the_cursor_in_view(tmp_path: Path) -> None:
    """Somebody drags the corner."""
    async with _opened(tmp_path, Register()) as (pilot, listing):
        for __ in range(18):
            listing.action_down()
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert [line for line in picture(pilot.app) if line.startswith(">")] == [
            ">      18 NAMA 18"
        ]
