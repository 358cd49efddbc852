"""A program killed while it takes an extract leaves the register as it was."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from db.integrity import integrity
from db.parcels import differences, parcels
from db.parcels.differences import DifferenceKind
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receiving
from siksng_tui.services.parcels.receiving import Status
from tests.services import realm as realms
from tests.services.quarters import answered, extracted, floor
from tests.services.realm import Realm

NEW: int = 77
"""The floor area that every household of the extract has."""

CHANGES: int = 60
"""Rows that taking it changes at least, one after the other."""


@pytest.mark.parametrize("row", [1, CHANGES // 2, CHANGES, None])
def test_a_kill_while_an_extract_is_taken_leaves_the_old_register(
    tmp_path: Path, row: int | None
) -> None:
    """At a row that it changes, or right before the commit; a second opening completes it."""
    realm = realms.copied(tmp_path)
    with realm.at("city") as session:
        homes = realms.homes(session)
        for home in homes:
            answered(session, home, luas_lantai=NEW)
    path = extracted(realm)
    assert killed(realm, path, row) == -signal.SIGKILL
    with realm.at("village") as session:
        assert NEW not in {floor(session, home) for home in homes}
        assert all(own.file_name != path.name for own in parcels.every(session.store))
        assert integrity.check(session.store).problems == ()
        came = receiving.open_file(session, path)
        assert came.status is Status.OPENED
        assert came.parcel is not None
        assert {floor(session, home) for home in homes} == {NEW}
        found = differences.counts(session.store, came.parcel.id)
        assert found == {DifferenceKind.CHANGED: len(homes)}
        assert integrity.check(session.store).problems == ()


def killed(realm: Realm, path: Path, row: int | None) -> int | None:
    """Return how a program ended that took an extract."""
    context = multiprocessing.get_context("forkserver")
    process = context.Process(target=_take, args=(realm.place, path, row))
    process.start()
    process.join()
    return process.exitcode


def _take(place: Path, path: Path, row: int | None) -> None:
    """Take an extract until the kill, in a process of its own."""
    with Realm(place).at("village") as session:
        _kill_at(session, row)
        receiving.open_file(session, path)


def _kill_at(session: Session, row: int | None) -> None:
    """Let the next transaction end this process: at a row that it changes, or at its commit."""
    connection, left = session.store.database.connection(), row

    def end() -> bool:
        """End."""
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    def count(*_change: object) -> None:
        """Count a row."""
        nonlocal left
        if left is not None:
            left -= 1
            if not left:
                end()

    connection.set_update_hook(count)
    if row is None:
        connection.set_commit_hook(end)
