"""The main job through services, again and again, taking up whatever an earlier day left undone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from forms.findings import Severity
from forms.records import State
from forms.set_records import Cover
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import Clock, Session, device_clock
from siksng_tui.services.papers import papers
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup, queues, workflow
from siksng_tui.services.sets import sealing
from tests.torture.acks import Ack, Did
from tests.torture.offices import signed_in

CYCLE: Final = "2026-Q4"
"""The quarter of every set."""

PAPER: Final = Cover("188/77/2026", dt.date(2026, 11, 23), "Wali Kota")
"""What the signed paper says."""

REASON: Final = "Sesuai kunjungan petugas"
"""Why everything is corrected, and why every flag is right."""

Tell = Callable[[Ack], None]
"""Told of each step the moment its service has returned."""


@dataclass(frozen=True, slots=True)
class Day:
    """The people of one office at work; `stick` is where papers, parcels and backups go."""

    office: Path
    stick: Path
    tell: Tell
    clock: Clock = device_clock
    corrections: int = 2

    def work(self) -> None:
        """Do every step of the main job: with what lies about, else with new corrections."""
        with signed_in(self.office, OPERATOR, self.clock) as session:
            self.enter(session)
        with signed_in(self.office, AUTHENTICATOR, self.clock) as session:
            self.seal(session)
        with signed_in(self.office, OPERATOR, self.clock) as session:
            self.send(session)

    def enter(self, session: Session) -> None:
        """Fill in, file and finalise."""
        if nothing_lies_about(session):
            for _ in range(self.corrections):
                number = starting.correction(session, _next_household(session), REASON)
                self.tell(Ack(Did.ENTERED, number))
        for number in _numbers(session, State.DRAFT):
            self._fill(session, number)
        for number in _numbers(session, State.CHECKED):
            workflow.finalise(session, number)
            self.tell(Ack(Did.FINALISED, number))

    def seal(self, session: Session) -> None:
        """Authenticate, seal and print."""
        for number in _numbers(session, State.FINALISED):
            workflow.authenticate(session, number)
            self.tell(Ack(Did.AUTHENTICATED, number))
        if _numbers(session, State.AUTHENTICATED):
            sealed = sealing.seal(session, CYCLE)
            self.tell(Ack(Did.SEALED, sealed.number, (sealed.code,)))
        for of_set in sealing.every(session):
            if of_set.cover is None:
                path = _free(self.stick, of_set.number, ".pdf")
                papers.print_set(session, of_set.number, path)
                self.tell(Ack(Did.PRINTED, of_set.number, (path.name,)))

    def send(self, session: Session) -> None:
        """Cover, export and back up."""
        for of_set in sealing.every(session):
            if of_set.cover is None:
                sealing.cover(session, of_set.number, PAPER, of_set.code)
                self.tell(Ack(Did.COVERED, of_set.number))
        unsent = _numbers(session, State.COVERED)
        for of_set in sealing.every(session):
            if set(of_set.requests) & set(unsent):
                path = parcelling.export(session, of_set.number, self.stick)
                self.tell(Ack(Did.EXPORTED, of_set.number, (path.name,)))
        path = _free(self.stick, "office", keeping.SUFFIX)
        keeping.create_backup(session, path)
        self.tell(Ack(Did.BACKED_UP, "", (path.name,)))

    def _fill(self, session: Session, number: str) -> None:
        """Leave some fields of a draft, give the reasons that are due, and file it."""
        filled = entry.open_entry(session, number)
        household = filled.record.household.id
        for path, text in typed(number):
            left = entry.LeftField(household, path, text, cursor=path)
            filled = entry.leave_field(session, filled, left)
            self.tell(Ack(Did.LEFT, number, (household, path, text)))
        for finding in filled.open_findings():
            if finding.severity is Severity.FLAG:
                filled = entry.give_reason(session, filled, finding.key, REASON)
                self.tell(Ack(Did.REASONED, number, (finding.key,)))
        entry.file_entry(session, filled)
        self.tell(Ack(Did.FILED, number))


def typed(number: str) -> tuple[tuple[str, str], ...]:
    """Return path and text of each field that is left in a request: always the same ones."""
    serial = int(number.split("-")[2])
    return (
        ("alamat", f"JL. UJI NO. {serial}"),
        ("nama_sls", f"RT {serial:03} RW 002"),
        ("luas_lantai", str(499 + serial % 4)),
    )


def nothing_lies_about(session: Session) -> bool:
    """Return whether every request of the office was sent."""
    counted = queues.counts(session).queues
    return all(number == 0 for state, number in counted.items() if state is not State.SENT)


def _numbers(session: Session, state: State) -> list[str]:
    """Return the numbers of the requests of a queue."""
    return [one.number for one in queues.page(session, state, limit=10_000)]


def _next_household(session: Session) -> str:
    """Return the household whose turn it is."""
    known = sorted({hit.household_uid for hit in lookup.find(session, "1771")})
    return known[sum(queues.counts(session).queues.values()) % len(known)]


def _free(folder: Path, name: str, suffix: str) -> Path:
    """Return a path that no file has: what was killed after writing left its file."""
    paths = (folder / f"{name}-{number}{suffix}" for number in count(1))
    return next(path for path in paths if not path.exists())
