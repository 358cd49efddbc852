"""An office with the register of the clean samples: made once, copied for each test."""

import atexit
import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from db.keys.wrapping import FLOOR
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import AUTHENTICATOR, CODEBOOKS, OFFICE, OPERATOR
from tests.intake.workbooks import CLEAN
from tests.services.bureau import MORNING, a_clock


def sampled(place: Path) -> Path:
    """Return the folder of such an office of one test's own."""
    return Path(shutil.copytree(_made(), place / "office"))


@contextmanager
def at_work(folder: Path) -> Iterator[Session]:
    """Let its operator work, an hour after the register came."""
    clock = a_clock(MORNING + dt.timedelta(hours=1))
    session = sessions.unlock(folder, OPERATOR.name, OPERATOR.passphrase, clock)
    try:
        yield session
    finally:
        session.store.close()


@cache
def _made() -> Path:
    """Return the folder of an office with the register of the samples."""
    place = Path(mkdtemp())
    atexit.register(shutil.rmtree, place)
    folder = place / "office"
    people = (OPERATOR, AUTHENTICATOR)
    offices.found_office(folder, OFFICE, people, clock=a_clock(), cost=FLOOR)
    session = sessions.unlock(folder, OPERATOR.name, OPERATOR.passphrase, a_clock())
    importing.import_register(session, CLEAN, codebooks=CODEBOOKS)
    session.store.close()
    return folder
