"""Columns of a file that nobody knows are mapped by keys; another office takes the profile over."""

from pathlib import Path

import pytest

from db.keys.wrapping import FLOOR
from db.lists import import_profiles
from forms.records import Level
from siksng_tui.intake.profile import Purpose
from siksng_tui.services.imports import file_imports
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.office import offices
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.widgets.listing import ListWidget
from tests.services.register_files import HEAD, HOME, WIFE, write_file
from tests.services.unknown_layouts import unknown_file
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, a_clock, next_day, sitting
from tests.siksng_tui.work import at_work

ANSWERS = {
    "Tempat Tinggal": "alam",
    "L/P": "jenis",
    "Tgl Lahir": "tangg",
    "Nama Lengkap": "nama",
    "Bantuan": "prog",
    "Nomor KTP": "nik",
}
"""What is typed in the list of fields for each column whose name tells nothing."""


@pytest.fixture
def other_office(tmp_path: Path) -> Path:
    """Return the folder of a real office with keys and a store of its own."""
    folder, new = tmp_path / "other", NewOffice(Level.CITY, "17.71", "Dinas Sosial Contoh")
    people = (OPERATOR, AUTHENTICATOR)
    offices.create_office(folder, new, people, clock=a_clock(), cost=FLOOR)
    return folder


async def look(own: Sitting, path: Path) -> None:
    """Look at a file from the screen of imports."""
    await own.press("f2")
    await own.type(str(path))
    await own.press("enter")


async def unknown(own: Sitting, path: Path) -> None:
    """Come in, look at a file that nobody knows, and say that it holds proposals."""
    await own.unlock()
    await own.press(own.digit("Impor"))
    await look(own, path)
    assert await own.shows("File ini berisi apa?")
    await own.press("2")


async def go_to(own: Sitting, name: str) -> None:
    """Put the cursor on a column by its name."""
    await own.press("home")
    rows = own.app.screen.query_one(ListWidget)
    while rows.row and rows.row.cells[1] != name:
        await own.press("down")


async def map_all(own: Sitting) -> None:
    """Say what the columns are whose names tell nothing."""
    for name, typed in ANSWERS.items():
        await go_to(own, name)
        await own.press("f4", *typed, "enter")


async def saved(own: Sitting, name: str) -> None:
    """Save the layout that is on the screen under a name, and look at the file."""
    await own.press("f10", "ctrl+u")
    await own.type(name)
    await own.press("enter")


async def test_what_is_needed_and_has_no_column_is_named_until_it_has_one(
    office: Path, tmp_path: Path
) -> None:
    """Before that the layout is neither tried nor saved."""
    async with sitting(office) as own:
        await unknown(own, unknown_file(tmp_path / "usulan_desa.xlsx"))
        assert await own.shows("masih tanpa kolom: Program bansos, NIK, Nama.")
        await go_to(own, "Nomor KTP")
        agreed("map_columns", own.lines)
        await own.press("f4")
        agreed("map_field", own.lines)
        await own.press("escape")
        for key in ("f9", "f10"):
            await own.press(key)
            assert own.message.endswith("masih tanpa kolom: Program bansos, NIK, Nama.")
        await map_all(own)
        assert await own.shows("Semua isian yang diperlukan sudah punya kolom.")


async def test_a_layout_is_tried_on_ten_rows_then_saved_and_the_whole_file_taken_in(
    office: Path, tmp_path: Path
) -> None:
    """It is a file like every other from then on, called as somebody called it."""
    async with sitting(office) as own:
        await unknown(own, unknown_file(tmp_path / "usulan_desa.xlsx"))
        await map_all(own)
        await own.press("f9")
        assert await own.shows("Coba sepuluh baris pertama")
        await own.press("pagedown")
        agreed("tried_layout", own.lines)
        await own.press("f3")
        await saved(own, "Usulan desa 2026")
        assert await own.shows("usulan_desa.xlsx: Usulan desa 2026, 97 baris.")
        await own.press("f10", "enter")
        assert await own.shows("permohonan terperiksa")
        assert own.lines[0].strip().startswith("Impor")
        assert "Usulan desa 2026" in own.text


async def test_what_was_chosen_for_columns_is_not_lost_at_the_lock(
    office: Path, tmp_path: Path
) -> None:
    """Who was called away from a file with many columns goes on where they were; once."""
    path = unknown_file(tmp_path / "usulan_desa.xlsx")
    async with sitting(office) as own:
        await unknown(own, path)
        await map_all(own)
        await own.press("ctrl+l")
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, path)
        assert await own.shows("Semua isian yang diperlukan sudah punya kolom.")
        assert "waktu layar terkunci" in own.message
        await own.press("f3", "y")
        await look(own, path)
        assert await own.shows("File ini berisi apa?")


async def written_out(own: Sitting, stick: Path) -> None:
    """Map a file, save its layout, and write the profile to a stick."""
    await unknown(own, unknown_file(stick / "usulan_desa.xlsx"))
    await map_all(own)
    await saved(own, "Usulan desa")
    assert await own.shows("97 baris")
    await own.press("f3")
    assert own.lines[0].strip().startswith("Impor")
    await own.press("ctrl+k")
    assert await own.shows("usulan_desa.toml")
    agreed("profiles", own.lines)
    await own.press("ctrl+p", "ctrl+u")
    await own.type(str(stick))
    await own.press("enter")
    assert await own.shows("Ditulis:")


async def test_a_profile_is_written_out_and_taken_over_by_an_office_that_knows_its_files_then(
    office: Path, other_office: Path, tmp_path: Path
) -> None:
    """All by keys: there the list of profiles, here the file on the stick."""
    other_file = unknown_file(tmp_path / "lain.xlsx", rows=20)
    async with sitting(office) as own:
        await written_out(own, tmp_path)
    async with sitting(other_office, practice=False, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, tmp_path / "usulan_desa.toml")
        assert await own.shows("Asal: dipetakan di Dinas Sosial Kota Bengkulu")
        agreed("profile_look", own.lines)
        await own.press("f10")
        assert await own.shows("kini dikenal")
        await look(own, other_file)
        assert await own.shows("lain.xlsx: Usulan desa, 20 baris.")
    with at_work(office) as here, at_work(other_office) as there:
        assert own_profiles.known(here) == own_profiles.known(there)
        assert file_imports.look(there, other_file).profile.id == "usulan_desa"


async def test_a_column_is_taken_as_nothing_and_a_field_goes_to_another_column(
    office: Path, tmp_path: Path
) -> None:
    """The first letters of a field find it; its column is told beside it."""
    async with sitting(office) as own:
        await unknown(own, unknown_file(tmp_path / "a.xlsx"))
        rows = own.app.screen.query_one(ListWidget)
        await go_to(own, "NOKK")
        assert rows.row and rows.row.cells[3] == "Nomor KK"
        await go_to(own, "Nomor KTP")
        await own.press("enter", *"nomor")
        assert "Nomor KK = O" in own.text
        await own.press("enter")
        assert rows.row and rows.row.cells[3] == "Nomor KK"
        await go_to(own, "NOKK")
        assert rows.row and rows.row.cells[3] == "-"
        await go_to(own, "Nomor KTP")
        await own.press("delete")
        assert rows.row and rows.row.cells[3] == "-"
        await own.press("delete")
        assert own.message == "Kolom ini memang tidak diambil."


async def test_whoever_cannot_say_what_a_file_is_goes_back_and_nothing_is_kept(
    office: Path, tmp_path: Path
) -> None:
    """Also with columns mapped, as long as nothing was saved."""
    file = unknown_file(tmp_path / "a.xlsx")
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, file)
        assert await own.shows("File ini berisi apa?")
        await own.press("escape")
        assert own.lines[0].strip().startswith("Impor")
        await look(own, file)
        await own.press("2")
        await own.press("delete", "f3")
        assert await own.shows("Keluar? Pilihan kolom tadi tidak disimpan.")
        await own.press("t")
        assert own.lines[0].strip().startswith("Petakan kolom")
        await own.press("f3", "y")
        assert own.lines[0].strip().startswith("Impor")
    with at_work(office) as session:
        assert own_profiles.known(session) == ()


async def test_a_hostile_profile_is_refused_on_the_screen_with_what_to_do(
    office: Path, tmp_path: Path
) -> None:
    """A title that would clear the screen, and a file that is none."""
    hostile = tmp_path / "susunan.toml"
    hostile.write_bytes(b'title_id = "\\u001b[2J"')
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, hostile)
        assert await own.shows("Ini bukan profil kolom")
        hostile.write_bytes(b"x" * 1_000_001)
        await look(own, hostile)
        assert await own.shows("!!")
        assert own.lines[0].strip().startswith("Impor")
    with at_work(office) as session:
        assert own_profiles.known(session) == ()


async def test_a_removed_profile_is_not_known_any_more(office: Path, tmp_path: Path) -> None:
    """After a question; its files are mapped again."""
    file = unknown_file(tmp_path / "usulan_desa.xlsx")
    async with sitting(office) as own:
        await unknown(own, file)
        await map_all(own)
        await own.press("f10", "enter")
        assert await own.shows("97 baris")
        await own.press("f3", "ctrl+k")
        await own.press("delete")
        assert await own.shows("Hapus usulan_desa?")
        await own.press("y")
        assert await own.shows("Kantor ini belum punya profil sendiri.")
        await own.press("f3")
        await look(own, file)
        assert await own.shows("File ini berisi apa?")


async def test_a_file_of_households_with_members_is_mapped_for_dtsen_by_keys(
    office: Path, tmp_path: Path
) -> None:
    """What ties the rows is the card; a row that contradicts the first is named before F10."""
    rows = [HOME | HEAD, HOME | WIFE | {"Luas lantai": 40.0}]
    file = write_file(tmp_path / "keluarga.xlsx", Purpose.MEMBER_ROWS, rows)
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, file)
        assert await own.shows("1  Rumah tangga atau anggota, untuk data induk")
        agreed("map_purpose", own.lines)
        await own.press("1")
        assert await own.shows("6  Rumah tangga + anggota (DTSEN)")
        await own.press("6")
        assert await own.shows("masih tanpa kolom: Nama anggota keluarga.")
        for name, typed in {"Nama Lengkap": "nama ang", "Alamat rumah": "alamat"}.items():
            await go_to(own, name)
            await own.press("f4", *typed, "enter")
        await saved(own, "Keluarga desa")
        assert await own.shows("baru 1, berubah 0, sama 0, diragukan 1, ditolak 0")
        await own.press("f10", "enter")
        assert await own.shows("1 tetap draf untuk dilihat")
        await own.press("ctrl+k")
        assert await own.shows("Rumah tangga + anggota (DTSEN)")
        assert "dipetakan di Dinas Sosial" in own.text
        assert "dicatat rani" in own.text


async def test_what_a_file_holds_is_found_by_its_name_and_asked_anew_by_f2(
    office: Path, tmp_path: Path
) -> None:
    """A kind may be typed by what is in it; going back asks for the kind once more."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, unknown_file(tmp_path / "a.xlsx"))
        assert await own.shows("File ini berisi apa?")
        await own.press(*"ppks", "enter")
        assert await own.shows("6  PPKS")
        await own.press("escape")
        assert await own.shows("File ini berisi apa?")
        await own.press("4", "6")
        assert await own.shows("a.xlsx: PPKS.")
        await own.press("f2")
        assert await own.shows(">4  Daftar orang, di samping data induk")
        await own.press("enter")
        assert await own.shows(">6  PPKS")
        await own.press("escape", "escape")
        assert await own.shows("a.xlsx: PPKS.")
        await own.press("f2", "3")
        assert await own.shows("a.xlsx: Jawaban Dukcapil.")


async def test_a_layout_that_is_kept_is_left_without_a_question_where_no_register_is_yet(
    other_office: Path, tmp_path: Path
) -> None:
    """Its file makes the first state: the sentence says how."""
    file = write_file(tmp_path / "keluarga.xlsx", Purpose.MEMBER_ROWS, [HOME | HEAD])
    async with sitting(other_office, practice=False, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Impor"))
        await look(own, file)
        await own.press("1", "6")
        await go_to(own, "Nama Lengkap")
        await own.press("f4", *"nama ang", "enter")
        await saved(own, "Keluarga desa")
        assert await own.shows("siksng import --as register")
        await own.press("f3")
        assert own.lines[0].strip().startswith("Impor")


async def test_a_profile_that_this_version_cannot_read_is_listed_with_the_reason_and_removed(
    office: Path,
) -> None:
    """Hidden, it would leave whoever kept it to wonder why its files are not known."""
    with at_work(office) as session, session.store.transaction():
        by = own_profiles.By("rani", session.clock())
        import_profiles.add(session.store, "dari_masa_lain", b"format = 9", by)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Impor"), "ctrl+k")
        assert await own.shows("dari_masa_lain")
        assert "tidak terbaca" in own.text
        assert "lihat columns" in own.text
        assert "Enter" not in own.lines[-1] and "Ctrl+P" not in own.lines[-1]
        await own.press("enter", "ctrl+p", "delete")
        assert await own.shows("Hapus dari_masa_lain?")
        await own.press("y")
        assert await own.shows("Kantor ini belum punya profil sendiri.")
