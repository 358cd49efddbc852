"""The register goes down by keys: each office below gets its file, and a stop leaves the rest."""

import datetime as dt
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from db.parcels import parcels
from siksng_tui.services.parcels import extracting, receiving
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.widgets.progress import StoppedError
from tests.services import realm as realms
from tests.services.bureau import PEOPLE
from tests.services.realm import CYCLE, LATER, Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """The offices of one test."""
    return realms.copied(tmp_path)


@asynccontextmanager
async def _sits(realm: Realm, office: str, name: str = "rani") -> AsyncIterator[Sitting]:
    """Let somebody of an office sit down the next day, before the list of offices below."""
    seconds = itertools.count(24 * 3_600)
    clock = (LATER + dt.timedelta(seconds=own) for own in seconds)
    folder = realm.place / office
    async with sitting(folder, practice=False, clock=lambda: next(clock)) as own:
        await own.unlock(PEOPLE[name])
        await own.press(own.digit("Kirim/Terima"))
        yield own


async def _write_to(own: Sitting, stick: Path) -> None:
    """Name the stick."""
    await own.press("ctrl+u")
    await own.type(str(stick))
    await own.press("enter")


def _received(realm: Realm, office: str, path: Path) -> Status:
    """Return what becomes of a file at an office."""
    with realm.at(office) as session:
        return receiving.attempt(session, path).status


async def test_each_office_below_gets_its_register_as_a_file(realm: Realm) -> None:
    """Two files, each opened by its own office alone; the rows say what was written."""
    async with _sits(realm, "city") as own:
        assert "Ctrl+D Turunkan data" in own.lines[-1]
        await own.press("ctrl+d")
        agreed("extracts", own.lines)
        await own.press("ctrl+a")
        assert "ke semua 2 kantor" in own.text
        await _write_to(own, realm.stick)
        said = "Ditulis, dibaca ulang, dan sama: 2 dari 2. Flashdisk boleh dicabut."
        assert own.message == said
        assert sum(line.endswith("tertulis") for line in own.lines) == 2
        district = next(file for file in realm.stick.iterdir() if file.name[-15:] in own.text)
    (village,) = set(realm.stick.iterdir()) - {district}
    assert _received(realm, "village", district) is Status.REFUSED
    assert _received(realm, "village", village) is Status.OPENED
    assert _received(realm, "district", district) is Status.OPENED


async def test_one_office_gets_it_and_a_name_that_is_taken_is_said_on_its_row(
    realm: Realm,
) -> None:
    """A folder that is not there writes nothing; F10 means the office under the cursor."""
    async with _sits(realm, "city") as own:
        await own.press("ctrl+d", "down", "f10")
        await _write_to(own, realm.place / "nowhere")
        assert "nowhere" in own.message
        await own.press("f10")
        await _write_to(own, realm.stick)
        assert own.message.startswith("Ditulis, dibaca ulang, dan sama: 1 dari 1.")
    (written,) = realm.stick.iterdir()
    assert _received(realm, "village", written) is Status.OPENED


def test_who_stops_before_the_second_office_keeps_the_first_file(realm: Realm) -> None:
    """The bar knows all records before the first."""
    told: list[tuple[int, int]] = []

    def stop_in_the_second(done: int, total: int) -> None:
        told.append((done, total))
        if done and any(realm.stick.iterdir()):
            raise StoppedError

    with realm.at("city") as session:
        offices = extracting.below(session)
        given = extracting.extract_each(session, offices, CYCLE, realm.stick, stop_in_the_second)
        assert [own.path is not None for own in given] == [True, False]
        assert given[1].refusal is not None and given[1].refusal.code == "stopped"
        newest = parcels.every(session.store)[0]
        assert newest.recipient == offices[0].id
    (file,) = realm.stick.iterdir()
    assert file == given[0].path
    assert told[-1][0] == newest.records
    assert {total for _, total in told} == {told[0][1]}


def test_who_stops_while_a_file_is_packed_leaves_nothing_of_it(realm: Realm) -> None:
    """Neither on the stick nor among the parcels; the number on the link is free."""

    def stop(done: int, _total: int) -> None:
        if done:
            raise StoppedError

    with realm.at("city") as session:
        before = parcels.every(session.store)
        lower = extracting.below(session)[:1]
        (given,) = extracting.extract_each(session, lower, CYCLE, realm.stick, stop)
        assert given.path is None
        assert parcels.every(session.store) == before
    assert list(realm.stick.iterdir()) == []


async def test_an_office_without_one_below_has_no_such_key(realm: Realm) -> None:
    """Ctrl+D says what would have to be done first."""
    async with _sits(realm, "village") as own:
        assert "Ctrl+D" not in own.lines[-1]
        await own.press("ctrl+d")
        assert own.message == "Belum ada kartu kantor di bawah: masukkan dahulu (Kantor)."


async def test_handing_down_is_the_operator_s_part(realm: Realm) -> None:
    """An authenticator may look."""
    async with _sits(realm, "city", "budi") as own:
        await own.press("ctrl+d")
        assert own.message == "Operator yang menurunkan data induk."
        assert "F10" not in own.lines[-1]
        await own.press("f10")
        assert "Folder flashdisk" not in own.text
