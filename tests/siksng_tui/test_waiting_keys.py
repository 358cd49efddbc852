"""Keys pressed while a screen still reads: they wait for it, and nothing is refused for that."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from textual import events

from siksng_tui.app import compose
from siksng_tui.crash import CrashReports
from siksng_tui.services import practice
from siksng_tui.services.duplicates import duplicates
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup, queues
from siksng_tui.services.sets import sealing
from siksng_tui.start import Start
from tests.siksng_tui.seats import SIZE, Sitting, a_clock, next_day, sitting
from tests.siksng_tui.work import at_work, authenticated, checked, covered, draft, sealed

SLOW: Final = 0.15
"""Seconds that everything takes to be read here: longer than it takes to press some keys."""

READERS: Final = (
    (queues, "numbers"),
    (queues, "review"),
    (lookup, "find"),
    (lookup, "household"),
    (sealing, "lines"),
    (sealing, "get"),
    (parcelling, "sendable"),
)
"""What screens read in the background."""


@pytest.fixture(autouse=True)
def _slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every screen read for longer than keys take to be pressed."""
    for module, name in READERS:
        monkeypatch.setattr(module, name, _slowly(getattr(module, name)))


def _slowly(read: Callable[..., Any]) -> Callable[..., Any]:
    """Return what reads the same and takes its time."""

    def slow(*args: object, **named: object) -> object:
        time.sleep(SLOW)
        return read(*args, **named)

    return slow


async def _at_once(own: Sitting, *keys: str) -> None:
    """Press keys without waiting for what they do."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        own.app.post_message(events.Key(key, character))
    await own.rest()


def _title(own: Sitting) -> str:
    """Return what stands at the left of the first line."""
    return own.lines[0].split("  ")[0].strip()


async def test_f3_waits_for_what_is_being_stored(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list below shows what came of it, and a refusal would be seen."""
    monkeypatch.setattr(duplicates, "resolve", _slowly(duplicates.resolve))
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("  Ganda"), "f9", "enter")
        await _at_once(own, "4", "enter", "f3")
        assert _title(own) == "Ganda"
        assert " ?99" in own.text


async def test_keys_typed_while_the_practice_office_is_made_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Account, passphrase and the first item of the menu, before the first window is seen."""
    monkeypatch.setattr(practice, "open_practice", _slowly(practice.open_practice))
    folder = tmp_path / "first"
    asked = Start(practice=True, folder=str(folder))
    app = compose(asked, CrashReports(folder), a_clock())
    async with app.run_test(size=SIZE) as pilot:
        own = Sitting(pilot)
        passphrase = ("space" if key == " " else key for key in OPERATOR.passphrase)
        await _at_once(own, *OPERATOR.name, "enter", *passphrase, "enter", "6")
        assert _title(own) == "Periksa Perbaikan"


async def test_f2_on_a_draft_that_is_still_being_read_opens_its_form(office: Path) -> None:
    """Menu, row and form in one go."""
    with at_work(office) as session:
        draft(session, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, own.digit("Periksa Perbaikan"), "enter", "f2", "4", "8")
        assert "hal. 1/" in own.lines[1]
        assert "48" in own.text


async def test_the_first_keys_may_be_typed_while_the_office_is_unlocked(office: Path) -> None:
    """They reach the menu, not the line of the passphrase."""
    async with sitting(office, clock=next_day()) as own:
        await own.type(OPERATOR.name)
        await own.press("enter")
        passphrase = ("space" if key == " " else key for key in OPERATOR.passphrase)
        await _at_once(own, *passphrase, "enter", "6")
        assert _title(own) == "Periksa Perbaikan"


async def test_f10_in_a_queue_that_is_still_being_read_is_kept(office: Path) -> None:
    """The question comes as soon as there is a row."""
    (number,) = checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, own.digit("Finalisasi"), "f10")
        assert number in own.text
        assert "Finalkan permohonan" in own.text


async def test_f2_on_a_family_that_is_still_being_read_asks_for_the_reason(office: Path) -> None:
    """Also right after Enter on a search whose hits are not there yet."""
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, "1", *"luthfi", "enter", "f2", "enter", *"salah", "enter", "4", "8")
        assert "hal. 1/" in own.lines[1]
        assert "48" in own.text


async def test_sets_that_are_still_being_read_are_sealed_by_f2(office: Path) -> None:
    """Nobody is told that nothing waits."""
    authenticated(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await _at_once(own, own.digit("Berkas Keputusan"), "f2")
        assert "Triwulan" in own.text
        assert "Tidak ada permohonan" not in own.text


async def test_f10_on_a_set_that_is_still_being_read_takes_its_paper(office: Path) -> None:
    """Nobody is told that its paper was taken."""
    sealed(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, own.digit("Berkas Keputusan"), "down", "enter", "f10")
        assert _title(own) == "Naskah bertanda tangan"


async def test_enter_on_sets_to_send_that_are_still_being_read_asks_where_to(office: Path) -> None:
    """The key is not lost."""
    covered(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, own.digit("Kirim/Terima"), "enter")
        assert "Folder" in own.text


async def test_back_waits_for_no_screen(office: Path) -> None:
    """Who opened the wrong one leaves it at once."""
    checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await _at_once(own, own.digit("Finalisasi"), "f3")
        assert _title(own) == "Menu utama"
