"""For each rule on a member's marriage, school, work and programmes: found, and just passed."""

from typing import Final

from forms.records import Answer, HouseholdRecord
from tests.forms.household_cases import Case
from tests.forms.households import Differing, family


def _child(born: str = "2017-09-20", **answers: Answer | None) -> HouseholdRecord:
    """Return the family with a child of another birth, who has no NIK that could contradict."""
    return family(child={"tanggal_lahir": born, "nik": None, **answers})


def _at(rule: str, variable: str, doubtful: HouseholdRecord, plain: HouseholdRecord) -> Case:
    """Return a case at the child."""
    return Case(rule, doubtful, "person3", variable, plain)


def _head(rule: str, variable: str, doubtful: Differing, plain: Differing, **house: Answer) -> Case:
    """Return a case at the head, in a household with some answers of its own."""
    return Case(
        rule,
        family(head=doubtful, house=house),
        "person1",
        variable,
        family(head=plain, house=house),
    )


def _disagrees(rule: str, own: str, household: str, no: Answer) -> Case:
    """Return a case of a member who takes part in what the household does not."""
    return _head(rule, own, {own: "1"}, {own: "2"}, **{household: no})


LIVING_CASES: Final = [
    _head("M34", "status_kawin", {"status_kawin": "1"}, {"status_kawin": "2"}),
    _at(
        "M35",
        "status_kawin",
        _child("2010-01-11", status_kawin="2"),
        _child("2010-01-10", status_kawin="2"),
    ),
    Case(
        "M36",
        family(wife={"status_hamil": "1", "status_kawin": "1"}),
        "person2",
        "status_hamil",
        family(wife={"status_hamil": "1", "status_kawin": "4"}),
    ),
    _at(
        "M37",
        "partisipasi_sekolah",
        _child("2009-01-10", partisipasi_sekolah="1", pendidikan_tertinggi="1"),
        _child("2009-01-11", partisipasi_sekolah="1", pendidikan_tertinggi="1"),
    ),
    _at(
        "M38",
        "kelas_tertinggi",
        _child(pendidikan_tertinggi="1", kelas_tertinggi="6"),
        _child(pendidikan_tertinggi="1", kelas_tertinggi="4"),
    ),
    _head(
        "M39",
        "ijazah_tertinggi",
        {"kelas_tertinggi": "8", "ijazah_tertinggi": "0"},
        {"kelas_tertinggi": "8", "ijazah_tertinggi": "1"},
    ),
    _head(
        "M40",
        "kelas_tertinggi",
        {"pendidikan_tertinggi": "1", "kelas_tertinggi": "4", "ijazah_tertinggi": "1"},
        {"pendidikan_tertinggi": "4", "kelas_tertinggi": "1", "ijazah_tertinggi": "1"},
    ),
    _at(
        "M41",
        "ada_kartu_identitas",
        _child(partisipasi_sekolah="0", ada_kartu_identitas=3),
        _child(partisipasi_sekolah="1", ada_kartu_identitas=3),
    ),
    _at(
        "M42",
        "jumlah_jam_kerja",
        _child("2012-01-10", jumlah_jam_kerja=36),
        _child("2012-01-10", jumlah_jam_kerja=35),
    ),
    _head("M43", "jumlah_jam_kerja", {"jumlah_jam_kerja": 85}, {"jumlah_jam_kerja": 84}),
    _head(
        "M44",
        "status_pekerjaan",
        {"status_pekerjaan": "6", "lapangan_usaha": "11"},
        {"status_pekerjaan": "6", "lapangan_usaha": "3"},
    ),
    _head(
        "M45",
        "status_pekerjaan",
        {"status_pekerjaan": "5", "ada_pkh": "1"},
        {"status_pekerjaan": "5", "ada_pkh": "2"},
    ),
    _at("M46", "ada_kip", _child("2021-01-11", ada_kip="1"), _child("2021-01-10", ada_kip="1")),
    _disagrees("M47", "ada_pkh", "sta_pkh", "2"),
    _disagrees("M48", "ada_kks", "sta_kks", "2"),
    _disagrees("M49", "ada_kip", "sta_kip", "4"),
    _disagrees("M50", "ada_rastra", "sta_rastra", "4"),
    _disagrees("M51", "ada_pbi", "sta_kis", "2"),
    _head("M52", "jenis_cacat", {"jenis_cacat": "3"}, {"jenis_cacat": "0"}, ada_art_cacat="2"),
    _head(
        "M53",
        "status_bekerja",
        {"status_bekerja": "1"},
        {"status_bekerja": "2"},
        ada_art_bekerja="2",
    ),
    _head(
        "M54",
        "status_pekerjaan",
        {"status_pekerjaan": "1"},
        {"status_pekerjaan": "4"},
        sta_art_usaha="2",
    ),
    _at("M55", "tanggal_lahir", _child("2026-01-11"), _child("2026-01-10")),
    _head("M56", "hubungan_krt", {}, {"status_keberadaan_art": "3"}, hasil_verivali="3"),
    _at(
        "M57",
        "umur",
        _child("2013-01-11", hubungan_krt="7"),
        _child("2013-01-10", hubungan_krt="7"),
    ),
    _at("M58", "hubungan_krt", _child(hubungan_krt="7"), _child(hubungan_krt="8")),
]
