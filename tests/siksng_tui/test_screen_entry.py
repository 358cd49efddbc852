"""Entry under the keyboard: the paper on the screen, findings at the field, nothing lost."""

from pathlib import Path

from siksng_tui import keys, words
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import answer, at_work, go_to, open_form

NUMBER = "1771-2026-000001-C"
"""The first request of the office."""

DOUBTFUL = "sahat pasaribu"
"""A family of which two members bear the same NIK."""

WRONG = "mersan permana"
"""A family whose head is none, by its answers."""


def _kept(office: Path) -> Entry:
    """Return what the store has of the draft, once nobody works on it."""
    with at_work(office) as session:
        return entry.open_entry(session, NUMBER)


def _line(own: Sitting, text: str) -> str:
    """Return the line of the screen that holds a text."""
    return next((line for line in own.lines if text in line), "")


async def test_the_form_follows_the_paper_with_numbers_boxes_and_what_codes_mean(
    office: Path,
) -> None:
    """Skipped questions have no box; what the centre says is shown and not typed."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.4a")
        agreed("entry", own.lines)


async def test_each_member_has_a_page_and_f8_turns_to_it(office: Path) -> None:
    """The household's last blocks come behind the members, as on paper."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("f8")
        agreed("entry_member", own.lines)
        await own.press("f8", "f8", "f8", "f8")
        assert "hal. 6/6  Blok V" in own.lines[1]
        assert "F8" not in own.lines[-1]
        await own.press("f8")
        assert own.message == "Ini halaman terakhir; F10 menyimpan rekaman."
        await own.press("f7")
        assert "4. LUTHFI" in own.lines[1]


async def test_f9_lists_the_pages_and_a_typed_name_narrows_them(office: Path) -> None:
    """With how many findings wait on each."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("f9")
        agreed("entry_pages", own.lines)
        await own.type("")
        await own.press(*"novi", "enter")
        assert "5. NOVI SILALAHI" in own.lines[1]


async def test_an_answer_that_cannot_be_is_refused_in_place(office: Path) -> None:
    """The cursor stays, the sentence names the question and what would be right."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.3")
        await answer(own, "77")
        assert _line(own, "III.3").startswith("> III.3")
        assert "Kode ini tidak ada untuk Jenis lantai terluas." in own.text
        await own.press("f3")
        assert "Kode ini tidak ada" not in own.text
        assert own.lines[-3] == "Esc membatalkan ketikan di sini; lalu F3 keluar."
        await own.press("escape", "enter")
        assert _line(own, "III.4a").startswith("> III.4a")


async def test_a_refusal_takes_the_place_of_what_the_field_before_led_to(office: Path) -> None:
    """Two sentences on two fields stood there, and nobody could tell which to obey."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("ctrl+o", "1")
        await go_to(own, "III.2")
        await answer(own, "900")
        assert "Ukur lagi, atau" in own.text
        await own.press("0", "0")
        assert "Kode ini tidak ada untuk Jenis lantai terluas." in own.text
        assert "Ukur lagi, atau" not in own.text


async def test_what_an_answer_led_to_is_said_alone_until_the_next_key(office: Path) -> None:
    """The finding of the field that follows waits for it."""
    async with sitting(office) as own:
        await open_form(own, WRONG)
        await own.press("f8", "f8")
        await go_to(own, "[68]")
        await answer(own, "1771010101010001")
        assert _line(own, "IV.3").startswith(">!IV.3")
        assert "bukan nomor KK keluarganya." in own.text
        assert "untuk satu anggota." not in own.text
        await own.press("down", "up")
        assert "bukan nomor KK keluarganya." not in own.text
        assert "untuk satu anggota." in own.text


async def test_the_right_code_is_typed_over_a_refused_one(office: Path) -> None:
    """Whoever looks at the paper types on; nothing has to be rubbed out first."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.4a")
        await answer(own, "9")
        await answer(own, "3")
        assert "[3] Kayu" in _line(own, "III.4a")
        assert _line(own, "III.4b").startswith("> III.4b")


async def test_f6_takes_the_same_answer_of_the_member_before(office: Path) -> None:
    """Most members of a family share a card and a place of birth."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("f8", "f8")
        for _ in range(4):
            await own.press("down")
        assert _line(own, "Nomor KK").startswith("> ")
        before = _line(own, "Nomor KK")
        await own.press("ctrl+u")
        await own.press("equals_sign")
        assert _line(own, "Nomor KK").replace(" ", "").lstrip(">") == before.replace(
            " ", ""
        ).lstrip(">")
        await own.press("f7", "f6")
        assert "Rekaman sebelumnya tidak berisi jawaban di sini." in own.text


async def test_ctrl_e_walks_the_findings_across_pages(office: Path) -> None:
    """What asks for something first; only where nothing does, the notes."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("ctrl+e")
        assert "3. DESI BR SIREGAR" in own.lines[1]
        assert _line(own, "IV.2").startswith(">?IV.2")
        await own.press("f7", "ctrl+e")
        assert _line(own, "IV.2").startswith(">?IV.2")


async def test_ctrl_n_takes_a_reason_and_the_flag_becomes_a_note(office: Path) -> None:
    """The reason is kept with the finding and can be read at the field."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("ctrl+e", "ctrl+n")
        assert "NIK - Periksa: NIK ini sudah dipakai anggota lain" in own.text
        await own.type("kartu keluarga baru diurus")
        await own.press("enter")
        assert "(temuan: 2)" in own.lines[1]
    assert list(_kept(office).reasons.values()) == ["kartu keluarga baru diurus"]


async def test_a_blank_reason_is_refused_and_the_flag_stays(office: Path) -> None:
    """Why is what the second person reads."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("ctrl+e", "ctrl+n", "space", "enter")
        assert "!! Alasan wajib diisi. Tulislah dengan singkat." in own.text
        await own.press("escape")
        assert "(temuan: 3)" in own.lines[1]


async def test_f10_asks_the_reasons_one_by_one_and_files(office: Path) -> None:
    """It returns to the family, which says number and state."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await go_to(own, "III.2")
        await own.type("48")
        await own.press("f10")
        agreed("entry_filing", own.lines)
        for reason in ("satu", "dua", "tiga"):
            assert "Alasan: [" in own.text
            await own.type(reason)
            await own.press("enter")
        assert own.lines[0].strip().startswith("Keluarga")
        assert own.lines[-3].startswith(f"Permohonan {NUMBER} tercatat; tidak ada temuan")
        assert own.message == "Berikutnya: Finalisasi."


async def test_leaving_the_reason_stops_filing(office: Path) -> None:
    """Esc is no; the draft stays."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("f10", "escape")
        assert _line(own, "IV.2").startswith(">?IV.2")
        assert "3 temuan masih terbuka." in own.text


async def test_what_was_said_goes_with_the_next_key_that_does_something(office: Path) -> None:
    """What is only typed leaves it there, to be read."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("f10", "escape", "1")
        assert "3 temuan masih terbuka." in own.text
        await own.press("escape")
        assert "temuan masih terbuka." not in own.text


async def test_a_record_in_which_nothing_changed_is_not_filed(office: Path) -> None:
    """The next action is said."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("f10")
        assert "Tidak ada isian yang berbeda dari data induk" in own.text
        assert own.lines[0].strip().startswith("Perbaikan")


async def test_enter_on_the_last_question_of_all_asks_whether_to_file(office: Path) -> None:
    """On the last one of another page it turns the page."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.2")
        await answer(own, "48")
        await own.press("pagedown", *["enter"] * 17)
        assert "hal. 2/6" in own.lines[1]
        await own.press("f8", "f8", "f8", "f8", *["pagedown"] * 5, *["down"] * 10, "enter")
        assert "Semua pertanyaan sudah dilalui." in own.text
        await own.press("y")
        assert own.lines[-3].startswith(f"Permohonan {NUMBER} tercatat; tidak ada temuan")
        assert own.message == "Berikutnya: Finalisasi."


async def test_f3_keeps_the_draft_and_says_so(office: Path) -> None:
    """Also what was being typed."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.2")
        await own.type("48")
        await own.press("f3")
        assert own.message == f"Draf {NUMBER} tersimpan. Lanjutkan kapan saja."
    assert _kept(office).record.household.answers["luas_lantai"] == 48


async def test_f1_explains_the_field_first_and_names_who_says_so(office: Path) -> None:
    """Then the page of the manual."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("ctrl+e", "f1")
        agreed("entry_help", own.lines)


async def test_the_number_of_a_line_leads_to_it_on_whatever_page_it_stands(office: Path) -> None:
    """As it is printed; without its brackets where no question of the paper has that number."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "107")
        assert _line(own, ">").startswith("> [107] Tabung gas")
        await go_to(own, "[17]")
        assert "hal. 1/6" in own.lines[1] and _line(own, ">").startswith("> [17]    Alamat")


async def test_f1_says_that_codes_are_added_up_with_an_example(office: Path) -> None:
    """A code that is never added is named."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "IV.11")
        await own.press("f1")
        assert "1 + 8 = 9 berarti Akta kelahiran + SIM. 0 berdiri sendiri." in own.text


async def test_the_last_line_shows_the_keys_that_work_at_this_field(office: Path) -> None:
    """F4 where there is a list, Ctrl+N where a reason is taken."""
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await go_to(own, "III.3")
        assert "F4 Pilihan" in own.lines[-1]
        assert "Ctrl+N" not in own.lines[-1]
        await own.press("ctrl+e")
        assert "F4 Pilihan" not in own.lines[-1]
        assert "Ctrl+N Catatan" in own.lines[-1]


async def test_ctrl_e_comes_to_every_finding_and_around(office: Path) -> None:
    """It went to and fro between two places of one finding, and the notes were never reached."""
    seen: list[str] = []
    async with sitting(office) as own:
        await open_form(own, DOUBTFUL)
        await own.press("ctrl+e")
        while own.text not in seen:
            seen.append(own.text)
            await own.press("ctrl+e")
        assert own.text == seen[0]
    found = _kept(office).asked_findings()
    assert len(seen) == len({(own.place.subject, own.place.variable) for own in found}) > 3


async def test_up_goes_back_to_the_page_from_which_one_came(office: Path) -> None:
    """Along the way really taken: past the jump, and on along the page that was left."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.3")
        await go_to(own, "III.2")
        await go_to(own, "IV.4")
        assert "hal. 2/" in own.lines[1]
        await own.press("down", "up", "up")
        assert "hal. 1/" in own.lines[1]
        assert _line(own, "III.2").startswith(">")
        await own.press("shift+tab")
        assert _line(own, "III.3").startswith(">")
        await own.press("f8", "up")
        assert _line(own, "III.3").startswith(">")


async def test_ctrl_g_takes_words_and_looks_on_other_pages_where_this_one_has_none(
    office: Path,
) -> None:
    """Several questions are offered to choose; a digit takes one."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "atap")
        assert "1  III.5a Jenis atap terluas" in own.text
        await own.press("2")
        assert _line(own, "III.5b").startswith(">")
        await go_to(own, "pendidikan tertinggi")
        assert "hal. 2/" in own.lines[1]
        assert _line(own, "IV.16").startswith(">")


async def test_a_telephone_takes_no_letters_and_says_what_it_takes(office: Path) -> None:
    """A name in it rings nowhere."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "nomor hp")
        await own.press("r")
        assert "Di sini hanya angka, +, spasi, dan tanda hubung." in own.text
        await answer(own, "+62 812-3456")
    assert _kept(office).record.household.answers["no_hp"] == "+62 812-3456"


async def test_f1_lists_every_key_that_the_form_answers(office: Path) -> None:
    """Behind the field's help, before the manual's page."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("f1")
        said = own.text
        for _ in range(4):
            await own.press("pagedown")
            said += own.text
    bound = keys.of(keys.Place.FORM)
    assert [own.id for own in bound if f" {words._(own.shown)} " not in said] == []
    assert "Keys" not in said
