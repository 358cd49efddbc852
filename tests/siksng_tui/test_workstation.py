"""What holds on every screen: lock, clipboard, crash."""

import asyncio
import datetime as dt
import gc
from pathlib import Path

import pytest
from textual.worker import Worker, WorkerFailed

from siksng_tui.crash import CrashReports
from siksng_tui.start import EXIT_CRASH
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.workstation import WorkstationApp
from tests.siksng_tui.demo import form_scene, workstation

SOON = dt.timedelta(milliseconds=200)
"""An idle time that a test can wait for."""


def _locking(locked: asyncio.Event, lock_after: dt.timedelta) -> WorkstationApp:
    """Return a program that says when it locks."""
    return WorkstationApp(
        form_scene(),
        on_crash=_raise,
        on_terminate=lambda: None,
        on_lock=locked.set,
        lock_after=lock_after,
    )


def _raise(error: BaseException) -> None:
    """Let the test see an error of the program."""
    raise error


async def test_ctrl_l_locks_at_once() -> None:
    """The operator leaves the desk."""
    locked = asyncio.Event()
    async with _locking(locked, dt.timedelta(hours=1)).run_test() as pilot:
        await pilot.press("ctrl+l")
        assert locked.is_set()


async def test_ctrl_l_locks_also_while_a_question_waits() -> None:
    """The passphrase that follows would be typed into it."""
    locked = asyncio.Event()
    async with _locking(locked, dt.timedelta(hours=1)).run_test() as pilot:
        pilot.app.push_screen(Prompt("Reason:"))
        await pilot.pause()
        await pilot.press("ctrl+l")
        assert locked.is_set()


async def test_it_locks_by_itself_when_no_key_was_pressed() -> None:
    """And again after the next while."""
    locked = asyncio.Event()
    async with _locking(locked, SOON).run_test():
        assert await asyncio.wait_for(locked.wait(), 20)
        locked.clear()
        assert await asyncio.wait_for(locked.wait(), 20)


async def test_a_timer_that_is_late_before_it_begins_to_wait_goes_off_all_the_same() -> None:
    """A busy computer would else never lock, or keep the size that its window had."""
    rang = asyncio.Event()
    async with _locking(asyncio.Event(), dt.timedelta(hours=1)).run_test() as pilot:
        pilot.app.set_timer(1e-9, rang.set)
        assert await asyncio.wait_for(rang.wait(), 20)


async def test_another_idle_time_holds_at_once() -> None:
    """The office sets it between one and fifteen minutes."""
    locked = asyncio.Event()
    app = _locking(locked, dt.timedelta(hours=1))
    async with app.run_test():
        app.set_lock_after(SOON)
        assert await asyncio.wait_for(locked.wait(), 20)


async def test_a_key_puts_the_lock_off() -> None:
    """Who works is not interrupted."""
    locked = asyncio.Event()
    app = _locking(locked, dt.timedelta(seconds=30))
    async with app.run_test() as pilot:
        app._idle._last -= 20
        assert app._idle.left() < 11
        await pilot.press("a")
        assert app._idle.left() > 25
        assert not locked.is_set()


async def test_nothing_reaches_a_clipboard() -> None:
    """It outlives the lock."""
    app = workstation(form_scene(), CrashReports(Path()))
    async with app.run_test():
        app.copy_to_clipboard("1771012345678901")
        assert app.clipboard == ""


async def test_what_lives_from_the_start_is_not_looked_through_again() -> None:
    """The collector would stop the keyboard for a tenth of a second."""
    gc.unfreeze()
    async with workstation(form_scene(), CrashReports(Path())).run_test() as pilot:
        await pilot.pause()
        assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


async def test_an_error_ends_the_program_with_a_report_and_a_status(tmp_path: Path) -> None:
    """Textual would end with 0 and show local variables."""
    app = workstation(form_scene(), CrashReports(tmp_path))
    with pytest.raises(ZeroDivisionError):
        await _type(app, *"boom", "enter")
    assert app.return_code == EXIT_CRASH
    assert (tmp_path / "incidents" / "unknown.txt").read_text().startswith("ZeroDivisionError\n")


async def test_an_error_in_a_thread_is_reported_by_its_own_name(tmp_path: Path) -> None:
    """Not by that of the thread that failed."""
    app = workstation(form_scene(), CrashReports(tmp_path))
    with pytest.raises(WorkerFailed):
        await _run_in_thread(app)
    assert (tmp_path / "incidents" / "unknown.txt").read_text().startswith("LookupError\n")


async def _type(app: WorkstationApp, *keys: str) -> None:
    """Run the program and press keys."""
    async with app.run_test() as pilot:
        await pilot.press(*keys)


async def _run_in_thread(app: WorkstationApp) -> None:
    """Run the program and let a thread of it fail."""
    async with app.run_test() as pilot:
        worker: Worker[object] = app.run_worker(_fails, thread=True)
        await app.workers.wait_for_complete([worker])
        await pilot.pause()


def _fails() -> None:
    """Fail as a service might."""
    raise LookupError("1771012345678901")
