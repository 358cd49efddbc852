"""What the lock and a crash leave behind: nothing that somebody else could use."""

import gc
import io
import threading
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from db.file.sealed import SealedDatabase
from db.keys.keyring import Opened
from siksng_tui.exchange import ages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.office import sessions
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.practice import OPERATOR
from tests.siksng_tui.seats import Sitting, sitting

CANARY = "ZZQX SITI 1771010101009049"
"""What an error may say and nobody may read."""


async def test_work_that_was_under_way_when_it_locked_ends_without_harm(office: Path) -> None:
    """It finds a store that is closed; nobody waits for it any more."""
    go_on = threading.Event()

    def work() -> None:
        go_on.wait(5)
        raise ZeroDivisionError

    async with sitting(office) as own:
        await own.unlock()
        _frame(own).in_background(work, _nothing)
        await own.pilot.press("ctrl+l")
        go_on.set()
        await own.rest()
        assert own.lines[0].strip().startswith("Terkunci")
        assert own.app.return_code is None


@pytest.mark.parametrize("window", [(), ("f1",)], ids=["a screen", "a window before a screen"])
async def test_the_lock_forgets_the_keys(office: Path, window: tuple[str, ...]) -> None:
    """No key is left in the memory of the program, whatever screen the toolkit still holds."""
    before = _keys()
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("siti")
        await own.press("enter")
        assert len(_keys() - before) == 2
        await own.press(*window, "ctrl+l", "enter")
        await own.type("bukan kata sandinya")
        await own.press("enter")
        assert _keys() <= before


async def test_a_crash_report_says_more_only_to_the_office_itself(office: Path) -> None:
    """What the error said is sealed for the key of the office."""
    with pytest.raises(WorkerFailed):
        await _crash(office)
    folder = office / "incidents"
    assert CANARY not in (folder / "unknown.txt").read_text()
    sealed = (folder / "unknown.sealed").read_bytes()
    assert CANARY.encode() not in sealed
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
    identity = read_keys(session.store).identity
    session.store.close()
    opened = io.BytesIO()
    ages.decrypt(io.BytesIO(sealed), [identity], opened.write)
    assert CANARY.encode() in opened.getvalue()


async def _crash(office: Path) -> None:
    """Come in, and let work fail as nobody foresaw."""

    def work() -> None:
        raise ZeroDivisionError(CANARY)

    async with sitting(office) as own:
        await own.unlock()
        _frame(own).in_background(work, _nothing)
        await own.app._exception_event.wait()


def _frame(own: Sitting) -> Frame[object]:
    """Return the screen that is seen."""
    screen = own.app.screen
    assert isinstance(screen, Frame)
    return screen


def _nothing(_value: object) -> None:
    """Take a value and do nothing."""


def _keys() -> set[int]:
    """Return which objects in memory know the key of a store: a session's and its database's."""
    gc.unfreeze()
    gc.collect()
    opened = [own for own in gc.get_objects() if isinstance(own, Opened | SealedDatabase)]
    return {id(own) for own in opened if hasattr(own, "store_key") or getattr(own, "_key", False)}
