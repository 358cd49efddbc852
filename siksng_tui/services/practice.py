"""The practice office: a city office with made-up people and families, and a province above it.

Everything in it may be known to everybody: its two passphrases are shown on its unlock screen, and
the keys of its province lie in clear beside it, so that a learner can open what was sent.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db.keys.wrapping import FLOOR
from forms.canonical import Json, canonical
from forms.durable import write_durably
from forms.records import Level, Role
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.certificate_requests import read_request
from siksng_tui.exchange.practice import (
    PracticeProvince,
    make_practice_province,
    save_practice_province,
)
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.enrolment import enrolling, introducing
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.building import whole
from siksng_tui.services.office.sessions import Clock, Session

MARKER: Final = "practice.json"
"""The file that makes a folder a practice office; written last, so that it says "complete" too."""

PROVINCE_FOLDER: Final = "provinsi-latihan"
"""Folder of the practice province's root, card and keys, in the office's folder."""

OFFICE: Final = offices.NewOffice(
    Level.CITY, "17.71", "Dinas Sosial Kota Bengkulu (latihan)", practice=True
)
"""The office that is practised in."""

OPERATOR: Final = offices.NewPerson(
    "rani", "Rani Latihan", frozenset({Role.OPERATOR}), "rani sedang latihan"
)
"""Who enters, and finalises."""

AUTHENTICATOR: Final = offices.NewPerson(
    "dodi", "Dodi Percobaan", frozenset({Role.AUTHENTICATOR}), "dodi sedang latihan"
)
"""Who authenticates, and seals."""

HOUSEHOLDS: Final = "siks_rumahtangga.xlsx"
MEMBERS: Final = "siks_anggota.xlsx"
"""The exports of SIKS-NG that the register begins with."""

CODEBOOKS: Final[Mapping[str, str]] = MappingProxyType({"jenis_cacat": "disability_bdt_2015"})
"""By which list the codes in them were written that could be of two."""


def open_practice(folder: Path, clock: Clock, watch: Watch = UNWATCHED) -> Path:
    """Return the folder of the practice office, made at the first use.

    It is built beside the folder and moved there whole, so that whatever interrupts it leaves a
    complete office or none; the next call begins anew.

    Args:
        folder: where it stands, or is to stand.
        clock: the device's time.
        watch: told of progress, and asked whether to go on.

    Raises:
        OfficeExistsError: the folder holds something else; it was not touched.
        StoreHeldError: another program makes it at this moment; nothing was made.
        ImportCancelledError: nothing was made.
        SiksngError: what the disk refused; nothing was made.
    """
    if not (folder / MARKER).exists():
        with whole(folder) as building:
            _build(building, clock, watch)
    return folder


def enrol(session: Session, province: PracticeProvince) -> None:
    """Let the province certify the office: request, card and fingerprint go as between real ones.

    Only the province has no store in which it could count what it issued.
    """
    request = read_request(enrolling.request_file(session))
    data = province.card_for(request, session.clock())
    card = read_card(data)
    enrolling.enrol(session, enrolling.Answer(card, data, known=False), card.fingerprint)


def _build(folder: Path, clock: Clock, watch: Watch) -> None:
    """Make the whole practice office in a folder."""
    offices.found_office(folder, OFFICE, (OPERATOR, AUTHENTICATOR), clock=clock, cost=FLOOR)
    with _signed_in(folder, OPERATOR, clock) as session:
        _import(session, watch)
    province = make_practice_province(clock())
    with _signed_in(folder, AUTHENTICATOR, clock) as session:
        enrol(session, province)
        card = read_card(province.bundle)
        introducing.trust(session, introducing.Stranger(card, province.bundle), card.fingerprint)
    (folder / PROVINCE_FOLDER).mkdir(mode=0o700)
    save_practice_province(folder / PROVINCE_FOLDER, province)
    write_durably(folder / MARKER, canonical(_marked()))


@contextmanager
def _signed_in(folder: Path, person: offices.NewPerson, clock: Clock) -> Iterator[Session]:
    """Let one of the two people work."""
    session = sessions.unlock(folder, person.name, person.passphrase, clock)
    try:
        yield session
    finally:
        session.store.close()


def _import(session: Session, watch: Watch) -> None:
    """Take the shipped exports into the register."""
    shipped = files("siksng_tui") / "practice"
    with as_file(shipped / HOUSEHOLDS) as households, as_file(shipped / MEMBERS) as members:
        importing.import_register(session, (households, members), watch=watch, codebooks=CODEBOOKS)


def _marked() -> Json:
    """Return what the unlock screen shows of the practice office before it is open."""
    return {
        "people": [
            {"name": person.name, "passphrase": person.passphrase, "role": next(iter(person.roles))}
            for person in (OPERATOR, AUTHENTICATOR)
        ]
    }
