"""Sticks that are full, protected, pulled: a parcel is on them whole, or it is not sent."""

import random
from pathlib import Path

import pytest

from forms.durable import PART, TargetFailedError, TargetFullError, durable
from forms.errors import StorageError
from forms.records import State
from siksng_tui import messages
from siksng_tui.exchange.sticks import Sweep
from siksng_tui.services.parcels import parcelling
from tests import mounts
from tests.exchange.every_bit import noise
from tests.exchange.forging import sound
from tests.faults.sticks import Stick, plugged
from tests.services import road
from tests.services.bureau import Bureau, copied

pytestmark = mounts.needed

BLOCK = 4096
NAME = "1771-submission-1-000001-17-0123abcd.siksng"


def write(folder: Path, blocks: list[bytes], stick: Stick | None = None, pulled: int = -1) -> None:
    """Write a parcel block by block; the stick may be pulled before one of them."""
    with durable(folder / NAME) as file:
        for number, block in enumerate(blocks):
            if stick and number == pulled:
                stick.pull()
            file.write(block)


@pytest.fixture(scope="module")
def blocks() -> list[bytes]:
    """Return a sound parcel of a hundred blocks."""
    data = sound(lines=noise(100 * BLOCK))
    return [data[start : start + BLOCK] for start in range(0, len(data), BLOCK)]


def test_a_stick_pulled_before_any_block_has_nothing_under_a_parcels_name(
    tmp_path: Path, blocks: list[bytes]
) -> None:
    """What is left is unfinished by its name, and goes when the parcel is written again."""
    draw = random.Random(1)  # noqa: S311 - nothing is secret
    for pulled in sorted(draw.sample(range(len(blocks)), 12)):
        folder = tmp_path / str(pulled)
        folder.mkdir()
        with plugged(folder) as stick:
            with pytest.raises(TargetFailedError):
                write(stick.mounted, blocks, stick, pulled)
            assert [path.name for path in stick.medium.iterdir()] == [NAME + PART]
            assert list(Sweep(stick.medium)) == []
            stick.plug()
            write(stick.mounted, blocks)
            assert (stick.medium / NAME).read_bytes() == b"".join(blocks)
            assert [found.odd for found in Sweep(stick.mounted)] == [None]


@pytest.mark.parametrize("kibibytes", [4, 64, 256, 400])
def test_a_full_stick_keeps_nothing_of_a_parcel(
    tmp_path: Path, blocks: list[bytes], kibibytes: int
) -> None:
    """The room that was there is there again."""
    with mounts.disk(tmp_path / "stick", kibibytes << 10) as stick:
        with pytest.raises(TargetFullError):
            write(stick, blocks)
        assert list(stick.iterdir()) == []


def test_a_protected_stick_is_said(tmp_path: Path, blocks: list[bytes]) -> None:
    """Nothing is tried twice, nothing is left."""
    with plugged(tmp_path) as stick:
        stick.protect()
        with pytest.raises(TargetFailedError):
            write(stick.mounted, blocks)
        assert list(stick.medium.iterdir()) == []


def test_what_no_stick_took_is_not_sent_and_goes_whole_to_the_next(tmp_path: Path) -> None:
    """Full, protected, gone; each is said in one sentence, and the same bytes come at last."""
    bureau = copied(tmp_path)
    made = road.covered(bureau)
    with mounts.disk(tmp_path / "full", 4 << 10) as full:
        _refused(bureau, made.number, full)
    (tmp_path / "s").mkdir()
    with plugged(tmp_path / "s") as stick:
        stick.protect()
        _refused(bureau, made.number, stick.mounted)
    _refused(bureau, made.number, tmp_path / "gone")
    with bureau.at_work("rani") as session:
        path = parcelling.export(session, made.number, bureau.stick)
        again = tmp_path / "again"
        again.mkdir()
        assert parcelling.export(session, made.number, again).read_bytes() == path.read_bytes()
        assert {road.state(session, number) for number in made.requests} == {State.SENT}
        assert len(parcelling.every(session)) == 1


def _refused(bureau: Bureau, number: str, folder: Path) -> None:
    """Expect an export to be refused, and its requests to wait."""
    with bureau.at_work("rani") as session:
        with pytest.raises(StorageError) as refused:
            parcelling.export(session, number, folder)
        assert messages.sentence(refused.value)
        (own,) = parcelling.sendable(session)
        assert own.state is State.COVERED
        assert {road.state(session, one) for one in own.set.requests} == {State.COVERED}
