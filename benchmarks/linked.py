"""Two real offices: a city with a register of any size, and a district that it certified."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.register import COST, OTHER, PERSON, kept
from benchmarks.scale import Scale
from forms.records import Level
from forms.regions import Region, shipped_regions
from siksng_tui.services.enrolment import enrolling, introducing, issuing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.offices import NewOffice, NewPerson
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import extracting, receiving

CYCLE: Final = "2026-Q4"


@dataclass(frozen=True, slots=True)
class Pair:
    """The folders of both offices and of the stick between them, and the district's id."""

    place: Path
    below: str

    @property
    def city(self) -> Path:
        """Return the folder of the office above."""
        return self.place / "city"

    @property
    def district(self) -> Path:
        """Return the folder of the office below."""
        return self.place / "district"

    @property
    def stick(self) -> Path:
        """Return the folder where files are carried."""
        return self.place / "stick"


@contextmanager
def linked(scale: Scale, count: int) -> Iterator[Pair]:
    """Yield a city with so many households and a district without any, gone after the block."""
    register = kept(scale, count)
    with TemporaryDirectory(dir=scale.folder) as place:
        new = NewOffice(Level.DISTRICT, district().code, "Kecamatan ukur", practice=True)
        folder = Path(place) / "district"
        made = offices.create_office(folder, new, (PERSON, OTHER), cost=COST)
        pair = Pair(Path(place), made.office.id)
        shutil.copytree(register, pair.city)
        pair.stick.mkdir()
        _enrol(pair)
        yield pair


@contextmanager
def at(folder: Path, person: NewPerson = PERSON) -> Iterator[Session]:
    """Let a person of an office work; the log of the store is emptied in the end."""
    session = sessions.unlock(folder, person.name, person.passphrase)
    try:
        yield session
        session.store.checkpoint()
    finally:
        session.store.close()


@cache
def villages() -> tuple[Region, ...]:
    """Return the villages of the district."""
    return tuple(one for one in shipped_regions() if one.parent == district().code)


@cache
def district() -> Region:
    """Return the district with the most villages."""
    known = [one for one in shipped_regions() if one.level is Level.DISTRICT]
    above = [one.parent for one in shipped_regions() if one.level is Level.VILLAGE]
    return max(known, key=lambda one: above.count(one.code))


def extract(pair: Pair) -> Path:
    """Return the file with the district's families, packed by the city."""
    with at(pair.city) as session:
        return extracting.extract(session, pair.below, CYCLE, pair.stick)


def take(folder: Path, parcel: Path) -> None:
    """Let an office take a parcel."""
    with at(folder) as session:
        receiving.open_file(session, parcel)


def _enrol(pair: Pair) -> None:
    """Let the district be certified by the city, the fingerprints compared."""
    asking, card = pair.stick / "district.siksng-request", pair.stick / "district.card"
    with at(pair.district, OTHER) as session:
        typed = enrolling.request_certificate(session, asking)
    with at(pair.city, OTHER) as session:
        issued = issuing.issue(session, issuing.meet(session, asking), typed)
        issuing.write_issued_card(session, issued.office, card)
        root = offices.fingerprint(session)
    with at(pair.district, OTHER) as session:
        enrolling.enrol(session, enrolling.meet(session, card), root)
        above = pair.stick / "city.card"
    with at(pair.city, OTHER) as session:
        offices.write_own_card(session, above)
    _trust(pair.district, above)


def _trust(folder: Path, card: Path) -> None:
    """Let an office trust the card of another one."""
    with at(folder, OTHER) as session:
        stranger = introducing.meet(card)
        introducing.trust(session, stranger, stranger.fingerprint)
