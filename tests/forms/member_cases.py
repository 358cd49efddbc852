"""For each rule on members and their numbers: what it finds, and what just passes."""

from typing import Final

from forms.records import Answer, Answers, HouseholdRecord
from tests.forms.household_cases import Case
from tests.forms.households import CHILD, HEAD, family

FOURTH: Final[Answers] = {**CHILD, "no_urut_art": 4, "nama": "DINDA", "nik": "1771012009179004"}


def _child(born: str = "2017-09-20", **answers: Answer | None) -> HouseholdRecord:
    """Return the family with a child of another birth, who has no NIK that could contradict."""
    return family(child={"tanggal_lahir": born, "nik": None, **answers})


def _head(born: str = "1985-03-02", **answers: Answer | None) -> HouseholdRecord:
    """Return the family with a head of another birth, who has no NIK that could contradict."""
    return family(head={"tanggal_lahir": born, "nik": None, **answers})


def _at(rule: str, doubtful: HouseholdRecord, variable: str, plain: HouseholdRecord) -> Case:
    """Return a case at the child."""
    return Case(rule, doubtful, "person3", variable, plain)


def _of_head(rule: str, doubtful: HouseholdRecord, variable: str, plain: HouseholdRecord) -> Case:
    """Return a case at the head."""
    return Case(rule, doubtful, "person1", variable, plain)


def _nik(nik: str) -> HouseholdRecord:
    """Return the family whose head has another NIK."""
    return family(head={"nik": nik})


def _card(card: str) -> HouseholdRecord:
    """Return the family with another card, which its members have as well."""
    number = {"no_kk": card}
    return family(head=number, wife=number, child=number, card={"no_kk_keluarga": card})


MEMBER_CASES: Final = [
    _at("M01", _child(nama=None), "nama", family()),
    _at("M02", _child(), "nik", family()),
    _at("M03", _child("2026-01-16"), "tanggal_lahir", _child("2026-01-15")),
    _of_head("M04", _head("1915-01-10"), "umur", _head("1916-01-11")),
    _at("M05", _child(umur=10), "umur", _child(umur=9)),
    _of_head("M06", _head(status_hamil="1"), "status_hamil", _head(status_hamil="2")),
    Case(
        "M07",
        family(wife={"status_hamil": "1", "tanggal_lahir": "1970-01-01", "nik": None}),
        "person2",
        "status_hamil",
        family(wife={"status_hamil": "1"}),
    ),
    _at(
        "M08",
        _child("2016-01-11", status_kawin="3"),
        "status_kawin",
        _child("2016-01-10", status_kawin="3"),
    ),
    Case("M09", family(wife={"status_kawin": "4"}), "person2", "status_kawin", family()),
    Case(
        "M10",
        family(wife={"jenis_kelamin": "1", "nik": None}),
        "person2",
        "jenis_kelamin",
        family(),
    ),
    _at("M11", _child(hubungan_keluarga="5"), "hubungan_keluarga", _child()),
    _at("M12", _child("1997-01-10"), "umur", _child("1997-03-02")),
    _at(
        "M13",
        _child("2008-01-10", hubungan_krt="5", hubungan_keluarga="5"),
        "umur",
        _child("2009-03-02", hubungan_krt="5", hubungan_keluarga="5"),
    ),
    _of_head("M14", _head("2011-01-16"), "umur", _head("2011-01-10")),
    _of_head(
        "M15",
        _head("1996-01-10", partisipasi_sekolah="1"),
        "partisipasi_sekolah",
        _head("1996-01-11", partisipasi_sekolah="1"),
    ),
    _at(
        "M16",
        _child(pendidikan_tertinggi="4"),
        "pendidikan_tertinggi",
        _child(pendidikan_tertinggi="1"),
    ),
    _of_head(
        "M17",
        _head(pendidikan_tertinggi="4", ijazah_tertinggi="3"),
        "ijazah_tertinggi",
        _head(pendidikan_tertinggi="7", ijazah_tertinggi="3"),
    ),
    _at("M18", _child(ijazah_tertinggi="1"), "ijazah_tertinggi", _child(ijazah_tertinggi="0")),
    _of_head(
        "M19",
        _head(pendidikan_tertinggi="4", kelas_tertinggi="4"),
        "kelas_tertinggi",
        _head(pendidikan_tertinggi="7", kelas_tertinggi="4"),
    ),
    _at(
        "M20",
        _child(status_bekerja="1"),
        "status_bekerja",
        _child("2016-01-10", status_bekerja="1"),
    ),
    _of_head(
        "M21",
        _head(status_bekerja="1", jumlah_jam_kerja=0),
        "jumlah_jam_kerja",
        _head(status_bekerja="1", jumlah_jam_kerja=1),
    ),
    _of_head(
        "M22",
        _head("1960-01-10", status_pekerjaan="5"),
        "status_pekerjaan",
        _head(status_pekerjaan="5"),
    ),
    _of_head("M23", _head(status_pekerjaan="5"), "status_pekerjaan", _head(status_pekerjaan="4")),
    _of_head(
        "M24",
        _head(jenis_cacat="3", jenis_cacat_droid="4"),
        "jenis_cacat_droid",
        _head(jenis_cacat_droid="4"),
    ),
    _at("M25", family(child={"nik": HEAD["nik"]}), "nik", family()),
    Case(
        "M26",
        family(persons=[{**FOURTH, "nama": "Fajar"}]),
        "person4",
        "nama",
        family(persons=[FOURTH]),
    ),
    Case(
        "M27",
        family(persons=[{**FOURTH, "no_urut_art": 3}]),
        "person4",
        "no_urut_art",
        family(persons=[FOURTH]),
    ),
    _at(
        "M28",
        _child("2009-01-16", ada_kartu_identitas=5),
        "ada_kartu_identitas",
        _child("2009-01-10", ada_kartu_identitas=5),
    ),
    _at(
        "M29",
        _child("2010-01-16", ada_kartu_identitas=8),
        "ada_kartu_identitas",
        _child("2010-01-10", ada_kartu_identitas=8),
    ),
    _at("M30", _child(nama="F4JAR"), "nama", _child(nama="Bo")),
    _at(
        "M31",
        _child(nama_gadis_ibu_kandung="Fajar"),
        "nama_gadis_ibu_kandung",
        _child(nama_gadis_ibu_kandung="Rohaya"),
    ),
    _at(
        "M32",
        _child("2000-01-10", hubungan_keluarga="4", hubungan_krt="4"),
        "status_kawin",
        _child("2000-01-10", hubungan_keluarga="4", hubungan_krt="4", status_kawin="2"),
    ),
    _of_head(
        "M33",
        _head(anak_diluar_rt="1"),
        "anak_diluar_rt",
        family(head={"anak_diluar_rt": "1"}, children=[{"anak_nama": "SELVI"}]),
    ),
]

NUMBER_CASES: Final = [
    _of_head("N01", _nik("177101020385900"), "nik", family()),
    _of_head("N02", _nik("0000000000000000"), "nik", family()),
    _of_head("N03", _nik("1771018103859001"), "nik", family()),
    _of_head("N04", _nik("9771010203859001"), "nik", _nik("6501010203859001")),
    _of_head("N05", _nik("1771010203850000"), "nik", family()),
    _of_head("N06", _nik("1771014203859001"), "nik", family()),
    _of_head("N07", _nik("1771010303859001"), "nik", family()),
    _of_head("N08", _nik("1772010203859001"), "nik", _nik("1771990203859001")),
    Case("N09", _card("17710117080990"), "family1", "no_kk_keluarga", family()),
    Case("N10", _card("1111111111111111"), "family1", "no_kk_keluarga", family()),
    Case("N11", _card("1771015708099001"), "family1", "no_kk_keluarga", family()),
    Case("N12", _card("1771013112039001"), "family1", "no_kk_keluarga", _card("1771010101049001")),
    Case("N13", _card("9771011708099001"), "family1", "no_kk_keluarga", family()),
    Case("N14", _card("1771011708090000"), "family1", "no_kk_keluarga", family()),
    Case("N15", _card(str(HEAD["nik"])), "family1", "no_kk_keluarga", family()),
    Case(
        "N16",
        family(house={"nik_krt": HEAD["nik"], "jenis_kelamin_krt": "2"}),
        "house",
        "nik_krt",
        family(house={"nik_krt": HEAD["nik"], "jenis_kelamin_krt": "1"}),
    ),
    Case(
        "N17",
        family(house={"nik_pengurus": HEAD["nik"], "jk_pengurus": "2"}),
        "house",
        "nik_pengurus",
        family(house={"nik_pengurus": HEAD["nik"], "jk_pengurus": "1"}),
    ),
    Case(
        "N18",
        family(house={"nik_pengurus": HEAD["nik"], "tgllahir_pengurus": "1985-03-03"}),
        "house",
        "nik_pengurus",
        family(house={"nik_pengurus": HEAD["nik"], "tgllahir_pengurus": "1985-03-02"}),
    ),
]
