"""Lists from other programs that came in, and cases that were entered, before a test begins."""

from pathlib import Path
from typing import Any

from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.lists import list_imports, welfare
from siksng_tui.services.lists.list_imports import Meant
from siksng_tui.services.lists.welfare import WelfareClass, WelfareSaid
from siksng_tui.services.requests import lookup
from tests.services.list_files import written
from tests.siksng_tui.work import VILLAGE, at_work

STRANGER = {"NAMA": "ORANG LUAR", "NIK": "1702014101019001", "BANSOS PKH": "YA"}
"""Whom the register does not have."""

FROM_HERE = {
    "PROVINSI": "BENGKULU",
    "KABUPATEN/KOTA": "KOTA BENGKULU",
    "KECAMATAN": "SELEBAR",
    "DESA/KELUARAHAN": "BUMIAYU",
}
"""Where the people of these lists live."""

PROPOSED = {
    "nik": "1771011203859001",
    "nama": "BUDI CONTOH",
    "tanggal_lahir": "12-03-1985",
    "jenis_kelamin": "L",
    "hubungan_keluarga": "1",
}
"""Whom a proposal is about; the register does not have him."""


def member(office: Path, name: str) -> dict[str, Any]:
    """Return a person of the register as a row of the ministry's list."""
    with at_work(office) as session:
        found = lookup.find(session, name)[0]
    return {"NAMA": found.name, "NIK": found.nik, "TANGGAL LAHIR": found.birth, **FROM_HERE}


def came(office: Path, place: Path, *rows: dict[str, Any], profile: str = "bnba_23") -> int:
    """Return the number of a list that was imported before the test begins."""
    path = written(profile, rows, place / f"{profile}-{len(rows)}.xlsx")
    with at_work(office) as session:
        return list_imports.import_list(session, path, Meant(period="2026-Q4")).number


def two_people(office: Path, place: Path) -> None:
    """Bring in a list of a person of the register and of somebody from outside."""
    one = member(office, "luthfi") | {"TEMPAT LAHIR": "CURUP", "BANSOS PKH": "YA", "PBI JKN": "YA"}
    came(office, place, one, STRANGER)


def proposed(office: Path) -> str:
    """Return the number of a request that proposes one person for PKH, and is checked."""
    with at_work(office) as session:
        number = starting.new_household(session, VILLAGE, "proposal", "Usulan warga")
        filled = entry.open_entry(session, number)
        home, person = filled.record.household.id, filled.record.persons[0].id
        answers = {(home, "program_bansos"): "PKH"}
        answers |= {(person, path): text for path, text in PROPOSED.items()}
        for (subject, path), text in answers.items():
            filled = entry.leave_field(session, filled, LeftField(subject, path, text))
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai dokumen")
        entry.file_entry(session, filled)
    return number


def case_kept(office: Path, name: str = "SITI CONTOH", kind: str = "08") -> int:
    """Return the number of a case of PPKS that was entered."""
    with at_work(office) as session:
        said = WelfareSaid(WelfareClass.CASE, kind, VILLAGE, {"nama": name})
        return welfare.add(session, said)
