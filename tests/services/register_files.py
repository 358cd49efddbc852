"""Files of households and members in layouts of one office alone, of people who do not exist."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from siksng_tui.intake.aims import Aim, aims
from siksng_tui.intake.fields import Field, fields
from siksng_tui.intake.layout import Layout
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.unknown import read_unknown
from siksng_tui.services.imports import layouts
from tests.intake.workbooks import Value, write_workbook

CARD, OTHER_CARD = "1771010101129001", "1771010101129002"

HOME: Final[dict[str, Value]] = {
    "No. KK": CARD,
    "Kecamatan": "SELEBAR",
    "Desa/Kelurahan": "PAGAR DEWA",
    "Alamat rumah": "JL. CONTOH NO. 1",
    "Luas lantai": 36.0,
}
"""What is said of a household, by the names of the columns."""

HEAD: Final[dict[str, Value]] = {
    "Nama Lengkap": "BUDI CONTOH",
    "NIK": "1771010302809001",
    "Tanggal lahir": "1980-02-03",
    "Jenis kelamin": 1.0,
    "Hub. dalam keluarga": 1.0,
}
WIFE: Final[dict[str, Value]] = {
    "Nama Lengkap": "SITI CONTOH",
    "NIK": "1771014302829002",
    "Tanggal lahir": "1982-02-03",
    "Jenis kelamin": 2.0,
    "Hub. dalam keluarga": 2.0,
}
"""What is said of a member."""

COLUMNS: Final = {
    Purpose.HOUSEHOLDS: tuple(HOME),
    Purpose.MEMBERS: ("No. KK", *HEAD),
    Purpose.MEMBER_ROWS: (*HOME, *HEAD),
}

CHOSEN: Final = {
    "bdt": {
        "No. KK": "id_bdt",
        "Alamat rumah": "alamat",
        "Nama Lengkap": "nama",
        "Hub. dalam keluarga": "hubungan_krt",
    },
    "dtsen": {
        "No. KK": "no_kk",
        "Alamat rumah": "alamat",
        "Nama Lengkap": "nama",
        "Hub. dalam keluarga": "kd_hubungan_dg_kk",
    },
}
"""What somebody says of the columns whose names may tell nothing, by the questionnaire."""


def aim(purpose: Purpose, questions: str) -> Aim:
    """Return what a file of the register is for."""
    found = (own for own in aims() if own.purpose is purpose)
    return next(own for own in found if own.instrument.id == questions)


def write_file(path: Path, purpose: Purpose, rows: Sequence[dict[str, Value]]) -> Path:
    """Write rows of a purpose, of which each is said by the names of its columns."""
    names = COLUMNS[purpose]
    return write_workbook(path, [names, *([row.get(name) for name in names] for row in rows)])


def mapped(file: Path, of: Aim) -> Layout:
    """Return the layout of a file after somebody said what its columns are."""
    layout = layouts.guessed(of, read_unknown(file))
    for name, variable in CHOSEN[of.instrument.id].items():
        if name in layout.table.names:
            at = layout.table.names.index(name)
            layout = layout.with_field(at, _field(of, variable))
    return layout


def _field(of: Aim, variable: str) -> Field:
    """Return the field of a variable."""
    return next(own for own in fields(of) if own.holds == variable)
