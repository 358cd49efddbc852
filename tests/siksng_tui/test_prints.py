"""Papers of a set by keys and commands, and what the print ledger shows of them."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest

from siksng_tui.services.practice import AUTHENTICATOR
from tests import printers
from tests.commands import Done, run_as
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, copied
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import next_day, sitting


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def siksng(bureau: Bureau, *words: str, name: str = "rani") -> Done:
    """Run a command as somebody of the office."""
    return run_as(bureau.folder, PEOPLE[name], *words)


def _written(folder: Path) -> set[str]:
    """Return the names of the papers in a folder."""
    return {path.name for path in folder.glob("*.pdf")}


def _alike(lines: Sequence[str], code: str) -> list[str]:
    """Return a screen without what differs from one office to the next: set code and hash."""
    return [
        re.sub(r"[0-9A-F]{16}", "0" * 16, line.replace(code, "0" * len(code))) for line in lines
    ]


async def test_one_key_prints_the_whole_packet_and_another_shows_that_it_was(
    office: Path, tmp_path: Path
) -> None:
    """From the set's own screen and from the list; a reprint says so."""
    made = work.sealed(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"), "down", "ctrl+p")
        agreed("which_paper", _alike(own.lines, made.code))
        for press in (("1",), ("ctrl+p", "7"), ("ctrl+p", "1")):
            await own.press(*press, "1", "ctrl+u")
            await work.answer(own, str(tmp_path))
            assert await own.shows("Ditulis: ")
        await own.press("enter", "f6")
        agreed("prints", _alike(own.lines, made.code))
    names = _written(tmp_path)
    assert f"surat-menteri-{made.number}.pdf" in names
    assert f"berkas-keputusan-{made.number}.pdf" in names
    assert len(names) == 3


async def test_a_print_that_the_printer_refused_stands_in_the_list_as_refused(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number is used up, and whoever audits sees why nobody has that sheet."""
    printers.set_up(tmp_path / "bin", monkeypatch, "kantor", lp=printers.FAILS)
    made = work.sealed(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"), "down", "enter")
        await own.press("ctrl+p", "2", "2", "2", "enter")
        assert "tercatat ditolak" in " ".join(own.text.split())
        await own.press("f6")
        row = next(line for line in own.lines if line.startswith("> "))
        assert "Lembar persetujuan" in row and " ditolak " in row
        assert "ditolak printer, tidak ada yang keluar." in " ".join(own.text.split())
    done = await asyncio.to_thread(run_as, office, AUTHENTICATOR, "print", "list", made.number)
    assert done.said.rstrip().endswith("pertama; ditolak printer, tidak ada yang keluar")


def test_every_paper_of_a_set_has_its_command(bureau: Bureau) -> None:
    """The file is told, and the list has each, for people and for programs."""
    made = road.sealed(bureau)
    for name in ("packet", "decree", "recapitulation", "result-minutes", "statement", "letter"):
        path = bureau.stick / f"{name}.pdf"
        done = siksng(bureau, "print", name, made.number, "--out", str(path))
        assert done.status == 0, done.told
        assert len(pypdf.PdfReader(path).pages) >= 1
    told = siksng(bureau, "print", "list", made.number, "--json").json
    assert [own["paper"] for own in told][:1] == ["letter"]
    assert {(own["copy"], own["draft"], own["account"]) for own in told} == {(1, False, "rani")}
    lines = siksng(bureau, "print", "list").said.splitlines()
    assert len(lines) == 6 and made.number in lines[0]


def test_a_paper_of_another_level_is_refused_with_those_there_are(bureau: Bureau) -> None:
    """A city holds no meeting of a village."""
    done = siksng(bureau, "print", "minutes", "--out", str(bureau.stick / "x.pdf"))
    assert done.status == 2
    told = " ".join(done.told.split())
    assert "Berkas keputusan lengkap (siksng print packet);" in told
    assert not (bureau.stick / "x.pdf").exists()
