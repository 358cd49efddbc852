"""An office of Kota Bengkulu and the province above it: made once, copied for each test."""

import atexit
import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from db.keys.wrapping import FLOOR
from forms import rules
from forms.findings import Severity
from forms.records import Level, Role
from siksng_tui.services.enrolment import introducing
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import keys, offices, sessions
from siksng_tui.services.office.people import NewPerson
from siksng_tui.services.office.sessions import Clock, Session
from siksng_tui.services.practice import CODEBOOKS
from siksng_tui.services.requests import lookup

MORNING: Final = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)
"""When the office was made, by its own clock: eight in the morning in Bengkulu."""

OPERATOR: Final = frozenset({Role.OPERATOR})
AUTHENTICATOR: Final = frozenset({Role.AUTHENTICATOR})

PEOPLE: Final = {
    "rani": NewPerson("rani", "Rani Contoh", OPERATOR, "rani bekerja di sini"),
    "budi": NewPerson("budi", "Budi Contoh", AUTHENTICATOR, "budi bekerja di sini"),
    "tuti": NewPerson("tuti", "Tuti Contoh", OPERATOR | AUTHENTICATOR, "tuti bekerja di sini"),
}
"""Who works in the city's office, and how each of them unlocks it."""

CHIEF: Final = NewPerson(
    "kepala", "Kepala Contoh", OPERATOR | AUTHENTICATOR, "kepala bekerja di sini"
)
"""Who works in the province's office."""

CITY: Final = offices.NewOffice(Level.CITY, "17.71", "Dinas Sosial Kota Bengkulu")
PROVINCE: Final = offices.NewOffice(Level.PROVINCE, "17", "Dinas Sosial Provinsi Bengkulu")

HOMES: Final = 8
"""Households that can be corrected; no test needs more."""

SEARCHED: Final = "1771"
"""What every NIK of the register begins with."""


def a_clock(start: dt.datetime = MORNING) -> Clock:
    """Return a clock that goes on by a second each time it is read."""
    seconds = itertools.count()
    return lambda: start + dt.timedelta(seconds=next(seconds))


@dataclass(frozen=True, slots=True)
class Bureau:
    """One office's folder with a stick beside it, and the folder of the province above."""

    place: Path
    clock: Clock = field(default_factory=lambda: a_clock(MORNING + dt.timedelta(hours=1)))

    @property
    def folder(self) -> Path:
        """Return the folder of the city's office."""
        return self.place / "office"

    @property
    def province(self) -> Path:
        """Return the folder of the province's office."""
        return self.place / "province"

    @property
    def stick(self) -> Path:
        """Return the folder where papers, parcels and backups go."""
        return self.place / "stick"

    @contextmanager
    def at_work(self, name: str, clock: Clock | None = None) -> Iterator[Session]:
        """Let a person of the city work; the store is closed whatever happens."""
        with _signed_in(self.folder, PEOPLE[name], clock or self.clock) as session:
            yield session

    @contextmanager
    def above(self) -> Iterator[Session]:
        """Let the person of the province work."""
        with _signed_in(self.province, CHIEF, self.clock) as session:
            yield session


def copied(place: Path) -> Bureau:
    """Return a bureau of one test's own in an empty folder."""
    for name in ("office", "province"):
        shutil.copytree(_made() / name, place / name)
    (place / "stick").mkdir()
    return Bureau(place)


def workbooks() -> Iterator[Path]:
    """Yield the household and the member export that come with the program."""
    for name in ("siks_rumahtangga.xlsx", "siks_anggota.xlsx"):
        with as_file(files("siksng_tui") / "practice" / name) as path:
            yield path


def home(number: int = 0) -> str:
    """Return the id of a household of every bureau that nothing keeps from being corrected."""
    return _homes()[number]


@cache
def _homes() -> tuple[str, ...]:
    """Return some such households."""
    with _signed_in(_made() / "office", PEOPLE["rani"], a_clock()) as session:
        clean = (home for home in known(session) if is_clean(session, home))
        return tuple(islice(clean, HOMES))


def known(session: Session) -> tuple[str, ...]:
    """Return households of the register, the same of every bureau: in the order of their NIK."""
    found = sorted(lookup.find(session, SEARCHED), key=lambda hit: hit.nik or "")
    return tuple(dict.fromkeys(hit.household_uid for hit in found))


@contextmanager
def _signed_in(folder: Path, person: NewPerson, clock: Clock) -> Iterator[Session]:
    """Let a person work."""
    session = sessions.unlock(folder, person.name, person.passphrase, clock)
    try:
        yield session
        sessions.lock(session)
    finally:
        session.store.close()


def is_clean(session: Session, home: str) -> bool:
    """Return whether the rules find nothing that must be mended or explained."""
    view = lookup.household(session, home)
    found = rules.check(view.instrument, view.record, session.today())
    return all(finding.severity is Severity.NOTE for finding in found)


@cache
def _made() -> Path:
    """Return the place of the bureau that is copied."""
    place = Path(mkdtemp(prefix="siksng-bureau-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    clock = a_clock()
    offices.create_office(
        place / "province", PROVINCE, [CHIEF, PEOPLE["budi"]], clock=clock, cost=FLOOR
    )
    offices.create_office(place / "office", CITY, PEOPLE.values(), clock=clock, cost=FLOOR)
    with _signed_in(place / "office", PEOPLE["rani"], clock) as session:
        first, second = workbooks()
        importing.import_register(session, (first, second), codebooks=CODEBOOKS)
    with _signed_in(place / "province", CHIEF, clock) as session:
        card = offices.own_card(session)
    (place / "card").write_bytes(card or b"")
    with _signed_in(place / "office", PEOPLE["budi"], clock) as session:
        stranger = introducing.meet(place / "card")
        introducing.trust(session, stranger, stranger.fingerprint)
    return place


def identity_of(session: Session) -> str:
    """Return the age key that opens what is sent to an office."""
    return keys.read_keys(session.store).identity
