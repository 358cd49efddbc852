"""A family as a page, and the way from it into a correction."""

from pathlib import Path

import pytest

from forms.loading import instrument
from siksng_tui.services.entry import starting
from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import YESTERDAY, at_work


async def _open(own: Sitting, text: str = "luthfi", person: NewPerson = OPERATOR) -> None:
    """Come in and open the first family that is found."""
    await own.unlock(person)
    await own.press("1")
    await own.type(text)
    await own.press("enter")


async def test_head_members_requests_and_answers_stand_on_one_page(office: Path) -> None:
    """In the order in which one asks for them; numbers in full."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        agreed("family", own.lines)
        await own.press("pagedown")
        assert "Blok III. Perumahan" in own.text
        assert "6 Semen/bata merah" in own.text


async def test_f8_and_f7_go_through_the_families_that_were_found(office: Path) -> None:
    """Each household once, also where several of its members were found."""
    async with sitting(office) as own:
        await _open(own, "siti")
        assert own.message == "Keluarga 1 dari 10 (F7, F8)"
        await own.press("f8")
        assert own.message == "Keluarga 2 dari 10 (F7, F8)"
        assert "HENGKI SYAHPUTRA" in own.lines[1]
        await own.press("f7", "f7")
        assert own.message == "Daftar berakhir di sini."


async def test_a_long_number_of_a_question_does_not_touch_the_question(office: Path) -> None:
    """The longest ones of the form have seven characters."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        await own.press("pagedown", "pagedown")
        assert "III.10a Bahan bakar" in own.text
        assert "III.11b Jenis kloset" in own.text


async def test_f2_and_enter_ask_for_a_reason_and_open_the_form_of_a_numbered_request(
    office: Path,
) -> None:
    """The request exists from that moment on."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2")
        agreed("family_begin", own.lines)
        await own.press("enter")
        assert "Mengapa data keluarga ini diperbaiki?" in own.text
        await own.type("anak pertama lahir")
        await own.press("enter")
        assert own.lines[0].strip().startswith("Perbaikan")
        assert "1771-2026-000001-C" in own.text


async def test_an_own_draft_of_the_same_kind_is_offered_instead_of_a_second_one(
    office: Path,
) -> None:
    """A second draft of the same family would fight the first; T begins one all the same."""
    async with sitting(office) as own:
        await _open(own)
        await _begin(own, "1", "anak pertama lahir")
        await own.press("f3")
        assert "1771-2026-000001-C" in own.text
        await own.press("f2", "enter")
        assert "Draf Anda 1771-2026-000001-C" in own.text
        await own.press("y")
        assert _title(own) == "Perbaikan"
        assert "1771-2026-000001-C" in own.lines[1]
        await own.press("f3", "f2", "enter", "t")
        await own.type("salah ketik")
        await own.press("enter")
        assert "1771-2026-000002-D" in own.lines[1]


async def test_a_family_moves_to_the_newer_form_and_enter_stops_at_what_must_be_asked(
    office: Path,
) -> None:
    """What carries over is passed; F1 says what was answered before."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "0", "enter")
        assert "Status keluarga" in own.text
        await own.press("enter", "f1")
        assert "Sebelumnya: Kabupaten/Kota (kode BPS): 71" in own.text
        await own.press("f3", *["enter"] * 5)
        assert "No. urut bangunan" in next(own for own in own.lines if own.startswith(">"))
        await own.press("f3", "f2", "1")
        assert "Mengapa data keluarga ini diperbaiki?" in own.text


async def test_ctrl_g_offers_the_five_questions_that_the_form_numbers_504(office: Path) -> None:
    """The paper has one number for all animals; each of them can be reached."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "0", "enter", "ctrl+g")
        await own.type("504")
        await own.press("enter")
        agreed("entry_same_number", own.lines)
        await own.press("3")
        assert next(line for line in own.lines if line.startswith(">")).startswith("> 504")
        assert "Jumlah kuda" in next(line for line in own.lines if line.startswith(">"))


async def test_a_household_of_several_families_is_not_moved_to_the_newer_form(
    office: Path,
) -> None:
    """It is said before anything is asked."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        await own.press("f2", "0")
        assert "2 keluarga" in own.text
        assert "Bagi dulu" in own.text


async def test_ctrl_p_prints_the_form_of_the_family_and_of_a_request(
    office: Path, tmp_path: Path
) -> None:
    """Filled in; each print is numbered in the ledger, and which paper is asked by digit."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("ctrl+p")
        assert "Lembar alasan" in own.text
        await own.press("1", "1")
        await own.type(str(tmp_path))
        await own.press("enter")
        assert await own.shows("cetakan ke-1")
        await _begin(own, "1", "anak pertama lahir")
        await own.press("f3", "f3", "f3")
        await own.press(own.digit("Periksa Perbaikan"), "enter", "ctrl+p", "1", "1", "enter")
        assert await own.shows("cetakan ke-1")
    assert _pdfs(tmp_path) == [
        "formulir-1771-2026-000001-C.pdf",
        "formulir-17710300069000000000022.pdf",
    ]


async def test_a_draft_of_another_kind_is_not_gone_on_with(office: Path) -> None:
    """Who adds a member does not want the correction."""
    async with sitting(office) as own:
        await _open(own)
        await _begin(own, "1", "anak pertama lahir")
        await own.press("f3", "f2", "2", "enter")
        assert _title(own) == "Anggota baru"
        assert "1771-2026-000002-D" in own.lines[1]


async def test_a_new_member_opens_the_form_of_that_member_alone(office: Path) -> None:
    """A ready reason is taken by Enter."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "2", "enter")
        assert _title(own) == "Anggota baru"
        assert "Nama" in own.text
        assert "Blok III" not in own.text


async def test_a_move_asks_for_the_village(office: Path) -> None:
    """By letters of its name; the own village is not offered."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "3", *"betungan")
        assert "Betungan, Selebar" in own.text
        await own.press("enter", "enter")
        assert _title(own) == "Pindah"


async def test_before_and_after_of_a_move_name_both_villages_with_their_codes(
    office: Path,
) -> None:
    """Nobody knows a village by its number alone."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "3", *"bumu", "enter", "enter", "ctrl+r")
        agreed("changes_village", own.lines)
        assert "sesudah: Bumu Ayu, Selebar (17.71.01.1004)" in own.text


async def test_taking_the_family_off_the_list_asks_reason_date_and_document(
    office: Path,
) -> None:
    """Nothing else."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "4", "4")
        assert _title(own) == "Nonaktif"
        assert "Alasan dinonaktifkan" in own.text
        assert "Dokumen dan nomornya" in own.text
        assert "Blok" not in own.text


async def test_taking_a_member_off_the_list_asks_which_one(office: Path) -> None:
    """The form is of that member."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        await own.press("f2", "5")
        agreed("family_member", own.lines)
        await own.press("2")
        assert "Mengapa anggota ini dinonaktifkan?" in own.text
        await own.press("2")
        assert _title(own) == "Nonaktif"
        assert "2. " in own.lines[1]
        assert "[2] Meninggal dunia" in own.text
        assert "Tanggal" in next(line for line in own.lines if line.startswith(">"))


async def test_card_holder_or_programme_is_chosen_under_kks(office: Path) -> None:
    """Usulan KKS/BPNT offers only these two."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("3")
        await own.type("luthfi")
        await own.press("enter", "f2")
        agreed("family_cards", own.lines)
        await own.press("1")
        assert "Mengapa pengurus kartu diganti?" in own.text
        await own.press("enter")
        assert _title(own) == "Ganti pengurus"


async def test_the_new_card_holder_is_typed_by_the_nik_alone(office: Path) -> None:
    """What is known of the member is proposed, and passed by Enter up to the question to file."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        await own.press("f2", "6", "enter")
        assert "NIK pengurus" in next(line for line in own.lines if line.startswith(">"))
        await own.type("1771010101009049")
        await own.press("enter")
        assert "Simpan rekaman?" in own.text
        assert "LUTHFI ADITAMA" in next(line for line in own.lines if "Nama pengurus" in line)
        related = next(line for line in own.lines if "Hubungan keluarga pengurus" in line)
        assert "(usul)" in related


async def test_a_programme_is_proposed_with_what_the_register_knows(office: Path) -> None:
    """Name, NIK, card and address of the head are not typed again."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("3")
        await own.type("1771010101009049")
        await own.press("enter", "f2", "2", "enter")
        assert _title(own) == "Usulan program"
        assert "JL. DANAU NO. 115" in own.text
        await own.press("f8")
        assert "SARJONO HAKIM" in own.text


async def test_the_window_fits_the_smallest_screen(office: Path) -> None:
    """Forty columns by twelve lines."""
    async with sitting(office, size=(40, 12)) as own:
        await _open(own)
        await own.press("f2")
        assert "> 1  Perbaikan" in own.text
        assert "7  Usulan program" in own.text


async def test_a_blank_reason_is_refused_with_the_next_action(office: Path) -> None:
    """Nothing is numbered."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "enter", "space", "enter")
        assert "!! Alasan wajib diisi. Tulislah dengan singkat." in own.text
        assert "Mengapa data keluarga ini diperbaiki?" in own.text


async def test_going_back_from_the_reason_changes_nothing(office: Path) -> None:
    """Esc is no."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "enter", "escape")
        assert "Tidak ada." in own.text


async def test_who_may_only_look_is_not_shown_how_to_correct(office: Path) -> None:
    """The authenticator is no operator."""
    async with sitting(office) as own:
        await _open(own, person=AUTHENTICATOR)
        assert "F2" not in own.lines[-1]
        await own.press("f2")
        assert own.lines[0].strip().startswith("Keluarga")


async def test_f9_returns_to_the_search_with_what_was_typed(office: Path) -> None:
    """The next family of the same name is one key away."""
    async with sitting(office) as own:
        await _open(own, "siti")
        await own.press("f9")
        assert "[siti " in own.text


async def _begin(own: Sitting, digit: str, reason: str) -> None:
    """Begin a request for the family that is shown."""
    await own.press("f2", digit)
    await own.type(reason)
    await own.press("enter")


def _title(own: Sitting) -> str:
    """Return the name of the screen."""
    return own.lines[0].strip().split("  ")[0]


def _pdfs(folder: Path) -> list[str]:
    """Return the names of the papers in a folder."""
    return sorted(path.name for path in folder.glob("*.pdf"))


async def test_the_reason_of_a_deactivation_names_the_member_and_the_reasons_in_words(
    office: Path,
) -> None:
    """Whoever was chosen by a digit is seen before the request is numbered."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "5", "4")
        said = " ".join(own.text.split())
        assert "4. LUTHFI, Anak, Laki-laki" in said
        assert "Mengapa anggota ini dinonaktifkan?" in said
        assert "Meninggal dunia" in said
        assert own.lines[-1].startswith("Enter Pilih  F3 Kembali  F1 Bantuan")


async def test_where_several_newer_forms_can_be_meant_one_is_chosen(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None is taken in silence because it is the first."""
    both = (instrument("proposal"), instrument("dtsen"))
    monkeypatch.setattr(lookup, "targets", lambda _id: both)
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2")
        await own.press(own.digit("Beralih ke formulir baru"))
        assert "Dengan formulir baru yang mana?" in own.text
        await own.press("2", "enter")
        assert own.lines[0].strip().startswith("Perbaikan")
        assert "hal. 1/" in own.lines[1]


async def test_the_reason_of_the_last_correction_is_offered_and_enter_takes_it(
    office: Path,
) -> None:
    """Nothing is typed twice, and the first letter begins another one; of who leaves it is not."""
    async with sitting(office) as own:
        await _open(own)
        await _begin(own, "1", "hasil kunjungan")
        await own.press("f3", "f8", "f2", "1")
        assert "Alasan: [hasil kunjungan" in own.text
        await own.type("salah ketik")
        assert "Alasan: [salah ketik " in own.text
        await own.press("enter", "f3", "f8", "f2", "1")
        assert "Alasan: [salah ketik " in own.text
        await own.press("escape", "f2", "4")
        assert "salah ketik" not in own.text


async def test_a_transfer_under_way_says_where_to(office: Path) -> None:
    """Who reads the page of a family sees from where it goes, not to where."""
    with at_work(office, time=YESTERDAY) as session:
        household = lookup.one_household(session, "1771010101009049")
        number = starting.transfer(session, household, "17.71.01.1005", "Pindah rumah")
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        at = next(at for at, line in enumerate(own.lines) if number in line)
        assert own.lines[at + 1].startswith("    Pindah ke Betungan, Selebar.")
        assert own.lines[at + 2].startswith("    Pindah rumah")
