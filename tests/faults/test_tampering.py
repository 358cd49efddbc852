"""A store that somebody changed is noticed, and shows nothing that is not true."""

import shutil
from pathlib import Path

import pytest

from db.errors import StoreDamagedError
from db.file.pages import PAGE_BYTES
from siksng_tui.services.office import keeping, sessions
from siksng_tui.services.practice import OPERATOR
from tests.db.faults import flip
from tests.torture import offices, tampering
from tests.torture.day import Day


def test_sixty_flipped_bits_of_the_store_are_noticed_and_nothing_wrong_is_shown(
    tmp_path: Path,
) -> None:
    """Each alone, in a copy of its own."""
    outcome = tampering.flips_in_store(tmp_path, 60)
    assert outcome.tried == 60
    assert not outcome.faults


def test_flipped_bits_of_the_log_are_noticed_where_they_cost_steps(tmp_path: Path) -> None:
    """SQLite takes a damaged log for its end; the note beside the store does not."""
    outcome = tampering.flips_in_log(tmp_path, 20)
    assert outcome.tried == 20
    assert not outcome.faults


def test_yesterdays_store_put_back_is_noticed_when_it_is_opened(tmp_path: Path) -> None:
    """By the first screen, before anybody works on it."""
    office = tampering.worked_office(tmp_path)
    yesterday = tmp_path / "yesterday.db"
    shutil.copy(office / tampering.STORE, yesterday)
    Day(office, office.parent / "stick", lambda _ack: None).work()
    shutil.copy(yesterday, office / tampering.STORE)
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
    codes = {problem.code for problem in session.problems}
    checked = {problem.code for problem in keeping.check_store(session).problems}
    session.store.close()
    assert codes == {"audit-rolled-back"}
    assert "audit-rolled-back" in checked


def test_damage_that_opening_meets_is_said_in_our_words(tmp_path: Path) -> None:
    """Every page but the first: opening reads some of them, and SQLite's words stay inside."""
    office = offices.copied(tmp_path) / "office"
    for page in range(1, (office / tampering.STORE).stat().st_size // PAGE_BYTES):
        flip(office / tampering.STORE, 8 * PAGE_BYTES * page + 99)
    with pytest.raises(StoreDamagedError):
        sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase)
