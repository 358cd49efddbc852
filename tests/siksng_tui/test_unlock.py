"""The door of an office."""

import contextlib
import datetime as dt
import json
from pathlib import Path

import pytest
from textual import events

from db.audit import audit
from db.keys import keyring
from db.keys.keyring_errors import WrongPassphraseError
from db.keys.wrapping import FLOOR
from forms.records import Level, Role
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.widgets.account import AccountEntry
from siksng_tui.widgets.entry import TextEntry
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.program import BOOTSTRAP
from tests.siksng_tui.seats import FIRST_DAY, sitting
from tests.terminal import terminal

PERSON = offices.NewPerson("sri", "Sri", frozenset(Role), "kereta api malam hari")
"""Who works in a real office."""

ROUNDS = 500
"""Times that a test looks at a screen at most."""

LONG_AGO = FIRST_DAY - dt.timedelta(days=400)
"""What a clock says whose battery is empty, as these tests have it."""


async def test_the_practice_office_shows_who_may_come_in(office: Path) -> None:
    """Both passphrases stand on its screen; the rest is the same in a real office."""
    async with sitting(office) as own:
        agreed("unlock", own.lines)


async def test_a_real_office_shows_no_name_and_no_passphrase(tmp_path: Path) -> None:
    """Only a folder that practice made has the file by which they are shown."""
    folder = tmp_path / "real"
    _make_real(folder)
    async with sitting(folder, practice=False) as own:
        assert "kereta" not in own.text
        assert "sri" not in own.text
        await own.unlock(PERSON)
        assert own.lines[0].strip().startswith("Menu utama")
        assert "LATIHAN" not in own.text


async def test_name_and_passphrase_lead_to_the_menu(office: Path) -> None:
    """Typed for real, key by key, as fast as keys can come."""
    async with sitting(office) as own:
        await own.press(*"rani", "enter", *_keys(OPERATOR.passphrase), "enter")
        assert own.lines[0].strip().startswith("Menu utama")
        assert OPERATOR.passphrase not in own.text


async def test_the_passphrase_is_never_drawn(office: Path) -> None:
    """Neither while it is typed nor after it was wrong."""
    async with sitting(office) as own:
        await own.type("rani")
        await own.press("enter")
        await own.type("kereta api malam")
        assert "****" in own.text
        assert "kereta" not in own.text
        await own.press("enter")
        assert "kereta" not in own.text


async def test_a_wrong_passphrase_says_so_and_empties_the_line(office: Path) -> None:
    """The next try begins at once."""
    async with sitting(office) as own:
        await own.type("rani")
        await own.press("enter")
        await own.type("bukan kata sandinya")
        await own.press("enter")
        assert own.message == "!! Kata sandi salah. Ketik lagi; mungkin Caps Lock menyala."
        assert own.app.screen.query_one("#passphrase", TextEntry).text == ""


async def test_the_fifth_wrong_passphrase_begins_a_wait_that_is_counted_down(
    office: Path,
) -> None:
    """Nothing can be tried meanwhile."""
    for __ in range(4):
        with contextlib.suppress(WrongPassphraseError):
            keyring.open_keyring(office).unlock("rani", "bukan kata sandinya")
    async with sitting(office) as own:
        await own.type("rani")
        await own.press("enter")
        await own.type("bukan kata sandinya")
        await own.press("enter")
        assert "Tunggu 15 detik" in own.message
        await own.type(OPERATOR.passphrase)
        await own.press("enter")
        assert "Tunggu" in own.message
        assert own.lines[0].strip().startswith("Masuk")


async def test_an_unknown_account_is_said(office: Path) -> None:
    """With the way to the list."""
    async with sitting(office) as own:
        await own.type("rina")
        await own.press("enter")
        await own.type("apa saja boleh")
        await own.press("enter")
        assert (
            own.message
            == "!! Akun rina tidak ada. Ketik lagi namanya, atau tekan F4 untuk daftarnya."
        )


async def test_f4_offers_the_accounts_and_goes_on_to_the_passphrase(office: Path) -> None:
    """Nobody has to remember how a name is spelled."""
    async with sitting(office) as own:
        await own.press("f4", "down", "enter")
        assert own.app.screen.query_one("#name", TextEntry).text == "rani"
        assert own.app.focused == own.app.screen.query_one("#passphrase")


async def test_a_store_that_another_program_holds_is_named(office: Path) -> None:
    """With the process that holds it."""
    other = sessions.unlock(office, AUTHENTICATOR.name, AUTHENTICATOR.passphrase)
    async with sitting(office) as own:
        await own.unlock()
        assert "Program lain sedang membuka kantor ini" in own.text
    other.store.close()


async def test_a_folder_without_office_says_how_to_make_one(tmp_path: Path) -> None:
    """The newcomer's first screen."""
    async with sitting(tmp_path / "nothing", practice=False) as own:
        assert await own.shows("siksng office init")


async def test_the_first_start_makes_the_practice_office(tmp_path: Path) -> None:
    """From an empty folder to the menu."""
    async with sitting(tmp_path / "new") as own:
        await own.unlock()
        assert "300 rumah tangga" in own.text


async def test_a_clock_behind_the_last_work_is_asked_about_once(office: Path) -> None:
    """A dead battery: the operator says whether the time is right, and the audit keeps it."""
    async with sitting(office, clock=lambda: LONG_AGO) as own:
        await own.unlock()
        assert "20-10-2025" in own.text
        await own.press("y")
        assert own.lines[0].strip().startswith("Menu utama")
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
    assert "clock.confirm" in [entry.action for entry in audit.entries(session.store)]
    session.store.close()


async def test_a_clock_that_is_wrong_keeps_the_office_locked(office: Path) -> None:
    """Papers and signatures would carry it."""
    async with sitting(office, clock=lambda: LONG_AGO) as own:
        await own.unlock()
        await own.press("t")
        assert own.lines[0].strip().startswith("Terkunci")
        assert own.message == "Betulkan jam komputer ini, lalu masuk lagi."


async def test_enter_without_an_account_stays_and_says_what_is_missing(office: Path) -> None:
    """Moving on would bring the passphrase into the line of the account, in clear."""
    async with sitting(office) as own:
        await own.press("enter")
        assert own.message == "!! Ketik nama akun Anda; F4 menampilkan daftar akun."
        assert own.app.focused == own.app.screen.query_one("#name")
        await own.press("tab")
        await own.type(OPERATOR.passphrase)
        await own.press("enter")
        assert own.app.focused == own.app.screen.query_one("#name")
        assert own.message.startswith("!! Ketik nama akun")
        assert "sedang latihan" not in own.lines[7]


async def test_a_locked_screen_says_who_locked_it_and_takes_another_person(office: Path) -> None:
    """What is typed at once is hidden, as a passphrase; a line above the name is replaced."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("ctrl+l")
        agreed("locked", own.lines)
        await own.press("up", *AUTHENTICATOR.name, "enter")
        await own.type(AUTHENTICATOR.passphrase)
        await own.press("enter")
        assert own.lines[0].strip().startswith("Menu utama")
        assert own.lines[0].endswith("dodi")


@pytest.mark.parametrize("enter", ["\r", "\n"])
def test_a_passphrase_typed_from_the_first_moment_is_never_shown(
    tmp_path: Path, enter: str
) -> None:
    """Before the first screen stands there the terminal would show the keys by itself."""
    folder, record = tmp_path / "real", tmp_path / "record"
    _make_real(folder)
    command = [*BOOTSTRAP, "--data", str(folder)]
    setting = {"COLUMNS": "", "LINES": ""}
    with terminal(command, environment=setting, record=record) as own:
        own.wait("SIKSNG")
        own.type(f"{PERSON.name}{enter}{PERSON.passphrase}{enter}")
        own.wait("Menu utama")
    assert "Dinas Sosial" in record.read_text()
    shown = [
        line[2] for line in map(json.loads, record.read_text().splitlines()[1:]) if line[1] == "o"
    ]
    assert "kereta" not in "".join(shown)


async def test_a_passphrase_is_hidden_however_late_the_keyboard_reaches_its_line(
    office: Path,
) -> None:
    """Every key goes to the line of the account, as if the computer stood still after Enter."""
    async with sitting(office) as own:
        account = own.app.screen.query_one(AccountEntry)
        for key in ["r", "a", "n", "i", "enter", *_keys(OPERATOR.passphrase), "enter"]:
            account.post_message(_event(key))
        await own.rest()
        assert account.text == "rani"
        assert own.lines[0].strip().startswith("Menu utama")


async def test_a_passphrase_typed_with_the_lock_key_is_never_in_the_line_of_the_account(
    office: Path,
) -> None:
    """Keys that come while the door is still being put up wait for it."""
    async with sitting(office) as own:
        await own.unlock()
        for key in ["ctrl+l", *_keys(OPERATOR.passphrase), "enter"]:
            own.app.post_message(_event(key))
        titles: list[str] = []
        while len(titles) < ROUNDS and not ("Terkunci" in titles and titles[-1] == "Menu"):
            await own.pilot.pause()
            titles.append(own.lines[0].split()[0])
            assert [row.text for row in own.app.screen.query(AccountEntry)] in ([], ["rani"])
        assert titles[-1] == "Menu"


async def test_f3_on_a_locked_screen_asks_before_the_program_ends(office: Path) -> None:
    """Somebody's work is behind the door."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("ctrl+l", "f3")
        assert "Keluar dari program?" in own.text
        await own.press("t")
        assert own.lines[0].strip().startswith("Terkunci")


def _keys(text: str) -> list[str]:
    """Return the names of the keys of a text."""
    return ["space" if character == " " else character for character in text]


def _event(key: str) -> events.Key:
    """Return the press of a key, as the terminal gives it."""
    character = " " if key == "space" else key if len(key) == 1 else None
    return events.Key(key, character)


def _make_real(folder: Path) -> None:
    """Make an office that is not for practice."""
    new = offices.NewOffice(Level.CITY, "17.71", "Dinas Sosial")
    offices.create_office(folder, new, [PERSON], clock=lambda: FIRST_DAY, cost=FLOOR)
