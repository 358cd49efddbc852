"""Offices of each level that sends upward, with one correction on its road, and the one above."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.keys.wrapping import FLOOR
from forms.records import Level
from forms.set_records import SetKind
from siksng_tui.services.enrolment import introducing
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.sessions import Clock, Session
from siksng_tui.services.practice import CODEBOOKS
from siksng_tui.services.requests import lookup, workflow
from tests.services import road
from tests.services.bureau import CHIEF, MORNING, PEOPLE, a_clock, is_clean, known, workbooks

VILLAGE: Final = NewOffice(Level.VILLAGE, "17.71.01.1004", "Kelurahan Bumi Ayu")
DISTRICT: Final = NewOffice(Level.DISTRICT, "17.71.01", "Kecamatan Selebar")
CITY: Final = NewOffice(Level.CITY, "17.71", "Dinas Sosial Kota Bengkulu")
PROVINCE: Final = NewOffice(Level.PROVINCE, "17", "Dinas Sosial Provinsi Bengkulu")
MINISTRY: Final = NewOffice(Level.MINISTRY, "", "Pusdatin")


@dataclass(frozen=True, slots=True)
class Seat:
    """A level: the office, the one above, which paper covers its sets, and what it is called."""

    office: NewOffice
    above: NewOffice
    kind: SetKind
    paper: str
    title: str


SEATS: Final = {
    "village": Seat(
        VILLAGE,
        DISTRICT,
        SetKind.MINUTES,
        "minutes",
        "BERITA ACARA MUSYAWARAH KELURAHAN BUMU AYU",
    ),
    "district": Seat(
        DISTRICT, CITY, SetKind.FORWARDING, "forwarding-note", "SURAT PENGANTAR CAMAT SELEBAR"
    ),
    "province": Seat(
        PROVINCE,
        MINISTRY,
        SetKind.FORWARDING,
        "forwarding-note",
        "SURAT PENGANTAR KEPALA DINAS SOSIAL PROVINSI BENGKULU",
    ),
}
"""Every level below the ministry but the city, of which all other tests are."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An office of a level in a folder of its own, and a stick."""

    place: Path
    seat: Seat
    clock: Clock = field(default_factory=lambda: a_clock(MORNING + dt.timedelta(hours=2)))

    @property
    def folder(self) -> Path:
        """Return the folder of the office."""
        return self.place / "office"

    @property
    def stick(self) -> Path:
        """Return the folder where papers and parcels go."""
        return self.place / "stick"

    def open(self, name: str) -> Session:
        """Return the office, unlocked by one of its people; the caller closes its store."""
        return sessions.unlock(self.folder, name, PEOPLE[name].passphrase, self.clock)


def card_above(seat: Seat, place: Path) -> tuple[Path, str]:
    """Return the card of a new office above, and the fingerprint that stands on its letter."""
    made = offices.create_office(place / "above", seat.above, [CHIEF], clock=a_clock(), cost=FLOOR)
    session = sessions.unlock(place / "above", CHIEF.name, CHIEF.passphrase, a_clock())
    path = place / "above.siksng-office"
    path.write_bytes(offices.own_card(session) or b"")
    session.store.close()
    return path, made.fingerprint


def set_up(level: str, place: Path) -> Desk:
    """Return an office of a level with a register, which trusts the one above it."""
    desk = Desk(place, SEATS[level])
    desk.stick.mkdir()
    people = PEOPLE.values()
    offices.create_office(desk.folder, desk.seat.office, people, clock=a_clock(), cost=FLOOR)
    card, fingerprint = card_above(desk.seat, place)
    session = desk.open("tuti")
    first, second = workbooks()
    importing.import_register(session, (first, second), codebooks=CODEBOOKS)
    introducing.trust(session, introducing.meet(card), fingerprint)
    session.store.close()
    return desk


def authenticated(desk: Desk, count: int = 1) -> tuple[str, ...]:
    """Return the numbers of corrections that wait to be sealed."""
    session = desk.open("rani")
    clean = (home for home in homes(session, desk.seat.office) if is_clean(session, home))
    numbers = [road.filed(session, next(clean), luas_lantai=str(41 + at)) for at in range(count)]
    for number in numbers:
        workflow.finalise(session, number)
    session.store.close()
    session = desk.open("budi")
    workflow.authenticate_all(session)
    session.store.close()
    return tuple(numbers)


def homes(session: Session, office: NewOffice) -> list[str]:
    """Return the households of the register that lie in the region of an office."""
    return [
        home
        for home in known(session)
        if lookup.household(session, home).record.household.region.startswith(office.region)
    ]
