"""Verification on the screen: blind, with the keys of a form, settled with digits."""

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from forms.records import State
from siksng_tui.services.checks import verifying
from siksng_tui.services.checks.verifying import Choice
from siksng_tui.services.entry import sampling
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import queues, workflow
from tests.commands import run_as
from tests.reports.reading import page_texts
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import FIRST_DAY, Sitting, sitting
from tests.siksng_tui.work import answer, at_work, checked

TEN_YEARS = 24 * 3_650
"""Hours after which a clock of these tests is behind no command that was run today."""


@pytest.fixture
def drawn(office: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a correction of a floor that waits for verification."""
    monkeypatch.setattr(sampling, "randbelow", lambda _below: 0)
    with at_work(office, AUTHENTICATOR) as session:
        sampling.switch(session, on=True)
    (number,) = checked(office, "luthfi")
    return number


@asynccontextmanager
async def _later(office: Path, hours: int = 1) -> AsyncIterator[Sitting]:
    """Sit down some hours after the request was entered."""
    seconds = itertools.count(hours * 3_600)
    clock = (FIRST_DAY + dt.timedelta(seconds=own) for own in seconds)
    async with sitting(office, clock=lambda: next(clock)) as own:
        yield own


def _state(office: Path, number: str) -> State:
    """Return where a request stands, once nobody works on it."""
    with at_work(office) as session:
        return queues.review(session, number).request.state


async def _open(own: Sitting) -> None:
    """Come in as the authenticator and open the first request that waits."""
    await own.unlock(AUTHENTICATOR)
    await own.press(own.digit("Verifikasi"))
    await own.press("enter")


async def test_the_menu_shows_it_where_it_is_switched_on_and_names_no_family(
    office: Path, drawn: str
) -> None:
    """The form is empty, with the number of the question on paper."""
    async with _later(office) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Verifikasi"))
        assert drawn in own.text
        assert "LUTHFI" not in own.text
        await own.press("enter")
        agreed("verify_form", own.lines)


async def test_one_command_switches_it_on_and_the_menu_leads_to_it_by_a_key(office: Path) -> None:
    """Whoever reads of it in the manual finds it."""
    done = await asyncio.to_thread(run_as, office, AUTHENTICATOR, "office", "verification", "on")
    assert done.status == 0, done.told
    async with _later(office, hours=TEN_YEARS) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Verifikasi"))
        assert own.lines[0].strip().startswith("Verifikasi")
        assert "Tidak ada yang menunggu di sini." in own.text


async def test_where_it_was_not_switched_on_nothing_waits_there(office: Path) -> None:
    """The item keeps its place, and counts nothing."""
    async with _later(office) as own:
        await own.unlock(AUTHENTICATOR)
        assert "9  Verifikasi                          M" in own.text
        await own.press("9")
        assert "Tidak ada yang menunggu di sini." in own.text


async def test_the_same_answer_verifies_with_one_question(office: Path, drawn: str) -> None:
    """Enter on the last field asks, Y ends."""
    async with _later(office) as own:
        await _open(own)
        await answer(own, "48")
        assert "Akhiri pengetikan?" in own.text
        await own.press("y")
        assert own.message == f"Permohonan {drawn} sudah diverifikasi."
        assert "Tidak ada yang menunggu di sini." in own.text
    with at_work(office) as session:
        assert workflow.finalise(session, drawn).state is State.FINALISED


async def test_a_difference_is_settled_against_the_paper_and_sent_back(
    office: Path, drawn: str, tmp_path: Path
) -> None:
    """The operator takes it up again with F10; the results show counts."""
    async with _later(office) as own:
        await _open(own)
        await answer(own, "84")
        await own.press("y")
        agreed("settling", own.lines)
        await own.press("2")
        assert own.message == "Semua perbedaan sudah diputuskan: F10 menyelesaikan."
        await own.press("f10", "y")
        assert own.message == f"Permohonan {drawn}: Dikembalikan."
        await own.press("ctrl+r")
        assert "1 dari 1 isian salah" in own.text
        await own.press("ctrl+p", "1", "ctrl+u")
        await own.type(str(tmp_path / "hasil.xlsx"))
        await own.press("enter")
        assert await own.shows("hasil.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "hasil.xlsx"))
    (people, questions) = (book.get_sheet_by_name(own).to_python() for own in book.sheet_names)
    assert people[-1][1:3] == ["1", "1"] and questions[-1][2:] == ["1", "1"]
    async with _later(office, 2) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Periksa Perbaikan"))
        await own.press("f10")
    assert _state(office, drawn) is State.DRAFT


async def test_recapitulation_has_the_results_by_person_and_question_and_prints_them(
    office: Path, drawn: str, tmp_path: Path
) -> None:
    """Among its neighbours, before the audit; the paper has its number."""
    with at_work(office, AUTHENTICATOR) as session:
        own_keying = verifying.begin(session, drawn)
        verifying.leave_field(session, own_keying, own_keying.fields[0], "84")
        (difference,) = verifying.end_keying(session, drawn)
        verifying.settle(session, drawn, difference, Choice.SECOND)
        verifying.finish(session, drawn, "Verifikasi: III.2")
    async with _later(office, 2) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Rekapitulasi"), "end", "up", "enter")
        agreed("report_verification", own.lines)
        await own.press("ctrl+p", "1", "ctrl+u")
        await own.type(str(tmp_path / "hasil.pdf"))
        await own.press("enter")
        assert await own.shows("cetakan ke-1")
    (text,) = page_texts((tmp_path / "hasil.pdf").read_bytes())
    assert "Menurut pertanyaan" in text and OPERATOR.name in text


async def test_a_third_typing_that_is_the_first_answer_lets_the_entry_stand(
    office: Path, drawn: str
) -> None:
    """What was typed is compared with both."""
    async with _later(office) as own:
        await _open(own)
        await answer(own, "84")
        await own.press("y", "3")
        await answer(own, "48")
        await own.press("f10")
        assert own.message == f"Permohonan {drawn} sudah diverifikasi."
    assert _state(office, drawn) is State.CHECKED


async def test_what_was_typed_is_there_after_leaving(office: Path, drawn: str) -> None:
    """F3 keeps; the keying goes on later."""
    async with _later(office) as own:
        await _open(own)
        await own.type("84")
        await own.press("f3")
        assert drawn in own.text
        await own.press("enter")
        assert "84" in own.text


async def test_who_entered_it_is_refused_with_what_to_do(office: Path, drawn: str) -> None:
    """On the list of verifications, and on that of finalising."""
    async with _later(office) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Verifikasi"))
        await own.press("enter")
        assert f"Anda sendiri yang mengisi atau mengubah permohonan {drawn}" in own.text
        await own.press("f3")
        await own.press(own.digit("Finalisasi"))
        await own.press("f10", "y")
        assert 'menu "Verifikasi"' in own.text
    assert _state(office, drawn) is State.CHECKED
