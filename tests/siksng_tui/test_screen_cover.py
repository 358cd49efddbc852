"""The signed paper on the screen: asked about once, and taken back where it was copied wrongly."""

import datetime as dt
import itertools
from pathlib import Path

from siksng_tui.offered import SCANNED_TO
from siksng_tui.services.office.sessions import Clock
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.sets import sealing, striking
from tests.siksng_tui import work
from tests.siksng_tui.seats import FIRST_DAY, Sitting, sitting


def _later(after: int = 3600) -> Clock:
    """Return a clock that is ahead of all work that was done before."""
    seconds = itertools.count(after)
    return lambda: FIRST_DAY + dt.timedelta(seconds=next(seconds))


async def _open_sets(own: Sitting) -> None:
    """Go to the list of sets from the menu."""
    await own.press(own.digit("Berkas Keputusan"))


async def _open_set(own: Sitting) -> None:
    """Go to the newest set from the menu."""
    await _open_sets(own)
    await own.press("down", "enter")


async def _type_paper(own: Sitting, code: str, day: str = "24-11-2026", scan: str = "") -> None:
    """Fill in the form of the signed paper."""
    await own.press("f10")
    for text in ("188.45/99", day, "Wali Kota", code, scan):
        await work.answer(own, text)


async def test_what_was_typed_is_written_out_and_asked_once(office: Path) -> None:
    """A slip is seen before it is stored; a day and a month are enough for this year's date."""
    made = work.sealed(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await _type_paper(own, made.code, "2411")
        assert "Nomor 188.45/99, tanggal 24-11-2026, penanda tangan Wali Kota: benar?" in own.text
        assert "Meragukan" not in own.text
        await own.press("t")
        assert own.lines[0].strip().startswith("Naskah bertanda tangan")
        await own.press("f10", "y")
        assert "188.45/99" in own.text
        assert own.lines[0].strip().startswith("Berkas keputusan")


async def test_what_was_copied_waits_behind_the_lock_for_the_same_person(office: Path) -> None:
    """It is given once: a form that is left with F3 after that is empty again."""
    work.sealed(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await own.press("f10")
        await work.answer(own, "188.45/99")
        await own.type("24-11-2026")
        await own.press("ctrl+l")
        assert "188.45/99" not in own.text
        await own.unlock()
        await _open_set(own)
        await own.press("f10")
        assert "188.45/99" in own.text
        assert "24-11-2026" in own.text
        await own.press("f3", "y", "f10")
        assert "188.45/99" not in own.text


async def test_f3_asks_before_what_was_copied_from_the_paper_is_thrown_away(office: Path) -> None:
    """Also where only one field is begun; an empty form is left at once."""
    work.sealed(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await own.press("f10", "f3")
        assert own.lines[0].strip().startswith("Berkas keputusan")
        await own.press("f10", "7", "f3")
        assert "Yang diketik di sini tidak disimpan. Tetap keluar?" in own.text
        await own.press("t", "enter", "f3", "t")
        assert "[7 " in own.text
        await own.press("f3", "y")
        assert own.lines[0].strip().startswith("Berkas keputusan")


async def test_a_date_before_the_sealing_is_called_doubtful_and_taken(office: Path) -> None:
    """The clock may be wrong: only the person knows."""
    made = work.sealed(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await _type_paper(own, made.code, "01-01-2026")
        assert "Meragukan: tanggal itu lebih awal" in own.text
        await own.press("y")
        assert "01-01-2026" in own.text


async def test_an_authenticator_takes_a_paper_back(office: Path) -> None:
    """The key is offered only there, and to whom it is given."""
    made = work.covered(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        assert "Ctrl+K Tarik" not in own.text
        await own.press("ctrl+k")
        assert "kepada orang yang memegangnya" in own.message
    async with sitting(office, clock=_later(7200)) as own:
        await own.unlock(AUTHENTICATOR)
        await _open_set(own)
        assert "Ctrl+K Tarik naskah" in own.lines[-1]
        await own.press("ctrl+k")
        await own.type("nomor salah salin")
        await own.press("enter")
        assert "belum" in own.text
        assert "Ctrl+K Tarik naskah" not in own.text
    with work.at_work(office) as session:
        assert sealing.get(session, made.number).cover is None


async def test_a_sent_paper_offers_no_way_back(office: Path, tmp_path: Path) -> None:
    """Its parcel bears the data."""
    made = work.covered(office, "luthfi")
    with work.at_work(office) as session:
        parcelling.export(session, made.number, tmp_path)
    async with sitting(office, clock=_later()) as own:
        await own.unlock(AUTHENTICATOR)
        await _open_set(own)
        assert "Ctrl+K Tarik naskah" not in own.text
        await own.press("ctrl+k")
        assert own.message == "Tidak ada naskah bertanda tangan yang dapat ditarik."


async def test_a_distant_quarter_is_asked_about_and_a_text_that_is_none_refused(
    office: Path,
) -> None:
    """Before the question, not after the yes."""
    work.authenticated(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await own.unlock(AUTHENTICATOR)
        await _open_sets(own)
        await own.press("f2", "ctrl+u")
        await work.answer(own, "triwulan empat")
        assert own.message.startswith("!! ")
        assert "2026-Q4" in own.message
        await own.press("f2", "ctrl+u")
        await work.answer(own, "2031-Q1")
        assert "2031-Q1 bukan triwulan ini" in own.text
        await own.press("t", "f2")
        await own.press("enter")
        assert "bukan triwulan" not in own.text


async def test_who_is_struck_out_on_the_paper_leaves_the_set(office: Path) -> None:
    """The authenticator marks the numbers on the paper, and says why."""
    made = work.sealed(office, "luthfi", "heru saputra", "siti maryam")
    async with sitting(office, clock=_later(7200)) as own:
        await own.unlock(AUTHENTICATOR)
        await _open_set(own)
        assert "Ctrl+D Coret" in own.keys
        await own.press("ctrl+d", "enter")
        assert "Belum ada yang dipilih" in own.text
        await own.press("space", "space", "space", "enter")
        assert "Harus ada sisanya" in own.text
        await own.press("space", "enter")
        assert "Mengapa 2 keluarga dicoret?" in own.text
        await work.answer(own, "sudah mampu")
        assert own.message.startswith("Dicoret.")
        assert made.code in own.text
        assert "Keluarga: 1" in own.text
        assert "Ctrl+D" not in own.keys
        await own.press("ctrl+d")
        assert "beberapa keluarga" in own.message


async def test_the_operator_types_the_code_that_the_struck_paper_bears(office: Path) -> None:
    """And strikes nobody out: that is the other person's part."""
    made = work.sealed(office, "luthfi", "heru saputra")
    with work.at_work(office, AUTHENTICATOR) as session:
        striking.strike(session, made.number, made.requests[:1], "sudah mampu")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        assert "Ctrl+D" not in own.keys
        await own.press("ctrl+d")
        assert "kepada orang yang memegangnya" in own.message
        await _type_paper(own, made.code)
        await own.press("y")
        assert "188.45/99" in own.text


async def test_striking_out_can_be_left_at_each_window(office: Path) -> None:
    """Nothing is changed by looking."""
    made = work.sealed(office, "luthfi", "heru saputra")
    async with sitting(office, clock=_later()) as own:
        await own.unlock(AUTHENTICATOR)
        await _open_set(own)
        await own.press("ctrl+d", "f3", "ctrl+d", "space", "enter", "f3")
        assert "Keluarga: 2" in own.text
    with work.at_work(office) as session:
        assert sealing.get(session, made.number) == made


async def test_a_scan_is_named_with_the_paper_and_shown_on_the_set(
    office: Path, tmp_path: Path
) -> None:
    """What is no scan is refused at its field, and nothing is taken."""
    made = work.sealed(office, "luthfi")
    (tmp_path / "SK 188.pdf").write_bytes(b"%PDF-1.7 naskah")
    (tmp_path / "daftar.xlsx").write_bytes(b"PK\x03\x04")
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await _type_paper(own, made.code, scan=str(tmp_path / "daftar.xlsx"))
        await own.press("y")
        assert "!! daftar.xlsx bukan PDF" in own.text
        await own.press("ctrl+u")
        await work.answer(own, str(tmp_path / "SK 188.pdf"))
        assert "Lampiran: SK 188.pdf" in own.text
        await own.press("y")
        assert "Lampiran: SK 188.pdf (1 KB)" in own.text


async def test_f4_lists_the_scans_of_the_folder_where_the_last_one_lay(
    office: Path, tmp_path: Path
) -> None:
    """A name need not be typed; what is no scan is not offered."""
    made = work.sealed(office, "luthfi")
    for name in ("SK 189.pdf", "daftar.xlsx"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    SCANNED_TO.remember(tmp_path)
    async with sitting(office, clock=_later()) as own:
        await own.unlock()
        await _open_set(own)
        await own.press("f10")
        for text in ("188.45/99", "24-11-2026", "Wali Kota", made.code):
            await work.answer(own, text)
        await own.press("f4")
        assert "SK 189.pdf  1 KB" in own.text
        assert "daftar.xlsx" not in own.text
        await own.press("enter", "f10")
        assert "Lampiran: SK 189.pdf" in own.text
        await own.press("y")
        assert "Lampiran: SK 189.pdf (1 KB)" in own.text
