"""A practice-like office with few families, made once and copied for each run."""

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from db.file.staging import staging
from db.keys.wrapping import FLOOR
from db.register import baseline
from forms import rules
from forms.findings import Severity
from forms.loading import instrument
from forms.records import HouseholdRecord
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.practice import (
    PracticeProvince,
    load_practice_province,
    make_practice_province,
    save_practice_province,
)
from siksng_tui.intake.siks import read_register
from siksng_tui.services.enrolment import introducing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Clock, Session, device_clock
from siksng_tui.services.practice import (
    AUTHENTICATOR,
    HOUSEHOLDS,
    MEMBERS,
    OFFICE,
    OPERATOR,
    PROVINCE_FOLDER,
    enrol,
)

FAMILIES: Final = 24
"""Households of the office; a full check of so small a store takes a tenth of a second."""

KNOWN_FILES: Final = frozenset(
    {
        "office.db",
        "office.db-wal",
        "office.db-shm",
        "office.lock",
        "audit.anchor",
        "keyring.json",
        "keyring.lock",
        "attempts.json",
        PROVINCE_FOLDER,
    }
)
"""What may stand in the office's folder under a final name."""

Alter = Callable[[int, HouseholdRecord], HouseholdRecord]
"""Changes a family before it is taken into the register."""


@contextmanager
def signed_in(
    folder: Path, person: offices.NewPerson, clock: Clock = device_clock
) -> Iterator[Session]:
    """Let a person of the office work; the store is closed whatever happens."""
    session = sessions.unlock(folder, person.name, person.passphrase, clock)
    try:
        yield session
        sessions.lock(session)
    finally:
        session.store.close()


def build(
    folder: Path,
    clock: Clock = device_clock,
    families: int = FAMILIES,
    alter: Alter = lambda _number, record: record,
) -> Path:
    """Return the folder of a new office: two people, a province above it, some families.

    Args:
        folder: where it is to stand.
        clock: the device's time.
        families: how many.
        alter: given a family's number, from 0, and its record, gives what is taken instead.
    """
    offices.create_office(folder, OFFICE, (OPERATOR, AUTHENTICATOR), clock=clock, cost=FLOOR)
    province = make_practice_province(clock())
    with signed_in(folder, OPERATOR, clock) as session:
        _take_families(session, families, alter)
    with signed_in(folder, AUTHENTICATOR, clock) as session:
        enrol(session, province)
        card = read_card(province.bundle)
        introducing.trust(session, introducing.Stranger(card, province.bundle), card.fingerprint)
    (folder / PROVINCE_FOLDER).mkdir(mode=0o700)
    save_practice_province(folder / PROVINCE_FOLDER, province)
    return folder


def copied(folder: Path) -> Path:
    """Return a new folder with a copy of the office that was made first, and an empty stick."""
    place = Path(mkdtemp(dir=folder))
    shutil.copytree(_made(), place / "office")
    (place / "stick").mkdir()
    return place


def province_of(office: Path) -> PracticeProvince:
    """Return the province above an office, with its keys."""
    return load_practice_province(office / PROVINCE_FOLDER)


@cache
def _made() -> Path:
    """Return the office that is copied; it is made at the first use."""
    place = Path(mkdtemp(prefix="siksng-office-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return build(place / "office")


def _take_families(session: Session, families: int, alter: Alter) -> None:
    """Take some families of the shipped exports that no finding keeps from being filed."""
    shipped = files("siksng_tui") / "practice"
    with (
        as_file(shipped / HOUSEHOLDS) as households,
        as_file(shipped / MEMBERS) as members,
        staging(session.store.folder) as staged,
    ):
        reading = read_register(
            (households, members),
            staged=staged,
            regions=all_regions(session),
        )
        good = (record for record in reading.records() if not _blocked(session, record))
        with session.act("import.register"):
            baseline.insert_baseline(
                session.store,
                (alter(number, record) for number, record in enumerate(islice(good, families))),
                author=session.account.name,
                time=session.clock(),
                origin="import",
            )


def _blocked(session: Session, record: HouseholdRecord) -> bool:
    """Return whether a finding would keep every correction of a household from being filed."""
    found = rules.check(instrument(), record, session.today())
    return any(finding.severity is Severity.BLOCK for finding in found)
