"""The road of a correction, a step at a time, for tests that begin further on."""

import datetime as dt
from pathlib import Path
from typing import Final

from forms.records import State
from forms.set_records import Cover, RequestSet
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import queues, workflow
from siksng_tui.services.sets import sealing
from siksng_tui.services.sets.attaching import Scan
from tests.services import realm as realms
from tests.services.bureau import Bureau, home
from tests.services.realm import Realm

CYCLE: Final = "2026-Q4"

PAPER: Final = Cover("188.45/1", dt.date(2026, 11, 25), "Wali Kota Bengkulu")
"""The signed decree."""

WHY: Final = "Petugas mengukur lagi"
"""The reason of every correction."""


def draft(session: Session, household: str, **answers: str) -> str:
    """Return the number of a draft in which answers of the household were typed."""
    number = starting.correction(session, household, WHY)
    filled = entry.open_entry(session, number)
    for variable, text in answers.items():
        filled = entry.leave_field(session, filled, entry.LeftField(household, variable, text))
    return number


def filed(session: Session, household: str, **answers: str) -> str:
    """Return the number of a correction that was filed without a finding left open."""
    number = draft(session, household, **answers)
    done = entry.file_entry(session, entry.open_entry(session, number))
    assert done.state is State.CHECKED
    return number


def finalised(bureau: Bureau, count: int = 1, by: str = "rani") -> tuple[str, ...]:
    """Return the numbers of corrections of one floor each that somebody entered and finalised."""
    with bureau.at_work(by) as session:
        numbers = tuple(filed(session, home(at), luas_lantai=str(41 + at)) for at in range(count))
        for number in numbers:
            workflow.finalise(session, number)
    return numbers


def sealed(bureau: Bureau, count: int = 1) -> RequestSet:
    """Return a set of corrections that somebody else authenticated."""
    finalised(bureau, count)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        return sealing.seal(session, CYCLE)


def covered(bureau: Bureau, count: int = 1) -> RequestSet:
    """Return a set whose signed paper came back."""
    made = sealed(bureau, count)
    with bureau.at_work("rani") as session:
        return sealing.cover(session, made.number, PAPER, made.code)


def state(session: Session, number: str) -> State:
    """Return where a request stands."""
    return queues.review(session, number).request.state


def sent_up(realm: Realm, office: str, count: int = 1, scan: Scan | None = None) -> Path:
    """Return the parcel on the stick in which an office sends corrections of its families."""
    with realm.at(office) as session:
        homes = realms.homes(session)[:count]
        numbers = [filed(session, home, luas_lantai=str(41 + at)) for at, home in enumerate(homes)]
        for number in numbers:
            workflow.finalise(session, number)
    return sent(realm, office, scan)


def sent(realm: Realm, office: str, scan: Scan | None = None) -> Path:
    """Return the parcel on the stick in which an office sends all that it finalised."""
    with realm.at(office, "budi") as session:
        workflow.authenticate_all(session)
        made = sealing.seal(session, CYCLE)
    with realm.at(office) as session:
        sealing.cover(session, made.number, PAPER, made.code, scan)
        return parcelling.export(session, made.number, realm.stick)
