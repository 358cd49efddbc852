"""A disk that takes nothing more: said in one sentence, and nothing half-written is left."""

from pathlib import Path

import pytest

from db.errors import CommitUncertainError, StoreIoError
from forms.errors import StorageError
from siksng_tui import messages
from siksng_tui.services.office import sessions
from siksng_tui.services.practice import OPERATOR
from tests.db.faults import files_limited_to
from tests.torture import offices, programs, refusals, room

ROOM = (0, 4096, 60_000, 300_000, 600_000)
"""Bytes that a file may grow to: unlocking, committing, printing, backing up run out of room."""

FAULTS = (
    refusals.Fault("pwrite64", "error=EIO", 40, for_good=True),
    refusals.Fault("fdatasync", "error=EIO", 9, for_good=False),
    refusals.Fault("rename", "error=ENOSPC", 7, for_good=True),
    refusals.Fault("write", "signal=KILL", 20, for_good=False),
    refusals.Fault("unlink", "error=EIO", 19, for_good=True),
)


def test_days_without_room_end_with_a_sentence_and_lose_nothing(tmp_path: Path) -> None:
    """The limit on the size of files stands for the disk; every system has it."""
    outcome = room.limited(tmp_path, ROOM)
    assert not outcome.faults
    assert "74: 5" in outcome.note


@pytest.mark.skipif(not programs.usable(), reason=programs.MISSING)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.call} {fault.what}")
def test_a_call_that_fails_in_the_middle_of_a_day_loses_nothing(
    tmp_path: Path, fault: refusals.Fault
) -> None:
    """Once, or from then on for good."""
    _status, faults = refusals.one(tmp_path, fault)
    assert not faults


def test_locking_on_a_full_disk_still_closes_the_store(tmp_path: Path) -> None:
    """The audit has no entry of it, but nobody finds the office open."""
    office = offices.copied(tmp_path) / "office"
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
    log = (office / "office.db-wal").stat().st_size
    with files_limited_to(log), pytest.raises((StoreIoError, CommitUncertainError)) as refused:
        sessions.lock(session)
    assert session.store.database.is_closed()
    assert isinstance(refused.value, StorageError)
    assert messages.sentence(refused.value)
    with offices.signed_in(office, OPERATOR) as again:
        assert not again.problems
