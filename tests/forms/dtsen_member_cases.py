"""For each rule of the DTSEN form on members and numbers: what it finds, and what just passes."""

from typing import Final

from forms.records import Answer, Answers, HouseholdRecord
from tests.forms.dtsen_families import CHILD, HEAD, card_family
from tests.forms.household_cases import Case

FOURTH: Final[Answers] = {**CHILD, "nama": "DINDA", "nik": "1771012009179004"}


def _child(born: str = "2017-09-20", **answers: Answer | None) -> HouseholdRecord:
    """Return the family with a child of another birth, who has no NIK that could contradict."""
    return card_family(child={"tanggal_lahir": born, "nik": None, **answers})


def _head(born: str = "1985-03-02", **answers: Answer | None) -> HouseholdRecord:
    """Return the family with a head of another birth, who has no NIK that could contradict."""
    return card_family(head={"tanggal_lahir": born, "nik": None, **answers})


def _wife(**answers: Answer | None) -> HouseholdRecord:
    """Return the family whose wife answers differently."""
    return card_family(wife=answers)


def _at(rule: str, doubtful: HouseholdRecord, variable: str, plain: HouseholdRecord) -> Case:
    """Return a case at the child."""
    return Case(rule, doubtful, "person3", variable, plain)


def _of_head(rule: str, variable: str, doubtful: Answers, plain: Answers) -> Case:
    """Return a case at the head, by his answers."""
    records = (card_family(head={"nik": None, **answers}) for answers in (doubtful, plain))
    return Case(rule, next(records), "person1", variable, next(records))


def _nik(nik: str) -> HouseholdRecord:
    """Return the family whose head has another NIK."""
    return card_family(head={"nik": nik})


def _card(card: str) -> HouseholdRecord:
    """Return the family with another card."""
    return card_family(card={"no_kk": card})


MEMBER_CASES: Final = [
    _at("M01", _child(nama=None), "nama", card_family()),
    _at("M02", _child(), "nik", card_family()),
    _at("M03", _child("2026-01-16"), "tanggal_lahir", _child("2026-01-15")),
    Case("M04", _head("1915-01-10"), "person1", "umur", _head("1916-01-11")),
    _at("M05", _child(umur=10), "umur", _child(umur=9)),
    _of_head(
        "M06", "kd_status_kehamilan", {"kd_status_kehamilan": "1"}, {"kd_status_kehamilan": "2"}
    ),
    Case(
        "M07",
        _wife(kd_status_kehamilan="1", tanggal_lahir="1971-01-10", nik=None),
        "person2",
        "kd_status_kehamilan",
        _wife(kd_status_kehamilan="1", tanggal_lahir="1971-01-11", nik=None),
    ),
    Case(
        "M08",
        _wife(kd_status_kehamilan="1", kd_stat_perkawinan="1"),
        "person2",
        "kd_status_kehamilan",
        _wife(kd_status_kehamilan="1", kd_stat_perkawinan="3"),
    ),
    _at(
        "M09",
        _child("2016-01-11", kd_stat_perkawinan="3"),
        "kd_stat_perkawinan",
        _child("2016-01-10", kd_stat_perkawinan="3"),
    ),
    Case("M10", _wife(kd_stat_perkawinan="4"), "person2", "kd_stat_perkawinan", card_family()),
    _at(
        "M11",
        _child("2000-01-10", kd_hubungan_dg_kk="4"),
        "kd_stat_perkawinan",
        _child("2000-01-10", kd_hubungan_dg_kk="4", kd_stat_perkawinan="2"),
    ),
    Case("M12", _wife(jenis_kelamin="1", nik=None), "person2", "jenis_kelamin", card_family()),
    _at("M13", _child("1997-01-10"), "umur", _child("1997-03-02")),
    _at(
        "M14",
        _child("2008-01-10", kd_hubungan_dg_kk="5"),
        "umur",
        _child("2009-03-02", kd_hubungan_dg_kk="5"),
    ),
    Case("M15", _head("2011-01-16"), "person1", "umur", _head("2011-01-10")),
    Case(
        "M16",
        _head("1996-01-10", kd_partisipasi_sekolah="2"),
        "person1",
        "kd_partisipasi_sekolah",
        _head("1996-01-11", kd_partisipasi_sekolah="2"),
    ),
    _at(
        "M17",
        _child(kd_pendidikan_tertinggi="6"),
        "kd_pendidikan_tertinggi",
        _child(kd_pendidikan_tertinggi="5"),
    ),
    _of_head(
        "M18",
        "kd_ijazah_tertinggi",
        {"kd_pendidikan_tertinggi": "19", "kd_ijazah_tertinggi": "21"},
        {"kd_pendidikan_tertinggi": "19", "kd_ijazah_tertinggi": "20"},
    ),
    _at("M19", _child(kd_ijazah_tertinggi="3"), "kd_ijazah_tertinggi", _child()),
    _of_head(
        "M20",
        "kd_kelas_tertinggi",
        {"kd_pendidikan_tertinggi": "8", "kd_kelas_tertinggi": "4"},
        {"kd_pendidikan_tertinggi": "15", "kd_kelas_tertinggi": "4"},
    ),
    _at(
        "M21",
        _child(kd_partisipasi_sekolah="1", kd_ikut_pip="1"),
        "kd_ikut_pip",
        _child(kd_partisipasi_sekolah="3", kd_ikut_pip="1"),
    ),
    _at(
        "M22",
        _child(kd_bekerja_seminggu_lalu="1"),
        "kd_bekerja_seminggu_lalu",
        _child("2016-01-10", kd_bekerja_seminggu_lalu="1"),
    ),
    _of_head(
        "M23",
        "jumlah_jam_kerja_seminggu_lalu",
        {"kd_bekerja_seminggu_lalu": "1", "jumlah_jam_kerja_seminggu_lalu": 0},
        {"kd_bekerja_seminggu_lalu": "1", "jumlah_jam_kerja_seminggu_lalu": 1},
    ),
    _of_head(
        "M24",
        "jumlah_jam_kerja_seminggu_lalu",
        {"jumlah_jam_kerja_seminggu_lalu": 99},
        {"jumlah_jam_kerja_seminggu_lalu": 98},
    ),
    Case(
        "M25",
        _head("1960-01-10", kd_kedudukan_di_pekerjaan="5"),
        "person1",
        "kd_kedudukan_di_pekerjaan",
        _head(kd_kedudukan_di_pekerjaan="5"),
    ),
    _of_head(
        "M26",
        "kd_kedudukan_di_pekerjaan",
        {"kd_kedudukan_di_pekerjaan": "5"},
        {"kd_kedudukan_di_pekerjaan": "4"},
    ),
    _of_head(
        "M27",
        "kd_punya_usaha_sendiri_bersama",
        {"kd_kedudukan_di_pekerjaan": "1", "kd_punya_usaha_sendiri_bersama": "2"},
        {"kd_kedudukan_di_pekerjaan": "1", "kd_punya_usaha_sendiri_bersama": "1"},
    ),
    _of_head(
        "M28",
        "jumlah_usaha_sendiri_bersama",
        {"jumlah_usaha_sendiri_bersama": 0},
        {"jumlah_usaha_sendiri_bersama": 1},
    ),
    _of_head(
        "M29",
        "jumlah_pekerja_tidak_dibayar",
        {"jumlah_pekerja_tidak_dibayar": 101},
        {"jumlah_pekerja_tidak_dibayar": 100},
    ),
    _of_head(
        "M30",
        "jumlah_pekerja_dibayar",
        {"kd_kedudukan_di_pekerjaan": "3", "jumlah_pekerja_dibayar": 0},
        {"kd_kedudukan_di_pekerjaan": "2", "jumlah_pekerja_dibayar": 0},
    ),
    _at("M31", card_family(child={"nik": HEAD["nik"]}), "nik", card_family()),
    Case(
        "M32",
        card_family(persons=[{**FOURTH, "nama": "Fajar"}]),
        "person4",
        "nama",
        card_family(persons=[FOURTH]),
    ),
    _at(
        "M33",
        _child("2009-01-16", kd_punya_kartuid=5),
        "kd_punya_kartuid",
        _child("2009-01-10", kd_punya_kartuid=5),
    ),
    _at(
        "M34",
        _child("2009-01-10", kd_punya_kartuid=3),
        "kd_punya_kartuid",
        _child("2009-01-11", kd_punya_kartuid=3),
    ),
    _at("M35", _child(nama="F4JAR"), "nama", _child(nama="Bo")),
    _at(
        "M36",
        _child(nama_gadis_ibu_kandung="Fajar"),
        "nama_gadis_ibu_kandung",
        _child(nama_gadis_ibu_kandung="Rohaya"),
    ),
]

NUMBER_CASES: Final = [
    Case(rule, _nik(doubtful), "person1", "nik", _nik(plain))
    for rule, doubtful, plain in (
        ("N01", "177101020385900", "1771010203859001"),
        ("N02", "0000000000000000", "1771010203859001"),
        ("N03", "1771018103859001", "1771010203859001"),
        ("N04", "9771010203859001", "6501010203859001"),
        ("N05", "1771010203850000", "1771010203859001"),
        ("N06", "1771014203859001", "1771010203859001"),
        ("N07", "1771010303859001", "1771010203859001"),
        ("N08", "1772010203859001", "1771990203859001"),
    )
] + [
    Case(rule, _card(doubtful), "family1", "no_kk", _card(plain))
    for rule, doubtful, plain in (
        ("N09", "17710117080990", "1771011708099001"),
        ("N10", "1111111111111111", "1771011708099001"),
        ("N11", "1771015708099001", "1771011708099001"),
        ("N12", "1771013112039001", "1771010101049001"),
        ("N13", "9771011708099001", "1771011708099001"),
        ("N14", "1771011708090000", "1771011708099001"),
        ("N15", str(HEAD["nik"]), "1771011708099001"),
    )
]
