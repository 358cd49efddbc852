"""Small SIKS-NG exports of people who do not exist, with any cell changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from db.file.staging import staging
from forms.loading import instrument
from forms.records import HouseholdRecord
from forms.regions import shipped_regions
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS, profile
from siksng_tui.intake.reading import UNSAID, open_table
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.siks import RegisterReading, read_register
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from tests.intake.workbooks import Value, write_workbook

BDT: Final = instrument("bdt")
HOUSEHOLD_COLUMNS: Final = tuple(column.name for column in profile(HOUSEHOLDS).columns)
MEMBER_COLUMNS: Final = tuple(column.name for column in profile(MEMBERS).columns)

FIRST: Final = "17710100069000000000001"
SECOND: Final = "17710100069000000000002"

_HOUSEHOLD: Final[dict[str, Value]] = {
    "IDBDT": FIRST,
    "KDPROP": "17",
    "KDKAB": "71",
    "KDKEC": "010",
    "KDDESA": "006",
    "KECAMATAN": "SELEBAR",
    "DESA": "PAGAR DEWA",
    "Alamat": "JL. CONTOH NO. 1",
    "Nama_KRT": "BUDI CONTOH",
    "luas_lantai": 36.0,
    "ada_tabung_gas": 2.0,
    "ada_lemari_es": 4.0,
    "sta_keberadaan_RT": 1.0,
}
_MEMBER: Final[dict[str, Value]] = {
    "IDBDT": FIRST,
    "IDARTBDT": FIRST + "01",
    "Nama": "BUDI CONTOH",
    "JnsKel": 1.0,
    "TglLahir": "1980-02-03",
    "NIK": "1771010302809001",
    "NoKK": "1771010101129001",
    "Hub_KRT": 1.0,
    "NUK": 1.0,
    "Hubkel": 1.0,
}


def household(**cells: Value) -> list[Value]:
    """Return a household row; cells are named as the columns are."""
    return [(_HOUSEHOLD | cells).get(name) for name in HOUSEHOLD_COLUMNS]


def member(**cells: Value) -> list[Value]:
    """Return a member row; cells are named as the columns are."""
    return [(_MEMBER | cells).get(name) for name in MEMBER_COLUMNS]


def write_exports(
    folder: Path, households: Iterable[list[Value]], members: Iterable[list[Value]]
) -> tuple[Path, Path]:
    """Write both exports and return their paths, households first."""
    return (
        write_workbook(folder / "one.xlsx", [HOUSEHOLD_COLUMNS, *households]),
        write_workbook(folder / "two.xlsx", [MEMBER_COLUMNS, *members]),
    )


@contextmanager
def opened(
    files: Sequence[Path], watch: Watch = UNWATCHED, codebooks: Mapping[str, str] = UNSAID
) -> Iterator[RegisterReading]:
    """Give the reading of two exports, with ids that count up."""
    numbers = count(1)
    with TemporaryDirectory() as folder, staging(Path(folder)) as staged:
        yield read_register(
            files,
            staged=staged,
            regions=shipped_regions(),
            watch=watch,
            codebooks=codebooks,
            new_id=lambda: f"{next(numbers):032x}",
        )


def read(
    files: Sequence[Path], codebooks: Mapping[str, str] = UNSAID
) -> tuple[list[HouseholdRecord], IntakeReport]:
    """Return all records of two exports, and the whole report."""
    with opened(files, codebooks=codebooks) as reading:
        return list(reading.records()), reading.report


def table_of(path: Path) -> tuple[Table, list[TableRow]]:
    """Return the table of a file with all its rows."""
    with open_table(path) as reading:
        return reading.table, [row for chunk in reading.chunks() for row in chunk]
