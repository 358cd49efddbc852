"""Two answers beside each other: a request and another household, a request and the register."""

from pathlib import Path

from forms.merge import Conflict
from siksng_tui.screens.requests.clashes import ClashesScreen
from siksng_tui.screens.requests.compare import CompareScreen, Side
from siksng_tui.services.entry.clashing import Clash
from siksng_tui.services.requests import lookup, queues
from siksng_tui.widgets.bars import Heading
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import next_day, sitting
from tests.siksng_tui.work import at_work, checked

HEADING = Heading("Dinas Sosial", "rani", "2026-Q4")
"""Office and person."""


async def test_each_clash_is_chosen_before_f10_returns_where_the_register_stays(
    office: Path,
) -> None:
    """The register's answer stands on the left, as its digit does."""
    (number,) = checked(office, "luthfi")
    with at_work(office) as session:
        review = queues.review(session, number)
    home = review.after.household.id
    clashes = [
        Clash(f"{home}/luas_lantai", Conflict("luas_lantai", "", -1, 29, 30, 48)),
        Clash(f"{home}/lantai", Conflict("lantai", "", -1, "1", "2", "3")),
    ]
    chosen: list[tuple[str, ...] | None] = []
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        own.app.push_screen(ClashesScreen(HEADING, review, clashes), chosen.append)
        await own.rest()
        await own.press("1", "f10")
        assert "Pilih dahulu untuk setiap isian" in own.text
        agreed("clashes", own.lines)
        await own.press("2", "f10")
    assert chosen == [(f"{home}/luas_lantai",)]


async def test_what_differs_has_a_mark_beside_the_other_household(office: Path) -> None:
    """Members first: by them a family is known again."""
    (number,) = checked(office, "luthfi")
    with at_work(office) as session:
        review = queues.review(session, number)
        found = lookup.find(session, "heru saputra")[0]
        other = lookup.household(session, found.household_uid)
    left = Side(number, review.instrument, review.after)
    right = Side("Data induk", other.instrument, other.record)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        own.app.push_screen(CompareScreen(HEADING, left, right))
        await own.rest()
        agreed("compare", own.lines)
        marked = [line for line in own.lines if line.startswith(" *")]
        assert any("NIK" in line for line in marked)
        assert not any("Hubungan dengan kepala" in line for line in marked)
