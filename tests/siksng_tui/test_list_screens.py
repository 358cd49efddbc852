"""Lists from other programs at the keyboard: their entries beside the register, and programmes."""

from pathlib import Path

from siksng_tui.services.imports import importing_requests
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from tests.commands import run_as
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.listed import (
    FROM_HERE,
    PROPOSED,
    STRANGER,
    came,
    member,
    proposed,
    two_people,
)
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work
from tests.terminal import HOSTILE


async def _open(own: Sitting, item: str) -> None:
    """Come in and open an item of the menu."""
    await own.unlock()
    await own.press(own.digit(item))


async def test_a_list_is_opened_searched_and_an_entry_stands_beside_the_person(
    office: Path, tmp_path: Path
) -> None:
    """From the list of lists to the family, by keys alone."""
    two_people(office, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        agreed("lists", own.lines)
        await own.press("enter")
        agreed("list_entries", own.lines)
        assert "1702014101019001" not in own.text
        await own.press(*"luth")
        assert "1 isi daftar (semua)" in own.text
        await own.press("enter")
        assert own.lines[0].strip().startswith("Satu isi daftar")
        agreed("list_entry", own.lines)
        await own.press("enter")
        assert own.lines[0].strip().startswith("Keluarga")


async def test_f6_shows_who_is_tied_and_who_is_not(office: Path, tmp_path: Path) -> None:
    """One way after the other, and all of them again."""
    two_people(office, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        await own.press("enter", "f6")
        assert "LUTHFI" in own.text
        assert "ORANG LUAR" not in own.text
        await own.press("f6")
        assert "LUTHFI" not in own.text
        assert "ORANG LUAR" in own.text
        await own.press("enter")
        assert "Tidak ada orang dalam data induk yang cocok." in own.text
        assert "Enter" not in own.lines[-1]
        await own.press("f3", "f6")
        assert "Tidak ada isi daftar yang cocok." in own.text
        await own.press("f6")
        assert "2 isi daftar (semua)" in own.text


async def test_del_takes_a_list_back_with_a_reason(office: Path, tmp_path: Path) -> None:
    """The one before it counts again."""
    one = member(office, "luthfi")
    came(office, tmp_path, one)
    came(office, tmp_path, one, STRANGER)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        assert [line.split()[-1] for line in own.lines[2:4]] == ["berlaku", "diganti"]
        await own.press("delete", "f3")
        assert "diganti" in own.text
        await own.press("delete")
        await own.type("salah bulan")
        await own.press("enter")
        assert own.message.startswith("Daftar 2 dibatalkan.")
        assert "diganti" not in own.text
        assert [line.split()[-1] for line in own.lines[2:4]] == ["berlaku", "dibatalkan"]
    with at_work(office) as session:
        assert importing_requests.kept(session)[0].undone_why == "salah bulan"


async def test_who_is_no_operator_looks_and_takes_nothing_back(
    office: Path, tmp_path: Path
) -> None:
    """Del says whose part it is, and is not promised."""
    two_people(office, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Daftar dari luar"))
        assert "Del" not in own.lines[-1]
        await own.press("delete")
        assert "yang memegangnya." in own.message


async def test_programmes_lead_to_who_receives_and_to_families_that_do_not(
    office: Path, tmp_path: Path
) -> None:
    """Who is outside is one key away, and so is one village of those without."""
    two_people(office, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Penerima program")
        agreed("programmes", own.lines)
        await own.press("down", "enter", "f6", "f6")
        assert "ORANG LUAR" in own.text
        await own.press("f3", "end", "enter")
        assert own.message == "Keluarga: 299"
        agreed("without", own.lines)
        await own.press("f6", *"selebar", "enter")
        assert own.message != "Keluarga: 299"
        await own.press("enter")
        assert own.lines[0].strip().startswith("Keluarga")


async def test_the_page_of_a_family_tells_programmes_and_deciles(
    office: Path, tmp_path: Path
) -> None:
    """With the list and its period; of a family in no list it says so."""
    two_people(office, tmp_path)
    one = member(office, "luthfi")
    decile = {"nama": one["NAMA"], "nik": one["NIK"], "desil_nasional": "2"}
    came(office, tmp_path, decile, profile="pbi_jkn_deciles_7")
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Perbaikan")
        await own.type("luthfi")
        await own.press("enter")
        agreed("family_listed", own.lines)
        await own.press("f3")
        await own.type("berman")
        await own.press("enter")
        assert "Tidak ada daftar yang berlaku menyebut anggota" in own.text


async def test_without_any_list_the_page_of_a_family_says_nothing_of_lists(office: Path) -> None:
    """Nothing is known then."""
    async with sitting(office) as own:
        await _open(own, "Perbaikan")
        await own.type("luthfi")
        await own.press("enter")
        assert "daftar program lain" not in own.text


async def test_no_text_of_a_list_is_obeyed(office: Path, tmp_path: Path) -> None:
    """Each hostile text is a name, an address and a programme; the screens keep their shape."""
    rows = [
        {"NAMA": f"A{at}{text}", "ALAMAT": text, "PEKERJAAN": text, **FROM_HERE, "BANSOS PKH": "YA"}
        for at, text in enumerate(text for text in HOSTILE.values() if "\x00" not in text)
        if text.isprintable()
    ]
    came(office, tmp_path, *rows)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        await own.press("enter")
        for __ in rows:
            assert len(own.lines) == 24
            await own.press("enter")
            assert own.lines[0].strip().startswith("Satu isi daftar")
            await own.press("f3", "down")


async def test_f10_makes_records_of_a_list_of_ppks_and_of_no_other(
    office: Path, tmp_path: Path
) -> None:
    """How many were made, and how many entries are left, stands on the message line."""
    case = {"nama": "SITI CONTOH", "ppkskategori_id": "8"}
    other = {"nama": "BUDI CONTOH", "ppkskategori_id": "LAIN"}
    came(office, tmp_path, case, other, profile="welfare_cases_13")
    two_people(office, tmp_path)
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Daftar dari luar")
        assert "F10" not in own.lines[-1]
        await own.press("down")
        assert "F10 Buat catatan" in own.lines[-1]
        await own.press("f10", "y")
        assert own.message == "Catatan dibuat: 1. Ditinggalkan: 1 tanpa jenis yang dikenal."
        await own.press("f3")
        await own.press(own.digit("PPKS dan PSKS"))
        assert "SITI CONTOH" in own.text


async def test_the_page_of_a_family_tells_what_became_of_a_proposal(
    office: Path, tmp_path: Path
) -> None:
    """Of each member whom a result file names, with its programme."""
    one = member(office, "luthfi")
    said = {
        "NIK USULAN": one["NIK"],
        "NAMA_LGKP": one["NAMA"],
        "PROGRAM BANSOS": "PKH",
        "HASIL": "DITOLAK",
    }
    came(office, tmp_path, said, profile="results_8")
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Perbaikan")
        await own.type("luthfi")
        await own.press("enter")
        assert any("LUTHFI" in line and "PKH: DITOLAK" in line for line in own.lines)


async def test_a_proposal_tells_what_siks_ng_answered_and_when(
    office: Path, tmp_path: Path
) -> None:
    """At the head of its page; the command tells the same."""
    number = proposed(office)
    said = {
        "NIK USULAN": PROPOSED["nik"],
        "PROGRAM BANSOS": "PKH",
        "HASIL": "DITOLAK",
        "KET VALIDASI": "SUDAH TERDAFTAR",
    }
    came(office, tmp_path, said, profile="results_8")
    async with sitting(office, clock=next_day()) as own:
        await _open(own, "Periksa KKS")
        await own.press("enter")
        assert await own.shows("Jawaban SIKS-NG")
        agreed("review_results", own.lines)
    told = run_as(office, OPERATOR, "request", "show", number)
    assert "PKH; DITOLAK; SUDAH TERDAFTAR" in told.said
