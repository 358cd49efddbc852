"""Ctrl+P: how a paper is printed, on printers that are programs of our own."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual import events

from siksng_tui.screens.printing import preview
from siksng_tui.services.office import habits
from siksng_tui.services.office.habits import Scale
from siksng_tui.services.papers import print_ledger
from siksng_tui.services.printing import cups
from siksng_tui.services.printing.paper_pages import Line
from siksng_tui.widgets.page import READABLE
from tests import printers
from tests.printers import FAILS, HANGS, Computer
from tests.reports.reading import page_texts
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Return a computer with two printers."""
    return printers.set_up(tmp_path / "bin", monkeypatch, "kantor", "gudang")


async def _ask(own: Sitting) -> None:
    """Come in, find a family and ask for its why-sheet."""
    await own.unlock()
    await own.press("1")
    await work.answer(own, "luthfi")
    await own.press("ctrl+p", "2")


def _counted(office: Path) -> list[tuple[str, int, int]]:
    """Return paper, number and copies of every print of the ledger."""
    with at_work(office) as session:
        return [(own.paper, own.copy, own.copies) for own in print_ledger.listed(session)]


async def test_a_new_printer_is_measured_once_and_then_asks_for_copies_only(
    office: Path, computer: Computer
) -> None:
    """What was found is said beside its name from then on."""
    async with sitting(office) as own:
        await _ask(own)
        agreed("print_how", own.lines)
        await own.press("2")
        agreed("print_test_first", own.lines)
        await own.press("1")
        agreed("print_ruler", own.lines)
        assert "Halaman uji SIKSNG" in page_texts(computer.got)[0]
        await own.press("1", *"2", "enter")
        assert "Masuk antrean kantor: 1 halaman, 2 rangkap, cetakan ke-1." in own.message
        assert "LEMBAR ALASAN" in page_texts(computer.got)[0]
        await own.press("ctrl+p", "2")
        assert "kantor (penggaris tepat)" in own.text
        await own.press("2")
        agreed("print_copies", own.lines)
        await own.press("0", "enter")
        assert "Ketik angka 1 sampai 99." in own.text
        await own.press("f3")
        assert "Masuk antrean" not in own.text
    sent = "-s -d kantor -n {} -t SIKSNG -o media=A4 -o print-scaling=none"
    assert computer.called("lp") == [sent.format(1), sent.format(2)]
    assert _counted(office) == [("why", 1, 2)]
    with at_work(office) as session:
        assert habits.scales(session) == {"kantor": Scale.TRUE}


async def test_a_printer_that_changes_sizes_prints_no_paper_until_it_is_set(
    office: Path, computer: Computer
) -> None:
    """From the test page's own place in the list, too."""
    async with sitting(office) as own:
        await _ask(own)
        await own.press("3", "1", "2")
        assert "gudang mengubah ukuran cetakan." in own.text
        await own.press("ctrl+p", "2", "5")
        assert "gudang (mengubah ukuran)" in own.text and "Halaman uji" not in own.text
        await own.press("2", "1")
        assert "Bagaimana" not in own.text
    assert [words.split()[2] for words in computer.called("lp")] == ["gudang", "kantor"]
    assert _counted(office) == []


async def test_who_looks_first_reads_page_by_page_and_counts_nothing(
    office: Path, computer: Computer
) -> None:
    """Past the end of a page is the next one; F3 asks again how it is printed."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("Rekapitulasi"), "ctrl+p")
        await own.press("4")
        agreed("preview", own.lines)
        while "Halaman 2 dari 2" not in own.message:
            await own.press("pagedown")
        second = own.text
        await own.press("pageup")
        assert "Halaman 1 dari 2" in own.message
        await own.press("pagedown")
        assert own.text == second
        await own.press("f3")
        assert "Bagaimana dicetak?" in own.text
        await own.press("f3")
    assert computer.called("lp") == []
    assert _counted(office) == []


async def test_a_printer_that_hangs_is_left_by_one_key_and_the_paper_saved(
    office: Path, computer: Computer, tmp_path: Path
) -> None:
    """Nobody waits for it, and what waited for it is ended."""
    computer.program("lp", HANGS)
    async with sitting(office) as own:
        await _ask(own)
        await own.press("2", "2", "1")
        own.app.post_message(events.Key("enter", "\r"))
        assert await own.shows("│ Menunggu kantor")
        await own.press("f3")
        assert "kantor tidak ditunggu lagi." in own.text
        assert computer.ended()
        await own.press("ctrl+p", "2", "1", "ctrl+u")
        await work.answer(own, str(tmp_path))
        assert await own.shows("Ditulis: ")
    assert (tmp_path / "alasan-17710300069000000000022.pdf").stat().st_size > 0


async def test_a_printer_that_refuses_says_what_to_do(office: Path, computer: Computer) -> None:
    """It is off, or nobody's."""
    computer.program("lp", FAILS)
    async with sitting(office) as own:
        await _ask(own)
        await own.press("2", "2", "enter")
        assert "kantor tidak menerima naskah" in own.text
        assert "simpan sebagai file" in own.message


async def test_printers_that_do_not_answer_leave_every_other_way(
    office: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list says so and is there all the same; the next one asks nobody."""
    monkeypatch.setattr(cups, "LIST_LIMIT", cups.STEP)
    computer.program("lpstat", HANGS)
    async with sitting(office) as own:
        await _ask(own)
        agreed("print_silent", own.lines)
        await own.press("f3", "ctrl+p", "2")
        agreed("print_none", own.lines)
    assert computer.ended()
    assert computer.called("lpstat") == ["-e"]


async def test_the_folder_of_the_last_print_is_opened_or_said(
    office: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a desktop nothing is started in this terminal."""
    computer.program("xdg-open", "exit 0")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with sitting(office) as own:
        await _ask(own)
        await own.press("6")
        assert "Foldernya: /" in own.text
        assert computer.called("xdg-open") == []
        monkeypatch.setenv("DISPLAY", ":0")
        await own.press("ctrl+p", "2", "6")
        assert "Dibuka: /" in own.text


def test_what_a_paper_says_gives_the_terminal_no_orders() -> None:
    """Whatever its texts hold; a line that is longer than the screen is broken."""
    hostile = Line("BUDI\x1b[2J\x9b31m[/] [@click=app.bell] \u202e" + "A" * 100, 0.9)
    told = "".join(text for line in preview.shown([hostile]) for text, _tone in line)
    assert told.isprintable() and "BUDI" in told and "[@click=app.bell]" in told
    assert all(len(text) <= READABLE for line in preview.shown([hostile]) for text, _tone in line)


def test_nothing_that_draws_or_reads_papers_is_loaded_before_one_is_printed() -> None:
    """An office that is only unlocked must not wait for it."""
    code = "import sys, siksng_tui.desk.desk; print({'reportlab', 'pypdf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"
