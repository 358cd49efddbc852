"""Small files of BDT 2015, one row a member, of people who do not exist, with any cell changed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from siksng_tui.intake.profiles_shipped import profile
from tests.intake.workbooks import Value, write_workbook

BDT_2015: Final = "bdt2015_101"
COLUMNS: Final = tuple(column.name for column in profile(BDT_2015).columns)
PLAIN: Final = tuple(name.partition(" (")[0] for name in COLUMNS)
"""The names without the numbers in brackets, as a file may have them."""

FIRST: Final = "177101000690000001"
SECOND: Final = "177101000690000002"

_ROW: Final[dict[str, Value]] = {
    "No": 1.0,
    "Nomor Urut Rumah Tangga": FIRST,
    "Provinsi": "BENGKULU",
    "Kabupaten/Kota": "KOTA BENGKULU",
    "Kecamatan": "SELEBAR",
    "Desa/Kelurahan": "PAGAR DEWA",
    "Alamat": "JL. CONTOH NO. 1",
    "Nama Kepala Rumah Tangga": "BUDI CONTOH",
    "Jenjang pendidikan tertinggi (11)": 7.0,
    "Status bangunan tempat tinggal": 1.0,
    "Luas lantai": 36.0,
    "Sumber air minum": 6.0,
    "Lemari es/kulkas": 4.0,
    "PKH": 2.0,
    "Jumlah Anggota Rumah Tangga": 2.0,
    "Nama": "BUDI CONTOH",
    "NIK": "1771010302809001",
    "Hubungan dengan Kepala Rumah Tangga": 1.0,
    "Nomor Urut Keluarga": 1.0,
    "Hubungan dengan Kepala Keluarga": 1.0,
    "Jenis kelamin": 1.0,
    "Umur saat pendataan": 35.0,
    "Jenjang pendidikan tertinggi (95)": 4.0,
}

WIFE: Final[dict[str, Value]] = {
    "Nama": "SITI CONTOH",
    "NIK": "1771014302829002",
    "Hubungan dengan Kepala Rumah Tangga": 2.0,
    "Hubungan dengan Kepala Keluarga": 2.0,
    "Jenis kelamin": 2.0,
    "Umur saat pendataan": 33.0,
}
"""What is otherwise in the row of the head's wife."""


def row(cells: dict[str, Value] | None = None) -> list[Value]:
    """Return a row of a member; cells are named as the columns are."""
    return [(_ROW | (cells or {})).get(name) for name in COLUMNS]


def write_rows(path: Path, rows: Iterable[list[Value]], names: Iterable[Value] = COLUMNS) -> Path:
    """Write a file of such rows under the names of the columns."""
    return write_workbook(path, [list(names), *rows])
