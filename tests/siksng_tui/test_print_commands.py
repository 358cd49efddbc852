"""`siksng print` into a file or on a printer, which is a program of our own."""

from pathlib import Path

import pytest

from siksng_tui.cli import printing
from siksng_tui.services.printing import cups
from tests import printers
from tests.commands import Done, run, run_as
from tests.printers import FAILS, HANGS, Computer
from tests.reports.reading import page_texts
from tests.services.bureau import PEOPLE, Bureau, copied, home


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Return a computer with two printers."""
    return printers.set_up(tmp_path / "bin", monkeypatch, "kantor", "gudang")


def siksng(bureau: Bureau, *words: str) -> Done:
    """Run a command as the operator."""
    return run_as(bureau.folder, PEOPLE["rani"], *words)


def test_the_help_tells_every_paper_whole_and_where_all_others_are_printed() -> None:
    """Whoever looks for a paper finds its command there, or the one that prints it."""
    told = " ".join(run("--lang", "id", "print", "--help").said.split())
    assert "..." not in told.partition("Perintah:")[2]
    for name in (*printing.OF_SET, "form", "slip", "prelist", "bnba", "why", "receipt", "key-card"):
        assert f" {name} " in told
    for command in ("siksng report", "siksng office papers --sample", "siksng office init"):
        assert command in told


def test_a_paper_is_printed_in_copies_and_listed_so(bureau: Bureau, computer: Computer) -> None:
    """The printer stands where the file would."""
    words = ("print", "why", home(), "--printer", "gudang", "--copies", "3")
    done = siksng(bureau, *words)
    assert (done.status, done.said) == (0, "gudang\n")
    assert "cetakan ke-1" in done.told
    assert "LEMBAR ALASAN" in page_texts(computer.got)[0]
    (entry,) = siksng(bureau, "print", "list", home(), "--json").json
    assert (entry["copy"], entry["copies"]) == (1, 3)
    assert "  1 x3  " in siksng(bureau, "print", "list").said


def test_printers_are_listed_and_measured_without_an_office(
    tmp_path: Path, computer: Computer
) -> None:
    """They are the computer's."""
    nowhere = ("--data", str(tmp_path / "none"), "--lang", "id", "print")
    assert run(*nowhere, "printers").said == "kantor\ngudang\n"
    assert run(*nowhere, "printers", "--json").json == [{"name": "kantor"}, {"name": "gudang"}]
    done = run(*nowhere, "test-page", "--printer", "kantor")
    assert (done.status, done.said) == (0, "kantor\n")
    assert "Halaman uji SIKSNG" in page_texts(computer.got)[0]
    blank = run(*nowhere, "form", "--instrument", "bdt", "--printer", "kantor")
    assert blank.status == 0 and len(page_texts(computer.got)) > 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "goal",
    [(), ("--out", "x.pdf", "--printer", "kantor"), ("--out", "x.pdf", "--copies", "2")],
    ids=["nowhere", "both", "copies of a file"],
)
def test_a_paper_goes_to_exactly_one_place(goal: tuple[str, ...], computer: Computer) -> None:
    """A slip of the hand prints nothing."""
    done = run("--lang", "id", "print", "key-card", *goal)
    assert done.status == 2
    assert "--printer" in done.told
    assert computer.called("lp") == []


def test_a_printer_that_is_not_there_refuses_or_hangs_is_said_with_its_status(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each says the next action."""
    words = ("--lang", "id", "print", "test-page", "--printer")
    unknown = run(*words, "lantai-2")
    assert unknown.status == 4 and "`siksng print printers`" in unknown.told
    computer.program("lp", FAILS)
    refused = run(*words, "kantor")
    assert refused.status == 74 and "kantor tidak menerima naskah" in refused.told
    monkeypatch.setattr(cups, "SEND_LIMIT", cups.STEP)
    computer.program("lp", HANGS)
    hangs = run(*words, "kantor")
    assert hangs.status == 74 and "tidak menjawab" in hangs.told
    assert computer.ended()
    monkeypatch.setattr(cups, "LIST_LIMIT", cups.STEP)
    computer.program("lpstat", HANGS)
    silent = run(*words, "kantor")
    assert silent.status == 74 and "Printer tidak menjawab" in silent.told
