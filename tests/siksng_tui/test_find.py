"""The search, as it is typed."""

import re
from pathlib import Path

import pytest

from siksng_tui.screens.frame import hits
from siksng_tui.services.requests.lookup import MatchReason
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting


async def _search(own: Sitting, text: str) -> None:
    """Come in and search."""
    await own.unlock()
    await own.press("1")
    await own.type(text)


async def test_hits_appear_while_a_name_is_typed(office: Path) -> None:
    """Typed for real; no Enter is needed."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1", *"siti")
        assert await own.shows("Ditemukan")
        agreed("find", own.lines)


async def test_no_nik_stands_in_full_in_the_list(office: Path) -> None:
    """Who passes by must not read it."""
    async with sitting(office) as own:
        await _search(own, "siti")
        assert await own.shows("Ditemukan")
        assert "********" in own.text
        assert not re.search(r"\d{16}", own.text)


async def test_enter_waits_for_the_answer_to_what_was_typed(office: Path) -> None:
    """A whole NIK and Enter open its family, not the one of the last pause."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1", *"1771010101009049", "enter")
        assert own.lines[0].strip().startswith("Keluarga")
        assert "SARJONO HAKIM" in own.text


async def test_nobody_found_says_what_to_try(office: Path) -> None:
    """The message holds the next action."""
    async with sitting(office) as own:
        await _search(own, "qqqqqq")
        assert await own.shows("Tidak ditemukan")
        assert "empat angka terakhir NIK" in own.text
        await own.press("enter")
        assert own.lines[0].strip().startswith("Cari keluarga")


async def test_a_misspelled_name_is_found_with_its_likeness(office: Path) -> None:
    """The list says that it is only similar."""
    async with sitting(office) as own:
        await _search(own, "sarjomo hakim")
        assert await own.shows("Ditemukan")
        assert "SARJONO HAKIM" in own.text
        assert "Mirip" in own.text


async def test_arrows_move_through_the_hits_while_the_line_keeps_the_keyboard(
    office: Path,
) -> None:
    """One need not leave the line to choose."""
    async with sitting(office) as own:
        await _search(own, "siti")
        assert await own.shows("Ditemukan")
        await own.press("down", "down")
        assert own.lines[7].startswith("> HJ. SITI AMINAH")
        await own.press("pageup")
        assert own.lines[5].startswith("> SITI MARYAM")


async def test_emptying_the_line_empties_the_list(office: Path) -> None:
    """Nothing typed means nobody."""
    async with sitting(office) as own:
        await _search(own, "siti")
        assert await own.shows("Ditemukan")
        await own.press("ctrl+u")
        assert await own.shows("[      ")
        await own.rest()
        assert "SITI" not in own.text
        assert own.message == ""


@pytest.mark.parametrize("reason", MatchReason)
def test_every_reason_has_a_word_that_fits_its_column(reason: MatchReason) -> None:
    """Ten cells."""
    assert len(hits.REASONS[reason].format(score=100)) <= 10


def test_a_short_number_is_masked_whole() -> None:
    """A broken NIK must not show more than a sound one."""
    assert hits.masked("1234567") == "*******"
    assert hits.masked("") == ""


async def test_what_can_be_typed_is_said_in_full_on_the_smallest_screen(office: Path) -> None:
    """Broken at its words where a line is too short; the way back stands there too."""
    async with sitting(office, size=(40, 12)) as own:
        await own.unlock()
        await own.press("1")
        said = " ".join(own.text.split())
        assert "Nama, NIK, nomor KK, atau ID DTKS; hasil muncul sambil diketik." in said
        await own.type("luthfi")
        assert "F3 Kembali" in own.lines[-1]


async def test_back_from_a_family_the_first_character_begins_the_next_search(office: Path) -> None:
    """What was found still stands there until then; an arrow keeps it to be gone through."""
    async with sitting(office) as own:
        await _search(own, "sari")
        assert await own.shows("Ditemukan")
        await own.press("enter", "f3")
        found = own.lines
        assert "Cari: [sari" in own.text
        await own.press("down")
        assert own.lines[6:] != found[6:]
        await own.type("bu")
        assert "Cari: [bu " in own.text
