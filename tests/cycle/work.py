"""What the people of an office do in a cycle: enter, send up, receive, decide, tell down."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from db.register import extracts
from db.requests import decisions, requests
from db.requests.decisions import Outcome
from forms.findings import Severity
from forms.records import State
from forms.set_records import Cover, RequestSet
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, parcelling, receiving, verdicts
from siksng_tui.services.parcels.receiving import Arrival
from siksng_tui.services.requests import queues, ruling, workflow
from siksng_tui.services.requests.ruling import Ruling
from siksng_tui.services.sets import sealing
from tests.cycle.country import CYCLE, HEAD, Country

WHY: Final = "Petugas mengukur lagi"


def entered(country: Country, code: str, count: int, throw: Random) -> list[str]:
    """Return the numbers of corrections that a village entered and finalised.

    One in twenty stays a draft, one in thirty is withdrawn: nobody's work is without mistakes.
    """
    done = []
    with country.at(code) as session:
        for home in _homes(session, code, count):
            number = starting.correction(session, home, WHY)
            filled = entry.open_entry(session, number)
            left = entry.LeftField(home, "luas_lantai", str(_other_size(filled, throw)))
            filled = entry.leave_field(session, filled, left)
            if throw.random() < 1 / 20:
                continue
            if _filed(session, filled):
                done.append(_finished(session, number, throw))
    return [number for number in done if number]


def sealed(country: Country, code: str) -> RequestSet | None:
    """Return the covered set of all that an office finalised; None where that is nothing."""
    with country.at(code, HEAD) as session:
        workflow.authenticate_all(session)
        if not queues.numbers(session, State.AUTHENTICATED):
            return None
        made = sealing.seal(session, CYCLE)
    with country.at(code) as session:
        paper = Cover(f"460/{made.number}", country.clock().date(), "Kepala Contoh")
        return sealing.cover(session, made.number, paper, made.code)


def sent(country: Country, code: str) -> list[Path]:
    """Return the parcels of every covered set of an office, written to the stick."""
    with country.at(code) as session:
        return [
            parcelling.export(session, own.set.number, country.stick)
            for own in parcelling.sendable(session)
            if own.state is State.COVERED
        ]


def received(country: Country, code: str, files: Sequence[Path]) -> list[Arrival]:
    """Return what became of files that were brought to an office."""
    with country.at(code) as session:
        return [receiving.attempt(session, path) for path in files]


def passed_on(country: Country, code: str, throw: Random) -> None:
    """Let an office finalise what is clean of what it received; it sends back one in thirty."""
    with country.at(code) as session:
        for number in queues.numbers(session, State.CHECKED):
            if throw.random() < 1 / 30:
                ruling.send_back(session, number, "Luas lantai tidak sesuai foto")
            else:
                workflow.finalise(session, number)
        for number in queues.numbers(session, State.RECEIVED):
            ruling.send_back(session, number, "Tidak dapat diperiksa di sini")


def ruled(country: Country, code: str, throw: Random) -> None:
    """Let the topmost office decide on all that it received: it rejects one in ten."""
    with country.at(code) as session:
        for number in queues.numbers(session, State.CHECKED, State.RECEIVED):
            accepted = throw.random() > 1 / 10
            outcome = Outcome.ACCEPTED if accepted else Outcome.REJECTED
            ruling.propose(session, number, Ruling(outcome, "Keputusan Menteri", "", ()))
    with country.at(code, HEAD) as session:
        ruling.confirm_all(session, lambda _done, _total: True)


def told_down(country: Country, code: str) -> list[Path]:
    """Return what an office writes to the stick for those below: receipts and verdicts."""
    with country.at(code) as session:
        verdicts.make(session, CYCLE)
        waiting = packing.going_down(session)
        return [packing.hand_down(session, own, country.stick) for own in reversed(waiting)]


def mended(country: Country, code: str) -> int:
    """Return how many requests that were sent back a village entered once more."""
    with country.at(code) as session:
        back = queues.numbers(session, State.RETURNED)
        for number in back:
            if requests.get(session.store, number, session.office.id).owner != session.office.id:
                continue
            workflow.rework(session, number)
            if _filed(session, entry.open_entry(session, number)):
                workflow.finalise(session, number)
    return len(back)


def undecided(session: Session) -> int:
    """Return how many decisions wait for somebody to confirm them."""
    return len(decisions.to_confirm(session.store))


def _homes(session: Session, code: str, count: int) -> list[str]:
    """Return households of a village's register, each once."""
    found = islice(extracts.homes(session.store, code), count)
    return [home.uid for home, _members in found]


def _other_size(filled: entry.Entry, throw: Random) -> int:
    """Return a size of a floor that is not what the register has."""
    known = filled.record.household.answers.get("luas_lantai", 0)
    return next(size for size in iter(lambda: throw.randrange(20, 90), 0) if size != known)


def _filed(session: Session, filled: entry.Entry) -> bool:
    """Return whether an entry was filed, every flag explained; a block keeps it a draft."""
    for finding in filled.open_findings():
        if finding.severity is Severity.BLOCK:
            return False
        filled = entry.give_reason(session, filled, finding.key, "Sesuai berkas")
    return entry.file_entry(session, filled).state is State.CHECKED


def _finished(session: Session, number: str, throw: Random) -> str:
    """Return the number of a request that was finalised; empty where it was withdrawn."""
    if throw.random() < 1 / 30:
        workflow.withdraw(session, number, "Salah keluarga")
        return ""
    workflow.finalise(session, number)
    return number
