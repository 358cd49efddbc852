"""For each rule of the DTSEN form on answers and the family: what it finds, what passes."""

from typing import Final

from forms.records import Answers
from tests.forms.dtsen_families import WIFE, card_family
from tests.forms.household_cases import Case


def _house(rule: str, variable: str, doubtful: Answers, plain: Answers) -> Case:
    """Return a case at an answer of the family as a whole."""
    return Case(rule, card_family(house=doubtful), "house", variable, card_family(house=plain))


HOUSEHOLD_CASES: Final = [
    _house(
        "A01", "kd_jenis_lantai_terluas", {"kd_jenis_lantai_terluas": "10"}, {"luas_lantai": 10}
    ),
    _house(
        "A02",
        "kd_daya_terpasang",
        {"kd_sumber_penerangan_utama": "2", "kd_daya_terpasang": "1"},
        {"kd_sumber_penerangan_utama": "1", "kd_daya_terpasang": "1"},
    ),
    Case(
        "H01",
        card_family(head={"kd_ket_keberadaan_art": "4"}),
        "person2",
        "kd_hubungan_dg_kk",
        card_family(),
    ),
    Case(
        "H02",
        card_family(wife={"kd_hubungan_dg_kk": "1"}),
        "person2",
        "kd_hubungan_dg_kk",
        card_family(wife={"kd_hubungan_dg_kk": "1", "kd_ket_keberadaan_art": "2"}),
    ),
    Case(
        "H03",
        card_family(persons=[{**WIFE, "nama": "SALMAH"}]),
        "person4",
        "kd_hubungan_dg_kk",
        card_family(persons=[{**WIFE, "nama": "SALMAH", "kd_ket_keberadaan_art": "3"}]),
    ),
    Case(
        "H04",
        card_family(cards=[{"no_kk": "1771011708099002"}]),
        "family2",
        "no_kk",
        card_family(),
    ),
    Case("H05", card_family(card={"no_kk": None}), "family1", "no_kk", card_family()),
    _house(
        "H06",
        "jumlah_anggota_keluarga",
        {"jumlah_anggota_keluarga": 4},
        {"jumlah_anggota_keluarga": 3},
    ),
    _house(
        "H07",
        "nama_kepala_keluarga",
        {"nama_kepala_keluarga": "RUSLI"},
        {"nama_kepala_keluarga": "H. Rusdi"},
    ),
    _house("H08", "luas_lantai", {"luas_lantai": 501}, {"luas_lantai": 500}),
    _house("H09", "jumlah_kuda", {"jumlah_kuda": 101}, {"jumlah_kuda": 100}),
    _house(
        "H10",
        "tanggal_pemeriksaan",
        {"tanggal_pemeriksaan": "2026-01-16"},
        {"tanggal_pemeriksaan": "2026-01-15"},
    ),
    _house(
        "H11",
        "tanggal_pemeriksaan",
        {"tanggal_pemeriksaan": "2026-01-09"},
        {"tanggal_pemeriksaan": "2026-01-10"},
    ),
    _house("H12", "lat", {"lat": "7.5"}, {"lat": "-3.8"}),
    _house("H13", "long", {"long": "-3.8"}, {"long": "102.3"}),
    _house("H14", "nama_responden", {"nama_responden": "-"}, {"nama_responden": "Bu"}),
    _house(
        "H15",
        "kd_hasil_pendataan_keluarga",
        {"kd_hasil_pendataan_keluarga": "4", "luas_lantai": 36},
        {"kd_hasil_pendataan_keluarga": "2", "luas_lantai": 36},
    ),
    _house(
        "H16",
        "kd_sumber_penerangan_utama",
        {"kd_sumber_penerangan_utama": "4", "kd_televisi": "1"},
        {"kd_sumber_penerangan_utama": "3", "kd_televisi": "1"},
    ),
    _house(
        "H17",
        "kd_subsidi_listrik",
        {"kd_sumber_penerangan_utama": "3", "kd_subsidi_listrik": "1"},
        {"kd_sumber_penerangan_utama": "2", "kd_subsidi_listrik": "1"},
    ),
    _house(
        "H18",
        "kd_tabung_gas_5_5_kg",
        {"kd_bahan_bakar_memasak": "3", "kd_tabung_gas_5_5_kg": "2"},
        {"kd_bahan_bakar_memasak": "4", "kd_tabung_gas_5_5_kg": "2"},
    ),
]
