"""Keys that spare the hand: a block at once, back again, dates and codes without an Enter."""

from pathlib import Path

from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import Entry, LeftField
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import (
    VILLAGE,
    YESTERDAY,
    answer,
    at_work,
    begun,
    go_to,
    open_draft,
    open_form,
)


def _kept(office: Path, number: str) -> Entry:
    """Return what the store has of the draft, once nobody works on it."""
    with at_work(office) as session:
        return entry.open_entry(session, number)


def _at(own: Sitting) -> str:
    """Return the line of the cursor."""
    return next(line for line in own.lines if line.startswith(">"))


def _foot(own: Sitting) -> str:
    """Return the sentence under the form."""
    return own.lines[-3]


async def test_ctrl_t_says_no_to_the_block_and_goes_to_the_next(office: Path) -> None:
    """What was answered before stays, and counts are not guessed."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8", "f8")
        await own.press("ctrl+t")
        said = _foot(own)
        assert said.endswith("isian diisi.")
        await own.press("up", "ctrl+t")
        assert _foot(own) == "Tidak ada pertanyaan di blok ini yang menunggu ya atau tidak."
    household = _kept(office, number).record.household.answers
    assert (household["ada_tv"], household["ada_ac"]) == ("4", "2")
    assert "jumlah_sapi" not in household


async def test_ctrl_y_takes_the_rest_of_the_block_from_the_member_above(office: Path) -> None:
    """It says how many; who has nobody above is told so."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await own.press("ctrl+y")
        assert _foot(own) == "Tidak ada anggota di atas: tidak ada isian yang dapat disalin."
        await go_to(own, "IV.14")
        await answer(own, "0")
        await own.press("ctrl+a")
        await own.type("SITI CONTOH")
        await own.press("enter", "ctrl+y")
        assert _foot(own) == "1 isian diisi."
    first, second = _kept(office, number).record.persons
    assert second.answers["penyakit_kronis"] == first.answers["penyakit_kronis"] == "0"


async def test_ctrl_b_takes_back_one_answer_after_the_other_across_pages(office: Path) -> None:
    """The cursor goes where it was typed; what followed from it comes back too."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("ctrl+b")
        assert "Belum ada isian di sesi ini" in _foot(own)
        await answer(own, "12")
        await own.press("f8", "tab")
        await answer(own, "1771014203800001")
        await own.press("X", "ctrl+b")
        assert "[ ]" in _at(own)
        await own.press("ctrl+b")
        assert "IV.2   NIK ............................. [                ]" in _at(own)
        assert "[02-03-1980]" not in own.text
        await own.press("ctrl+b")
        assert "hal. 1/3" in own.lines[1]
        assert "Nomor urut rumah tangga" in _at(own)
        assert "12" not in _at(own)
    kept = _kept(office, number)
    assert "jenis_kelamin" not in kept.record.persons[0].answers
    assert "id_prelist" not in kept.record.household.answers


async def test_up_behind_ctrl_b_goes_up_as_if_nothing_had_been_left(office: Path) -> None:
    """It went on to the field that had been left last, below, and digits were typed there."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await go_to(own, "III.1a")
        for code in ("1", "1", "29"):
            await answer(own, code)
        await own.press("ctrl+b", "ctrl+b")
        assert "III.1b" in _at(own)
        await own.press("up")
        assert "III.1a" in _at(own)
        await go_to(own, "[63]")
        await answer(own, "3")
        assert "hal. 2/3" in own.lines[1]
        await answer(own, "AYU CONTOH")
        await own.press("ctrl+b", "ctrl+b")
        assert "[63]" in _at(own)
        await own.press("up")
        assert "III.1a" in _at(own)


async def test_f6_throws_nothing_away_that_is_typed(office: Path) -> None:
    """It took the answer of the member above where no known one goes on as it was begun."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await go_to(own, "[73]")
        await answer(own, "CURUP")
        await own.press("ctrl+a")
        await go_to(own, "[73]")
        await own.press(*"Beng", "f6")
        assert "[Beng " in _at(own)
        assert "Ctrl+U" in own.text
        await own.press("ctrl+u", "f6", "up")
        assert "[CURUP " in _at(own)


async def test_a_skipped_question_loses_its_answer_and_comes_back_empty_in_its_place(
    office: Path,
) -> None:
    """Nothing stays in the record that nobody can see."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await go_to(own, "IV.8")
        await answer(own, "2")
        await answer(own, "1")
        assert "IV.10" in _at(own)
        await own.press("up", "up")
        assert "IV.8" in _at(own)
        await answer(own, "1")
        await own.press("up", "up")
        assert "IV.9" not in _at(own)
        await go_to(own, "IV.8")
        await answer(own, "2")
        assert "IV.9" in _at(own)
        assert "[ ]" in _at(own)
    assert "ada_akta_nikah" not in _kept(office, number).record.persons[0].answers


async def test_a_date_is_typed_in_shorthand_and_read_back_whole_while_typing(office: Path) -> None:
    """Twenty November of this year, which is not over."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert "Tanggal pencacahan" in _at(own)
        await own.press(*"2011")
        assert "[2011      ] 20-11-2026" in _at(own)
        await own.press("enter")
    kept = _kept(office, number).record
    assert kept.household.answers["tanggal_verivali"] == "2026-11-20"


async def test_what_is_left_out_of_a_paste_of_several_lines_is_said_once(office: Path) -> None:
    """In the field of a form and in a window; one line is taken without a word."""
    said = "Hanya baris pertama yang diambil."
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "enter")
        await own.type("salah luas\nlantai")
        assert said in own.text
        await own.press("enter")
        await go_to(own, "III.2")
        await own.type("62\n")
        assert said not in own.text
        await own.type("63\n64")
        assert said in own.text
        await own.press("enter")
        assert said not in own.text


async def test_a_reason_that_is_too_long_is_not_cut_in_silence(office: Path) -> None:
    """Pasted from a letter, or typed on."""
    said = "Isian ini memuat paling banyak 250 karakter"
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "enter")
        await own.type("x" * 250)
        assert said not in own.text
        await own.press("y")
        assert said in own.text
        await own.press("f3", "f2", "enter")
        await own.type("x" * 251)
        assert said in own.text


async def test_a_pasted_number_or_date_may_have_dots_and_spaces_and_a_birth_its_year(
    office: Path,
) -> None:
    """Whatever stands on the paper or in another program; shorthand does not tell a birth."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8", "tab")
        await answer(own, " 1771.0142 0380-0001 ")
        await own.press(*["tab"] * 7)
        assert "Tanggal lahir" in _at(own)
        await own.press("ctrl+u")
        await answer(own, "2301")
        assert "Tanggal lahir" in _at(own)
        await own.press("escape", "ctrl+u")
        await answer(own, "1980/3/2")
        assert "Tanggal lahir" in _at(own)
        await own.press("escape", "ctrl+u")
        await answer(own, " 02.03.1980\n")
        assert "Tanggal lahir" not in _at(own)
    (person,) = _kept(office, number).record.persons
    assert person.answers["nik"] == "1771014203800001"
    assert person.answers["tanggal_lahir"] == "1980-03-02"


async def test_ctrl_o_lets_full_fields_advance_and_stays_so_for_this_person(office: Path) -> None:
    """Off in practice at first; a code that another one begins with waits."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await go_to(own, "IV.8")
        await own.press("1")
        assert "IV.8" in _at(own)
        await own.press("escape", "ctrl+o", "1")
        assert own.message == "Isian penuh maju sendiri; Enter melewati yang sudah diketahui."
        await own.press("1")
        assert "IV.10" in _at(own)
        await go_to(own, "IV.11")
        await own.press("1")
        assert "IV.11" in _at(own)
        await own.press("5")
        assert "IV.11" not in _at(own)
        await go_to(own, "IV.2")
        await own.press(*"1771014203800001")
        assert "IV.2 " not in _at(own)
        await own.press("f3", "enter", "ctrl+o", "3")
        assert own.message == "Enter meninggalkan isian, dan melewati yang sudah diketahui."


async def test_who_reads_from_paper_may_stop_at_every_question(office: Path) -> None:
    """Enter stands on what is known, too, and the next form of this person does the same."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("ctrl+o", "4")
        await go_to(own, "III.2")
        seen = []
        for _time in range(4):
            seen.append(_at(own))
            await own.press("enter")
        assert len(set(seen)) == len(seen) and all(seen)
        await own.press("f3", "enter")
        await go_to(own, "III.2")
        again = [_at(own)]
        await own.press("enter")
        assert [*again, _at(own)] == seen[:2]


async def test_f6_in_the_household_takes_the_answer_of_the_record_entered_before(
    office: Path,
) -> None:
    """A street has many houses."""
    with at_work(office, time=YESTERDAY) as session:
        number = starting.new_household(session, VILLAGE, "bdt", "Baru")
        filled = entry.open_entry(session, number)
        street = LeftField(filled.record.household.id, "alamat", "JL. MAWAR 1")
        entry.leave_field(session, filled, street)
        second = starting.new_household(session, VILLAGE, "bdt", "Baru")
    async with sitting(office) as own:
        await open_draft(own, at=1)
        while "Alamat" not in _at(own):
            await own.press("down")
        await own.press("f6")
    assert _kept(office, second).record.household.answers["alamat"] == "JL. MAWAR 1"


async def test_digits_choose_in_the_list_of_codes_and_a_letter_goes_to_its_label(
    office: Path,
) -> None:
    """At once where no longer code begins so; Enter of the numeric keypad takes the rest."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.3")
        await own.press("f4", "2")
        assert "III.4a" in _at(own)
        await own.press("up", "f4", "1")
        assert "Ketikan: 1" in own.text
        await own.press("ctrl+j")
        assert "III.3" not in _at(own)
        await own.press("up", "f4", "b")
        line = next(line for line in own.lines if "\u2502>" in line)
        assert line.split("\u2502>")[1].split(maxsplit=1)[1].startswith("B")


async def test_answers_of_a_removed_member_are_passed_in_taking_back(office: Path) -> None:
    """What stands before them is taken back instead."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await own.type("SITI CONTOH")
        await own.press("ctrl+a")
        await own.type("BUDI CONTOH")
        await own.press("f9", "delete", "y", "escape", "ctrl+b")
        assert "hal. 2/3  (temuan" in own.lines[1]
        assert "SITI" not in own.lines[1]
    (person,) = _kept(office, number).record.persons
    assert "nama" not in person.answers
