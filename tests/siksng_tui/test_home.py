"""The menu and its counts; the lock behind it."""

import datetime as dt
from pathlib import Path

from db.audit import audit
from siksng_tui import words
from siksng_tui.screens.door.home import MENU
from siksng_tui.services.entry import starting
from siksng_tui.services.office import sessions
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import FIRST_DAY, Sitting, sitting

THE_DAY_BEFORE = FIRST_DAY - dt.timedelta(hours=20)
"""When drafts were entered that a test finds."""


def _started(office: Path, count: int) -> list[str]:
    """Return the numbers of so many corrections that were entered already."""
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase, lambda: THE_DAY_BEFORE)
    found = dict.fromkeys(hit.household_uid for hit in lookup.find(session, "1771"))
    numbers = [
        starting.correction(session, household, "anak pertama lahir")
        for household in list(found)[:count]
    ]
    sessions.lock(session)
    return numbers


async def test_the_menu_shows_what_is_built_and_what_waits(office: Path) -> None:
    """Counts of the register and of each queue that is not empty."""
    _started(office, 2)
    async with sitting(office) as own:
        await own.unlock()
        assert "Data induk: 300 rumah tangga, 330 keluarga, 1.151 orang" in own.text
        assert "1  Perbaikan" in own.text
        assert "5  Draf                2" in own.text
        agreed("home", own.lines)


async def test_a_register_without_requests_says_so(office: Path) -> None:
    """An empty list must not look like a broken one."""
    async with sitting(office) as own:
        await own.unlock()
        assert "Belum ada permohonan." in own.text


async def test_counts_are_taken_anew_when_one_comes_back(office: Path) -> None:
    """What was done in between shows."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "enter")
        await own.type("salah ketik")
        await own.press("enter")
        await own.press("f3")
        await own.press("f3")
        await own.press("f3")
        assert "5  Draf                1" in own.text


async def test_the_menu_speaks_english_where_that_was_chosen(office: Path) -> None:
    """The second language."""
    words.choose("en")
    async with sitting(office) as own:
        await own.unlock()
        assert "1  Correction" in own.text
        assert "300 households, 330 families, 1,151 persons" in own.text


async def test_f3_asks_before_it_leaves(office: Path) -> None:
    """Enter and T stay; Y goes, and the office is locked in the audit."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("f3", "t")
        assert _title(own) == "Menu utama"
        await own.press("f3")
        await own.leave("y")
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
    assert [own.action for own in audit.entries(session.store)][-2:] == ["lock", "unlock"]
    session.store.close()


async def test_ctrl_l_leaves_nothing_on_the_screen_and_closes_the_store(office: Path) -> None:
    """Whoever finds the computer finds the door."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("siti")
        await own.press("enter")
        await own.press("ctrl+l")
        assert _title(own) == "Terkunci"
        assert "SITI" not in own.text
        assert len(own.app.screen_stack) == 2
        await own.press("enter")
        await own.type(OPERATOR.passphrase)
        await own.press("enter")
        assert _title(own) == "Menu utama"


async def test_the_same_person_is_offered_to_go_on_with_the_draft(office: Path) -> None:
    """What was typed and not left yet is in the field again."""
    _started(office, 1)
    async with sitting(office) as own:
        await _open_the_draft(own)
        await own.press("7", "7")
        await own.press("ctrl+l", "enter")
        await own.type(OPERATOR.passphrase)
        await own.press("enter")
        assert await own.shows("tadi sedang diisi")
        await own.press("y")
        assert await own.shows("[77 ")
        assert _title(own) == "Perbaikan"


async def test_another_person_is_not_told_what_was_being_filled_in(office: Path) -> None:
    """It is the business of who did it."""
    _started(office, 1)
    async with sitting(office) as own:
        await _open_the_draft(own)
        await own.press("ctrl+l")
        await own.unlock(AUTHENTICATOR)
        assert _title(own) == "Menu utama"
        assert "tadi sedang diisi" not in own.text


def test_every_item_has_words_and_stands_once() -> None:
    """The composition names them by their ids."""
    ids = [own[0] for own in MENU]
    assert sorted(set(ids)) == sorted(ids)
    assert all(label for __, label, ___ in MENU)


async def _open_the_draft(own: Sitting) -> None:
    """Come in as the operator and go on with the draft of the first family."""
    await own.unlock()
    await own.press("1")
    await own.type("1771")
    await own.press("enter")
    await own.press("f2", "enter", "y")
    assert _title(own) == "Perbaikan"


def _title(own: Sitting) -> str:
    """Return the name of the screen."""
    return own.lines[0].strip().split("  ")[0]


async def test_on_the_smallest_screen_the_menu_and_its_keys_are_still_there(office: Path) -> None:
    """Forty columns by twelve lines."""
    async with sitting(office, size=(40, 12)) as own:
        assert "rani sedang latihan" in own.text
        await own.unlock()
        assert "9  Verifikasi" in own.text
        await own.press(*["down"] * 14)
        assert "> E  Berkas Keputusan" in own.text
        assert own.lines[-1].startswith("F1 Bantuan")
