"""What the menu says that waits is what its list shows, in every office and for both roles."""

import re
from pathlib import Path
from typing import Final

import pytest

from db.requests import conflicts
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.parcels import receiving
from siksng_tui.services.requests import mending, queues, ruling, triage, workflow
from siksng_tui.services.requests.ruling import Outcome, Ruling
from siksng_tui.widgets.listing import ListWidget
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import Realm
from tests.siksng_tui.seats import Sitting
from tests.siksng_tui.test_receiving_screens import sits

LISTS: Final = (
    "Draf",
    "Periksa kiriman",
    "Verifikasi",
    "Finalisasi",
    "Otentikasi",
    "Kukuhkan putusan",
    "Bentrokan",
)
"""Items that open a list of what they count."""

OTHERS: Final = "orang lain"
"""Stands beside the part of another role."""

WHY: Final = "Dilihat bersama lurah"


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Realm:
    """Return a realm whose village and district have something nearly everywhere."""
    realm = realms.copied(tmp_path_factory.mktemp("busy"))
    sent = road.sent_up(realm, "village", 5)
    _district(realm, sent)
    _village(realm)
    return realm


def _district(realm: Realm, sent: Path) -> None:
    """Let the district stand in the midst of five requests."""
    with realm.at("district") as session:
        receiving.open_file(session, sent)
        rejected, finalised, mended, aside, _clean = sorted(triage.numbers(session))
        workflow.finalise(session, rejected)
        ruling.propose(session, rejected, Ruling(Outcome.REJECTED, WHY))
        workflow.finalise(session, finalised)
        mending.begin(session, mended, WHY)
        triage.lay_aside(session, aside, WHY)


def _village(realm: Realm) -> None:
    """Let the village have a draft that clashes with the register, and one that waits."""
    with realm.at("village") as session:
        homes = realms.homes(session)
        for home, floor in zip(homes[-2:], ("77", "78"), strict=True):
            number = starting.correction(session, home, WHY)
            filled = entry.open_entry(session, number)
            filled = entry.leave_field(session, filled, entry.LeftField(home, "luas_lantai", floor))
        entry.file_entry(session, filled)
        (draft,) = queues.drafts(session, own=True)
        conflicts.note(session.store, draft, [(homes[-2], "luas_lantai")], session.clock())


def _waits(text: str, item: str) -> str:
    """Return what stands beside an item of the menu; nothing for an item that is not there."""
    found = re.search(rf"\w  {item}(?: +({OTHERS}|[\d.]+)(?!  [A-Z]))?", text)
    return (found and found[1]) or ""


async def _listed(own: Sitting, item: str) -> str:
    """Return how many rows the list of an item has, as the menu would say it."""
    await own.press(own.digit(item))
    rows = own.app.screen.query_one(ListWidget)._rows.count
    await own.press("f3")
    return str(rows) if rows else ""


@pytest.mark.parametrize("office", ["village", "district"])
@pytest.mark.parametrize(("name", "hours"), [("rani", 24), ("budi", 48)])
async def test_the_menu_counts_what_its_lists_show(
    busy: Realm, office: str, name: str, hours: int
) -> None:
    """A number without a row, or rows without a number, and nobody trusts either."""
    async with sits(busy, office, name, hours) as own:
        menu = own.text
        said = {item: _waits(menu, item) for item in LISTS if f"  {item}" in menu}
        open_ones = [item for item, waits in said.items() if waits != OTHERS]
        listed = {item: await _listed(own, item) for item in open_ones}
    assert listed == {item: said[item] for item in open_ones}
    assert any(listed.values())
