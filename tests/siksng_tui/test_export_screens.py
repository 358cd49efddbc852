"""Ctrl+P on lists: the layout, where to, what was written; and a template that would overwrite."""

import csv
from pathlib import Path

from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.imports import file_imports
from siksng_tui.services.practice import AUTHENTICATOR
from tests.services.list_files import LISTS
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.listed import case_kept, two_people
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work, begun, checked


def rows_of(path: Path, separator: str = ",") -> list[dict[str, str]]:
    """Return the rows of a text by the names of its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=separator))


def written(folder: Path) -> list[str]:
    """Return the names of the files of a folder, without the office itself."""
    return sorted(own.name for own in folder.iterdir() if own.is_file())


def proposed(office: Path) -> None:
    """Let a template of proposals for PBI come in."""
    with at_work(office) as session:
        looked = file_imports.look(session, LISTS / "clean_usulan_v4.xlsx")
        looked.take("Impor templat", UNWATCHED)


async def _open(own: Sitting, item: str) -> None:
    """Come in and open an item of the menu."""
    await own.unlock()
    await own.press(own.digit(item))


async def _to(own: Sitting, path: Path) -> None:
    """Answer where to, with the line emptied first."""
    assert await own.shows("Tulis ke:")
    await own.press("ctrl+u")
    await own.type(str(path))
    await own.press("enter")


async def test_who_was_found_goes_out_in_the_layout_that_is_chosen(
    office: Path, tmp_path: Path
) -> None:
    """The layouts are listed by name; a file of another kind is refused before anything is done."""
    path = tmp_path / "bnba.csv"
    async with sitting(office) as own:
        await _open(own, "Perbaikan")
        await own.type("luthfi")
        assert await own.shows("Ditemukan")
        await own.press("ctrl+p")
        agreed("export_layouts", own.lines)
        await own.press(*"bnba", "enter")
        assert "data pribadi" in own.text
        await _to(own, tmp_path / "bnba.pdf")
        assert "bukan buku kerja dan bukan teks" in own.text
        await _to(own, path)
        assert await own.shows("Ditulis: bnba.csv")
    rows = rows_of(path, profile("bnba_23").separator)
    assert "LUTHFI" in {row["NAMA"] for row in rows}
    assert not (tmp_path / "bnba.pdf").exists()


async def test_before_anything_is_typed_a_village_goes_out(office: Path, tmp_path: Path) -> None:
    """Or the whole register, which stands first."""
    async with sitting(office) as own:
        await _open(own, "Perbaikan")
        await own.press("ctrl+p")
        await own.press(*"17.71.01.1004", "enter", "0", "enter")
        await _to(own, tmp_path)
        assert await own.shows("Ditulis: siks_household_59-")
    assert written(tmp_path) == ["siks_household_59-2026-11-24.xlsx"]


async def test_the_entries_shown_of_a_list_go_out(office: Path, tmp_path: Path) -> None:
    """Only those that F6 and the search leave."""
    two_people(office, tmp_path)
    path = tmp_path / "keluar.csv"
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        await own.press("enter", *"luth")
        assert await own.shows("1 isi daftar")
        await own.press("ctrl+p", "enter")
        await _to(own, path)
        assert await own.shows("Ditulis: keluar.csv, 1 baris.")
    assert len(rows_of(path, "|")) == 1


async def test_records_of_ppks_go_out(office: Path, tmp_path: Path) -> None:
    """In the one layout that is theirs."""
    case_kept(office)
    path = tmp_path / "ppks.csv"
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "PPKS dan PSKS")
        await own.press("ctrl+p", "enter")
        await _to(own, path)
        assert await own.shows("Ditulis: ppks.csv, 1 baris.")
    assert rows_of(path)[0]["nama"] == "SITI CONTOH"


async def test_requests_of_a_queue_go_out_as_they_would_make_their_households(
    office: Path, tmp_path: Path
) -> None:
    """For an operator; nobody else is offered it."""
    checked(office, "luthfi")
    path = tmp_path / "anggota.csv"
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Finalisasi")
        await own.press("ctrl+p", "2")
        await _to(own, path)
        assert await own.shows("Ditulis: anggota.csv")
    assert "LUTHFI" in {row["Nama"] for row in rows_of(path)}
    async with sitting(office, clock=next_day(2)) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Finalisasi"))
        assert "Ekspor" not in own.text
        await own.press("ctrl+p")
        assert "tata letak" not in own.text


async def test_a_draft_goes_out_as_it_is_filled_in(office: Path, tmp_path: Path) -> None:
    """Though nobody has checked it yet."""
    begun(office)
    path = tmp_path / "rumah.csv"
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Draf")
        await own.press("ctrl+p", "1")
        await _to(own, path)
        assert await own.shows("Ditulis: rumah.csv, 1 baris.")
    assert len(rows_of(path)) == 1


async def test_a_second_template_of_a_period_says_what_it_overwrites_and_is_asked_about(
    office: Path, tmp_path: Path
) -> None:
    """The first goes out at once; T leaves the second alone, Y writes it."""
    proposed(office)
    asked = ("ctrl+p", "enter", *"pbi", "enter")
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Periksa KKS")
        await own.press(*asked)
        await own.press("ctrl+u", *"12-2026", "enter")
        assert "Tulis seperti 2026-12" in own.text
        await own.press("ctrl+u", *"2026-12", "enter")
        await _to(own, tmp_path)
        assert await own.shows("Ditulis: proposal_v4_21-PBI-2026-12.xlsx")
        await own.press(*asked, "ctrl+u", *"2026-12", "enter")
        agreed("template_again", own.lines)
        await own.press("t")
        assert len(written(tmp_path)) == 1
        await own.press(*asked, "ctrl+u", *"2026-12", "enter", "y", "enter")
        assert await own.shows("Ditulis: proposal_v4_21-PBI-2026-12-2.xlsx")


async def test_a_template_without_a_proposal_is_not_written(office: Path, tmp_path: Path) -> None:
    """An empty upload would make the earlier one invalid."""
    proposed(office)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Periksa KKS")
        await own.press("ctrl+p", "enter", *"bpnt", "enter", "enter")
        assert await own.shows("Tidak ada usulan BPNT")
    assert written(tmp_path) == []
