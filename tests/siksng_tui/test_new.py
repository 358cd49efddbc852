"""Usulan Baru: a stack of forms of households that nobody has yet."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from forms.records import PrintEnd, RequestKind, State
from siksng_tui.screens.entry.entry import EntryScreen
from siksng_tui.screens.entry.new import NewScreen, NewWork
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.entry import starting
from siksng_tui.services.entry.starting import KindNotServedError
from siksng_tui.services.papers import print_ledger
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import queues
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice
from tests import printers
from tests.reports.reading import page_texts
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import YESTERDAY, answer, at_work

VILLAGE = "17.71.01.1004"
"""Bumu Ayu, which people write Bumi Ayu."""

HEAD = (
    ("nama", "UJANG BARU"),
    ("nik", "1771010203809001"),
    ("hubungan_krt", "1"),
    ("hubungan_keluarga", "1"),
    ("jenis_kelamin", "1"),
    ("tanggal_lahir", "02-03-1980"),
    ("status_kawin", "1"),
    ("status_keberadaan_art", "1"),
)
"""Answers of the only member, which leave nothing open but flags."""


def _title(own: Sitting) -> str:
    """Return the name of the screen."""
    return own.lines[0].strip().split("  ")[0]


def _number(own: Sitting) -> str:
    """Return the number of the request whose form is open."""
    return own.lines[1].split()[0]


def _begun(office: Path, instrument: str = "bdt", village: str = VILLAGE) -> str:
    """Return the number of a draft that was begun before the test."""
    with at_work(office, time=YESTERDAY) as session:
        return starting.new_household(session, village, instrument, "Pendaftaran baru")


async def _answer_all(own: Sitting, wanted: str = "y") -> None:
    """Type the answers that a new household needs to be filed, and file it."""
    form = own.app.screen
    assert isinstance(form, EntryScreen)
    (person,) = form._answers.entry.record.persons
    for variable, text in HEAD:
        form.turn_to(person.id, f"{person.id}/{variable}")
        await answer(own, text)
    await own.press("f10")
    await own.type("KK sedang diurus")
    await own.press("enter")
    said = " ".join(own.text.split())
    assert "Blok V. Aset dan ternak" in said
    assert "Penanda rumah tangga" not in said, "it does not stand on the paper"
    await own.press(wanted)


async def test_form_village_and_reason_are_chosen_and_the_form_opens(office: Path) -> None:
    """The village is found by letters of any of its names."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2")
        agreed("new_form", own.lines)
        await own.press("1", *"bumi")
        agreed("new_village", own.lines)
        await own.press("enter")
        agreed("new_reason", own.lines)
        await own.press("enter")
        assert _title(own) == "Rumah tangga baru"
        assert _number(own) == "1771-2026-000001-C"
    with at_work(office) as session:
        (line,) = queues.page(session, State.DRAFT)
        assert (line.kind, line.village) == (RequestKind.NEW_HOUSEHOLD, VILLAGE)
        assert line.reason == "Pendaftaran baru"


async def test_three_enters_open_the_next_form_of_the_same_stack(office: Path) -> None:
    """Questionnaire and village of the last form stand first, also after a restart."""
    _begun(office, "dtsen")
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "enter", "enter", "enter")
        assert _title(own) == "Rumah tangga baru"
        number = _number(own)
    with at_work(office) as session:
        seen = queues.review(session, number)
        assert (seen.instrument.id, seen.request.region) == ("dtsen", VILLAGE)


async def test_a_number_always_means_the_same_form_and_enter_the_last_one(office: Path) -> None:
    """Fingers remember a number; the form that was chosen last stands under the cursor."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Usulan Baru"), "3", "enter", "enter", "f3")
        await own.press(own.digit("Usulan Baru"))
        assert "> 3  Usulan program bantuan sosial" in own.text
        assert "1  Formulir verifikasi dan validasi BDT" in own.text


async def test_the_village_is_found_by_the_code_of_bps_on_the_paper(office: Path) -> None:
    """Older forms have that one and no name."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"1771010007")
        assert "Bumu Ayu" in own.text
        assert "17.71.01.1001" not in own.text
        await own.press("9")
        assert "Tidak ada yang cocok: 17710100079" in own.text


async def test_one_key_begins_the_next_form_once_one_is_filed(office: Path) -> None:
    """The stack goes on without the menu."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"bumi", "enter", "enter")
        number = _number(own)
        await _answer_all(own)
        assert "Satu formulir lagi dari Bumu Ayu, Selebar?" in own.text
        agreed("new_next", own.lines)
        await own.press("y")
        assert _title(own) == "Rumah tangga baru"
        assert _number(own) != number
        await own.press("f3")
        assert _title(own) == "Menu utama"
        assert "tersimpan" in own.message


async def test_ctrl_p_prints_the_slip_of_what_was_filed_and_asks_on(
    office: Path, tmp_path: Path
) -> None:
    """The citizen stands at the desk; a folder that is not there is said at the same question."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"bumi", "enter", "enter")
        number = _number(own)
        await _answer_all(own)
        await own.press("ctrl+p", "1")
        await own.type("/tidak/ada/di/sini")
        await own.press("enter")
        assert await own.shows("Folder di tidak ada")
        await own.press("ctrl+p", "1")
        await own.type(str(tmp_path))
        await own.press("enter")
        assert await own.shows("Ditulis:")
        assert f"Permohonan {number}" in own.text
        assert "Satu formulir lagi dari Bumu Ayu, Selebar?" in own.text
        await own.press("t")
        assert number in own.lines[-3]
    (slip,) = page_texts((tmp_path / f"tanda-terima-{number}.pdf").read_bytes())
    assert "UNTUK WARGA" in slip and "UJANG BARU" in slip


async def test_a_slip_that_the_printer_refuses_or_never_takes_leaves_the_same_question(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The citizen waits, the operator goes on; each number says what became of it."""
    computer = printers.set_up(tmp_path / "bin", monkeypatch, "kantor", lp=printers.FAILS)
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"bumi", "enter", "enter")
        number = _number(own)
        await _answer_all(own)
        await own.press("ctrl+p", "2", "2", "enter")
        assert "tidak menerima naskah" in own.text and "Satu formulir lagi" in own.text
        computer.program("lp", printers.HANGS)
        await own.press("ctrl+p", "2")
        own.app.post_message(events.Key("enter", "\r"))
        assert await own.shows("Menunggu kantor")
        await own.press("f3")
        assert "kantor tidak ditunggu lagi." in own.text and "Satu formulir lagi" in own.text
        assert computer.ended()
        await own.press("t")
        assert _title(own) == "Menu utama"
    with at_work(office) as session:
        ends = [own.ended for own in print_ledger.listed(session, number)]
    assert ends == [PrintEnd.SILENT, PrintEnd.REFUSED]


async def test_a_form_with_parts_that_nobody_began_is_filed_only_after_a_question(
    office: Path,
) -> None:
    """Two pages were turned over together; T stands on the first question of what is missing."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"bumi", "enter", "enter")
        form = own.app.screen
        assert isinstance(form, EntryScreen)
        await _answer_all(own, wanted="t")
        assert form.is_current
        assert form._answers.page.key == "before"
        assert _number(own) in own.text


async def test_t_returns_to_the_menu_with_what_was_filed(office: Path) -> None:
    """The stack is done."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", *"bumi", "enter", "enter")
        number = _number(own)
        await _answer_all(own)
        await own.press("t")
        assert _title(own) == "Menu utama"
        assert number in own.lines[-3]
        assert own.message == "Berikutnya: Finalisasi."


async def test_esc_goes_back_question_by_question_and_enters_nothing(office: Path) -> None:
    """Nothing is numbered before the reason."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "1", "enter", "escape")
        assert "Desa/kelurahan keluarga" in own.text
        await own.press("escape")
        assert "Formulir mana" in own.text
        await own.press("escape")
        assert _title(own) == "Menu utama"
        assert "Belum ada permohonan." in own.text


async def test_a_blank_reason_is_refused_and_asked_again(office: Path) -> None:
    """Nothing is numbered without one."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("2", "enter", "enter", "ctrl+u", "enter")
        assert "Alasan wajib diisi" in own.text
        await own.type("Lahir baru")
        await own.press("enter")
        assert _title(own) == "Rumah tangga baru"


async def test_who_may_only_look_is_not_offered_to_begin_anything(office: Path) -> None:
    """The authenticator looks at what others entered."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        assert "2  Usulan Baru         orang lain" in own.text


async def test_the_questions_fit_the_smallest_screen(office: Path) -> None:
    """Forty columns by twelve lines."""
    async with sitting(office, size=(40, 12)) as own:
        await own.unlock()
        await own.press("2")
        assert "1  Formulir verifikasi" in own.text
        await own.press("1", *"bumi")
        assert ">17.71.01.1004  Bumu Ayu" in own.text


async def test_a_village_office_is_not_asked_for_its_only_village(office: Path) -> None:
    """Two Enters are enough there; Esc goes back to the form."""
    async with sitting(office) as own:
        await own.unlock()
        asked: list[tuple[str, str, str]] = []
        own.app.push_screen(NewScreen(Heading(), _only_village(asked)))
        await own.press("enter")
        assert "Mengapa keluarga ini diusulkan?" in own.text
        await own.press("escape")
        assert "Formulir mana" in own.text
        await own.press("2", "enter")
        assert asked == [(VILLAGE, "dtsen", "Pendaftaran baru")]


async def test_an_office_without_villages_says_what_to_do(office: Path) -> None:
    """Its regions were never loaded."""
    async with sitting(office) as own:
        await own.unlock()
        nowhere = replace(_only_village([]), villages=list)
        own.app.push_screen(NewScreen(Heading(), nowhere))
        await own.rest()
        assert "Muat daftar wilayahnya" in own.message


async def test_a_blank_form_is_printed_from_the_choice_of_the_form(
    office: Path, tmp_path: Path
) -> None:
    """What was written is said above the same choice; nothing is begun."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Usulan Baru"), "4", "1", "1")
        await own.type(str(tmp_path))
        await own.press("enter")
        assert await own.shows("Formulir mana yang diisi?")
        assert "Ditulis:" in own.text
    assert _begins(tmp_path / "formulir-kosong-bdt.pdf") == b"%PDF"


async def test_a_folder_that_is_not_there_is_said_and_the_form_is_asked_for_again(
    office: Path,
) -> None:
    """A stick that is not plugged in."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Usulan Baru"), "4", "2", "1")
        await own.type("/tidak/ada/di/sini")
        await own.press("enter")
        assert await own.shows("Cetak formulir kosong")
        assert "Folder di tidak ada" in own.text


def _only_village(asked: list[tuple[str, str, str]]) -> NewWork:
    """Return what a village's office can do; what is begun is only noted, and refused."""

    def start(*wish: str) -> str:
        asked.append((wish[0], wish[1], wish[2]))
        raise KindNotServedError(kind="new_household")

    return NewWork(
        questionnaires=lambda: [Choice("bdt", "BDT"), Choice("dtsen", "DTSEN")],
        villages=lambda: [Choice(VILLAGE, "Bumu Ayu, Selebar")],
        stack=lambda _village, _form: "1771-2026T-001-C",
        start=start,
        fill_in=lambda _number: Screen(),
        is_filed=lambda _number: False,
        blank=_not_printed,
        slip=_not_printed,
    )


def _not_printed(_questionnaire: str) -> Printing:
    """Print nothing: nobody asks for it here."""
    raise NotImplementedError


def _begins(file: Path) -> bytes:
    """Return the four bytes that tell what a file is."""
    return file.read_bytes()[:4]
