"""The work log at the keyboard: keys counted, pauses taken, rates shown."""

from pathlib import Path

from siksng_tui.services.figures.work_log import WorkSession, sittings
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.tally import TALLY
from siksng_tui.widgets.pause import PauseScreen
from tests.siksng_tui.seats import sitting
from tests.siksng_tui.work import answer, at_work, go_to, open_form


def _newest(office: Path) -> WorkSession:
    """Return the sitting that was written last."""
    with at_work(office) as session:
        return sittings(session)[0]


async def test_keys_of_the_form_are_written_with_the_field_and_at_the_lock(office: Path) -> None:
    """Digits typed for real, one rubbed out, Enter: five keys; those after it wait for the lock."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.2")
        before = TALLY.keys
        await own.press("6", "3", "backspace", "2", "enter")
        assert TALLY.keys - before == 5
        await own.press("enter", "enter")
        await own.press("ctrl+l")
        await own.rest()
    found = _newest(office)
    assert (found.fields, found.keys, found.rubbed_out) == (1, TALLY.keys, 1)


async def test_a_program_that_dies_has_kept_the_last_left_field(office: Path) -> None:
    """Nothing is written at the end of a killed program."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.2")
        await answer(own, "62")
        keys = TALLY.keys
        await own.press("enter", "enter", "enter")
        desk = own.app._seat._desk  # type: ignore[attr-defined]
        (found,) = sittings(desk._session)
    assert (found.fields, found.keys) == (1, keys)


async def test_a_pause_blanks_the_screen_until_a_key_is_pressed(office: Path) -> None:
    """Nothing of a family stays to be read, and the key does nothing else."""
    async with sitting(office) as own:
        await open_form(own)
        form = own.text
        await own.press("ctrl+w")
        assert isinstance(own.app.screen, PauseScreen)
        assert own.text.strip() == "Jeda. Tombol apa saja melanjutkan; Ctrl+L mengunci."
        await own.press("9")
        assert own.text == form
        assert TALLY.pauses == 1


async def test_a_pause_can_still_be_locked(office: Path) -> None:
    """Somebody remembers at the door."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("ctrl+w", "ctrl+l")
        assert await own.shows("Kata sandi")


async def test_the_log_shows_the_rates_of_each_sitting(office: Path) -> None:
    """Fields, keys, and what was corrected again; the line below says the rest."""
    async with sitting(office) as own:
        await open_form(own)
        for text in ("62", "63"):
            await go_to(own, "III.2")
            await answer(own, text)
        await own.press("f10")
        await own.press("f3", "f3")
        await own.press(own.digit("Catatan kerja"))
        assert "Catatan kerja" in own.lines[0]
        (row,) = (line.split() for line in own.lines if line.startswith(">"))
        assert row[4:] == ["0:00", "1", "2", row[7], str(TALLY.keys), "50"]
        assert own.message.startswith("Jeda 0, temuan beralasan 0, hapus 0. ")
        assert own.message.endswith(f"{TALLY.keys} tombol per rekaman. Perbaikan 1")


async def test_keys_are_counted_also_where_no_record_was_filed(office: Path) -> None:
    """A sitting that the lock ended in the middle of a form."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.2")
        await answer(own, "62")
        pressed = TALLY.keys
        await own.press("ctrl+l")
        await own.unlock()
        await own.press("t", own.digit("Catatan kerja"))
        (row,) = (line.split() for line in own.lines if "  62" in line or " 0:00 " in line)
        assert row[-2:] == [str(pressed), "0"]


async def test_an_authenticator_sees_everybody(office: Path) -> None:
    """And each sees the own sittings."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("ctrl+l")
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Catatan kerja"))
        assert sum(line[2:].startswith("24-11-26") for line in own.lines) == 1
    with at_work(office, AUTHENTICATOR) as session:
        assert len({found.account for found in sittings(session)}) == 2
