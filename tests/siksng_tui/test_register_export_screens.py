"""Exports of SIKS-NG are compared with the register from the keyboard, and become requests."""

import os
import shutil
from pathlib import Path

import pytest

from siksng_tui.services.imports import importing_requests
from siksng_tui.services.requests import queues
from tests.intake.workbooks import DIRTY
from tests.services.sampled import at_work, sampled
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder with both exports of a later day."""
    folder = tmp_path / "stick"
    folder.mkdir()
    for at, (name, file) in enumerate(zip(("rumahtangga", "anggota"), DIRTY, strict=True)):
        os.utime(shutil.copy(file, folder / f"{name}.xlsx"), (at, at))
    return folder


async def _look(own: Sitting, said: Path) -> None:
    """Come in and look at a file."""
    await own.unlock()
    await own.press(own.digit("Impor"), "f2")
    await own.type(str(said))
    await own.press("enter")


async def test_f4_chooses_which_rows_are_entered_and_counts_anew(
    tmp_path: Path, stick: Path
) -> None:
    """Nothing of this file is of somebody new."""
    async with sitting(sampled(tmp_path), practice=False) as own:
        await _look(own, stick / "rumahtangga.xlsx")
        assert await own.shows("F4 Pilihan")
        await own.press("f4", "2", "enter")
        assert await own.shows("dilewati 31")
        assert "berubah 0" in own.text
        await own.press("f10")
        assert "Tidak ada" in own.message
        await own.press("f4", "1", "enter")
        assert await own.shows("berubah 14")
        assert "dilewati" not in own.text


async def test_what_f4_chose_stays_chosen_when_f2_says_something_else_of_the_file(
    tmp_path: Path, stick: Path
) -> None:
    """The file is looked at anew by the other answer; what is entered is chosen by the person."""
    async with sitting(sampled(tmp_path), practice=False) as own:
        await _look(own, stick / "anggota.xlsx")
        assert await own.shows("3 = tuna rungu")
        await own.press("1", "enter")
        assert await own.shows("F4 Pilihan")
        await own.press("f4", "2", "enter")
        assert await own.shows("berubah 0")
        left = next(line for line in own.lines if "dilewati" in line)
        await own.press("f2", "2", "enter")
        assert await own.shows("0-11: 3 = tuna wicara")
        assert left in own.lines
        await own.press("f10")
        assert "Tidak ada" in own.message
        await own.press("f4", "1", "enter")
        assert await own.shows("diragukan")
        assert "berubah 0" not in own.text and "dilewati" not in own.text


async def test_del_takes_back_the_first_state_of_the_register(tmp_path: Path) -> None:
    """With both of its files, after a reason."""
    office = sampled(tmp_path)
    async with sitting(office, practice=False) as own:
        await own.unlock()
        await own.press(own.digit("Impor"), "delete")
        assert await own.shows("246 rumah tangga")
        await own.type("salah kota")
        await own.press("enter")
        assert await own.shows("246 rumah tangga keluar dari data induk")
        assert own.text.count("dicabut") >= 2
    with at_work(office) as session:
        assert all(own.undone for own in importing_requests.kept(session))


async def _until(own: Sitting, text: str) -> None:
    """Turn pages until a text is told of the row under the cursor."""
    for _page in range(12):
        if text in own.text:
            break
        await own.press("pagedown")


async def test_both_exports_are_compared_cell_by_cell_taken_in_and_taken_back(
    tmp_path: Path, stick: Path
) -> None:
    """What was said of the first file holds for both; one reason, one act."""
    office = sampled(tmp_path)
    async with sitting(office, practice=False) as own:
        await _look(own, stick / "anggota.xlsx")
        assert await own.shows("3 = tuna rungu")
        await own.press("1", "enter")
        assert await own.shows("F9 File satunya")
        agreed("import_half", own.lines)
        await own.press("f9", "enter")
        assert await own.shows("File yang mana?")
        await own.press("2", "enter")
        assert await own.shows("1.171 baris")
        await _until(own, "Sesudah:")
        agreed("import_both", own.lines)
        await own.press("f10", "enter")
        assert await own.shows("permohonan terperiksa")
        await own.press("delete")
        await own.type("salah berkas")
        await own.press("enter")
        assert await own.shows("dicabut")
    with at_work(office) as session:
        taken = importing_requests.kept(session)[:2]
        assert {own.requests for own in taken} == {taken[0].requests}
        assert all(own.undone for own in taken)
        assert queues.drafts(session, own=False) == ()
