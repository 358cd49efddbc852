"""Clocks that are wrong: the whole main job under each, and nothing refused for time alone."""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Final

from db.audit import audit
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.opening import open_parcel
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import Clock
from siksng_tui.services.practice import OPERATOR
from siksng_tui.services.requests import queues
from tests.torture import kills, offices, programs
from tests.torture.acks import Ack, Did
from tests.torture.day import Day
from tests.torture.outcome import Outcome

TRUE: Final = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
"""When the office was set up, and when the province reads what it sent."""

WRONG: Final = (
    dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
    dt.datetime(1980, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2000, 2, 29, 23, 59, 59, tzinfo=dt.UTC),
    dt.datetime(2038, 1, 19, 3, 14, 7, tzinfo=dt.UTC),
    dt.datetime(2099, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
)
"""What an empty CMOS battery, an old board and a mistyped year give, and where counters end."""

JUMPING: Final = "jumping"
"""A clock that goes a day on and two days back, again and again."""

FAKETIME_MISSING: Final = "needs faketime (Debian, Ubuntu: apt install faketime)"
"""Said where the device's own clock cannot be set for one program."""


def run(folder: Path) -> Outcome:
    """Return what came of days under wrong clocks that the program is handed."""
    faults: list[str] = []
    clocks = [*((moment.isoformat(), stopped(moment)) for moment in WRONG), (JUMPING, jumping())]
    for name, clock in clocks:
        faults += [f"{name}: {each}" for each in day_under(folder, clock)]
        faults += [f"{name} at set-up: {each}" for each in office_made_under(folder, clock)]
    return Outcome(2 * len(clocks), tuple(faults))


def run_faked(folder: Path) -> Outcome:
    """Return what came of days under wrong clocks of the device itself."""
    faults: list[str] = []
    for moment in WRONG:
        place = offices.copied(folder)
        done = programs.worked(
            place, under=[str(shutil.which("faketime")), moment.strftime("%Y-%m-%d %H:%M:%S")]
        )
        if done.status or done.errors:
            faults.append(f"{moment}: ended with {done.status}: {done.errors[-300:]}")
        faults += [f"{moment}: {each}" for each in wrong(place, done.acks)]
    return Outcome(len(WRONG), tuple(faults))


def stopped(moment: dt.datetime) -> Clock:
    """Return a clock that stands still."""
    return lambda: moment


def jumping() -> Clock:
    """Return a clock that goes a day on and two days back, again and again."""
    steps = chain.from_iterable(repeat((dt.timedelta(days=1), dt.timedelta(days=-2))))
    moment = TRUE

    def clock() -> dt.datetime:
        """Return the next time."""
        nonlocal moment
        moment += next(steps)
        return moment

    return clock


def day_under(folder: Path, clock: Clock) -> Iterator[str]:
    """Yield what is wrong after a day under a clock in an office that was set up by a true one."""
    place = offices.copied(folder)
    acks: list[Ack] = []
    Day(place / "office", place / "stick", acks.append, clock).work()
    yield from wrong(place, acks)


def office_made_under(folder: Path, clock: Clock) -> Iterator[str]:
    """Yield what is wrong after a day in an office that was set up by a wrong clock too."""
    place = folder / "made-wrong"
    shutil.rmtree(place, ignore_errors=True)
    (place / "stick").mkdir(parents=True)
    offices.build(place / "office", clock)
    acks: list[Ack] = []
    Day(place / "office", place / "stick", acks.append, clock).work()
    yield from wrong(place, acks)


def wrong(place: Path, acks: Iterable[Ack]) -> Iterator[str]:
    """Yield what is wrong after a day under a wrong clock, now that the clock is right again."""
    office, stick = place / "office", place / "stick"
    acknowledged = list(acks)
    yield from _in_order(office, acknowledged)
    yield from kills.finished(office, stick)
    for ack in acknowledged:
        if ack.did is Did.EXPORTED:
            yield from _opens_above(office, stick / ack.facts[0])


def _in_order(office: Path, acks: list[Ack]) -> Iterator[str]:
    """Yield where requests or audit entries are not in the order in which they were made."""
    with offices.signed_in(office, OPERATOR) as session:
        listed = [one.number for one in queues.page(session, None)]
        numbered = [entry.seq for entry in audit.entries(session.store)]
        keeping.verify_audit(session)
    if listed != [ack.number for ack in acks if ack.did is Did.ENTERED]:
        yield f"requests in another order: {listed}"
    if numbered != list(range(1, len(numbered) + 1)):
        yield "audit entries in another order"


def _opens_above(office: Path, parcel: Path) -> Iterator[str]:
    """Yield why the province, whose clock is right, would not take the parcel's signatures."""
    province = offices.province_of(office)
    with parcel.open("rb") as file:
        sealed = read_parcel(file, trust=TrustedRoots.from_pem(province.root_pem), at=TRUE)
        with open_parcel(sealed, [province.identity]) as opened:
            records = sum(1 for _ in opened.records)
    if not sealed.proven or not records:
        yield f"not proven: {sealed.facts()}"


def fakeable() -> bool:
    """Return whether the clock of a program can be set."""
    return shutil.which("faketime") is not None
