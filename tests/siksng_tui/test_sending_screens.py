"""Send/receive by its keys: word of citizens who were told goes up, answers go down."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from siksng_tui.services.parcels import receiving, word_parcels
from tests.services import realm as realms
from tests.services.bureau import a_clock
from tests.services.realm import LATER, Realm
from tests.services.test_word_up import rejected_by, tell
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting
from tests.siksng_tui.test_receiving_screens import sits

GROUP = re.compile(r"(?<![0-9A-F])[0-9A-F]{4}(?![0-9A-F])")
"""Four characters of a fingerprint, which is another one each time."""


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A village whose citizen was told, and the offices above it."""
    own = realms.copied(tmp_path)
    tell(own, *rejected_by(own, "district"))
    for old in own.stick.iterdir():
        old.unlink()
    return own


async def _write(own: Sitting, row: str, stick: Path) -> None:
    """Write what a row stands for to the stick."""
    await own.press(own.digit("Kirim/Terima"))
    assert own.lines[7].startswith(f"> {row}")
    await own.press("enter", "ctrl+u")
    await own.type(str(stick))
    await own.press("enter")


def _same_each_time(lines: Sequence[str]) -> list[str]:
    """Return the lines of a screen without what is another one each time."""
    named = [GROUP.sub("XXXX", line) if 0 < at < 6 else line for at, line in enumerate(lines)]
    return [re.sub("-[0-9a-f]+»$", "-»", line) for line in named]


async def test_who_was_told_goes_up_and_the_receipt_goes_down(realm: Realm) -> None:
    """Each row is there as long as somebody has to hear of it."""
    async with sits(realm, "village", "rani", 96) as own:
        await own.press(own.digit("Kirim/Terima"))
        agreed("send", _same_each_time(own.lines))
        await own.press("f3")
        await _write(own, "Kabar warga", realm.stick)
        assert "Ditulis, dibaca ulang, dan sama:" in own.text
    (path,) = realm.stick.iterdir()
    later = replace(realm, clock=a_clock(LATER + dt.timedelta(hours=100)))
    with later.at("district") as session:
        receiving.open_file(session, path)
    async with sits(realm, "district", "rani", 120) as own:
        await _write(own, "Kantor bawah", realm.stick)
        assert "Ditulis, dibaca ulang, dan sama:" in own.text
        assert "Tidak ada yang perlu ditulis." in own.text
    (answer,) = set(realm.stick.iterdir()) - {path}
    later = replace(realm, clock=a_clock(LATER + dt.timedelta(hours=140)))
    with later.at("village") as session:
        receiving.open_file(session, answer)
        assert word_parcels.count(session) == 0
