"""A folder of parcels, usually a stick: each is opened, and what goes back is written beside them.

One that is refused keeps no other from being opened.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db import settings
from db.parcels import arrivals, parcels
from db.parcels.parcels import Direction, Parcel
from forms.errors import NotFoundError
from siksng_tui.exchange.sticks import Sweep
from siksng_tui.services.entry import doubts
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receipts, receiving, verdicts
from siksng_tui.services.parcels.receiving import Arrival, Status
from siksng_tui.services.requests.workflow import GoesOn

_FOLDER: Final = "receiving.folder"
"""Name of the setting: the folder that was swept last."""


class FolderEmptyError(NotFoundError):
    """The folder holds no parcel; nothing was opened."""

    code, field = "folder-empty", "folder"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file, and how many of its records were accepted, refused or wait."""

    arrival: Arrival
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Swept:
    """What became of the files of a folder, and the files that were written beside them.

    `cut` says that the folder holds too much, so that there may be more parcels.
    """

    lines: tuple[Line, ...]
    written: tuple[Path, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder that are named as parcels are; `cut` as in `Swept`."""

    files: tuple[Path, ...]
    cut: bool


def candidates(folder: Path) -> Found:
    """Return what in a folder and in those inside it is named as a parcel is, by name.

    Raises:
        FileUnreachableError: the folder cannot be read.
        FolderEmptyError: there is none.
    """
    look = Sweep(folder)
    with reached(folder):
        files = tuple(sorted(own.path for own in look))
    if not files:
        raise FolderEmptyError
    return Found(files, look.cut)


def sweep(session: Session, folder: Path, goes_on: GoesOn) -> Swept:
    """Return what became of the parcels of a folder; their senders' answers stand there as well.

    Args:
        session: the unlocked office.
        folder: the stick.
        goes_on: told how many of how many files are done; what was opened before it stops stays.

    Raises:
        FileUnreachableError, FolderEmptyError: nothing was opened.
        SiksngError: what `packing.write` refuses; what was opened stays, its answers wait.
    """
    found = candidates(folder)
    files = _from_others(session, found.files)
    lines = []
    for done, file in enumerate(files):
        if not goes_on(done, len(files)):
            break
        lines.append(opened(session, file))
    settings.put(session.store, _FOLDER, str(folder))
    answers = _answers(session, [own.arrival for own in lines])
    return Swept(tuple(lines), _written(session, answers, folder), found.cut)


def opened(session: Session, file: Path) -> Line:
    """Return what became of one file; a refusal is told in it."""
    return told(session, receiving.attempt(session, file))


def told(session: Session, arrival: Arrival) -> Line:
    """Return what became of a file with the outcomes of its records, counted."""
    counts: Counter[str] = Counter()
    if arrival.parcel and arrival.status in {Status.OPENED, Status.AGAIN}:
        noted = arrivals.outcomes(session.store, arrival.parcel.id)
        counts.update(own.outcome for own in noted)
    return Line(arrival, MappingProxyType(counts))


def waiting(session: Session) -> tuple[Line, ...]:
    """Return the parcels that a person must let in, or that were set aside, the newest first."""
    found = receiving.waiting(session)
    return tuple(told(session, Arrival(own.file_name, Status(own.state), own)) for own in found)


def let_in(session: Session, parcel: str, reason: str) -> Line:
    """Return what became of a parcel of doubtful time that a person lets in.

    Raises:
        SiksngError: what `receiving.let_in` refuses; it still waits.
    """
    return told(session, receiving.let_in(session, parcel, reason))


def send_down(session: Session, folder: Path) -> tuple[Path, ...]:
    """Return the files of all that waits to go down, written: receipts, verdicts, extracts.

    Raises:
        SiksngError: what `packing.write` refuses; the rest still waits.
    """
    _make(session)
    return _written(session, packing.going_down(session), folder)


def going_down(session: Session) -> int:
    """Return how many parcels `send_down` would write."""
    made = len(packing.going_down(session))
    return made + len(receipts.due(session)) + len(verdicts.sendable(session))


def last_folder(session: Session) -> str:
    """Return the folder that was swept last, empty where none was."""
    return str(settings.get(session.store, _FOLDER, ""))


def _from_others(session: Session, files: Sequence[Path]) -> list[Path]:
    """Return files without those that this office wrote to the stick itself."""
    own = {one.file_name for one in parcels.every(session.store, direction=Direction.OUT)}
    return [file for file in files if file.name not in own]


def _make(session: Session) -> None:
    """Pack the receipts and verdicts that are due."""
    receipts.make_missing(session)
    if verdicts.sendable(session):
        verdicts.make(session, doubts.cycle_of(session.today()))


def _answers(session: Session, came: Sequence[Arrival]) -> list[Parcel]:
    """Return what goes down to the senders of some parcels; who sends again hears it again."""
    _make(session)
    senders = {own.parcel.sender for own in came if own.parcel}
    again = {own.parcel.id for own in came if own.parcel and own.status is Status.AGAIN}
    sent = parcels.every(session.store, direction=Direction.OUT)
    due = {own.id for own in packing.going_down(session) if own.recipient in senders}
    return [own for own in sent if own.id in due or own.answers in again]


def _written(session: Session, due: Iterable[Parcel], folder: Path) -> tuple[Path, ...]:
    """Return the files of some parcels in a folder."""
    return tuple(packing.hand_down(session, own, folder) for own in due)
