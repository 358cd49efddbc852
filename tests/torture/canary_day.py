"""A day of an office with canaries wherever a citizen's data is typed, imported or thrown about.

`python -m tests.torture.canary_day OFFICE FOLDER` ends by being killed with a draft open.
"""

import os
import signal
import sys
from pathlib import Path

from siksng_tui.crash import CrashReports
from siksng_tui.exchange import ages
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import keeping, offices
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import papers
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import lookup, workflow
from siksng_tui.services.sets import sealing
from tests.intake.exports import household, member, write_exports
from tests.torture.canaries import ADDRESS, CARD, CRASHED, IMPORTED, NAME, NIK, REASON
from tests.torture.day import CYCLE, PAPER
from tests.torture.offices import signed_in


def work(office: Path, folder: Path) -> None:
    """Work a day with canaries everywhere, until the program is killed.

    Args:
        office: the office's folder.
        folder: holds the folders "papers", "stick" and "input".
    """
    stick = folder / "stick"
    with signed_in(office, OPERATOR) as session:
        _import(session, folder / "input")
        number = _enter(session)
    with signed_in(office, AUTHENTICATOR) as session:
        workflow.authenticate(session, number)
        sealed = sealing.seal(session, CYCLE)
        papers.print_set(session, sealed.number, folder / "papers" / "lembar.pdf")
    with signed_in(office, OPERATOR) as session:
        sealing.cover(session, sealed.number, PAPER, sealed.code)
        parcelling.export(session, sealed.number, stick)
        keeping.create_backup(session, stick / f"office{keeping.SUFFIX}")
        _crash(session)
        _leave_fields(session, _started(session))
        os.kill(os.getpid(), signal.SIGKILL)


def _enter(session: Session) -> str:
    """Return a finalised request whose family is all canaries."""
    number = _started(session)
    filled = _leave_fields(session, number)
    for finding in filled.open_findings():
        filled = entry.give_reason(session, filled, finding.key, REASON)
    entry.file_entry(session, filled)
    for text in (NAME, NIK, CARD, IMPORTED):
        lookup.find(session, text)
    workflow.finalise(session, number)
    return number


def _started(session: Session) -> str:
    """Return a new correction of some family."""
    return starting.correction(session, lookup.find(session, "1771")[0].household_uid, REASON)


def _leave_fields(session: Session, number: str) -> entry.Entry:
    """Return a draft after a canary was left in every kind of field."""
    filled = entry.open_entry(session, number)
    person = filled.record.persons[0].id
    for subject, path, text in (
        (filled.record.household.id, "alamat", f"{ADDRESS} {number}"),
        (person, "nama", NAME),
        (person, "nik", NIK),
        (person, "no_kk", CARD),
    ):
        filled = entry.leave_field(session, filled, entry.LeftField(subject, path, text, path))
    return filled


def _import(session: Session, folder: Path) -> None:
    """Import a family of canaries."""
    files = write_exports(
        folder,
        [household(Alamat=ADDRESS, Nama_KRT=IMPORTED)],
        [member(Nama=IMPORTED, NIK=NIK, NoKK=CARD)],
    )
    importing.import_register(session, files)


def _crash(session: Session) -> None:
    """Let an unforeseen error tell a canary, as one that shows a value does."""
    recipient = ages.recipient_of(offices.read_keys(session.store).identity)
    reports = CrashReports(session.folder)
    reports.seal = lambda plain: _sealed(plain, recipient)
    numbers: dict[str, str] = {}
    try:
        numbers[NAME] = numbers[NIK]
    except KeyError as error:
        error.add_note(CRASHED)
        reports.write(error)


def _sealed(plain: bytes, recipient: str) -> bytes:
    """Return a report that only the office opens."""
    parts: list[bytes] = []
    ages.encrypt([plain], recipient, parts.append)
    return b"".join(parts)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
