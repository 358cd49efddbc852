"""The texts of papers on the screen: an authenticator changes them, an operator reads them."""

from pathlib import Path

from siksng_tui.services.papers import paper_settings
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from tests.commands import run_as
from tests.reports.reading import page_texts
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work

TITLE = "authority.title"
BASIS = "approval.basis"


async def _open(own: Sitting, name: str = "letterhead.names") -> None:
    """Go to a text of the list, which is open."""
    await own.press(own.digit("Kantor"), "ctrl+n")
    while f" {name}: " not in own.text:
        await own.press("down")


async def test_an_authenticator_changes_a_text_and_brings_the_first_one_back(office: Path) -> None:
    """What may not stand there is refused in the window."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await _open(own, TITLE)
        await own.press("enter")
        await own.type("Walikota {city}")
        await own.press("enter")
        assert "dalam kurung kurawal" in own.text
        await own.press("ctrl+u")
        await own.type("Walikota Bengkulu")
        await own.press("enter")
        assert "*Penanda tangan: jabatan" in own.text
        agreed("paper_texts", own.lines)
        with_it = own.text
        await own.press("delete", "y")
        assert "Walikota Bengkulu" in with_it
        assert "Walikota Bengkulu" not in own.text


async def test_the_pattern_of_a_number_is_checked_at_once_and_shown_as_on_paper(
    office: Path,
) -> None:
    """Nobody learns it from a paper that does not come out."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await _open(own, "number.decree")
        await own.press("enter")
        await own.type("100.3.3.3/12/2026")
        await own.press("enter")
        assert "tiga titik atau lebih" in " ".join(own.text.split())
        await own.press("ctrl+u")
        await own.type("100.3.3.3/......./2026")
        await own.press("enter")
        assert own.message == "100.3.3.3/......./2026"
        assert "naskah berikutnya memakainya. Di kertas: Nomor:" in own.text
        agreed("paper_number", own.lines)


async def test_what_is_typed_goes_on_behind_a_text(office: Path) -> None:
    """A slip of the first key must not erase a sentence of a decree."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await _open(own, "office.post")
        await own.press("f2")
        await own.type(", Kota Bengkulu")
        await own.press("enter")
        assert "Kepala Dinas Sosial, Kota Bengkulu" in own.text


async def test_the_lines_of_a_text_are_changed_one_by_one(office: Path) -> None:
    """F10 keeps them all, F3 none."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        await _open(own, BASIS)
        await own.press("f2", "insert")
        await own.type("Undang-Undang Nomor 1 Tahun 2026")
        await own.press("enter")
        agreed("paper_lines", own.lines)
        await own.press("up", "delete", "f3")
        assert "tidak disimpan" in own.text
        await own.press("t", "f10")
    with at_work(office) as session:
        lines = paper_settings.lines(session, BASIS)
    assert lines[0] == "Undang-Undang Nomor 1 Tahun 2026"
    assert len(lines) == 5


async def test_the_names_in_braces_are_listed_with_what_they_stand_for(office: Path) -> None:
    """F4, on the list and among the lines."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await _open(own, "approval.subject")
        await own.press("f4")
        assert "{city}" in own.text and "{cycle}" in own.text
        assert "Triwulan I Tahun 2026" in own.text


async def test_an_operator_reads_the_texts_and_prints_a_sample(
    office: Path, tmp_path: Path
) -> None:
    """Changing is another role's part."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await _open(own)
        await own.press("enter")
        assert "peran petugas otentikasi" in " ".join(own.text.split())
        await own.press("ctrl+p")
        agreed("sample_which", own.lines)
        await own.press("enter", "1", "ctrl+u")
        await own.type(str(tmp_path / "contoh.pdf"))
        await own.press("enter")
        assert await own.shows("contoh.pdf")
    assert "KONSEP" in page_texts((tmp_path / "contoh.pdf").read_bytes())[0]


async def test_the_sample_of_the_paper_under_the_cursor_stands_first(
    office: Path, tmp_path: Path
) -> None:
    """Whoever changes the text of the slip wants to see the slip."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await _open(own, "slip.result")
        await own.press("ctrl+p", "enter", "1", "ctrl+u")
        await own.type(str(tmp_path / "tanda.pdf"))
        await own.press("enter")
        assert await own.shows("tanda.pdf")
    (slip,) = page_texts((tmp_path / "tanda.pdf").read_bytes())
    assert "UNTUK WARGA" in slip and "KONSEP" in slip and "Contoh Sari" in slip


def test_the_command_shows_changes_and_takes_back(office: Path, tmp_path: Path) -> None:
    """By name; a name that is none is refused with the command that lists them."""
    said = ("office", "papers", TITLE)
    run_as(office, AUTHENTICATOR, *said, "--set", "Walikota Bengkulu")
    (own,) = run_as(office, OPERATOR, *said, "--json").json["texts"]
    assert (own["text"], own["changed"]) == ("Walikota Bengkulu", True)
    assert f"* {TITLE}" in run_as(office, OPERATOR, "office", "papers").said
    (tmp_path / "dasar.txt").write_text("Undang-Undang A\n\nUndang-Undang B\n", "utf-8")
    file = ("office", "papers", BASIS, "--file", str(tmp_path / "dasar.txt"), "--json")
    (basis,) = run_as(office, AUTHENTICATOR, *file).json["texts"]
    assert basis["text"] == "Undang-Undang A\nUndang-Undang B"
    (first,) = run_as(office, AUTHENTICATOR, *said, "--first", "--json").json["texts"]
    assert first["changed"] is False
    assert run_as(office, OPERATOR, *said, "--set", "x").status == 77
    unknown = run_as(office, AUTHENTICATOR, "office", "papers", "nothing.at_all")
    assert (unknown.status, "siksng office papers" in unknown.told) == (2, True)
    assert run_as(office, AUTHENTICATOR, *said, "--first", "--set", "x").status == 2
