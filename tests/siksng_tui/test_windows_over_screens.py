"""Prompts, questions and lists of codes over a screen: help, refusals, and what is said after."""

from pathlib import Path

import pytest

from siksng_tui.services.office import reasons
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import checked


def _title(own: Sitting) -> str:
    """Return what stands at the left of the first line."""
    return own.lines[0].split("  ")[0].strip()


async def test_a_reason_is_asked_until_it_holds_a_word(office: Path) -> None:
    """The window stays, with the sentence in it; what was typed stays too."""
    async with sitting(office) as own:
        await _family(own)
        await own.press("f2", "enter", "enter")
        assert "!! Alasan wajib diisi." in own.text
        await own.press("x", "enter")
        assert "!! Terlalu singkat untuk alasan." in own.text
        assert "[x " in own.text
        await own.press(*"alah", "enter")
        assert "1771-2026-000001-C" in own.text


@pytest.mark.parametrize("said", ["x", "12", "- .", "x1"])
def test_a_reason_without_two_letters_is_refused(said: str) -> None:
    """Nobody could tell a year later what was meant."""
    with pytest.raises(reasons.ReasonTooShortError):
        reasons.required(said)


async def test_f1_works_over_a_prompt_a_question_and_a_list(office: Path) -> None:
    """It is the help of the screen below, and F3 returns to the window."""
    async with sitting(office) as own:
        await own.press("f4", "f1")
        assert "Bantuan: Masuk" in own.text
        await own.press("f3", "f3")
        await own.unlock()
        await own.press("f3", "f1")
        assert "Bantuan: Menu utama" in own.text
        await own.press("f3", "t")
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "enter", "f1")
        assert "Bantuan: Keluarga" in own.text
        await own.press("f3")
        assert "Mengapa data keluarga ini diperbaiki?" in own.text


async def test_f1_and_the_pause_work_over_a_choice_of_a_few_things(office: Path) -> None:
    """F2 on a family and a new proposal ask so, and a newcomer must learn what is meant."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Usulan Baru"), "f1")
        assert "Bantuan: Usulan Baru" in own.text
        await own.press("f3")
        assert "Formulir mana yang diisi?" in own.text
        await own.press("ctrl+w")
        assert "Jeda." in own.text
        assert "Formulir mana" not in own.text
        await own.press("x")
        assert "Formulir mana yang diisi?" in own.text


async def test_what_was_said_is_forgotten_when_another_screen_is_opened(office: Path) -> None:
    """Back in the queue stands its hint, not what happened a while ago."""
    checked(office, "luthfi", "siti maryam")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Finalisasi"))
        hint = own.message
        await own.press("f10", "y")
        assert own.message.startswith("Permohonan")
        await own.press("enter")
        assert _title(own) == "Permohonan"
        await own.press("f3")
        assert own.message == hint


async def _family(own: Sitting) -> None:
    """Come in as the operator and open a family."""
    await own.unlock()
    await own.press("1")
    await own.type("luthfi")
    await own.press("enter")
