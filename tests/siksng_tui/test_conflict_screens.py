"""What a new extract changed under pending requests is settled by keys, in a village of a realm."""

import datetime as dt
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from db.requests import conflicts
from siksng_tui.services.parcels import receiving
from siksng_tui.services.requests import queues
from tests.services import realm as realms
from tests.services.bureau import PEOPLE
from tests.services.quarters import Wishes, answered, extracted, wished
from tests.services.realm import LATER, Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import go_to


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """The offices of one test."""
    return realms.copied(tmp_path)


@pytest.fixture
def wishes(realm: Realm) -> Wishes:
    """The requests of the village, after the extract of its city was taken."""
    made = wished(realm)
    path = extracted(realm)
    with realm.at("village") as session:
        receiving.open_file(session, path)
    return made


@asynccontextmanager
async def _sits(realm: Realm, name: str = "rani") -> AsyncIterator[Sitting]:
    """Let somebody of the village sit down the next day."""
    seconds = itertools.count(24 * 3_600)
    clock = (LATER + dt.timedelta(seconds=own) for own in seconds)
    folder = realm.place / "village"
    async with sitting(folder, practice=False, clock=lambda: next(clock)) as own:
        await own.unlock(PEOPLE[name])
        yield own


def _changes(realm: Realm, number: str) -> dict[str, object]:
    """Return what a request changes, by question, and prove that nothing clashes any more."""
    with realm.at("village") as session:
        review = queues.review(session, number)
        assert (review.conflicts, review.request.flags) == (0, ())
        return {own.variable: own.after for own in review.changes}


async def test_the_menu_leads_to_the_requests_that_clash(realm: Realm, wishes: Wishes) -> None:
    """The item counts what clashes; the last answer says what comes next."""
    async with _sits(realm) as own:
        await own.press(own.digit("  Bentrokan"))
        agreed("conflicting", own.lines)
        await own.press("enter")
        agreed("conflicts", own.lines)
        await own.press("1")
        assert (
            own.message == f"Permohonan {wishes.draft[1]} tidak bentrok lagi. Berikutnya: periksa."
        )
        assert wishes.draft[1] not in "\n".join(own.lines[:-2])
        await own.press("f3")
        assert "Bentrokan           1" in own.text
        await own.press("enter", "enter", "2")
        said = f"Permohonan {wishes.checked[1]} tidak bentrok lagi. Berikutnya: Finalisasi."
        assert own.message == said
        assert "Tidak ada yang menunggu" in own.text
        await own.press("f3")
        assert "Bentrokan\n" in own.text
    assert _changes(realm, wishes.draft[1]) == {}
    assert _changes(realm, wishes.checked[1]) == {"luas_lantai": 52}


async def test_the_review_tells_what_clashes_and_finalising_waits_for_it(
    realm: Realm, wishes: Wishes
) -> None:
    """Ctrl+X stands on the message line and on the line of keys, until nothing clashes."""
    async with _sits(realm) as own:
        await own.press(own.digit("Finalisasi"), "enter")
        assert own.message == (
            "Data induk juga mengubah 1 isian permohonan ini: Ctrl+X menyelesaikannya."
        )
        assert "Ctrl+X Bentrokan" in own.lines[-1]
        await own.press("f10", "y")
        assert "Selesaikan dahulu: buka" in own.text
        await own.press("ctrl+x", "2")
        assert own.message.endswith("tidak bentrok lagi. Berikutnya: Finalisasi.")
        assert "Ctrl+X" not in own.lines[-1]
        await own.press("f10", "y")
        assert own.message == f"Permohonan {wishes.checked[1]}: Difinalisasi."


async def test_the_form_has_the_register_s_answer_once_that_is_taken(
    realm: Realm, wishes: Wishes
) -> None:
    """The draft stands in its form, which says so, and goes on where it was."""
    async with _sits(realm) as own:
        await own.press(own.digit("  Draf"), "enter")
        assert "Ctrl+X menyelesaikannya" in own.message
        await go_to(own, "III.2")
        assert "[51" in own.text
        await own.press("ctrl+x", "f3")
        assert "Ctrl+X menyelesaikannya" in own.message
        assert "[51" in own.text
        await own.press("ctrl+x", "1")
        assert own.message.endswith("tidak bentrok lagi. Berikutnya: periksa.")
        assert "[88" in own.text
        await own.press("ctrl+x")
        assert own.message == "Data induk dan permohonan ini tidak bentrok."
    assert _changes(realm, wishes.draft[1]) == {}


async def test_all_that_are_left_are_settled_one_way_after_a_question(
    realm: Realm, wishes: Wishes
) -> None:
    """Esc settles none; a second answer clashes here, and both take the register's."""
    home, number = wishes.checked
    with realm.at("village") as session:
        answered(session, home, nama_sls="RT 7")
        conflicts.note(session.store, number, [(home, "nama_sls")], session.clock())
    async with _sits(realm) as own:
        await own.press(own.digit("Finalisasi"), "enter", "ctrl+x", "ctrl+a")
        agreed("conflicts_all", own.lines)
        await own.press("escape")
        assert len([line for line in own.lines if "Rumah tangga: " in line]) == 2
        await own.press("ctrl+a", "1")
        assert own.message.endswith("tidak bentrok lagi. Berikutnya: Finalisasi.")
    assert "luas_lantai" not in _changes(realm, number)


async def test_who_only_authenticates_is_not_asked_to_settle(realm: Realm, wishes: Wishes) -> None:
    """The menu says that others do it, and the review has no such key."""
    assert wishes.checked[1]
    async with _sits(realm, "budi") as own:
        assert "Bentrokan           orang lain" in own.text
        await own.press(own.digit("Finalisasi"), "enter")
        assert "Ctrl+X" not in own.text
