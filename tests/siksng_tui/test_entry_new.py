"""Keying a stack of new records: what is known is passed, members follow one another."""

from pathlib import Path

from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import answer, at_work, begun, go_to, open_draft, open_form

NIK = "1771014203800001"
"""Of nobody: a woman born on 2 March 1980."""


def _kept(office: Path, number: str) -> Entry:
    """Return what the store has of the draft, once nobody works on it."""
    with at_work(office) as session:
        return entry.open_entry(session, number)


def _at(own: Sitting) -> str:
    """Return the line of the cursor."""
    return next(line for line in own.lines if line.startswith(">"))


async def _members(own: Sitting, *names: str) -> None:
    """Name the first member of a new household, and begin the others behind it."""
    await own.press("f8")
    await own.type(names[0])
    for name in names[1:]:
        await own.press("ctrl+a")
        await own.type(name)
    await own.press("enter")


async def test_enter_passes_what_is_known_and_tab_stands_on_it(office: Path) -> None:
    """The village told the codes; they can still be corrected."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        assert "Nomor urut rumah tangga" in _at(own)
        await own.press("enter")
        assert "Nama satuan lingkungan" in _at(own)
        await own.press("up", "tab")
        assert "Provinsi (kode BPS) ............ [17]" in _at(own)
        await own.press("down", "enter")
        assert "Nama satuan lingkungan" in _at(own)
        await own.press("up", "up")
        assert "Provinsi (kode BPS)" in _at(own)


async def test_that_a_question_is_open_is_not_said_to_who_is_about_to_answer_it(
    office: Path,
) -> None:
    """Whoever passes it by is told, and Ctrl+E says it in full."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await go_to(own, "M10")
        assert "belum dijawab" not in own.text
        await own.press("enter")
        assert "Status rumah tangga hasil musyaw»[ ] Catatan: Musyawarah" in own.text
        await own.press("f8", "ctrl+a", "ctrl+e")
        assert "NIK - Periksa: NIK belum diisi." in own.text


async def test_what_is_still_to_come_is_not_called_wrong(office: Path) -> None:
    """A page that was just begun would be full of findings; those behind the cursor are said."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "siti")
        assert "Salah:" not in own.text
        await go_to(own, "IV.8")
        assert "!IV.6" in own.text
        assert "Salah: Jenis kelamin" in own.text


async def test_the_names_of_the_regions_stand_behind_their_codes(office: Path) -> None:
    """Nobody knows a village by its number; the paper has the names, too."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        assert "[010] Selebar" in own.text
        assert "[007] Bumu Ayu" in own.text
        await go_to(own, "[15]")
        await answer(own, "001")
        assert "[007]" not in own.text
        assert "Bumu Ayu" not in own.text


async def test_ctrl_t_is_told_where_several_questions_wait_for_yes_or_no(office: Path) -> None:
    """Twenty-four of them stand in block V; only F1 told of it."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        assert "Ctrl+T" not in own.lines[-1]
        await own.press("f8", "f8")
        assert "Ctrl+T Semua tidak" in own.lines[-1]
        await own.press("ctrl+t")
        assert "Ctrl+T" not in own.lines[-1]


async def test_a_further_member_begins_at_the_first_question_of_the_form(office: Path) -> None:
    """The programme proposal asks the NIK before the name: sixteen digits once became a name."""
    begun(office, instrument="proposal")
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("ctrl+a")
        assert "NIK" in _at(own)


async def test_the_form_behind_the_list_of_pages_is_as_the_list_has_it(office: Path) -> None:
    """Page and counts are not those of before until the window is closed."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "BUDI CONTOH", "SITI CONTOH", "ANI CONTOH")
        assert "hal. 4/5" in own.lines[1]
        await own.press("f9", "up", "delete", "y")
        assert "hal. 3/4" in own.lines[1]
        assert "2. ANI CONTOH" in own.lines[1]


async def test_a_nik_fills_in_sex_and_birth_which_enter_then_passes(office: Path) -> None:
    """They say that the NIK told them; a mended NIK tells them anew."""
    number = begun(office, "person")
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "SITI CONTOH")
        await answer(own, "1771010203800001")
        await own.press("up")
        await answer(own, NIK)
        agreed("entry_new_member", own.lines)
        await go_to(own, "IV.5")
        await answer(own, "1")
        assert "Tempat lahir" in _at(own)
        await answer(own, "BENGKULU")
        assert "IV.8" in _at(own)
    person = _kept(office, number).record.persons[-1]
    assert person.answers["jenis_kelamin"] == "2"
    assert person.answers["tanggal_lahir"] == "1980-03-02"


async def test_a_nik_that_disagrees_with_sex_or_birth_is_a_finding_and_changes_neither(
    office: Path,
) -> None:
    """What the paper says stays; somebody has to say which is right."""
    number = begun(office, "person")
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "SITI CONTOH")
        await answer(own, NIK)
        await go_to(own, "IV.6")
        await answer(own, "1")
        await go_to(own, "IV.7")
    kept = _kept(office, number)
    person = kept.record.persons[-1]
    assert person.answers["jenis_kelamin"] == "1"
    assert person.answers["nik"] == NIK
    found = [own for own in kept.open_findings() if own.place.subject == person.id]
    assert {"jenis_kelamin", "nik"} & {own.place.variable for own in found}


async def test_f9_sorts_the_members_in_the_order_of_the_paper(office: Path) -> None:
    """The head first, the others as they were."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "ANAK CONTOH", "KEPALA CONTOH")
        await go_to(own, "IV.3")
        await answer(own, "1")
        await own.press("f7")
        await go_to(own, "IV.3")
        await answer(own, "3")
        await own.press("f9", "ctrl+o")
        listed = "\n".join(own.lines[2:])
        assert listed.index("1. KEPALA CONTOH") < listed.index("2. ANAK CONTOH")
        await own.press("escape")
        assert "2. ANAK CONTOH" in own.lines[1]
    names = [own.answers["nama"] for own in _kept(office, number).record.persons]
    assert names == ["KEPALA CONTOH", "ANAK CONTOH"]


async def test_behind_the_last_member_enter_asks_for_the_next_one(office: Path) -> None:
    """Y begins one at its name, T goes on to the household's last page."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "SITI CONTOH")
        await own.press(*["pagedown"] * 3)
        while "Anggota berikutnya?" not in own.text:
            await own.press("enter")
        await own.press("y")
        assert "2. (anggota baru)" in own.lines[1]
        assert "Nama ART" in _at(own)
        await own.type("BUDI CONTOH")
        await own.press("down", *["pagedown"] * 3)
        while "Anggota berikutnya?" not in own.text:
            await own.press("enter")
        await own.press("escape")
        assert "hal. 3/4" in own.lines[1]
        await own.press("enter", "t")
        assert "hal. 4/4  " in own.lines[1]
    assert len(_kept(office, number).record.persons) == 2


async def test_f9_inserts_moves_sorts_and_removes_members(office: Path) -> None:
    """The window stays until one is chosen or begun."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "SITI CONTOH", "BUDI CONTOH")
        await own.press("f9", "up", "f2")
        await own.type("ANI CONTOH")
        await own.press("f9", "f7")
        agreed("entry_roster", own.lines)
        await own.press("f8", "f8", "delete")
        assert "3. ANI CONTOH" in own.text
        await own.press("t", "delete", "y")
        assert "ANI CONTOH" not in own.text
        await own.press("1")
        assert "hal. 1/4" in own.lines[1]
    names = [own.answers["nama"] for own in _kept(office, number).record.persons]
    assert names == ["SITI CONTOH", "BUDI CONTOH"]


async def test_a_second_family_is_typed_from_the_paper_as_it_stands_there(office: Path) -> None:
    """Its number on a member's line begins it; its card is asked for among the others."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await _members(own, "SITI CONTOH", "BUDI CONTOH")
        await go_to(own, "IV.4")
        await answer(own, "2")
        assert "[1] Kepala keluarga" in next(line for line in own.lines if "IV.5" in line)
        await own.press("f9", "1", "ctrl+e", "ctrl+e")
        assert "Kartu keluarga 2" in own.text
        assert "[26]" in _at(own)
    assert len(_kept(office, number).record.families) == 2


async def test_the_number_of_the_family_is_asked_of_who_is_on_another_card(office: Path) -> None:
    """It was passed, as the family's number was known, and the next family never began."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await go_to(own, "[26]")
        await answer(own, "1771012202089001")
        await _members(own, "SITI CONTOH", "BUDI CONTOH")
        await go_to(own, "[68]")
        await answer(own, "1706020102119002")
        assert "(IV.4), atau jelaskan" in own.text
        await answer(own, "3")
        assert "IV.4" in _at(own)
        await answer(own, "2")
        assert "[1] Kepala keluarga" in next(line for line in own.lines if "IV.5" in line)
    cards = [own.answers["no_kk_keluarga"] for own in _kept(office, number).record.families]
    assert cards == ["1771012202089001", "1706020102119002"]


async def test_each_key_on_the_line_of_f9_is_seen_and_answers(office: Path) -> None:
    """F3 stands on it too; what cannot be taken away is not asked about first."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f9")
        assert own.lines[-1].endswith("F7 Naik  F8 Turun  F3 Kembali")
        await own.press("delete")
        assert "!! Hanya yang ditambahkan permohonan ini" in own.text
        await own.press("down", "f7")
        assert own.message == "Anggota ini sudah di ujung daftar."
        await own.press("ctrl+o")
        assert "menurut urutan kertas" in own.text


async def test_f1_in_the_list_of_pages_explains_the_keys_of_the_list(office: Path) -> None:
    """Whoever began a member by mistake finds there how to remove it; the list is still open."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f9", "f1")
        assert own.lines[0].strip() == "Bantuan: Halaman"
        assert "Hapus anggota yang dimulai permohonan ini" in own.text
        assert "Mulai keluarga lain dalam rumah tangga" in own.text
        await own.press("f3")
        assert "Del Hapus" in own.lines[-1]


async def test_a_form_of_one_family_offers_no_second_one(office: Path) -> None:
    """The key is not shown, and says so where it is pressed all the same."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Usulan Baru"), "2", "enter", "enter", "f9")
        assert "Ctrl+K" not in own.lines[-1]
        await own.press("ctrl+k")
        assert "!! Formulir ini untuk satu keluarga." in own.text


async def test_a_request_for_new_members_keeps_one(office: Path) -> None:
    """The window says why, and what to do instead."""
    begun(office, "person")
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f9", "delete", "y")
        assert "!! Keluarga atau anggota terakhir tidak dihapus" in own.text
        await own.press("escape")
        assert "(anggota baru)" in own.text


async def test_a_new_family_has_a_member_and_takes_its_card_first(office: Path) -> None:
    """The card is typed once and copied down."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f9", "ctrl+k")
        assert "Nomor KK setiap keluarga" in _at(own)
        await answer(own, "1771012304059001")
    kept = _kept(office, number).record
    assert kept.families[1].answers["nuk_keluarga"] == 2
    assert [own.answers.get("no_kk") for own in kept.persons] == [None, "1771012304059001"]
    assert kept.persons[1].answers["nuk"] == 2


async def test_a_correction_says_that_it_begins_no_members(office: Path) -> None:
    """A birth is another request."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("f8", "ctrl+a")
        assert own.message == "Permohonan ini tidak menambah anggota."
        await own.press("f9", "f2")
        assert "!! Permohonan ini tidak menambah anggota." in own.text
        assert "F3 Kembali  Enter Pilih" in own.lines[-1]


async def test_a_corrected_nik_of_the_head_takes_sex_and_birth_of_the_member_along(
    office: Path,
) -> None:
    """What the wrong NIK told is not left behind; what somebody typed is."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await go_to(own, "NIK KRT")
        await answer(own, NIK)
    first = _kept(office, number).record.persons[0].answers
    assert (first["jenis_kelamin"], first["tanggal_lahir"]) == ("2", "1980-03-02")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press("y")
        await go_to(own, "NIK KRT")
        await answer(own, "1771010203850001")
    second = _kept(office, number).record.persons[0].answers
    assert (second["jenis_kelamin"], second["tanggal_lahir"]) == ("1", "1985-03-02")


async def test_before_and_after_of_a_household_nobody_heads_yet_calls_it_this_one(
    office: Path,
) -> None:
    """Its members belong to no other household; once the head is named, to the head's."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("ctrl+r", "end")
        assert "-> rumah tangga ini" in own.text
        assert "rumah tangga lain" not in own.text
        await own.press("f3")
        await _members(own, "SITI AMINAH")
        await own.press("ctrl+r", "end")
        assert "-> SITI AMINAH" in own.text
