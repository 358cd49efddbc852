"""What every screen has in common."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from rich.cells import cell_len

from forms.errors import DamagedError, NotFoundError, SiksngError
from siksng_tui.display import display
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.lines import Piece, Tone
from siksng_tui.widgets.page import PageWidget, heading, plain
from siksng_tui.widgets.progress import FULL, REST, Progress
from siksng_tui.widgets.windows import bottom, top
from siksng_tui.workstation import WorkstationApp
from tests.siksng_tui.pictures import picture
from tests.terminal import HOSTILE

Edge = Callable[[str, int], Sequence[Piece]]
"""Gives an edge of a window with a text in it."""


class _Page(Frame[None]):
    """A screen with a page of sixty lines."""

    PAGE = "home"

    def __init__(self) -> None:
        """Stand under the heading of an office."""
        super().__init__(Heading("Dinas Sosial", "rani", "2026-Q4", practice=True))
        self.told: list[object] = []
        self.page = PageWidget([heading("Satu"), *(plain(f"baris {at}") for at in range(60))])

    def body(self) -> tuple[PageWidget]:
        """Return the page."""
        return (self.page,)


def _program(screen: _Page) -> WorkstationApp:
    """Return the program around a screen."""
    return WorkstationApp(screen, on_crash=_raise, on_terminate=lambda: None, on_lock=lambda: None)


def _raise(error: BaseException) -> None:
    """Let the test see an error of the program."""
    raise error


def _refusing(error: SiksngError) -> Callable[..., Any]:
    """Return work that is refused."""

    def work(*_given: object) -> None:
        raise error

    return work


async def test_work_runs_in_a_thread_and_its_value_comes_back_to_the_screen() -> None:
    """The keyboard stays alive meanwhile."""
    screen = _Page()
    async with _program(screen).run_test() as pilot:
        screen.in_background(threading.current_thread, screen.told.append)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.told != [threading.current_thread()]
        assert len(screen.told) == 1


async def test_newer_work_of_a_group_takes_the_place_of_older() -> None:
    """The answer to an old question must not overwrite the new one's."""
    screen = _Page()
    go_on = threading.Event()
    async with _program(screen).run_test() as pilot:
        screen.in_background(lambda: go_on.wait(5) and "old", screen.told.append, group="find")
        screen.in_background(lambda: "new", screen.told.append, group="find")
        screen.in_background(lambda: "other", screen.told.append, group="other")
        go_on.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert sorted(map(str, screen.told)) == ["new", "other"]


async def test_a_refusal_is_said_with_what_to_do_next() -> None:
    """On the line above the keys, as many lines as it needs."""
    screen = _Page()
    async with _program(screen).run_test(size=(40, 12)) as pilot:
        screen.in_background(_refusing(DamagedError()), screen.told.append)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert picture(pilot.app)[-3:-1] == ["!! Data rusak. Pulihkan cadangan", "terbaru."]
        assert screen.told == []


async def test_long_work_shows_how_far_it_is_and_can_be_stopped() -> None:
    """The window goes with the work, not with the key."""
    screen = _Page()
    begun, seen = threading.Event(), []

    def work(window: Progress) -> str:
        window.step(3, 10, "keluarga")
        begun.set()
        seen.append(window.cancelled.wait(5))
        return "stopped"

    async with _program(screen).run_test() as pilot:
        screen.with_progress("Menyalin", work, screen.told.append)
        await pilot.pause()
        begun.wait(5)
        await pilot.pause()
        assert any("3 dari 10  keluarga" in line for line in picture(pilot.app))
        await pilot.press("f3")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert (seen, screen.told) == ([True], ["stopped"])
        assert pilot.app.screen is screen


async def test_long_work_that_is_refused_closes_its_window_and_says_why() -> None:
    """Nobody is left before a bar that does not move."""
    screen = _Page()
    async with _program(screen).run_test() as pilot:
        screen.with_progress("Menyalin", _refusing(NotFoundError()), screen.told.append)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.said.startswith("!! Data itu tidak ada.")


async def test_a_long_page_is_gone_through_line_by_line_page_by_page_and_to_its_ends() -> None:
    """The bar at its right says where one is."""
    screen = _Page()
    async with _program(screen).run_test() as pilot:
        await pilot.press("down", "pagedown")
        assert screen.page.top == 1 + 20
        await pilot.press("end")
        assert "baris 59" in picture(pilot.app)[-3]
        await pilot.press("up", "home")
        assert screen.page.top == 0
        assert picture(pilot.app)[1].startswith(" \N{BOX DRAWINGS LIGHT HORIZONTAL}")


async def test_title_practice_office_quarter_and_person_stand_on_the_first_line() -> None:
    """Whose screen it is, and that it is only practice, on every one."""
    screen = _Page()
    async with _program(screen).run_test() as pilot:
        first = picture(pilot.app)[0]
        assert first.split() == ["SIKSNG", "LATIHAN", "Dinas", "Sosial", "2026-Q4", "rani"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_text_of_a_record_breaks_a_page(name: str) -> None:
    """It takes one line, fills it exactly, and holds nothing that a terminal obeys."""
    screen = _Page()
    async with _program(screen).run_test() as pilot:
        text = HOSTILE[name]
        screen.page.load([plain(text), ((text, Tone.STRONG), (text, Tone.PLAIN)), plain("akhir")])
        await pilot.pause()
        lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert lines[3].strip() == "akhir"
        assert [cell_len(line) for line in lines] == [80] * 24
        assert all(line.isprintable() for line in lines)


async def test_a_wide_name_in_a_heading_moves_nothing_on_its_line() -> None:
    """The bar that says which part of the page is seen keeps the last cell of every line."""
    screen = _Page()
    async with _program(screen).run_test(size=(80, 24)) as pilot:
        screen.page.load([heading(own) for own in HOSTILE.values()])
        await pilot.pause()
        for __ in range(len(HOSTILE) // 18 + 1):
            lines = [screen.page.line(y, 80) for y in range(screen.page.size.height)]
            drawn = ["".join(text for text, __ in pieces) for pieces in lines]
            assert {cell_len(own) for own in drawn} == {80}
            assert {own[-1] for own in drawn} <= {FULL, REST}
            await pilot.press("pagedown")


@pytest.mark.parametrize("edge", [top, bottom])
def test_a_wide_text_leaves_the_corners_of_a_window_where_they_are(edge: Edge) -> None:
    """Somebody may search a list for a name of another script."""
    for text in HOSTILE.values():
        drawn = "".join(piece for piece, __ in edge(text, 40))
        assert cell_len(display(drawn, len(drawn))) == 40
