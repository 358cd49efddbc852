"""What a new extract changed is listed by keys, after receiving and later, and written."""

import datetime as dt
import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from python_calamine import CalamineWorkbook

from db.audit import audit
from tests.services import realm as realms
from tests.services.bureau import PEOPLE
from tests.services.quarters import Wishes, extracted, wished
from tests.services.realm import LATER, Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting

PARCEL: Final = re.compile(r"-[0-9a-f]{8}\.si»")
"""End of a parcel's file, which is another one each time."""


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """The offices of one test."""
    return realms.copied(tmp_path)


@pytest.fixture
def wishes(realm: Realm) -> Wishes:
    """The requests of the village, whose city's new extract lies on the stick."""
    made = wished(realm)
    for file in realm.stick.iterdir():
        file.unlink()
    extracted(realm)
    return made


@asynccontextmanager
async def _sits(realm: Realm) -> AsyncIterator[Sitting]:
    """Let the operator of the village receive what is on the stick."""
    seconds = itertools.count(24 * 3_600)
    clock = (LATER + dt.timedelta(seconds=own) for own in seconds)
    folder = realm.place / "village"
    async with sitting(folder, practice=False, clock=lambda: next(clock)) as own:
        await own.unlock(PEOPLE["rani"])
        await own.press(own.digit("Kirim/Terima"), "f2", "f10", "ctrl+u")
        await own.type(str(realm.stick))
        await own.press("enter")
        yield own


async def test_what_an_extract_changed_is_listed_after_it_was_received(
    realm: Realm, wishes: Wishes
) -> None:
    """Answers before and after, then the requests; Enter leads to each."""
    async with _sits(realm) as own:
        agreed("receive_extract", [PARCEL.sub("-»", line) for line in own.lines])
        await own.press("enter")
        agreed("differences", own.lines)
        await own.press("end")
        assert f"permohonan {wishes.checked[1]} 52" in own.message
        await own.press("enter")
        assert wishes.checked[1] in own.lines[1]
        await own.press("f3", "home", "enter")
        assert own.lines[0].strip().startswith("Keluarga")


async def test_the_list_is_written_without_a_citizen_s_name(realm: Realm, wishes: Wishes) -> None:
    """Each difference has its row; the audit says that it left the program."""
    async with _sits(realm) as own:
        await own.press("enter", "f10", "ctrl+u")
        await own.type(str(realm.stick))
        await own.press("enter")
        assert "Ditulis: " in own.text
        heads = {line[12:29].strip() for line in own.lines[3:-2]} - {""}
    (file,) = realm.stick.glob("*.xlsx")
    titles, *rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert titles[3:7] == ["Perubahan", "Pertanyaan", "Sebelum", "Sesudah"]
    assert len(rows) == 10
    assert {row[7] for row in rows} - {""} == {
        wishes.draft[1],
        wishes.checked[1],
        wishes.finalised[1],
    }
    assert heads
    assert not heads & {cell for row in rows for cell in row}
    with realm.at("village") as session:
        assert "differences.write" in [own.action for own in audit.entries(session.store)]


async def test_the_ledger_leads_to_the_list_at_any_time(realm: Realm, wishes: Wishes) -> None:
    """The list of all parcels: Enter on the extract, and on nothing else."""
    assert wishes.draft
    async with _sits(realm) as own:
        await own.press("f3", "f3")
        await own.press(own.digit("Buku Agenda"))
        while not any(line.startswith(">") and "Semua kiriman" in line for line in own.lines):
            await own.press("down")
        await own.press("enter", "end")
        assert "Enter Perbedaan" in own.lines[-1]
        await own.press("enter")
        assert "Berubah 7" in own.lines[1]
        assert "Bentrok 2   Mengikuti 1" in own.lines[1]
