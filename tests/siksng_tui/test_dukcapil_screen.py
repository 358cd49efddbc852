"""The round trip to the civil registry from the keyboard: whom to ask, the answers, a request."""

import json
import re
from pathlib import Path

from python_calamine import CalamineWorkbook

from db.audit import audit
from forms.records import RequestKind
from siksng_tui.services.requests import queues
from siksng_tui.widgets.listing import ListWidget
from tests.intake.workbooks import write_workbook
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work

DIED, UNKNOWN, RENAMED, REBORN = 3, 5, 7, 9
"""Rows of the pack whose answer is no plain match; the last one has another day of birth."""


def answers(asked: Path, target: Path) -> None:
    """Write what the registry answers to a pack: about people who share their NIK with nobody."""
    pack = CalamineWorkbook.from_path(str(asked))
    header, *rows = pack.get_sheet_by_index(0).to_python()
    nik, name, reply = (header.index(own) for own in ("NIK", "NAMA_LGKP", "RESPON"))
    doubted = {row[0] for row in pack.get_sheet_by_index(1).to_python()}
    told = [[str(cell) for cell in row] for row in rows if row[nik] not in doubted][:20]
    for row in told:
        row[reply] = "Data ditemukan"
    told[DIED][reply] = "Meninggal dunia"
    told[UNKNOWN][reply], told[UNKNOWN][name] = "Data tidak ditemukan", ""
    told[RENAMED][name] = "ORANG YANG LAIN SAMA SEKALI"
    told[REBORN][header.index("TGL_LHR")] = "01-02-1903"
    write_workbook(target, [list(map(str, header)), *told])


async def _answered(own: Sitting, asked: Path, answered: Path) -> None:
    """Ask the registry, take its answers in, and come to what it did not match."""
    await own.unlock()
    await own.press(own.digit("Dukcapil"))
    assert await own.shows("belum menjawab")
    await own.press("f2")
    await own.type(str(asked))
    await own.press("enter")
    assert await own.shows("ditanyakan")
    answers(asked, answered)
    await own.press("f3")
    await own.press(own.digit("Impor"), "f2")
    await own.type(str(answered))
    await own.press("enter")
    assert await own.shows("baru 20")
    await own.press("f10")
    assert await own.shows("jawaban tentang")
    await own.press("f3")
    await own.press(own.digit("Dukcapil"))
    assert await own.shows("Meninggal 1")


async def test_the_round_trip_ends_in_one_draft(office: Path, tmp_path: Path) -> None:
    """F2 asks, Impor takes the answers, F10 makes a request of who died, once."""
    async with sitting(office) as own:
        await _answered(own, tmp_path / "tanya.xlsx", tmp_path / "jawaban.xlsx")
        assert any("****" in line for line in own.lines)
        await own.press("f10", "enter")
        assert await own.shows("menunggu diisi")
        await own.press("f10")
        assert await own.shows("sudah dibuat")
        await own.press("down", "up")
        (number,) = re.findall(r"permohonan (1771-2026-\S+)", own.text)
        assert f"{number.split('-', 2)[-1]}\n" in own.text
        await own.press("f3")
        await own.press(own.digit("Draf"), "enter")
        assert await own.shows("[2] Meninggal dunia")
    with at_work(office) as session:
        assert queues.drafts(session, own=True) == (number,)
        assert queues.review(session, number).request.kind is RequestKind.DEACTIVATION


async def test_what_the_registry_has_otherwise_is_told_and_its_draft_opens_at_the_name(
    office: Path, tmp_path: Path
) -> None:
    """Whoever decides what is true sees both, and looks for nobody among twelve members."""
    async with sitting(office) as own:
        await _answered(own, tmp_path / "tanya.xlsx", tmp_path / "jawaban.xlsx")
        await own.press("down")
        assert await own.shows("menurut Dukcapil: Nama ORANG YANG LAIN SAMA SEKALI")
        rows = own.app.screen.query_one(ListWidget)
        name = rows.row.cells[0] if rows.row else ""
        await own.press("f10", "enter")
        assert await own.shows("menunggu diisi")
        await own.press("f3")
        await own.press(own.digit("Draf"), "enter")
        (here,) = (line for line in own.lines if line.startswith(">"))
        assert "Nama" in here and name in here


async def test_f6_lists_one_kind_of_answer_and_ctrl_p_writes_it_for_the_village(
    office: Path, tmp_path: Path
) -> None:
    """Also whoever is matched though something is otherwise; the numbers stand there in full."""
    async with sitting(office) as own:
        await _answered(own, tmp_path / "tanya.xlsx", tmp_path / "jawaban.xlsx")
        for said in ("nama lain, 1", "NIK tidak ada, 1", "meninggal, 1", "padan, ada beda, "):
            await own.press("f6")
            assert await own.shows(f"Ditampilkan: {said}")
        (count,) = re.findall(r"ada beda, (\d+)\.", own.message)
        await own.press("ctrl+p", "ctrl+u")
        await own.type(str(tmp_path / "beda.xlsx"))
        await own.press("enter")
        assert await own.shows(f"Ditulis: beda.xlsx, {count} baris")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "beda.xlsx")).get_sheet_by_index(0)
    header, *found = sheet.to_python()
    assert header[:2] == ["Nama", "NIK"] and not any("*" in str(row[1]) for row in found)
    assert any("1903" in str(row[5]) for row in found)
    with at_work(office) as session:
        entries = audit.entries(session.store, limit=1000)
        (noted,) = [own for own in entries if own.action == "registry.list"]
        assert json.loads(noted.detail)["persons"] == len(found) == int(count)
