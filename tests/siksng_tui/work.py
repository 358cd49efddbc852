"""Work that was done before a test begins: requests that stand somewhere on their road."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.keys.wrapping import FLOOR
from db.parcels import differences, parcels
from db.parcels.differences import Difference, DifferenceKind
from db.parcels.parcels import Direction, Parcel, ParcelState
from db.requests import conflicts
from forms.records import Level
from forms.set_records import Cover, RequestSet
from siksng_tui.services.enrolment import enrolling, issuing
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.offices import NewOffice, NewPerson
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup, workflow
from siksng_tui.services.sets import sealing
from siksng_tui.services.trust import trusting
from tests.siksng_tui.seats import FIRST_DAY, Sitting, a_clock

CLEAN = ("luthfi", "heru saputra", "siti maryam")
"""Names by which families are found that nothing is doubtful about."""

VILLAGE = "17.71.01.1004"
"""Bumi Ayu, where a new household is begun."""

PAPER = Cover("188.45/12", dt.date(2026, 11, 23), "Wali Kota")
"""The decree that covers a set."""


YESTERDAY = FIRST_DAY - dt.timedelta(hours=20)
"""When work was done that a test finds, a day old by then."""


@contextmanager
def at_work(
    office: Path, person: NewPerson = OPERATOR, time: dt.datetime | None = None
) -> Iterator[Session]:
    """Work in an office without a screen, at a time that stands still if one is told."""
    clock = a_clock() if time is None else lambda: time
    session = sessions.unlock(office, person.name, person.passphrase, clock)
    try:
        yield session
    finally:
        session.store.close()


def certified(office: Path, place: Path) -> None:
    """Let an office have certified the one of a village, whose card is known from then on."""
    new = NewOffice(Level.VILLAGE, VILLAGE, "Kelurahan Contoh")
    lower, asking = place / "lower", place / "lower.siksng-request"
    offices.create_office(lower, new, (OPERATOR, AUTHENTICATOR), clock=a_clock(), cost=FLOOR)
    with at_work(lower, AUTHENTICATOR) as session:
        typed = enrolling.request_certificate(session, asking)
    with at_work(office, AUTHENTICATOR) as session:
        issuing.issue(session, issuing.meet(session, asking), typed)


def extract_came(office: Path) -> None:
    """Let an extract of the office above have changed an answer here."""
    with at_work(office) as session:
        sender = trusting.recipient(session).office.id
        parcel = Parcel(
            id="e" * 32,
            direction=Direction.IN,
            kind="extract",
            sender=sender,
            recipient=session.office.id,
            epoch=1,
            sequence=1,
            digest="0" * 64,
            previous=None,
            audit_count=1,
            audit_head="0" * 64,
            cycle="2026-Q4",
            records=1,
            file_name="17-extract-1-000001-1771-eeeeeeee.siksng",
            state=ParcelState.OPENED,
            account=session.account.name,
            time=session.clock(),
        )
        parcels.record(session.store, parcel)
        home = lookup.find(session, "luthfi")[0].household_uid
        changed = Difference(DifferenceKind.CHANGED, home, home, "luas_lantai", 18, 48)
        differences.keep(session.store, parcel.id, [changed])


def draft(session: Session, name: str, area: str = "") -> str:
    """Return the number of a draft that corrects the family a name finds, its floor if wanted."""
    found = lookup.find(session, name)[0]
    number = starting.correction(session, found.household_uid, "salah luas lantai")
    if area:
        opened = entry.open_entry(session, number)
        home = opened.record.household.id
        entry.leave_field(session, opened, entry.LeftField(home, "luas_lantai", area))
    return number


def checked(office: Path, *names: str) -> list[str]:
    """Return the numbers of corrections that were filed."""
    with at_work(office) as session:
        return [_filed(session, name) for name in names]


def clashing(office: Path, number: str) -> None:
    """Let the register have changed three answers that a request changes, too."""
    with at_work(office) as session:
        home = entry.read_entry(session, number).record.household.id
        places = [(home, variable) for variable in ("luas_lantai", "lantai", "dinding")]
        conflicts.note(session.store, number, places, session.clock())


def finalised(office: Path, *names: str) -> list[str]:
    """Return the numbers of corrections that wait for a second person."""
    numbers = checked(office, *names)
    with at_work(office) as session:
        for number in numbers:
            workflow.finalise(session, number)
    return numbers


def authenticated(office: Path, *names: str) -> list[str]:
    """Return the numbers of corrections that wait to be sealed."""
    numbers = finalised(office, *names)
    with at_work(office, AUTHENTICATOR) as session:
        for number in numbers:
            workflow.authenticate(session, number)
    return numbers


def sealed(office: Path, *names: str) -> RequestSet:
    """Return a set whose paper is being signed."""
    authenticated(office, *names)
    with at_work(office, AUTHENTICATOR) as session:
        return sealing.seal(session, "2026-Q4")


def covered(office: Path, *names: str) -> RequestSet:
    """Return a set whose paper was signed."""
    found = sealed(office, *names)
    with at_work(office) as session:
        return sealing.cover(session, found.number, PAPER, found.code)


async def open_form(own: Sitting, name: str = "luthfi") -> None:
    """Come in as the operator, find a family and start its correction."""
    await own.unlock()
    await own.press("1")
    await own.type(name)
    await own.press("enter")
    await own.press("f2", "enter")
    await own.type("salah luas lantai")
    await own.press("enter")


async def go_to(own: Sitting, number: str) -> None:
    """Go to a question of the page by its number."""
    await own.press("ctrl+g")
    await own.type(number)
    await own.press("enter")


async def answer(own: Sitting, text: str) -> None:
    """Type an answer and go on."""
    await own.type(text)
    await own.press("enter")


def begun(office: Path, kind: str = "household", instrument: str = "bdt") -> str:
    """Return the number of a draft of the operator that begins a household, or one more person."""
    with at_work(office, time=YESTERDAY) as session:
        if kind == "household":
            return starting.new_household(session, VILLAGE, instrument, "Pendaftaran baru")
        found = lookup.find(session, "luthfi")[0]
        return starting.new_person(session, found.household_uid, "Anak lahir")


async def open_draft(own: Sitting, at: int = 0) -> None:
    """Come in as the operator and go on with the first draft, or with one further down."""
    await own.unlock()
    await own.press(own.digit("Draf"), *["down"] * at, "enter")


def _filed(session: Session, name: str) -> str:
    """Return the number of a correction that was filed without a finding."""
    number = draft(session, name, "48")
    workflow.check_draft(session, number)
    return number
