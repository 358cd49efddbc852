"""What must hold after any fault: everything acknowledged is there, and nothing is half there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdf

from db.copies import archive
from db.office import prints
from db.parcels import parcel_files, parcels
from db.requests import requests
from forms import editing, values
from forms.durable import PART, sha256_of
from forms.errors import SiksngError
from forms.set_records import RequestSet
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.services.entry import entry
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import Session, device_clock
from siksng_tui.services.practice import OPERATOR
from siksng_tui.services.requests import queues
from siksng_tui.services.sets import sealing
from tests.torture.acks import ROAD, SET_STATE_AFTER, STATE_AFTER, Ack, Did
from tests.torture.offices import KNOWN_FILES, province_of, signed_in


def faults(office: Path, stick: Path, acks: Iterable[Ack]) -> list[str]:
    """Return everything that is wrong with an office and its stick after a fault; opens it.

    Args:
        office: the office's folder.
        stick: where papers, parcels and backups were written.
        acks: what was acknowledged before the fault.
    """
    try:
        with signed_in(office, OPERATOR) as session:
            found = [*_kept(session, stick, acks), *_sound(session)]
    except SiksngError as error:
        return [f"refused: {error.code} {error.facts}"]
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is what is looked for
        return [f"broken: {error!r}"]
    return [*found, *_whole_files(office, stick), *_strange_files(office)]


def _sound(session: Session) -> Iterator[str]:
    """Yield what the program itself finds wrong."""
    for problem in session.problems:
        yield f"quick check: {problem}"
    try:
        keeping.verify_audit(session)
    except SiksngError as error:
        yield f"audit: {error.code}"
    for problem in keeping.check_store(session).problems:
        yield f"store check: {problem}"


def _kept(session: Session, stick: Path, acks: Iterable[Ack]) -> Iterator[str]:
    """Yield each acknowledged step that is not there."""
    states = {one.number: one.state for one in queues.page(session, None, limit=100_000)}
    sets = {one.number: one for one in sealing.every(session)}
    for ack in acks:
        if ack.did in STATE_AFTER:
            reached = states.get(ack.number)
            lost = not reached or ROAD.index(reached) < ROAD.index(STATE_AFTER[ack.did])
        elif ack.did is Did.BACKED_UP:
            lost = not (stick / ack.facts[0]).exists()
        else:
            lost = not _set_kept(session, stick, sets.get(ack.number), ack)
        if lost or not _content_kept(session, ack):
            yield f"lost: {ack}"


def _set_kept(session: Session, stick: Path, found: RequestSet | None, ack: Ack) -> bool:
    """Return whether a step of a set is there, with its file, and its members with it."""
    if found is None:
        return False
    least = ROAD.index(SET_STATE_AFTER[ack.did])
    states = [requests.get(session.store, one, session.office.id).state for one in found.requests]
    reached = all(ROAD.index(state) >= least for state in states)
    if ack.did is Did.SEALED:
        return reached and found.code == ack.facts[0]
    if ack.did is Did.COVERED:
        return reached and found.cover is not None
    path = stick / ack.facts[0]
    if ack.did is Did.EXPORTED:
        parcel = parcels.of_set(session.store, found.number)
        return (
            reached
            and parcel is not None
            and path.read_bytes() == b"".join(parcel_files.blocks(session.store, parcel.id))
        )
    ledger = {entry.sha256 for entry in prints.of_subject(session.store, found.number)}
    return reached and sha256_of(path) in ledger


def _content_kept(session: Session, ack: Ack) -> bool:
    """Return whether an acknowledged field or reason is in the request's record."""
    if ack.did not in {Did.LEFT, Did.REASONED}:
        return True
    seen = entry.read_entry(session, ack.number)
    if ack.did is Did.REASONED:
        return ack.facts[0] in seen.reasons
    subject, path, text = ack.facts
    place = editing.read_path(path)
    answer = values.read_answer(seen.instrument.variable(place.variable), text)
    return editing.answer_at(seen.record.subject(subject), place) == answer


def _whole_files(office: Path, stick: Path) -> Iterator[str]:
    """Yield each file on the stick that has a final name and is not whole."""
    roots = TrustedRoots.from_pem(province_of(office).root_pem)
    for path in sorted(stick.iterdir()):
        if path.suffix == PART:
            continue
        try:
            _prove(path, roots)
        except (SiksngError, pypdf.errors.PyPdfError) as error:
            yield f"half written: {path.name}: {error}"


def _prove(path: Path, roots: TrustedRoots) -> None:
    """Raise unless a file is whole: as parcel, as backup or as paper."""
    if path.suffix == ".siksng":
        with path.open("rb") as file:
            read_parcel(file, trust=roots, at=device_clock())
    elif path.suffix == keeping.SUFFIX:
        with archive.opened(path) as (file, manifest, _mac):
            for name in (archive.KEYRING, archive.STORE):
                for _block in archive.read(file, name, manifest):
                    pass
    else:
        len(pypdf.PdfReader(path, strict=True).pages)


def _strange_files(office: Path) -> Iterator[str]:
    """Yield each name in the office's folder that nobody knows."""
    for path in office.iterdir():
        if path.name not in KNOWN_FILES and path.suffix != PART:
            yield f"strange file: {path.name}"
