"""The round trip to the civil registry from the keyboard: whom to ask, the answers, a request."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from forms.records import RequestKind
from siksng_tui.services.requests import queues
from tests.intake.workbooks import write_workbook
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work

DIED, UNKNOWN, RENAMED = 3, 5, 7
"""Rows of the pack whose answer is no plain match."""


def answers(asked: Path, target: Path) -> None:
    """Write what the registry answers to a pack."""
    header, *rows = CalamineWorkbook.from_path(str(asked)).get_sheet_by_index(0).to_python()
    name, reply = header.index("NAMA_LGKP"), header.index("RESPON")
    told = [[str(cell) for cell in row] for row in rows[:20]]
    for row in told:
        row[reply] = "Data ditemukan"
    told[DIED][reply] = "Meninggal dunia"
    told[UNKNOWN][reply], told[UNKNOWN][name] = "Data tidak ditemukan", ""
    told[RENAMED][name] = "ORANG YANG LAIN SAMA SEKALI"
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
    with at_work(office) as session:
        (number,) = queues.drafts(session, own=True)
        assert queues.review(session, number).request.kind is RequestKind.DEACTIVATION
