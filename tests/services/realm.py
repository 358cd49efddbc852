"""A province, its city with a register, a district and a village: enrolled, each in its folder.

Made once, copied for each test. The city's families of the village stand in the village, too.
"""

import atexit
import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from db.keys.wrapping import FLOOR
from forms.records import Level
from siksng_tui.services.enrolment import enrolling, introducing, issuing
from siksng_tui.services.office import offices
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.sessions import Clock, Session, lock, unlock
from siksng_tui.services.parcels import extracting, receiving
from siksng_tui.services.requests import lookup
from tests.services import bureau
from tests.services.bureau import CHIEF, PEOPLE, a_clock

CYCLE: Final = "2026-Q4"

LATER: Final = bureau.MORNING + dt.timedelta(hours=1)
"""When the work of a test begins."""

UPPER: Final = {"city": "province", "district": "city", "village": "city"}
"""Whom each office is certified by, from the top."""


@dataclass(frozen=True, slots=True)
class Realm:
    """The folders of the offices, and a stick that goes between them."""

    place: Path
    clock: Clock = field(default_factory=lambda: a_clock(LATER))

    @property
    def stick(self) -> Path:
        """Return the folder where files are carried."""
        return self.place / "stick"

    @contextmanager
    def at(self, office: str, name: str = "rani") -> Iterator[Session]:
        """Let somebody of an office work: rani enters, budi authenticates, tuti may do both."""
        person = CHIEF if (office, name) == ("province", "rani") else PEOPLE[name]
        session = unlock(self.place / office, person.name, person.passphrase, self.clock)
        try:
            yield session
            lock(session)
        finally:
            session.store.close()


def copied(place: Path) -> Realm:
    """Return the offices of one test's own in an empty folder."""
    for name in ("province", *UPPER):
        shutil.copytree(_made() / name, place / name)
    (place / "stick").mkdir()
    return Realm(place, a_clock(LATER + dt.timedelta(hours=1)))


@cache
def village() -> str:
    """Return the code of the village: the one with the most families that can be corrected."""
    return _village(_made())


def homes(session: Session) -> tuple[str, ...]:
    """Return the households of the village that nothing keeps from being corrected."""
    here = village()
    found = (hit for hit in lookup.find(session, bureau.SEARCHED) if hit.village == here)
    known = dict.fromkeys(hit.household_uid for hit in sorted(found, key=lambda hit: hit.nik or ""))
    return tuple(home for home in known if bureau.is_clean(session, home))


@cache
def _made() -> Path:
    """Return the place of the offices that are copied."""
    place = Path(mkdtemp(prefix="siksng-realm-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    first = bureau.copied(place)
    (place / "office").rename(place / "city")
    (place / "stick").rmdir()
    realm = Realm(first.place)
    realm.stick.mkdir()
    code = _village(place)
    for name, new in _below(code).items():
        offices.create_office(place / name, new, PEOPLE.values(), clock=realm.clock, cost=FLOOR)
    for lower, upper in UPPER.items():
        _enrol(realm, lower, upper)
    for office, other in (
        ("village", "district"),
        ("village", "city"),
        ("district", "village"),
        ("district", "city"),
        ("city", "province"),
    ):
        _know(realm, office, other)
    for lower in ("district", "village"):
        _hand_down(realm, lower)
    shutil.rmtree(realm.stick)
    return place


def _village(place: Path) -> str:
    """Return the village of the most families that a search finds in the city."""
    with Realm(place).at("city") as session:
        hits = lookup.find(session, bureau.SEARCHED)
        clean = {hit.household_uid: hit.village for hit in hits}
        counted = Counter(of for home, of in clean.items() if bureau.is_clean(session, home))
    return max(sorted(counted), key=lambda code: counted[code])


def _below(code: str) -> dict[str, NewOffice]:
    """Return the offices below the city, as they are set up."""
    return {
        "district": NewOffice(Level.DISTRICT, code[:8], "Kecamatan Contoh"),
        "village": NewOffice(Level.VILLAGE, code, "Kelurahan Contoh"),
    }


def _enrol(realm: Realm, lower: str, upper: str) -> None:
    """Let an office be certified by the one above, its fingerprints compared."""
    asking, card = realm.stick / f"{lower}.siksng-request", realm.stick / f"{lower}.card"
    with realm.at(lower, "budi") as session:
        typed = enrolling.request_certificate(session, asking)
    with realm.at(upper, "budi") as session:
        issued = issuing.issue(session, issuing.meet(session, asking), typed)
        issuing.write_issued_card(session, issued.office, card)
        root = offices.fingerprint(session)
    with realm.at(lower, "budi") as session:
        enrolling.enrol(session, enrolling.meet(session, card), root)


def _know(realm: Realm, office: str, other: str) -> None:
    """Let an office trust another one's card."""
    card = realm.stick / f"{other}-for-{office}.card"
    with realm.at(other, "budi") as session:
        offices.write_own_card(session, card)
    with realm.at(office, "budi") as session:
        stranger = introducing.meet(card)
        introducing.trust(session, stranger, stranger.fingerprint)


def _hand_down(realm: Realm, lower: str) -> None:
    """Let an office have the families of its region."""
    with realm.at(lower) as session:
        office = session.office.id
    with realm.at("city") as session:
        parcel = extracting.extract(session, office, CYCLE, realm.stick)
    with realm.at(lower) as session:
        receiving.open_file(session, parcel)
