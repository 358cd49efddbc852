"""A province, its city, two villages and a stranger's city: real stores, each in its own folder."""

import atexit
import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from db.keys.wrapping import FLOOR
from forms.records import Level, Role
from siksng_tui.services.enrolment import enrolling, introducing, issuing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.people import NewPerson
from siksng_tui.services.office.sessions import Session
from tests.services.bureau import MORNING, a_clock

HEAD: Final = NewPerson(
    "kepala", "Kepala Contoh", frozenset({Role.AUTHENTICATOR}), "kepala bekerja di sini"
)
CLERK: Final = NewPerson(
    "petugas", "Petugas Contoh", frozenset({Role.OPERATOR}), "petugas bekerja di sini"
)

OFFICES: Final = {
    "province": NewOffice(Level.PROVINCE, "17", "Dinas Sosial Provinsi Bengkulu"),
    "city": NewOffice(Level.CITY, "17.71", "Dinas Sosial Kota Bengkulu"),
    "village": NewOffice(Level.VILLAGE, "17.71.01.1001", "Kelurahan Contoh Satu"),
    "neighbour": NewOffice(Level.VILLAGE, "17.71.01.1002", "Kelurahan Contoh Dua"),
    "stranger": NewOffice(Level.CITY, "17.01", "Dinas Sosial Kabupaten Contoh"),
}
"""Every office, as it was set up: with its own root."""

LATER: Final = MORNING + dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The folders of the offices, and a stick that goes between them."""

    place: Path

    @property
    def stick(self) -> Path:
        """Return the folder where files are carried."""
        return self.place / "stick"

    @contextmanager
    def at(
        self, office: str, person: NewPerson = HEAD, now: dt.datetime = LATER
    ) -> Iterator[Session]:
        """Let somebody of an office work."""
        session = sessions.unlock(self.place / office, person.name, person.passphrase, a_clock(now))
        try:
            yield session
        finally:
            session.store.close()

    def ask(self, office: str, name: str = "request") -> tuple[Path, str]:
        """Return the file by which an office asks, and its fingerprint as on paper."""
        path = self.stick / f"{office}-{name}.siksng-request"
        with self.at(office) as session:
            return path, enrolling.request_certificate(session, path)

    def grant(self, upper: str, asked: tuple[Path, str], name: str = "card") -> Path:
        """Return the card that an office above issued to who asked."""
        file, fingerprint = asked
        card = self.stick / f"{file.stem}-{name}.siksng-office"
        with self.at(upper) as session:
            issued = issuing.issue(session, issuing.meet(session, file), fingerprint)
            issuing.write_issued_card(session, issued.office, card)
        return card

    def take(self, office: str, card: Path, upper: str) -> bool:
        """Return whether a card was new to an office, which has the upper's root from paper."""
        typed = self.root_of(upper)
        with self.at(office) as session:
            return enrolling.enrol(session, enrolling.meet(session, card), typed)

    def root_of(self, office: str) -> str:
        """Return the fingerprint of an office's root."""
        with self.at(office) as session:
            return offices.fingerprint(session)

    def enrol(self, upper: str, lower: str) -> Path:
        """Return the card under which one office works below another from here on."""
        card = self.grant(upper, self.ask(lower))
        assert self.take(lower, card, upper)
        return card

    def trust(self, office: str, other: str) -> None:
        """Let an office trust another one's card."""
        card = self.stick / f"{other}.siksng-office"
        if not card.exists():
            with self.at(other) as session:
                offices.write_own_card(session, card)
        with self.at(office) as session:
            stranger = introducing.meet(card)
            introducing.trust(session, stranger, stranger.fingerprint)

    def id_of(self, office: str) -> str:
        """Return the id of an office."""
        with self.at(office) as session:
            return session.office.id


def copied(place: Path) -> Lineage:
    """Return the offices of one test's own."""
    for name in OFFICES:
        shutil.copytree(_made() / name, place / name)
    (place / "stick").mkdir()
    return Lineage(place)


def set_up(folder: Path, new: NewOffice) -> None:
    """Set an office up with an authenticator and an operator."""
    offices.create_office(folder, new, [HEAD, CLERK], clock=a_clock(), cost=FLOOR)


@cache
def _made() -> Path:
    """Return the place of the offices that are copied."""
    place = Path(mkdtemp(prefix="siksng-lineage-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name, new in OFFICES.items():
        set_up(place / name, new)
    return place
