"""Receiving, triage and the two people who decide, by their keys, in the offices of a realm."""

import datetime as dt
import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from forms.records import State
from siksng_tui.services.requests import queues
from tests.services import realm as realms
from tests.services import road
from tests.services.bureau import PEOPLE
from tests.services.realm import LATER, Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village that sent three corrections up."""
    own = realms.copied(tmp_path)
    road.sent_up(own, "village", 3)
    return own


@asynccontextmanager
async def sits(realm: Realm, office: str, name: str, hours: int) -> AsyncIterator[Sitting]:
    """Let somebody of an office sit down some hours after the parcel was made."""
    seconds = itertools.count(hours * 3_600)
    clock = (LATER + dt.timedelta(seconds=own) for own in seconds)
    folder = realm.place / office
    async with sitting(folder, practice=False, clock=lambda: next(clock)) as own:
        await own.unlock(PEOPLE[name])
        yield own


async def _receive(own: Sitting, stick: Path) -> None:
    """Open the parcels of the stick."""
    await own.press(own.digit("Kirim/Terima"), "f2", "f10", "ctrl+u")
    await own.type(str(stick))
    await own.press("enter")


def _states(realm: Realm, office: str) -> list[State]:
    """Return where the requests of an office stand, in the order of the ledger."""
    with realm.at(office) as session:
        return [own.state for own in queues.page(session, None)]


async def _triage(own: Sitting) -> None:
    """Send the first request back with its answer marked, lay the next one aside."""
    await own.press(own.digit("Periksa kiriman"), "3", "space", "enter")
    await own.type("Ukur lagi")
    await own.press("enter")
    assert "ikut flashdisk" in own.message
    await own.press("4")
    await own.type("Menunggu surat")
    await own.press("enter")
    agreed("triage", own.lines)
    await own.press("f3")


async def _propose(own: Sitting) -> None:
    """Propose that a request is rejected."""
    await own.press(own.digit("  Putusan"), "2")
    await own.type("Rumah kosong")
    await own.press("enter")
    agreed("rulings", own.lines)


async def _rework(own: Sitting) -> None:
    """Take up what came back, and walk to the answer that is meant."""
    await own.press("f3", "f3")
    await own.press(own.digit("Periksa Perbaikan"), "enter")
    agreed("returned", own.lines)
    for key in ("f10", "f2", "ctrl+e"):
        await own.press(key)
    assert "Periksa: Kantor di atas meminta isian ini diperbaiki." in own.text
    assert "(temuan: 1)" in own.lines[1]
    await own.type("43")
    await own.press("enter")
    assert "temuan" not in own.lines[1]


async def test_what_came_is_decided_by_two_people_and_goes_back_to_its_owner(realm: Realm) -> None:
    """One is sent back with its answer marked, one laid aside, one rejected by a second person."""
    async with sits(realm, "district", "rani", 24) as own:
        await _receive(own, realm.stick)
        assert own.message == "File: 1. Jawaban ditulis ke flashdisk: 1. Flashdisk boleh dicabut."
        agreed("receive", [re.sub("-[0-9a-f]+»", "-»", line) for line in own.lines])
        await own.press("f3", "f3")
        await _triage(own)
        await _propose(own)
    async with sits(realm, "district", "budi", 48) as own:
        assert re.search(r"Kukuhkan putusan +1\b", own.text)
        await own.press(own.digit("Kukuhkan putusan"))
        agreed("confirming", own.lines)
        await own.press("f10", "y")
        assert own.message.endswith(": Ditolak.")
        await own.press("f3")
        await _receive(own, realm.stick)
    assert _states(realm, "district") == [State.RETURNED, State.REJECTED, State.CHECKED]
    async with sits(realm, "village", "rani", 72) as own:
        await _receive(own, realm.stick)
        await _rework(own)
    assert _states(realm, "village") == [State.DRAFT, State.REJECTED, State.ACKNOWLEDGED]


async def test_whoever_proposed_a_ruling_does_not_confirm_it(realm: Realm) -> None:
    """Also who has both roles; the proposal waits for somebody else, or is taken back."""
    async with sits(realm, "district", "tuti", 24) as own:
        await _receive(own, realm.stick)
        await own.press("f3", "f3")
        await _propose_and_confirm(own)
        await own.press("delete")
        await own.type("Salah baris")
        await own.press("enter")
        assert "Tidak ada yang menunggu di sini." in own.text
    assert set(_states(realm, "district")) == {State.CHECKED}


async def _propose_and_confirm(own: Sitting) -> None:
    """Propose that a request is rejected, and try to confirm it oneself."""
    await own.press(own.digit("  Putusan"), "2")
    await own.type("Rumah kosong")
    await own.press("enter", "f3")
    await own.press(own.digit("Kukuhkan putusan"), "f10", "y")
    assert "Anda sendiri yang mengusulkan putusan" in own.text
