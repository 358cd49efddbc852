"""Entry, answer by answer: each is durable when its field is left, and what follows is there."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from forms.records import Answer, Rows
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from tests.siksng_tui.seats import Sitting, a_clock, sitting
from tests.siksng_tui.work import answer, at_work, go_to, open_form

NUMBER = "1771-2026-000001-C"
"""The first request of the office."""

WRONG = "mersan permana"
"""A family whose head is none, by its answers."""

WOMAN = "1771085507889002"
"""A NIK of a woman, born on 15 July 1988."""


def _cut(office: Path) -> Path:
    """Return what a power cut at this moment would leave of an office that somebody works in."""
    return Path(shutil.copytree(office, Path(mkdtemp(dir=office.parent)) / "office"))


def _kept(office: Path) -> Entry:
    """Return what the store has of the draft, were the power cut at this moment."""
    with at_work(_cut(office)) as session:
        return entry.open_entry(session, NUMBER)


def _first(office: Path, name: str) -> Answer | None:
    """Return an answer of the family's first member, as the store has it."""
    return _kept(office).record.persons[0].answers.get(name)


def _rows(office: Path, *, first_member: bool = False) -> Rows:
    """Return the repeated answers of the household, or of its first member."""
    record = _kept(office).record
    return (record.persons[0] if first_member else record.household).rows


def _line(own: Sitting, text: str) -> str:
    """Return the line of the screen that holds a text."""
    return next((line for line in own.lines if text in line), "")


def _here(own: Sitting) -> str:
    """Return the line under the cursor."""
    return next((line for line in own.lines if line.startswith(">")), "")


async def _stand_on(own: Sitting, question: str) -> None:
    """Go down to a question that the paper gives no number."""
    for __ in range(40):
        if question in _here(own):
            return
        await own.press("down")
    raise AssertionError(question)


async def _open_page(own: Sitting, title: str) -> None:
    """Start a correction and go to a page by its title."""
    await open_form(own)
    await own.press("f9", *title, "enter")


async def test_a_left_field_is_durable_and_the_form_reopens_behind_it(
    office: Path,
) -> None:
    """What a power cut leaves has the answer; of the field that was not left it has nothing."""
    clock = a_clock()
    async with sitting(office, clock=clock) as own:
        await open_form(own)
        await go_to(own, "III.2")
        await answer(own, "48")
        await own.type("7")
        cut = _cut(office)
    async with sitting(cut, clock=clock) as own:
        await own.unlock()
        assert "tadi sedang diisi" in own.text
        await own.press("y")
        assert "[48 " in _line(own, "III.2")
        assert _line(own, "III.3").startswith("> III.3   Jenis lantai terluas ........... [4 ]")


async def test_a_question_that_no_longer_applies_is_passed_and_its_answer_dropped(
    office: Path,
) -> None:
    """Whoever buys no piped water any more has no meter; what lies behind stays."""
    async with sitting(office) as own:
        await open_form(own)
        for number, text in (("III.7a", "3"), ("III.7b", "12345")):
            await go_to(own, number)
            await answer(own, text)
        assert "[12345 " in _line(own, "III.7b")
        await go_to(own, "III.7a")
        await answer(own, "2")
        assert _line(own, "III.8").startswith("> III.8   Cara memperoleh air minum ...... [1]")
        assert _line(own, "III.7b").endswith("III.7b  Nomor meter/pelanggan air ......")
        await go_to(own, "III.7b")
        assert "Tidak ada pertanyaan terbuka dengan nomor atau kata III.7b." in own.text
    kept = _kept(office).record.household.answers
    assert kept["sumber_airminum"] == "2"
    assert "nomor_meter_air" not in kept
    assert kept["cara_peroleh_airminum"] == "1"


async def test_a_question_that_becomes_due_opens_and_is_the_next(office: Path) -> None:
    """Nobody has to know which questions hang together."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "III.7a")
        assert _line(own, "Jenis pelanggan air minum").endswith("air minum ......")
        await answer(own, "3")
        assert "Jenis pelanggan air minum" in _here(own)
        await answer(own, "2")
        assert "[2] PDAM" in _line(own, "Jenis pelanggan air minum")
        assert "III.7b" in _here(own)


async def test_the_rows_of_businesses_are_begun_and_taken_away(office: Path) -> None:
    """There is always one empty row more, and none is kept that holds nothing."""
    async with sitting(office) as own:
        await _open_page(own, "blok v")
        await _stand_on(own, "Ada ART yang memiliki usaha")
        await answer(own, "1")
        assert "Nama ART pemilik usaha" in _here(own)
        await answer(own, "DIMAS")
        await _stand_on(own, "Omzet usaha per bulan")
        assert "Usaha anggota 2" in own.text
        assert _rows(office)["businesses"] == ({"usaha_nama_art": "DIMAS"},)
        await own.press("pageup", "ctrl+u", "enter")
        assert "Usaha anggota 1" in own.text
        assert "Usaha anggota 2" not in own.text
        assert "businesses" not in _rows(office)


async def test_the_answer_that_there_is_no_business_takes_all_their_rows_away(
    office: Path,
) -> None:
    """A business without an owner would go to the ministry otherwise."""
    async with sitting(office) as own:
        await _open_page(own, "blok v")
        await _stand_on(own, "Ada ART yang memiliki usaha")
        for text in ("1", "DIMAS", "1", "warung"):
            await answer(own, text)
        assert len(_rows(office)["businesses"]) == 1
        await own.press("pagedown")
        assert "Nama ART pemilik usaha" in _here(own)
        for text in ("LUTHFI", "4", "ojek"):
            await answer(own, text)
        assert [own["usaha_lapangan"] for own in _rows(office)["businesses"]] == ["warung", "ojek"]
        await own.press(*["up"] * 8)
        await _stand_on(own, "Ada ART yang memiliki usaha")
        await answer(own, "2")
        assert "Usaha anggota 2" not in own.text
        assert "businesses" not in _rows(office)


async def test_the_rows_of_children_outside_are_begun_and_taken_away(office: Path) -> None:
    """They belong to one member, on that member's page."""
    async with sitting(office) as own:
        await _open_page(own, "dimas")
        await go_to(own, "IV.28")
        await own.press("enter")
        await answer(own, "1")
        assert "Nama anak" in _here(own)
        await answer(own, "SARI")
        assert _rows(office, first_member=True)["children"] == ({"anak_nama": "SARI"},)
        await own.press("pagedown")
        assert "Anak di luar rumah tangga 2" in own.text
        await own.press("pageup", "ctrl+u", "enter")
        assert "Anak di luar rumah tangga 2" not in own.text
        assert "children" not in _rows(office, first_member=True)


async def test_a_nik_fills_sex_and_day_of_birth_where_they_are_not_answered(office: Path) -> None:
    """It is a second keying that costs nothing; both are kept with it."""
    async with sitting(office) as own:
        await _open_page(own, "dimas")
        await go_to(own, "IV.6")
        await own.press("ctrl+u", "enter", "down", "ctrl+u", "enter")
        assert "tanggal_lahir" not in _kept(office).record.persons[0].answers
        await go_to(own, "IV.2")
        await answer(own, WOMAN)
        assert _line(own, "IV.2").endswith("Perempuan, 15-07-»")
        assert "[2] Perempuan" in _line(own, "IV.6")
        assert "[15-07-1988]" in _line(own, "Tanggal lahir")
    assert _first(office, "jenis_kelamin") == "2"
    assert _first(office, "tanggal_lahir") == "1988-07-15"


async def test_a_nik_changes_no_answer_but_what_differs_is_a_finding(office: Path) -> None:
    """The card may be the wrong one of the two."""
    async with sitting(office) as own:
        await _open_page(own, "dimas")
        await go_to(own, "IV.2")
        await answer(own, WOMAN)
        assert "[1] Laki-laki" in _line(own, "IV.6")
        assert "[13-10-1995]" in _line(own, "Tanggal lahir")
        assert "Periksa: NIK menunjukkan jenis kelamin yang lain." in own.text
    assert _first(office, "jenis_kelamin") == "1"
    assert _first(office, "tanggal_lahir") == "1995-10-13"


async def test_a_new_finding_appears_at_the_field_as_soon_as_it_is_left(office: Path) -> None:
    """With its mark, its sentence and the count; mending it takes all three away."""
    async with sitting(office) as own:
        await _open_page(own, "dimas")
        assert "temuan" not in own.lines[1]
        await go_to(own, "IV.2")
        await own.type("177108131095938")
        assert _line(own, "IV.2").startswith("> IV.2")
        await own.press("enter")
        assert _line(own, "IV.2").startswith(" !IV.2")
        assert "Salah: NIK bukan 16 angka." in own.text
        assert "(temuan: 1)" in own.lines[1]
        await go_to(own, "IV.2")
        await answer(own, "1771081310959381")
        assert _line(own, "IV.2").startswith("  IV.2")
        assert "Salah" not in own.text
        assert "temuan" not in own.lines[1]


async def test_a_block_cannot_be_passed_with_f10(office: Path) -> None:
    """No reason is asked for or taken; what mends it opens the way, a window or the code itself."""
    async with sitting(office) as own:
        await open_form(own, WRONG)
        await go_to(own, "III.2")
        await own.type("48")
        await own.press("f10", "escape")
        await own.press("ctrl+n")
        assert own.message == "Tidak ada yang meminta alasan di sini."
        await own.press("f10", "escape")
        assert _line(own, "IV.3").startswith(">!IV.3")
        assert "2 temuan masih terbuka. Temuan ini harus diperbaiki: Belum ada" in own.text
        assert "Alasan: [" not in own.text
        assert len(_kept(office).open_findings()) == 2
        await answer(own, "1")
        await go_to(own, "IV.5")
        await answer(own, "1")
        await own.press("f10")
        while "Alasan: [" in own.text:
            await own.type("sudah dilihat di rumahnya")
            await own.press("enter")
        assert own.lines[-3].startswith(f"Permohonan {NUMBER} tercatat; tidak ada temuan")
        assert own.message == "Berikutnya: Finalisasi."


async def test_ctrl_g_finds_a_question_on_another_page_and_stays_where_none_is(
    office: Path,
) -> None:
    """What is typed next would land in the wrong field otherwise."""
    async with sitting(office) as own:
        await open_form(own)
        await go_to(own, "iv.4")
        assert "hal. 2/" in own.lines[1]
        assert "IV.4" in next(line for line in own.lines if line.startswith(">"))
        await go_to(own, "iii.3")
        assert "hal. 1/" in own.lines[1]
        await go_to(own, "ix.99")
        assert "Tidak ada pertanyaan terbuka dengan nomor atau kata ix.99" in own.text
        assert "hal. 1/" in own.lines[1]
