"""The receipt on paper of a parcel that was made here or came."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from db.agenda import agenda_parcels
from db.agenda.agenda_parcels import ParcelLine
from db.office import accounts
from db.parcels import parcels
from db.parcels.parcels import Direction, Parcel
from reports.page.dates import long_date
from reports.page.numerals import grouped
from reports.village.sheet_records import ParcelReceipt
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, paper_settings, paper_words
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import ledger

RECEIPT: Final = "receipt"
"""The paper's name in the print ledger and on the command line."""

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "submission": "Kiriman ke atas",
        "receipt": "Tanda terima",
        "verdict": "Putusan",
        "extract": "Turunan data induk",
    }
)
"""How papers call the kinds of parcels."""

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "packed": "dibuat, belum ditulis ke media",
        "written": "ditulis ke media dan dibaca kembali",
        "opened": "diterima dan dibuka",
        "waiting": "diterima, menunggu keputusan untuk dibuka",
        "quarantined": "diterima, ditahan",
    }
)
"""How papers call how far a parcel came."""


NO_RESULT: Final = "belum ada"
"""Stands where nobody has counted yet what became of the records."""


def print_receipt(session: Session, parcel_id: str, goal: Goal) -> Printed:
    """Return the receipt of a parcel as a file.

    Raises:
        ParcelNotFoundError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.village.parcel_receipt import parcel_receipt  # noqa: PLC0415 - loads slowly

    own = parcels.get(session.store, parcel_id)
    names = ledger.names(session)
    sender, recipient = (names.get(end, end) for end in (own.sender, own.recipient))
    given = ParcelReceipt(
        letterhead=paper_words.letterhead(session),
        number=own.id,
        facts=_facts(session, own, (sender, recipient)),
        fingerprint=own.digest,
        statement=paper_settings.text(session, "receipt.statement"),
        signers=(sender, recipient),
    )
    about = About(RECEIPT, own.id)
    draws = parcel_receipt
    return numbered_prints.printed(session, about, goal, lambda of, out: draws(given, of, out))


def _facts(session: Session, own: Parcel, ends: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what a parcel says of itself, and what became of it."""
    taken = "Dibuat" if own.direction is Direction.OUT else "Diterima"
    time = own.time.astimezone()
    return (
        ("Jenis kiriman", KINDS[own.kind]),
        ("Nama file", own.file_name),
        ("Dari kantor", ends[0]),
        ("Kepada kantor", ends[1]),
        (f"{taken} pada", f"{long_date(time.date())} pukul {time:%H.%M}"),
        (f"{taken} oleh", _person(session, own.account)),
        ("Nomor urut", f"{own.sequence}, masa kunci {own.epoch}"),
        ("Siklus", paper_words.long_cycle(own.cycle) if own.cycle else "-"),
        ("Status", STATES[own.state]),
        *_counts(session, own),
    )


def _person(session: Session, account: str) -> str:
    """Return the name of who took a parcel; of the program's own doing what stands there."""
    known = {own.name: own.full_name for own in accounts.every(session.store)}
    return known.get(account, account) or "-"


def _counts(session: Session, own: Parcel) -> tuple[tuple[str, str], ...]:
    """Return how many records it has, and what became of them."""
    line = _line(session, own.id)
    said = f"diterima {grouped(line.accepted)}, ditolak {grouped(line.refused)}"
    counted = f"{said}, ditangguhkan {grouped(line.waiting)}"
    known = line.accepted + line.refused + line.waiting
    result = counted if known else NO_RESULT
    return (("Jumlah data", grouped(own.records)), ("Hasil pemeriksaan", result))


def _line(session: Session, parcel_id: str) -> ParcelLine:
    """Return a parcel as the ledger has it."""
    return next(own for own in agenda_parcels.lines(session.store) if own.id == parcel_id)
