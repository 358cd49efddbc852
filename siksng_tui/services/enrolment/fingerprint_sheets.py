"""Printing the fingerprint of a request or a card, for comparing on paper."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from reports.page import records as paper
from reports.page.dates import long_date
from siksng_tui.exchange import certificate_requests as asked
from siksng_tui.exchange.cards import CARD, read_card
from siksng_tui.exchange.certificates import serial_text
from siksng_tui.exchange.offices import Office
from siksng_tui.services.office import files
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import print_ledger
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal

FINGERPRINT_SHEET: Final = "fingerprint"
"""The paper's name in the print ledger and on the command line."""

LEVELS: Final = {
    "village": "Desa/Kelurahan",
    "district": "Kecamatan",
    "city": "Kabupaten/Kota",
    "province": "Provinsi",
    "ministry": "Kementerian",
}
"""How papers call a level."""


def print_fingerprint(session: Session, file: Path, goal: Goal) -> Printed:
    """Return the sheet of a request's or a card's file, which was proven first.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError: the file cannot be read.
        FormatNewerError, CardUnreadableError, CertificateRequestUnreadableError,
        OfficeOutOfScopeError, SenderUnknownError: it is no sound file; nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.books.fingerprint_sheet import fingerprint_sheet  # noqa: PLC0415 - loads slowly

    data = files.read(file)
    office, bare = _of_card(data) if CARD.format.encode() in data else _of_request(data)
    sheet = replace(
        bare,
        office=session.office.name,
        printed=long_date(session.today()),
        practice=session.office.practice,
    )

    def draw(copy: int, out: BinaryIO) -> int:
        return fingerprint_sheet(replace(sheet, copy=copy), out).pages

    return print_ledger.counted(session, About(FINGERPRINT_SHEET, office.id), goal, draw)


def _of_card(data: bytes) -> tuple[Office, paper.FingerprintSheet]:
    """Return the office of a card, and its sheet: the fingerprint is its root's."""
    card = read_card(data)
    facts = (
        *_facts(card.office, card.name),
        ("Nomor seri", serial_text(card.chain[0])),
        ("Berlaku sampai", long_date(card.chain[0].not_valid_after_utc.date())),
    )
    return card.office, _sheet("Sidik jari akar kartu kantor", facts, card.fingerprint)


def _of_request(data: bytes) -> tuple[Office, paper.FingerprintSheet]:
    """Return the office of a request, and its sheet: the fingerprint is the whole file's."""
    request = asked.read_request(data)
    facts = _facts(request.office, request.name)
    title = "Sidik jari permintaan sertifikat"
    return request.office, _sheet(title, facts, asked.fingerprint(data))


def _facts(office: Office, name: str) -> tuple[tuple[str, str], ...]:
    """Return what a file says of its office."""
    return (
        ("Nama kantor", name),
        ("Tingkat", LEVELS[office.level.value]),
        ("Kode wilayah", office.region or "-"),
        ("ID kantor", office.id),
    )


def _sheet(
    title: str, facts: tuple[tuple[str, str], ...], fingerprint: str
) -> paper.FingerprintSheet:
    """Return a sheet that nobody prints yet."""
    return paper.FingerprintSheet("", title, facts, fingerprint, "", 0)
