"""Forgotten passphrase, on the screen: as the recovery sheet says it."""

from pathlib import Path

import pytest
from textual import events

from db.keys.wrapping import FLOOR
from forms.records import Level, Role
from siksng_tui.services.office import offices
from siksng_tui.services.office.offices import Created, NewPerson
from siksng_tui.widgets.account import AccountEntry
from siksng_tui.widgets.entry import TextEntry
from tests.siksng_tui.seats import FIRST_DAY, sitting

SRI = NewPerson("sri", "Sri", frozenset(Role), "kereta api malam hari")
NEW = "kata sandi baru sekali"


@pytest.fixture
def real(tmp_path: Path) -> tuple[Path, Created]:
    """Return the folder of a real office, and what was told when it was made."""
    folder = tmp_path / "real"
    new = offices.NewOffice(Level.CITY, "17.71", "Dinas Sosial")
    made = offices.create_office(folder, new, [SRI], clock=lambda: FIRST_DAY, cost=FLOOR)
    return folder, made


async def test_f9_gives_an_account_a_new_passphrase_with_the_code(
    real: tuple[Path, Created],
) -> None:
    """From the locked door to the menu."""
    folder, made = real
    async with sitting(folder, practice=False) as own:
        assert "F9 Lupa kata sandi" in own.lines[-1]
        await own.type("sri")
        await own.press("f9")
        assert own.lines[0].strip().startswith("Lupa kata sandi")
        for text in (made.recovery_code.lower(), "", NEW, NEW):
            if text:
                await own.type(text)
            await own.press("enter")
        assert await own.shows("sri mendapat kata sandi baru")
        assert NEW not in own.text
        await own.type(NEW)
        await own.press("enter")
        assert own.lines[0].strip().startswith("Menu utama")


async def test_a_new_passphrase_is_hidden_however_late_the_keyboard_reaches_its_line(
    real: tuple[Path, Created],
) -> None:
    """Every key goes to the line of the account, as if the computer stood still after Enter."""
    folder, made = real
    async with sitting(folder, practice=False) as own:
        await own.press("f9")
        await own.type(made.recovery_code)
        await own.press("enter")
        account = own.app.screen.query_one(AccountEntry)
        for key in ("s", "r", "i", "enter", "k", "a", "t", "a"):
            account.post_message(events.Key(key, key if len(key) == 1 else None))
        await own.rest()
        assert account.text == "sri"
        assert own.app.screen.query_one("#new", TextEntry).text == "kata"


async def test_slips_are_said_where_they_are_made(real: tuple[Path, Created]) -> None:
    """A wrong group, a short passphrase, two that differ: nothing is tried before all is right."""
    folder, made = real
    async with sitting(folder, practice=False) as own:
        await own.press("f9")
        wrong = "2" if made.recovery_code[0] != "2" else "3"
        await own.type(wrong + made.recovery_code[1:])
        await own.press("enter")
        assert "kelompok 1" in own.text
        await own.press("ctrl+u")
        await own.type(made.recovery_code)
        await own.press("enter")
        await own.type("sri")
        await own.press("enter")
        await own.type("pendek")
        await own.press("enter")
        assert "terlalu pendek" in own.text
        await own.press("ctrl+u")
        await own.type(NEW)
        await own.press("enter")
        await own.type("yang lain sekali")
        await own.press("enter")
        assert "tidak sama" in own.text
        await own.press("f3")
        await own.unlock(SRI)
        assert own.lines[0].strip().startswith("Menu utama")


async def test_a_practice_office_offers_no_recovery(office: Path) -> None:
    """Its passphrases stand on the screen, and nobody has its code."""
    async with sitting(office) as own:
        assert "F9" not in own.text
        await own.press("f9")
        assert own.lines[0].strip().startswith("Masuk")
