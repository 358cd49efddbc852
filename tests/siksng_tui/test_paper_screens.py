"""Ctrl+P where a paper of the village or of the citizen is looked for."""

import os
from pathlib import Path

from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR
from tests.reports.reading import page_texts
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work


async def _printed(own: Sitting, folder: Path) -> list[str]:
    """Save a paper as a file, and return the names of the papers that are there then."""
    await own.press("1", "ctrl+u")
    await own.type(str(folder))
    await own.press("enter")
    assert await own.shows("cetakan ke-1")
    return sorted(name for name in os.listdir(folder) if name.endswith(".pdf"))  # noqa: PTH208


async def test_one_key_in_the_form_prints_the_slip_and_the_family_has_it_after_filing(
    office: Path, tmp_path: Path
) -> None:
    """The citizen need not wait until the form is filed."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "enter")
        await own.type("anak pertama lahir")
        await own.press("enter", "ctrl+p")
        assert await _printed(own, tmp_path) == ["tanda-terima-1771-2026-000001-C.pdf"]
        await own.press("f3", "ctrl+p")
        agreed("print_which", own.lines)
        await own.press("2")
        assert "alasan-17710300069000000000022.pdf" in await _printed(own, tmp_path)
    (slip,) = page_texts((tmp_path / "tanda-terima-1771-2026-000001-C.pdf").read_bytes())
    assert "UNTUK WARGA" in slip and "anak pertama lahir" in slip


async def test_a_village_has_its_prelist_and_the_list_for_the_board(
    office: Path, tmp_path: Path
) -> None:
    """Beside the file for another program, which stands first; no whole numbers for her."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Perbaikan"), "ctrl+p")
        await own.press(*"berkas", "enter")
        agreed("village_papers", own.lines)
        await own.press("1")
        assert await _printed(own, tmp_path) == ["prelist-17.71.03.1001.pdf"]


async def test_a_set_has_its_attendance_list_and_whole_numbers_for_an_authenticator(
    office: Path, tmp_path: Path
) -> None:
    """Inside the set, behind the papers of the packet."""
    work.sealed(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Berkas Keputusan"), "down", "enter", "ctrl+p")
        assert "Daftar BNBA dengan NIK dan KK lengkap" in own.text
        await own.press("8")
        (name,) = await _printed(own, tmp_path)
    assert name.startswith("daftar-hadir-")


async def test_a_parcel_has_its_receipt(office: Path, tmp_path: Path) -> None:
    """From the list of all parcels."""
    made = work.covered(office, "luthfi")
    with at_work(office) as session:
        parcelling.export(session, made.number, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Buku Agenda"))
        while not any(line.startswith(">") and "Semua kiriman" in line for line in own.lines):
            await own.press("down")
        await own.press("enter", "ctrl+p")
        (name,) = await _printed(own, tmp_path)
    assert name.startswith("tanda-terima-kiriman-")
