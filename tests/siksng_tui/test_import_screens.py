"""Files are imported from the keyboard: looked at, taken in, taken back."""

import os
import shutil
from pathlib import Path

from python_calamine import CalamineWorkbook

from db.register import households
from siksng_tui.services.imports import importing_requests
from siksng_tui.services.lists import person_lists, programme_lists
from siksng_tui.services.requests import queues
from siksng_tui.widgets.listing import ListWidget
from tests.intake.workbooks import Value
from tests.services.list_files import written
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work

LISTS = Path(__file__).parents[1] / "samples" / "lists"


def brought(place: Path, *names: str) -> Path:
    """Return the folder of a stick with files on it, each newer than the one before."""
    stick = place / "stick"
    stick.mkdir()
    for at, name in enumerate(names):
        file = shutil.copy(LISTS / name, stick / name.partition("_")[2])
        os.utime(file, (at, at))
    return stick


async def _look(own: Sitting, said: Path) -> None:
    """Come in and look at a file."""
    await own.unlock()
    await own.press(own.digit("Impor"), "f2")
    await own.type(str(said))
    await own.press("enter")


async def test_a_file_of_a_folder_is_chosen_and_looked_at_before_anything_is_stored(
    office: Path, tmp_path: Path
) -> None:
    """Counts that add up, then every row refused and every cell asked about, in full below."""
    stick = brought(tmp_path, "dirty_usulan_2021.xlsx", "dirty_usulan_v4.xlsx")
    async with sitting(office) as own:
        await _look(own, stick)
        assert await own.shows("File yang mana?")
        await own.press("1")
        await own.press("enter")
        assert await own.shows("103 baris")
        agreed("import_look", own.lines)
        await own.press("f3")
    with at_work(office) as session:
        assert queues.drafts(session, own=False) == ()
        assert [own.requests for own in importing_requests.kept(session)] == [0, 0]


async def test_what_is_said_of_a_cell_stands_below_the_list_as_it_is_written(
    office: Path, tmp_path: Path
) -> None:
    """Markup and formulas are text like any other."""
    stick = brought(tmp_path, "dirty_usulan_v4.xlsx")
    async with sitting(office) as own:
        await _look(own, stick / "usulan_v4.xlsx")
        assert await own.shows("103 baris")
        await own.press("end")
        await own.press(*["up"] * 3)
        rows = own.app.screen.query_one(ListWidget)
        assert rows.at > 30
        assert any("Tertulis:" in line for line in own.lines)


async def test_f10_takes_a_file_in_and_del_takes_it_back(office: Path, tmp_path: Path) -> None:
    """Both with a reason, both as one act."""
    stick = brought(tmp_path, "dirty_usulan_2021.xlsx")
    async with sitting(office) as own:
        await _look(own, stick / "usulan_2021.xlsx")
        assert await own.shows("F10 Masukkan")
        await own.press("f10", "enter")
        assert await own.shows("permohonan terperiksa")
        agreed("imports", own.lines)
        with_requests = own.lines[2].split()
        await own.press("delete")
        await own.type("salah berkas")
        await own.press("enter")
        assert await own.shows("dicabut")
        await own.press("f3")
        await own.press(own.digit("Impor"))
        assert await own.shows("Dicabut oleh rani")
        assert "salah berkas" in own.text
    with at_work(office) as session:
        newest = importing_requests.kept(session)[0]
        assert str(newest.requests) in with_requests
        assert newest.undone is not None
        assert queues.drafts(session, own=False) == ()


async def test_the_workbook_of_refused_rows_can_be_mended_and_looked_at_again(
    office: Path, tmp_path: Path
) -> None:
    """It has the columns of the file; the reasons beside them are passed over without a word."""
    stick = brought(tmp_path, "dirty_usulan_v4.xlsx")
    async with sitting(office) as own:
        await _look(own, stick / "usulan_v4.xlsx")
        assert await own.shows("103 baris")
        await own.press("ctrl+p")
        await own.type(str(stick / "ditolak.xlsx"))
        await own.press("enter")
        assert await own.shows("Ditulis:")
        await own.press("f3", "f2")
        await own.type(str(stick / "ditolak.xlsx"))
        await own.press("enter")
        assert await own.shows("12 baris")
        assert not any("ALASAN" in line or "Kolom yang" in line for line in own.lines)
    book = CalamineWorkbook.from_path(str(stick / "ditolak.xlsx"))
    assert book.sheet_names == ["DATA", "Ditolak", "Perlu dilihat", "Diperbaiki", "Ditandai"]


async def test_a_list_of_people_in_a_text_is_taken_in_beside_the_register(
    office: Path, tmp_path: Path
) -> None:
    """Fields divided by |, as the ministry writes them."""
    stick = brought(tmp_path, "dirty_bnba.csv")
    async with sitting(office) as own:
        await _look(own, stick / "bnba.csv")
        assert await own.shows("BNBA")
        await own.press("f10")
        await own.type("2026-Q3")
        await own.press("enter")
        assert await own.shows("terkait data induk")
    with at_work(office) as session:
        (kept,) = person_lists.every(session)
        assert (kept.period, kept.kind.programme) == ("2026-Q3", "")


async def test_a_list_that_is_taken_back_is_asked_about_by_its_entries(
    office: Path, tmp_path: Path
) -> None:
    """No request came of it; that none was withdrawn would say that nothing happened."""
    stick = brought(tmp_path, "dirty_bnba.csv")
    async with sitting(office) as own:
        await _look(own, stick / "bnba.csv")
        assert await own.shows("BNBA")
        await own.press("f10", "enter")
        assert await own.shows("terkait data induk")
        await own.press("delete")
        assert await own.shows("beserta 920 entrinya?")
        await own.type("salah bulan")
        await own.press("enter")
        assert await own.shows("Dibatalkan. Filenya dapat diimpor lagi.")


async def test_a_text_says_before_its_rows_how_it_was_read(office: Path, tmp_path: Path) -> None:
    """A name that promises another kind, and letters of Windows, are what goes wrong first."""
    text = (LISTS / "dirty_bnba_titikkoma_cp1252.csv").read_bytes()
    (tmp_path / "bnba.xlsx").write_bytes(text)
    async with sitting(office) as own:
        await _look(own, tmp_path / "bnba.xlsx")
        assert await own.shows("Jenis file lain daripada namanya; dibaca sebagai CSV.")
        assert "Teks Windows-1252, isian dipisah ;" in own.text


async def test_what_a_list_does_not_say_is_asked_once_and_the_file_looked_at_by_it(
    office: Path, tmp_path: Path
) -> None:
    """Programme and village of participants in OpenSID: the list that comes of it bears both."""
    row = {"NIK": "1771010101809001", "Nama": "BUDI CONTOH", "Peserta": "12"}
    file = written("opensid_participants_7", [row], tmp_path / "peserta.xlsx")
    async with sitting(office) as own:
        await _look(own, file)
        assert await own.shows("Program daftar:")
        await own.type("kube")
        await own.press("enter")
        assert await own.shows("Desa/kelurahan daftar")
        assert "Barisnya tidak menyebut desa" in own.text
        await own.press(*"dusun", "enter")
        assert await own.shows("Program daftar: kube")
        agreed("import_look_list", own.lines)
        await own.press("f10")
        await own.type("Juli 2026")
        await own.press("enter")
        assert await own.shows("1 baris disimpan")
    with at_work(office) as session:
        (kept,) = person_lists.every(session)
        assert (kept.period, kept.kind.programme, kept.kind.region) == (
            "Juli 2026",
            "KUBE",
            "17.71.09.1003",
        )
        assert [own.name for own in programme_lists.every(session)] == ["KUBE"]


async def test_what_becomes_of_the_list_that_stands_is_asked_once_the_village_is_said(
    office: Path, tmp_path: Path
) -> None:
    """Whichever list that is depends on it; until somebody says so nothing is replaced."""
    stick = brought(tmp_path, "dirty_prelist.csv", "dirty_prelist_hasil.csv")
    async with sitting(office) as own:
        await _look(own, stick / "prelist.csv")
        await own.press(*"bumu", "enter", "f10", *"2026", "enter")
        assert await own.shows("baris disimpan")
        await own.press("f2")
        await own.type(str(stick / "prelist_hasil.csv"))
        await own.press("enter")
        await own.press(*"bumu", "enter")
        assert await own.shows("1  diganti: yang tidak ada di file tidak dihitung lagi")
        assert "orang dari daftar 1, Prelist musyawarah (12 kolom) 2026, tidak ada" in own.text
        await own.press("f3")
        assert await own.shows("Daftar yang berlaku: belum disebut")
        await own.press("f10")
        assert await own.shows("1  diganti: yang tidak ada di file tidak dihitung lagi")
        await own.press("2")
        assert await own.shows("Daftar yang berlaku: tetap, dan file ini ditambahkan ke sana")
        await own.press("f10", "enter")
        assert await own.shows("baris disimpan")
    with at_work(office) as session:
        newest, before = person_lists.every(session)
        assert newest.entries > before.entries > 0


async def test_a_list_of_one_programme_is_not_asked_about_in_the_place_of_that_of_all(
    office: Path, tmp_path: Path
) -> None:
    """Before the programme is said it could be any list; once it is, none stands."""
    stick = brought(tmp_path, "dirty_bnba.csv")
    row: dict[str, Value] = {"NIK": "1771010101809001", "Nama": "BUDI CONTOH", "Peserta": "12"}
    file = written("opensid_participants_7", [row], tmp_path / "peserta.xlsx")
    async with sitting(office) as own:
        await _look(own, stick / "bnba.csv")
        await own.press("f10", "enter")
        assert await own.shows("terkait data induk")
        await own.press("f2")
        await own.type(str(file))
        await own.press("enter", *"kube", "enter", *"dusun", "enter")
        assert await own.shows("Program daftar: kube")
        assert "Daftar yang berlaku" not in own.text
        await own.press("f10", "enter")
        assert await own.shows("1 baris disimpan")
    with at_work(office) as session:
        assert [own.state for own in person_lists.every(session)] == ["stands", "stands"]


async def test_doubtful_rows_of_which_nothing_comes_are_told_before_and_after(
    office: Path, tmp_path: Path
) -> None:
    """Somebody would look for them among the drafts."""
    with at_work(office) as session:
        (uid,) = session.store.database.execute_sql("SELECT uid FROM household LIMIT 1").fetchone()
        record = households.household(session.store, uid)
    row: dict[str, Value] = {"IDBDT": str(record.household.answers["id_bdt"]), "lantai": 99.0}
    file = written("siks_household_59", [row], tmp_path / "ruta.xlsx")
    async with sitting(office, clock=next_day()) as own:
        await _look(own, file)
        assert await own.shows("Baris diragukan yang tidak dimasukkan: 1")
        await own.press("f10")
        assert own.message == "Tidak ada yang perlu dimasukkan dari file ini."


async def test_f3_leaves_a_question_open_and_f2_asks_it_again(office: Path, tmp_path: Path) -> None:
    """Nobody is held up by what the paper does not tell either."""
    row = {"NIK": "1771010101809001", "Nama": "BUDI CONTOH", "Peserta": "12"}
    file = written("opensid_participants_7", [row], tmp_path / "peserta.xlsx")
    async with sitting(office) as own:
        await _look(own, file)
        await own.press("f3", "f3")
        assert await own.shows("Program daftar: belum disebut")
        await own.press("f2")
        await own.type("pkh")
        await own.press("enter", "f3")
        assert await own.shows("Program daftar: pkh")


async def test_a_file_that_nobody_knows_is_refused_with_what_to_do(
    office: Path, tmp_path: Path
) -> None:
    """And the list stays."""
    stick = brought(tmp_path, "dirty_usulan_v4_tanpa_kepala.xlsx")
    async with sitting(office) as own:
        await _look(own, stick)
        await own.press("enter")
        assert await own.shows("!!")
        assert own.lines[0].strip().startswith("Impor")


async def test_an_import_tells_by_which_list_its_codes_were_read(office: Path) -> None:
    """On the message line of its row alone: a wrong answer can be found later."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        assert "siks_anggota.xlsx: Ekspor anggota SIKS-NG (42 kolom). Kode dua arti" in own.text
        assert "menurut: BDT 2015" in own.message
        await own.press("down")
        assert "dua arti" not in own.message
        await own.press("up")
        assert "siks_anggota.xlsx: Ekspor anggota SIKS-NG (42 kolom). Kode dua arti" in own.text
        assert "menurut: BDT 2015" in own.message
