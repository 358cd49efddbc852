"""The papers of the village and of the citizen, of invented families."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final

from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.minutes import TITLE_OF_FILE, minutes
from reports.page.records import Authority, Letterhead, PageCount, Print, SetPaper
from reports.village.attendance import attendance
from reports.village.bnba import bnba
from reports.village.parcel_receipt import parcel_receipt
from reports.village.prelist import prelist
from reports.village.sheet_records import (
    Attendance,
    Bnba,
    BnbaRow,
    ParcelReceipt,
    Place,
    Prelist,
    PrelistRow,
    Slip,
    WhyLine,
    WhySheet,
)
from reports.village.slip import slip
from reports.village.why_sheet import why_sheet
from tests.reports.synthetic import FINGERPRINT, first, row

OFFICE, PLACE, CYCLE = "Dinas Sosial Kota Bengkulu", "Kelurahan Sidomulyo", "Triwulan IV Tahun 2026"
PRINT: Final = Print(OFFICE, "23 November 2026", 2)
HEAD: Final = Letterhead(("Pemerintah Kota Bengkulu", OFFICE), ("Jalan Contoh 1",))
AUTHORITY: Final = Authority("Lurah Sidomulyo", "", "Sidomulyo", "Nama Lurah")
MASKED: Final = "1771********0001"

Draws = Callable[[BinaryIO], PageCount]
"""Draws a paper."""


def lines(name: str, **facts: str) -> tuple[str, ...]:
    """Return the first lines of a text."""
    return tuple(first(name, **facts).splitlines())


def a_slip(name: str = "Sari Contoh", reason: str = "anak pertama lahir") -> Slip:
    """Return the slip of a family's head for a reason."""
    asked = f"Perbaikan: {reason}"
    result = lines("slip.result", office=OFFICE, number="1771-2026-000001-C", cycle=CYCLE)
    number, day = "1771-2026-000001-C", "5 Januari 2026"
    return Slip(HEAD, number, day, asked, name, MASKED, "Rani Contoh", result)


def a_receipt(name: str = "Kiriman") -> ParcelReceipt:
    """Return the receipt of a parcel of a file name."""
    facts = (("Nama file", name), ("Jumlah data", "12"))
    said = first("receipt.statement")
    return ParcelReceipt(HEAD, "0f" * 16, facts, FINGERPRINT, said, (OFFICE, "Provinsi"))


def an_attendance(rows: int = 40, *elements: str) -> Attendance:
    """Return an attendance list for so many, with these posts."""
    meeting = first("attendance.meeting", place=PLACE, cycle=CYCLE)
    return Attendance(HEAD, meeting, "Set 1, kode AAAAA-BBBBB", elements, rows, AUTHORITY)


def written_minutes(given: SetPaper, out: BinaryIO) -> PageCount:
    """Write the minutes of a set with an attendance list of thirty."""
    documents = minutes(an_attendance(30, "Ketua RW 01"))
    return bound_papers(given, TITLE_OF_FILE, documents, out, silent)


def a_bnba(families: int = 30, said: str = "") -> Bnba:
    """Return a list of so many families, with a text of one's own in place of each."""

    def family(number: int) -> BnbaRow:
        of = row(number)
        numbers = (of.id_dtks, MASKED, MASKED)
        texts = (said or of.name, of.sex, said or of.address, said or "Sidomulyo")
        return BnbaRow(*numbers, *texts, of.persons, said)

    title = first("bnba.title", place=PLACE, cycle=CYCLE)
    notice = lines("bnba.notice", office=OFFICE)
    return Bnba(HEAD, title, notice, PLACE, lambda: map(family, range(1, families + 1)), AUTHORITY)


def a_prelist(families: int = 30, **own: str) -> Prelist:
    """Return a prelist of so many families, with texts of one's own."""

    def family(number: int) -> PrelistRow:
        of = row(number)
        usual = PrelistRow(of.id_dtks, of.name, of.sex, "Edi Contoh", of.address, MASKED)
        return replace(usual, **own)

    places = (
        Place("Provinsi", "17", 2, "Bengkulu"),
        Place("Kabupaten/Kota", "71", 2, "Kota Bengkulu"),
        Place("Kecamatan", "020", 3, "Gading Cempaka"),
        Place("Desa/Kelurahan", "", 3, "Sidomulyo"),
    )
    above, title = first("prelist.head"), lines("prelist.title")
    legend = ("Status: 1 Ditemukan; 2 Tidak ditemukan.",)

    def rows() -> Sequence[PrelistRow]:
        return [family(number) for number in range(1, families + 1)]

    return Prelist(above, title, places, legend, PLACE, rows)


def a_why(name: str = "Sari Contoh", missing: tuple[str, ...] = ()) -> WhySheet:
    """Return the why-sheet of a family's head."""
    criteria = tuple(
        WhyLine(number, f"Kriteria nomor {number}", (("III.3 Lantai: Tanah", "mendukung"),))
        for number in range(1, 10)
    )
    return WhySheet(
        HEAD,
        (("Kepala keluarga", name), ("Desil", "2")),
        lines("why.introduction"),
        criteria,
        (("Bukti mendukung", "kriteria 1"),),
        missing,
        lines("why.objection", office=OFFICE),
    )


def named(name: str, of: Print = PRINT) -> dict[str, Draws]:
    """Return each paper with a name in every place where a record may have one."""
    people = a_bnba(3, name)
    listed = a_prelist(3, name=name, spouse=name, address=name)
    return {
        "slip": partial(slip, a_slip(name, name), of),
        "receipt": partial(parcel_receipt, a_receipt(name), of),
        "attendance": partial(attendance, an_attendance(12, name), of),
        "bnba": partial(bnba, people, of),
        "prelist": partial(prelist, listed, of),
        "why": partial(why_sheet, a_why(name, (name,)), of),
    }
