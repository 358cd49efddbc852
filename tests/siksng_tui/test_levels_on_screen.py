"""The road of a set on the screens of offices of other levels than a city."""

import re
from pathlib import Path

import pytest

from tests.reports.reading import page_texts, without_spaces
from tests.services.bureau import PEOPLE
from tests.services.levels import SEATS, Desk, authenticated, set_up
from tests.siksng_tui import work
from tests.siksng_tui.seats import Sitting, next_day, sitting


async def _sealed_and_printed(own: Sitting, desk: Desk) -> str:
    """Seal what waits and print its paper; returns the code of the set."""
    await own.press(own.digit("Berkas Keputusan"), "f2", "enter", "y")
    found = re.search(r"kodenya ([0-9A-Z*~$=]+)\.", own.text)
    assert found is not None
    await own.press("ctrl+p", "1", "1", "ctrl+u")
    await work.answer(own, str(desk.stick))
    assert "Ditulis: " in own.text
    return found[1]


async def _covered(own: Sitting, code: str) -> None:
    """Type the signed paper of the set that is shown."""
    await own.press("f10")
    for text in ("460/12", "24-11-2026", "Kepala Contoh", code, ""):
        await work.answer(own, text)
    await own.press("y")
    assert "460/12" in own.text


@pytest.mark.parametrize("level", SEATS)
async def test_a_set_goes_its_whole_road_by_keys_at_each_level(level: str, tmp_path: Path) -> None:
    """Sealed, printed, covered, taken back, covered again, sent: with the paper of the level."""
    desk = set_up(level, tmp_path)
    authenticated(desk)
    async with sitting(desk.folder, practice=False, clock=next_day()) as own:
        await own.unlock(PEOPLE["tuti"])
        code = await _sealed_and_printed(own, desk)
        (paper,) = desk.stick.glob("*.pdf")
        pages = "".join(page_texts(paper.read_bytes()))
        assert without_spaces(desk.seat.title) in without_spaces(pages).upper()
        assert code in without_spaces(pages).replace("-", "")
        await own.press("enter")
        await _covered(own, code)
        await own.press("ctrl+k")
        await work.answer(own, "nomor salah salin")
        assert "belum" in own.text
        await _covered(own, code)
        await own.press("f3", "f3")
        await own.press(own.digit("Kirim/Terima"), "enter", "ctrl+u")
        await work.answer(own, str(desk.stick))
        assert "Dikirim" in own.text
    assert len(list(desk.stick.glob("*.siksng"))) == 1
