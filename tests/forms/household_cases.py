"""For each rule on answers, households and families: what it finds, and what just passes."""

from typing import Final, NamedTuple

from forms.records import Answers, HouseholdRecord
from tests.forms.households import FAMILY, HEAD, WIFE, family


class Case(NamedTuple):
    """A rule, the household that it finds, where, and a household that it lets pass."""

    rule: str
    doubtful: HouseholdRecord
    subject: str
    variable: str
    plain: HouseholdRecord


SECOND: Final[Answers] = {"nuk_keluarga": 2, "no_kk_keluarga": "1771011708099002"}
"""Another family in the same house."""

HOUSEHOLD_CASES: Final = [
    Case(
        "A01",
        family(house={"no_hp": "milik ibu"}),
        "house",
        "no_hp",
        family(house={"no_hp": "+62 812"}),
    ),
    Case("A01", family(house={"lantai": "11"}), "house", "lantai", family(house={"lantai": "10"})),
    Case(
        "A02",
        family(house={"dinding": "4", "kondisi_dinding": "1"}),
        "house",
        "kondisi_dinding",
        family(house={"dinding": "3", "kondisi_dinding": "1"}),
    ),
    Case("H01", family(head={"hubungan_krt": "8"}), "person1", "hubungan_krt", family()),
    Case(
        "H02",
        family(wife={"hubungan_krt": "1"}),
        "person2",
        "hubungan_krt",
        family(wife={"hubungan_krt": "1", "status_keberadaan_art": "2"}),
    ),
    Case("H03", family(head={"hubungan_keluarga": "8"}), "person1", "hubungan_keluarga", family()),
    Case(
        "H04",
        family(wife={"hubungan_keluarga": "1"}),
        "person2",
        "hubungan_keluarga",
        family(wife={"hubungan_keluarga": "1", "nuk": 2}, families=[SECOND]),
    ),
    Case(
        "H05",
        family(persons=[{**WIFE, "no_urut_art": 4, "nama": "SALMAH"}]),
        "person4",
        "hubungan_keluarga",
        family(
            persons=[{**WIFE, "no_urut_art": 4, "nama": "SALMAH", "status_keberadaan_art": "3"}]
        ),
    ),
    Case("H06", family(child={"nuk": 2}), "person3", "nuk", family(child={"nuk": 1})),
    Case(
        "H07",
        family(families=[SECOND]),
        "family2",
        "nuk_keluarga",
        family(families=[SECOND], child={"nuk": 2}),
    ),
    Case(
        "H08",
        family(families=[{**SECOND, "nuk_keluarga": 1}]),
        "family2",
        "nuk_keluarga",
        family(families=[SECOND]),
    ),
    Case(
        "H09",
        family(families=[{**FAMILY, "nuk_keluarga": 2}]),
        "family2",
        "no_kk_keluarga",
        family(families=[SECOND]),
    ),
    Case(
        "H10",
        family(child={"no_kk": "1771011708099002"}),
        "person3",
        "no_kk",
        family(child={"no_kk": None}),
    ),
    Case(
        "H11",
        family(house={"jumlah_art": 4}),
        "house",
        "jumlah_art",
        family(house={"jumlah_art": 3}),
    ),
    Case(
        "H12",
        family(house={"jumlah_keluarga": 2}),
        "house",
        "jumlah_keluarga",
        family(house={"jumlah_keluarga": 1}),
    ),
    Case(
        "H13",
        family(house={"nama_krt": "RUSLI"}),
        "house",
        "nama_krt",
        family(house={"nama_krt": "H. Rusdi"}),
    ),
    Case(
        "H14",
        family(house={"nik_krt": "1771010203859005"}),
        "house",
        "nik_krt",
        family(house={"nik_krt": HEAD["nik"]}),
    ),
    Case(
        "H15",
        family(house={"jenis_kelamin_krt": "2"}),
        "house",
        "jenis_kelamin_krt",
        family(house={"jenis_kelamin_krt": "1"}),
    ),
    Case(
        "H16",
        family(house={"nama_pasangan_krt": "SALMAH"}),
        "house",
        "nama_pasangan_krt",
        family(house={"nama_pasangan_krt": "NUR LELA"}, wife={"nama": "Nur Lela"}),
    ),
    Case(
        "H17",
        family(house={"luas_lantai": 3}),
        "house",
        "luas_lantai",
        family(house={"luas_lantai": 4}),
    ),
    Case(
        "H18",
        family(house={"jumlah_kamar": 16}),
        "house",
        "jumlah_kamar",
        family(house={"jumlah_kamar": 15}),
    ),
    Case(
        "H19",
        family(house={"jumlah_kuda": 101}),
        "house",
        "jumlah_kuda",
        family(house={"jumlah_kuda": 100}),
    ),
    Case(
        "H20",
        family(house={"aset_tak_bergerak": "1", "luas_atb": 0}),
        "house",
        "luas_atb",
        family(house={"aset_tak_bergerak": "1", "luas_atb": 1}),
    ),
    Case(
        "H21",
        family(house={"tanggal_pemeriksaan": "2026-01-16"}),
        "house",
        "tanggal_pemeriksaan",
        family(house={"tanggal_pemeriksaan": "2026-01-15"}),
    ),
    Case(
        "H22",
        family(house={"tanggal_pemeriksaan": "2026-01-09"}),
        "house",
        "tanggal_pemeriksaan",
        family(house={"tanggal_pemeriksaan": "2026-01-10"}),
    ),
    Case(
        "H23",
        family(house={"status_rumahtangga": "2"}),
        "house",
        "hasil_verivali",
        family(house={"status_rumahtangga": "2", "hasil_verivali": "2"}),
    ),
    Case(
        "H24",
        family(house={"sta_art_usaha": "1"}),
        "house",
        "sta_art_usaha",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_no_urut_art": 1}]),
    ),
    Case(
        "H25",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_no_urut_art": 4}]),
        "house",
        "usaha_no_urut_art",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_no_urut_art": 3}]),
    ),
    Case("H26", family(house={"lat": "7.5"}), "house", "lat", family(house={"lat": "-3.8"})),
    Case("H27", family(house={"long": "-3.8"}), "house", "long", family(house={"long": "102.3"})),
    Case("H28", family(card={"nuk_keluarga": None}), "family1", "nuk_keluarga", family()),
    Case("H29", family(card={"no_kk_keluarga": None}), "family1", "no_kk_keluarga", family()),
    Case(
        "H30",
        family(house={"tgllahir_pengurus": "2026-01-16"}),
        "house",
        "tgllahir_pengurus",
        family(house={"tgllahir_pengurus": "1985-03-02"}),
    ),
    Case(
        "H31",
        family(house={"nama_pengurus": "-"}),
        "house",
        "nama_pengurus",
        family(house={"nama_pengurus": "Bu"}),
    ),
]
