"""For each rule on dwelling, assets and programmes against the members: found, and just passed."""

from typing import Final

from forms.records import Answer, HouseholdRecord
from tests.forms.household_cases import Case
from tests.forms.households import HEAD, Differing, family

GONE: Final[Differing] = {"status_keberadaan_art": "3"}
"""Somebody who moved away."""


def _at(rule: str, variable: str, doubtful: Differing, plain: Differing) -> Case:
    """Return a case of two households that differ in their own answers."""
    return Case(rule, family(house=doubtful), "house", variable, family(house=plain))


def _all(own: str, head: Answer, **house: Answer) -> HouseholdRecord:
    """Return a household whose members answered a question; only the head differs."""
    others = {own: "0" if own == "jenis_cacat" else "2"}
    return family(house=house, head={own: head}, wife=others, child=others)


def _nobody(rule: str, variable: str, own: str, said: Answer = "1", yes: Answer = "1") -> Case:
    """Return a case of a household that says what no member says."""
    no = "0" if own == "jenis_cacat" else "2"
    doubtful, plain = _all(own, no, **{variable: said}), _all(own, yes, **{variable: said})
    return Case(rule, doubtful, "house", variable, plain)


DWELLING_CASES: Final = [
    _at("H32", "luas_lantai", {"luas_lantai": 5}, {"luas_lantai": 6}),
    _at(
        "H33",
        "luas_lantai",
        {"luas_lantai": 11, "jumlah_kamar": 4},
        {"luas_lantai": 12, "jumlah_kamar": 4},
    ),
    _at("H34", "jumlah_kamar", {"jumlah_kamar": 13}, {"jumlah_kamar": 12}),
    _at("H35", "ada_mobil", {"ada_mobil": "1", "lantai": "9"}, {"ada_mobil": "1", "lantai": "6"}),
    _at("H36", "ada_ac", {"ada_ac": "1", "daya": "1"}, {"ada_ac": "1", "daya": "2"}),
    _at(
        "H37",
        "sumber_penerangan",
        {"sumber_penerangan": "3", "ada_lemari_es": "3"},
        {"sumber_penerangan": "2", "ada_lemari_es": "3"},
    ),
    _at(
        "H38",
        "sumber_penerangan",
        {"sumber_penerangan": "3", "ada_tv": "3"},
        {"sumber_penerangan": "3", "ada_tv": "4"},
    ),
    _at(
        "H39",
        "bb_masak",
        {"bb_masak": "1", "sumber_penerangan": "3"},
        {"bb_masak": "1", "sumber_penerangan": "2"},
    ),
    _at(
        "H40",
        "ada_tabung_gas",
        {"bb_masak": "2", "ada_tabung_gas": "2"},
        {"bb_masak": "3", "ada_tabung_gas": "2"},
    ),
    _at(
        "H41",
        "cara_peroleh_airminum",
        {"sumber_airminum": "2", "cara_peroleh_airminum": "3"},
        {"sumber_airminum": "2", "cara_peroleh_airminum": "1"},
    ),
    _at(
        "H42",
        "status_lahan",
        {"status_bangunan": "2", "status_lahan": "1"},
        {"status_bangunan": "1", "status_lahan": "2"},
    ),
    _at(
        "H43",
        "buang_tinja",
        {"fasbab": "4", "buang_tinja": "1"},
        {"fasbab": "4", "buang_tinja": "3"},
    ),
    _at(
        "H44",
        "ada_motor_tempel",
        {"ada_motor_tempel": "1", "ada_perahu": "4", "ada_perahu_motor": "4", "ada_kapal": "2"},
        {"ada_motor_tempel": "1", "ada_perahu": "3", "ada_perahu_motor": "4", "ada_kapal": "2"},
    ),
    _at("H45", "jumlah_art", {"jumlah_art": 21}, {"jumlah_art": 20}),
    Case(
        "H46",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_jumlah_pekerja": 51}]),
        "house",
        "usaha_jumlah_pekerja",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_jumlah_pekerja": 50}]),
    ),
    Case(
        "H47",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_nama_art": "SALMAH"}]),
        "house",
        "usaha_nama_art",
        family(house={"sta_art_usaha": "1"}, businesses=[{"usaha_nama_art": "Nurlela"}]),
    ),
    _at(
        "H48",
        "nik_pengurus",
        {"nik_pengurus": "1771015505889005"},
        {"nik_pengurus": HEAD["nik"]},
    ),
    _nobody("H49", "sta_pkh", "ada_pkh"),
    _nobody("H50", "sta_kks", "ada_kks"),
    _nobody("H51", "sta_kip", "ada_kip", said="3"),
    _nobody("H52", "sta_kis", "ada_pbi"),
    _nobody("H53", "sta_rastra", "ada_rastra", said="3"),
    _nobody("H54", "ada_art_bekerja", "status_bekerja"),
    _nobody("H55", "ada_art_cacat", "jenis_cacat", yes="12"),
    Case(
        "H56",
        family(house={"sta_art_usaha": "1"}, head={"status_bekerja": "2"}),
        "house",
        "sta_art_usaha",
        family(house={"sta_art_usaha": "1"}, head={"status_bekerja": "1", "status_pekerjaan": "2"}),
    ),
    Case(
        "H57",
        family(head=GONE, wife=GONE, child=GONE),
        "house",
        "hasil_verivali",
        family(head=GONE, child=GONE),
    ),
    Case(
        "H58",
        family(head=GONE),
        "person1",
        "hubungan_krt",
        family(head=GONE, wife={"hubungan_krt": "1"}),
    ),
    _at(
        "H59",
        "tanggal_verivali",
        {"tanggal_verivali": "2014-12-31"},
        {"tanggal_verivali": "2015-01-01"},
    ),
    _at(
        "H60",
        "data_idbdt_double_dengan",
        {"hasil_verivali": "6"},
        {"hasil_verivali": "6", "data_idbdt_double_dengan": "17710100079000000000002"},
    ),
    _at(
        "H61",
        "apakah_mampu",
        {"status_rumahtangga": "1", "apakah_mampu": "1"},
        {"status_rumahtangga": "1", "apakah_mampu": "2"},
    ),
    _at(
        "H62",
        "sta_kur",
        {"sta_kur": "1", "sta_art_usaha": "2"},
        {"sta_kur": "1", "sta_art_usaha": "1"},
    ),
    _at("H63", "jumlah_keluarga", {"jumlah_keluarga": 11}, {"jumlah_keluarga": 10}),
    Case(
        "H64",
        family(house={"kode_provinsi": "17", "kode_kabupaten": "71", "kode_kecamatan": "099"}),
        "house",
        "kode_kecamatan",
        family(house={"kode_provinsi": "17", "kode_kabupaten": "71", "kode_kecamatan": "010"}),
    ),
]
