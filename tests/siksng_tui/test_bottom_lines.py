"""The line of keys: only what works here, for this person, and what it really does."""

from pathlib import Path

import pytest

from siksng_tui import words
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.widgets.bars import Heading, TitleBar
from tests.siksng_tui.seats import next_day, sitting
from tests.siksng_tui.work import authenticated, checked, covered, finalised, open_form, sealed


def _title_line(heading: Heading, width: int = 80) -> str:
    """Return the first line of a screen."""
    return "".join(text for text, __ in TitleBar("Kirim/Terima", heading).line(0, width))


async def test_an_empty_queue_offers_nothing_to_do(office: Path) -> None:
    """No F10, no Ctrl+A, no Enter; and no hint that they do something."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Finalisasi"))
        assert own.lines[0].strip().startswith("Finalisasi")
        assert not any(key in own.lines[-1] for key in ("F10", "Ctrl+A", "Enter"))
        assert own.message == ""


async def test_f10_is_called_by_the_step_that_it_takes(office: Path) -> None:
    """In the queue and in the review."""
    checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Finalisasi"))
        assert "F10 Finalkan  Ctrl+A Semua" in own.lines[-1]
        await own.press("enter")
        assert "F10 Finalkan" in own.lines[-1]


async def test_a_filed_request_shows_how_it_is_opened_again(office: Path) -> None:
    """Before and after it is finalised; and F2, which fills in drafts, names that key."""
    checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Finalisasi"), "enter")
        assert "Ctrl+B Buka kembali" in own.lines[-1]
        await own.press("f2")
        assert own.message.endswith("Buka kembali dahulu (Ctrl+B).")
        await own.press("f10", "y")
        assert "Ctrl+B Buka kembali" in own.lines[-1]
        await own.press("f2")
        assert own.message.endswith("Buka kembali dahulu (Ctrl+B).")


async def test_whose_part_a_step_is_not_is_told_only_what_can_be_done(office: Path) -> None:
    """An operator may look at what waits to be authenticated."""
    finalised(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Otentikasi"))
        assert own.lines[0].strip().startswith("Otentikasi")
        assert own.message == "Enter membuka satu permohonan."
        assert "F10" not in own.lines[-1]


async def test_the_row_of_what_waits_is_sealed_by_the_authenticator_alone(office: Path) -> None:
    """Enter says so."""
    authenticated(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"))
        assert "Segel" not in own.lines[-1]
        assert "F2" not in own.message
    async with sitting(office, clock=next_day(2)) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Berkas Keputusan"))
        assert own.lines[-1].startswith("Enter Segel  F10 Segel  F2 Segel")
        assert own.message == "F2 menyegel yang menunggu."


async def test_what_is_sealed_is_counted_by_kind_before_it_is(office: Path) -> None:
    """Three keys would otherwise fix what nobody saw."""
    authenticated(office, "luthfi", "heru saputra")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Berkas Keputusan"), "f2", "enter")
        said = " ".join(own.text.split())
        assert "Perbaikan 2. Isi berkas yang disegel tetap; membukanya perlu alasan." in said
        assert "Segel 2 permohonan menjadi berkas 2026-Q4?" in said


async def test_the_sets_begin_where_this_person_has_something_to_do(office: Path) -> None:
    """An operator at the newest set that waits for its paper, the authenticator at what waits."""
    covered(office, "luthfi")
    sealed(office, "heru saputra")
    authenticated(office, "siti maryam")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"))
        (row,) = (line for line in own.lines if line.startswith("> "))
        assert "Disegel" in row
        await own.press("home", "f2")
        assert "peran petugas otentikasi" in " ".join(own.text.split())
        await own.press("f5")
        assert own.message == "F10 mencatat naskah bertanda tangan berkas yang disegel."
    async with sitting(office, clock=next_day(2)) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Berkas Keputusan"))
        (row,) = (line for line in own.lines if line.startswith("> "))
        assert "(belum disegel)" in row


async def test_a_sealed_set_offers_its_paper_to_the_operator(office: Path) -> None:
    """F10 says what it takes."""
    sealed(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"))
        assert "F10 Naskah bertanda tangan" in own.lines[-1]
        assert "Kode set" in own.lines[1]


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_set_screen_tells_every_key_that_does_something(
    office: Path, language: str
) -> None:
    """Whoever seals has more of them than one line holds, F6 for what was printed among them."""
    sealed(office, "luthfi", "heru saputra")
    told: dict[str, set[str]] = {}
    for at, person in enumerate((OPERATOR, AUTHENTICATOR), start=1):
        async with sitting(office, clock=next_day(at)) as own:
            await own.unlock(person)
            await own.press(own.digit("Berkas Keputusan"), "down", "enter")
            words.choose(language)
            await own.press("f5")
            told[person.name] = {one.split(" ")[0] for one in own.keys.split("  ")}
            words.choose("id")
    always = {"Ctrl+P", "F9", "F4", "F6", "F3", "F1"}
    assert told[OPERATOR.name] >= {"F10", *always}
    assert told[AUTHENTICATOR.name] >= {"Ctrl+D", "Ctrl+B", *always}


async def test_enter_in_sending_says_that_it_writes(office: Path) -> None:
    """Where there is something to write."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Kirim/Terima"))
        assert "Enter" not in own.lines[-1]
    covered(office, "luthfi")
    async with sitting(office, clock=next_day(2)) as own:
        await own.unlock()
        await own.press(own.digit("Kirim/Terima"))
        assert "Enter Tulis ke flashdisk" in own.lines[-1]


def test_the_office_s_name_gives_way_before_the_person_s() -> None:
    """Who works here is never cut."""
    long = "Dinas Sosial Kabupaten Penukal Abab Lematang Ilir Provinsi Sumatera Selatan"
    line = _title_line(Heading(long, "petugas-otentikasi-1", "2026-Q4", practice=True))
    assert len(line) == 80
    assert "2026-Q4  petugas-otentikasi-1 " in line
    assert "Dinas" in line
    narrow = _title_line(Heading(long, "petugas-otentikasi-1", "2026-Q4", practice=True), 46)
    assert "petugas-otentikasi-1" in narrow
    assert "Dinas" not in narrow


async def test_a_form_of_one_page_offers_no_list_of_pages(office: Path) -> None:
    """F9 would show one line, and nobody can be begun there."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter", "f2", "5", "4", "2")
        assert "hal. 1/1" in own.lines[1]
        assert "F9" not in own.lines[-1]


async def test_pages_are_turned_only_where_there_is_more_than_one(office: Path) -> None:
    """Before and after of one answer fits; the help of the form does not."""
    async with sitting(office) as own:
        await open_form(own)
        await own.press("ctrl+r")
        assert "PgDn" not in own.lines[-1]
        await own.press("f3", "f1")
        assert "PgDn" in own.lines[-1]
