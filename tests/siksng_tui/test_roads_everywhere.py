"""F4 shows the road of a request also from the pages that show requests among other things."""

import re
from pathlib import Path

from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import checked, sealed

ROAD = "Jejak permohonan"

CHANCE = re.compile(r"[0-9A-Z]{9}[0-9A-Z*~$=]$|([0-9A-F]{4} ?){8}")
"""A set code, and half a fingerprint: another at each run."""


def _title(own: Sitting) -> str:
    """Return the title of the screen."""
    return own.lines[0].strip()


async def test_f4_on_a_family_shows_the_road_of_its_one_request(office: Path) -> None:
    """It stands on the page; to look it up in a queue would take longer."""
    (number,) = checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter")
        assert "F4 Jejak" in own.lines[-1]
        await own.press("f4")
        assert _title(own).startswith(ROAD)
        assert number in own.text


async def test_a_family_without_a_request_has_no_road_to_show(office: Path) -> None:
    """The key is not offered, and says why."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("1")
        await own.type("luthfi")
        await own.press("enter")
        assert "F4" not in own.lines[-1]
        await own.press("f4")
        assert own.message == "Di sini tidak ada permohonan."


async def test_f4_on_a_set_asks_whose_road_is_meant(office: Path) -> None:
    """A set binds many requests."""
    sealed(office, "luthfi", "heru saputra")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Berkas Keputusan"), "down", "enter", "f4")
        agreed("which_road", [CHANCE.sub("*", line) for line in own.lines])
        await own.press("enter")
        assert _title(own).startswith(ROAD)
