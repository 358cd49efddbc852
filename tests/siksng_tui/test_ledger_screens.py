"""The ledger on the screen: what waits, the road of a request, and the citizen who is told."""

import re
from pathlib import Path

import pytest

from db.requests.decisions import Outcome
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import cycles, ruling
from siksng_tui.services.requests.ruling import Ruling
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import FIRST_DAY, Sitting, next_day, sitting
from tests.siksng_tui.work import at_work

PARCEL = re.compile(r"[0-9a-f]{8}\.siksng")
"""End of a parcel's file, which is another one each time."""


async def open_ledger(own: Sitting) -> None:
    """Come in as the operator and open the ledger from the menu."""
    await own.unlock()
    await own.press(own.digit("Buku Agenda"))


async def go_to_row(own: Sitting, text: str) -> None:
    """Put the cursor on a row of the list."""
    for _ in range(30):
        if any(line.startswith(">") and text in line for line in own.lines):
            return
        await own.press("down")
    pytest.fail(text)


@pytest.fixture
def decided(office: Path, tmp_path: Path) -> tuple[Path, str]:
    """An office in which a request was sent and rejected by a paper; its number."""
    made = work.covered(office, "luthfi")
    (number,) = made.requests
    with at_work(office) as session:
        parcelling.export(session, made.number, tmp_path)
        paper = work.PAPER
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Rumah kosong", paper=paper))
    with at_work(office, AUTHENTICATOR) as session:
        ruling.confirm(session, number)
    return office, number


async def test_the_citizen_is_told_from_the_ledger(decided: tuple[Path, str]) -> None:
    """The menu says how many wait; F10 asks how, and the section is empty after it."""
    office, number = decided
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        assert "Buku Agenda         1" in own.text
        await own.press(own.digit("Buku Agenda"))
        agreed("ledger", own.lines)
        await go_to_row(own, "warga belum diberi tahu")
        await own.press("enter")
        assert number in own.text
        agreed("ledger_section", own.lines)
        await own.press("f10", "enter")
        assert "lewat surat, di loket, di rumahnya" in own.text
        await own.type("Lewat telepon")
        await own.press("enter")
        assert own.message == f"Permohonan {number}: Warga diberi tahu."
        assert "Tidak ada yang menunggu" in own.text
        await own.press("f3")
        (row,) = (line for line in own.lines if "Selesai di sini" in line)
        assert row.split()[3:] == ["1", "0"]


async def test_the_requests_of_a_section_and_of_rulings_go_out_as_files(
    office: Path, tmp_path: Path
) -> None:
    """As any other list of requests does."""
    made = work.covered(office, "luthfi")
    (number,) = made.requests
    with at_work(office) as session:
        parcelling.export(session, made.number, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Putusan"))
        assert number in own.text
        await _go_out(own, tmp_path / "putusan.csv")
        await own.press("f3")
        await own.press(own.digit("Buku Agenda"))
        await go_to_row(own, "Dikirim, belum ada tanda terima")
        await own.press("enter")
        assert number in own.text
        await _go_out(own, tmp_path / "agenda.csv")
    files = [tmp_path / f"{name}.csv" for name in ("putusan", "agenda")]
    assert [own.read_text("utf-8").count("\n") for own in files] == [2, 2]


async def test_rulings_tell_of_f2_wherever_they_ask_for_it(office: Path) -> None:
    """The sentence over an empty list says to press it, and it works there."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Putusan"))
        assert "tekan F2." in own.text and own.lines[-1].strip().startswith("F2 Keputusan")
        await own.press("f2")
        assert "Nomor naskah" in own.text


async def _go_out(own: Sitting, path: Path) -> None:
    """Write the one request shown in the first layout that is offered."""
    await own.press("ctrl+p", "1")
    assert await own.shows("Tulis ke:")
    await own.press("ctrl+u")
    await own.type(str(path))
    await own.press("enter")
    assert await own.shows(f"Ditulis: {path.name}, 1 baris.")


async def test_f4_shows_the_road_of_a_request_from_list_and_review(
    decided: tuple[Path, str],
) -> None:
    """When, who, in which parcel, and by which paper it was decided."""
    office, _ = decided
    async with sitting(office, clock=next_day()) as own:
        await open_ledger(own)
        await go_to_row(own, "warga belum diberi tahu")
        await own.press("enter", "f4")
        agreed("road", [PARCEL.sub("IDENTITY.siksng", line) for line in own.lines])
        await own.press("end")
        assert "188.45/12" in own.text
        road = own.text
        await own.press("f3", "enter", "f4", "end")
        assert own.text == road


async def test_parcels_and_what_is_missing_have_their_lists(decided: tuple[Path, str]) -> None:
    """The line below a parcel names its file; a link says what went over it."""
    office, _ = decided
    async with sitting(office, clock=next_day()) as own:
        await open_ledger(own)
        await go_to_row(own, "keluar tanpa tanda terima")
        await own.press("enter")
        assert "kiriman ke atas" in own.text
        assert own.message.startswith("1771")
        await own.press("f3")
        await go_to_row(own, "Nomor permohonan yang hilang")
        await own.press("enter")
        agreed("ledger_missing", own.lines)


async def test_a_number_that_is_nowhere_is_marked_and_named(office: Path) -> None:
    """The first line says that something does not add up."""
    work.checked(office, "luthfi")
    with at_work(office) as session, session.store.transaction():
        session.store.database.execute_sql(
            "UPDATE counter SET value = 4 WHERE name LIKE 'ledger.%-2026'"
        )
    async with sitting(office, clock=next_day()) as own:
        await open_ledger(own)
        assert "Ada yang tidak cocok" in own.text
        await go_to_row(own, "Nomor permohonan yang hilang")
        assert any(line.startswith(">!") for line in own.lines)
        await own.press("enter")
        assert "nomor 2 sampai 4" in own.text


async def test_what_missed_the_closing_date_says_so_at_home_and_in_every_list(office: Path) -> None:
    """Once on the home screen, by its mark in the lists, and in words on its own page."""
    work.checked(office, "luthfi")
    with at_work(office, AUTHENTICATOR) as session:
        cycles.close_on(session, "2026-Q4", FIRST_DAY.date())
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        assert "1 permohonan lewat tanggal penutupan, masuk 2027-Q1" in own.message
        assert "2027-Q1" in own.lines[0]
        await own.press(own.digit("Finalisasi"))
        (row,) = (line for line in own.lines if line.startswith(">"))
        assert row[1] == "»"
        await own.press("enter")
        assert "lewat tanggal penutupan" in own.text


async def test_the_name_of_the_file_chooses_paper_or_workbook(
    decided: tuple[Path, str], tmp_path: Path
) -> None:
    """A name that is neither is refused before anything is written."""
    folder, _number = decided
    async with sitting(folder, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Buku Agenda"))
        for name in ("agenda.xlsx", "agenda.docx", "agenda.pdf"):
            await own.press("ctrl+p", "enter", "1", "ctrl+u")
            await own.type(str(tmp_path / name))
            await own.press("enter")
            assert await own.shows("Ditulis" if name != "agenda.docx" else "harus berakhir")
    assert (tmp_path / "agenda.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "agenda.docx").exists()
