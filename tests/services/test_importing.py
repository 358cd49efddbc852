"""An import that ends early leaves the office as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.file.opening import STAGING_NAME
from db.keys.wrapping import FLOOR
from siksng_tui.intake.errors import ImportCancelledError, ReaderDiedError, WorkbookTooLongError
from siksng_tui.intake.limits import MEGABYTE, Limits
from siksng_tui.intake.watch import Watch
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.sessions import Session, device_clock
from siksng_tui.services.practice import AUTHENTICATOR, CODEBOOKS, OFFICE, OPERATOR
from tests.intake.exports import FIRST, SECOND, household, member, write_exports
from tests.intake.workbooks import CLEAN


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An office without a register."""
    folder = tmp_path / "office"
    people = (OPERATOR, AUTHENTICATOR)
    offices.found_office(folder, OFFICE, people, clock=device_clock, cost=FLOOR)
    opened = sessions.unlock(folder, OPERATOR.name, OPERATOR.passphrase, device_clock)
    yield opened
    opened.store.close()


def test_what_stops_an_import_stores_nothing_and_it_can_be_made_again(session: Session) -> None:
    """Stopped by the operator, too long, or too large for the reader's memory."""
    watch = Watch(cancelled=lambda: True)
    with pytest.raises(ImportCancelledError):
        importing.import_register(session, CLEAN, watch=watch)
    with pytest.raises(WorkbookTooLongError):
        importing.import_register(session, CLEAN, limits=Limits(rows=100))
    with pytest.raises(ReaderDiedError):
        importing.import_register(session, CLEAN, limits=Limits(memory_bytes=20 * MEGABYTE))
    assert not (session.store.folder / STAGING_NAME).exists()
    assert importing.import_register(session, CLEAN, codebooks=CODEBOOKS).households == 246


def test_a_dry_run_reports_what_the_import_then_takes(session: Session, tmp_path: Path) -> None:
    """Trying and taking must not differ."""
    houses = [household(), household(IDBDT=SECOND)]
    files = write_exports(tmp_path, houses, [member(), member(IDBDT=FIRST, Nama="SITI")])
    tried = importing.import_register(session, files, keep=False)
    taken = importing.import_register(session, files)
    assert tried == taken
    assert (taken.households, taken.report.persons, len(taken.report.quarantined)) == (1, 2, 1)
