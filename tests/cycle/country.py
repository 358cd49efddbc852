"""A province, one city, its districts and villages: enrolled, each in a folder of its own."""

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.population import households
from db.keys.wrapping import FLOOR
from db.register import baseline
from forms.records import Level, Role
from forms.regions import Region, shipped_regions
from siksng_tui.services.enrolment import enrolling, introducing, issuing
from siksng_tui.services.office import offices
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.people import NewPerson
from siksng_tui.services.office.sessions import Session, lock, unlock
from siksng_tui.services.parcels import extracting, receiving

CYCLE: Final = "2026-Q4"

START: Final = dt.datetime(2026, 10, 1, 1, 0, tzinfo=dt.UTC)
"""When the offices are set up."""

CLERK: Final = NewPerson(
    "petugas", "Petugas Contoh", frozenset({Role.OPERATOR}), "petugas bekerja di sini"
)
HEAD: Final = NewPerson(
    "kepala", "Kepala Contoh", frozenset({Role.AUTHENTICATOR}), "kepala bekerja di sini"
)

PROVINCE: Final = "17"
CITY: Final = "17.71"


@dataclass(frozen=True, slots=True)
class Country:
    """The folders of the offices by the code of their region, and a stick that goes between."""

    place: Path
    villages: tuple[Region, ...]
    _seconds: Iterator[int] = field(default_factory=itertools.count)

    @property
    def districts(self) -> tuple[str, ...]:
        """Return the districts of the villages."""
        return tuple(dict.fromkeys(upper(own.code) for own in self.villages))

    @property
    def below(self) -> tuple[str, ...]:
        """Return every office below the province, those above first."""
        return (CITY, *self.districts, *(own.code for own in self.villages))

    @property
    def stick(self) -> Path:
        """Return the folder where files are carried."""
        return self.place / "stick"

    def clock(self) -> dt.datetime:
        """Return the time of all offices, which goes on by a second each time it is read."""
        return START + dt.timedelta(seconds=next(self._seconds))

    @contextmanager
    def at(self, code: str, person: NewPerson = CLERK) -> Iterator[Session]:
        """Let somebody of an office work."""
        session = unlock(self.folder(code), person.name, person.passphrase, self.clock)
        try:
            yield session
            lock(session)
        finally:
            session.store.close()

    def folder(self, code: str) -> Path:
        """Return the folder of an office."""
        return self.place / code


def upper(code: str) -> str:
    """Return the region to whose office one sends: a village to its district, and so on.

    >>> upper("17.71.01.1001"), upper("17.71.01"), upper("17.71")
    ('17.71.01', '17.71', '17')
    """
    return code.rpartition(".")[0]


def founded(place: Path, villages: int, homes: int) -> Country:
    """Return a country in an empty folder, whose city has so many households and handed them down.

    Args:
        place: the folder.
        villages: how many villages of Kota Bengkulu take part.
        homes: households of the city, in each village in turn.
    """
    every = [own for own in shipped_regions() if own.level is Level.VILLAGE]
    country = Country(place, tuple(every[:: max(1, len(every) // villages)][:villages]))
    country.stick.mkdir(parents=True)
    for code in (PROVINCE, *country.below):
        _set_up(country, code)
    _fill(country, homes)
    for code in country.below:
        enrol(country, code, upper(code) if code == CITY else CITY)
    for code in country.below:
        _meet(country, code, upper(code))
        _meet(country, upper(code), code)
    for code in country.below[1:]:
        _hand_down(country, code)
    return country


def enrol(country: Country, lower: str, issuer: str, *, replaced: bool = False) -> None:
    """Let an office be certified by another one, fingerprints compared; a lost PC be replaced."""
    asking, card = (country.stick / f"{lower}.{kind}" for kind in ("siksng-request", "card"))
    with country.at(lower, HEAD) as session:
        typed = enrolling.request_certificate(session, asking)
    with country.at(issuer, HEAD) as session:
        step = issuing.replace_pc if replaced else issuing.issue
        issued = step(session, issuing.meet(session, asking), typed)
        issuing.write_issued_card(session, issued.office, card)
        root = offices.fingerprint(session)
    with country.at(lower, HEAD) as session:
        enrolling.enrol(session, enrolling.meet(session, card), root)
    for path in (asking, card):
        path.unlink()


def _set_up(country: Country, code: str) -> None:
    """Set an office up with an operator and an authenticator."""
    level = list(Level)[::-1][1 + code.count(".") + (code != PROVINCE and 0)]
    new = NewOffice(level, code, f"Kantor {code}", verify=False)
    folder = country.folder(code)
    offices.create_office(folder, new, [CLERK, HEAD], clock=country.clock, cost=FLOOR)


def _fill(country: Country, homes: int) -> None:
    """Put families into the city's register."""
    with country.at(CITY) as session:
        baseline.insert_baseline(
            session.store,
            households(homes, villages=country.villages),
            author=CLERK.name,
            time=country.clock(),
            origin="import:1",
            progress=lambda _done: None,
        )


def _meet(country: Country, code: str, other: str) -> None:
    """Let an office have another one's card."""
    card = country.stick / "card"
    with country.at(other, HEAD) as session:
        offices.write_own_card(session, card)
    with country.at(code, HEAD) as session:
        stranger = introducing.meet(card)
        introducing.trust(session, stranger, stranger.fingerprint)
    card.unlink()


def _hand_down(country: Country, code: str) -> None:
    """Let an office have the families of its region."""
    with country.at(code) as session:
        office = session.office.id
    with country.at(CITY) as session:
        parcel = extracting.extract(session, office, CYCLE, country.stick)
    with country.at(code) as session:
        receiving.open_file(session, parcel)
    parcel.unlink()


def carried(country: Country, files: Sequence[Path], code: str) -> list[receiving.Arrival]:
    """Return what became of files that an office was brought."""
    with country.at(code) as session:
        return [receiving.attempt(session, path) for path in files]


def put_back(country: Country, code: str, kept: Path) -> None:
    """Put an office's folder back to an earlier day."""
    shutil.rmtree(country.folder(code))
    shutil.copytree(kept, country.folder(code))
