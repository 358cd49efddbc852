"""The menu's items keep their places, and the menu leaves room for what waits."""

from pathlib import Path
from typing import Final

import pytest
from textual.screen import Screen

from db.register.register import RegisterCounts
from forms.records import State
from siksng_tui.screens.door.home import MENU, HomeScreen
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests.queues import Counts
from siksng_tui.widgets.bars import Heading
from siksng_tui.wording import terms
from siksng_tui.workstation import WorkstationApp
from tests.menus import sign_of
from tests.services import realm as realms
from tests.services import road
from tests.services.bureau import PEOPLE
from tests.services.realm import Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.pictures import picture
from tests.siksng_tui.seats import Sitting, next_day, sitting

BUSY: Final = Counts(
    register=RegisterCounts(312_345, 340_001, 1_028_807),
    queues={state: 1_000 + at for at, state in enumerate(State)},
    work={state: 1_000 + at for at, state in enumerate(State)},
    cards={State.RETURNED: 12},
    to_verify=7,
    to_judge=12_345,
    to_tell=30,
    conflicts=2,
    duplicates=12_345,
    to_confirm=4,
)
"""An office with something in every queue."""


def _home(built: frozenset[str]) -> HomeScreen:
    """Return the main menu of a busy office in which some items open something."""
    entries = {item: Screen[None] for item, __, ___ in MENU if item in built}
    return HomeScreen(Heading("Dinas Sosial", "rani", "2026-Q4"), entries, lambda: BUSY)


def _raise(error: BaseException) -> None:
    """Let the test see an error of the program."""
    raise error


async def _lines(screen: HomeScreen, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Return what the main menu looks like once it has counted."""
    app = WorkstationApp(screen, on_crash=_raise, on_terminate=lambda: None, on_lock=lambda: None)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        return picture(app)


async def test_every_item_and_every_queue_fit_on_one_screen() -> None:
    """The last line of the queues stands above the keys, and no count is cut."""
    lines = await _lines(_home(frozenset(item for item, __, ___ in MENU)))
    text = "\n".join(lines)
    assert all(f"{terms.state(own)} 1.0" in text for own in State)
    assert "Periksa kiriman     12.345" in text
    assert "»" not in text
    agreed("home_busy", lines)


async def test_a_narrow_screen_has_the_items_in_one_column() -> None:
    """Forty columns, as many lines as before."""
    lines = await _lines(_home(frozenset(item for item, __, ___ in MENU)), (40, 24))
    assert sum(" 1  Perbaikan" in line or " I  Catatan kerja" in line for line in lines) == 2
    assert not any("Perbaikan" in line and "Putusan" in line for line in lines)
    assert lines[-1].startswith("F1 Bantuan")


def _signs(own: Sitting) -> dict[str, str]:
    """Return the sign of each item that every office has."""
    items = ("Perbaikan", "Draf", "Otentikasi", "Putusan", "Kukuhkan putusan", "Kantor")
    return {item: sign_of(item, own.text) for item in (*items, "Verifikasi", "Bentrokan", "Ganda")}


async def test_no_place_depends_on_who_works_here(office: Path) -> None:
    """What is another role's part stands there all the same, and says so."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        signs = _signs(own)
        assert signs["Putusan"] == "B"
        await own.press(signs["Kukuhkan putusan"])
        assert "peran petugas otentikasi." in " ".join(own.text.split())
        await own.press("down")
        assert "otentikasi." not in own.text
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        assert _signs(own) == signs
        assert "2  Usulan Baru         orang lain" in own.text


@pytest.mark.parametrize("name", ["rani", "budi"])
async def test_no_place_moves_after_the_first_parcel(tmp_path: Path, name: str) -> None:
    """Hands know the digits of a village before and after it has sent something."""
    own = realms.copied(tmp_path)
    before = await _signs_of_the_village(own, name)
    road.sent_up(own, "village", 1)
    assert await _signs_of_the_village(own, name) == before


async def _signs_of_the_village(own: Realm, name: str) -> dict[str, str]:
    """Return the signs that somebody of the village sees, where nothing comes from below."""
    async with sitting(own.place / "village", practice=False, clock=own.clock) as seat:
        await seat.unlock(PEOPLE[name])
        assert "Periksa kiriman" not in seat.text
        return _signs(seat)


async def test_arrows_go_to_the_item_beside(office: Path) -> None:
    """Where there is none, the cursor stays."""
    async with sitting(office) as own:
        await own.unlock()
        for key, item in (("right", "E  Berkas"), ("right", "E  Berkas"), ("left", "1  Per")):
            await own.press(key)
            assert f"> {item}" in own.text
