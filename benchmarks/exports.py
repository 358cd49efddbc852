"""The two exports of SIKS-NG, as workbooks of the invented people of `benchmarks.population`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import xlsxwriter

from benchmarks.population import households
from forms.instrument import ValueType
from forms.loading import instrument
from forms.records import Answer, HouseholdRecord
from siksng_tui.intake.profile import Column, Kind
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS, profile

Cell = str | int
"""What is written into a cell: codes and counts as numbers, as SIKS-NG does, the rest as text."""

_NUMBERS: Final = {ValueType.ENUM, ValueType.INTEGER, ValueType.BITMASK}
_REGION: Final = ("kode_provinsi", "kode_kabupaten", "kode_kecamatan", "kode_desa")


def write_exports(folder: Path, count: int) -> tuple[Path, Path]:
    """Return the paths of both exports of so many households, written now."""
    files = (folder / "rumahtangga.xlsx", folder / "anggota.xlsx")
    _write(files[0], HOUSEHOLDS, (_household(record) for record in households(count)))
    _write(files[1], MEMBERS, (row for record in households(count) for row in _members(record)))
    return files


def write_wide(path: Path, count: int) -> Path:
    """Return the path of a household export of so many rows and 60 columns, written now."""
    rows = [{**_household(record), "CATATAN": "-"} for record in households(min(count, 3_000))]
    _write(path, HOUSEHOLDS, islice(cycle(rows), count), more=("CATATAN",))
    return path


def _write(
    path: Path, kind: str, rows: Iterable[Mapping[str, Cell]], more: Sequence[str] = ()
) -> None:
    """Write rows under the columns of a profile, and further ones."""
    names = [*(column.name for column in profile(kind).columns), *more]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, names)
        for number, row in enumerate(rows, 1):
            for at, name in enumerate(names):
                if name in row:
                    sheet.write(number, at, row[name])


def _household(record: HouseholdRecord) -> dict[str, Cell]:
    """Return the row of a household."""
    answers = record.household.answers
    return dict(_cells(HOUSEHOLDS, answers, answers))


def _members(record: HouseholdRecord) -> Iterator[dict[str, Cell]]:
    """Yield the rows of its persons."""
    for person in record.persons:
        yield dict(_cells(MEMBERS, person.answers, record.household.answers))


def _cells(
    kind: str, answers: Mapping[str, Answer], household: Mapping[str, Answer]
) -> Iterator[tuple[str, Cell]]:
    """Yield the filled cells of a row under their columns."""
    codes = iter(_REGION)
    for column in profile(kind).columns:
        if column.name == profile(kind).key:
            yield column.name, str(household["id_bdt"])
        elif column.kind is Kind.BPS or column.name.startswith("KD"):
            yield column.name, str(household[next(codes)])
        elif column.answers in answers:
            yield column.name, _cell(column, answers[column.answers])


def _cell(column: Column, answer: Answer) -> Cell:
    """Return an answer as the export writes it."""
    text = str(answer)
    if instrument().variable(column.answers).type in _NUMBERS and text.isdigit():
        return int(text)
    return text
