"""A file whose member rows repeat the household: read once, and never merged in silence."""

from pathlib import Path

import pytest

from forms.records import HouseholdRecord
from siksng_tui.intake.errors import FilesApartError, HalfRegisterError, SameProfileError
from siksng_tui.intake.header import find_header
from siksng_tui.intake.profiles_shipped import profile, profiles
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.unknown import read_unknown
from tests.intake.exports import household, member, read, write_exports
from tests.intake.member_rows import BDT_2015, COLUMNS, FIRST, PLAIN, SECOND, WIFE, row, write_rows
from tests.intake.workbooks import Value, write_workbook


def taken(path: Path, *rows: list[Value]) -> tuple[list[HouseholdRecord], IntakeReport]:
    """Return the records of a file with these rows, and the report."""
    return read((write_rows(path / "bdt.xlsx", rows),))


def test_one_pass_gives_the_household_and_its_members(tmp_path: Path) -> None:
    """What is the household's is taken once; the head's schooling in its columns is nobody's."""
    (record,), report = taken(tmp_path, row(), row(WIFE))
    assert record.household.answers["id_bdt"] == FIRST
    assert record.household.region == "17.71.01.1001"
    house = {name: record.household.answers[name] for name in ("luas_lantai", "ada_lemari_es")}
    assert house == {"luas_lantai": 36, "ada_lemari_es": "4"}
    told = [(own.answers["nama"], own.answers["no_urut_art"]) for own in record.persons]
    assert told == [("BUDI CONTOH", 1), ("SITI CONTOH", 2)]
    assert record.persons[0].answers["pendidikan_tertinggi"] == "4"
    assert not {"luas_lantai", "id_bdt"} & record.persons[0].answers.keys()
    assert (report.doubted, report.quarantined) == (0, ())
    assert (report.rows_read, report.rows_taken, report.households, report.persons) == (2, 2, 1, 2)


def test_households_need_not_stand_together(tmp_path: Path) -> None:
    """Somebody sorted the file by name."""
    other: dict[str, Value] = {"Nomor Urut Rumah Tangga": SECOND, "Nama": "ADI CONTOH"}
    records, report = taken(tmp_path, row(other), row(), row(WIFE))
    assert [len(own.persons) for own in records] == [1, 2]
    assert report.rows_taken == 3


def test_rows_that_contradict_each_other_are_a_doubt_with_what_was_taken(tmp_path: Path) -> None:
    """Most of them decide, of as many the first; each other cell is named, none is hidden."""
    child = WIFE | {"Nama": "ANI CONTOH", "NIK": None, "Luas lantai": 63.0}
    (record,), report = taken(tmp_path, row(), row(child), row(WIFE | {"PKH": 1.0}))
    assert record.household.answers["luas_lantai"] == 36
    assert record.household.answers["sta_pkh"] == "2"
    told = {(own.cell.row, own.cell.column): own for own in report.doubts}
    assert {(own.written, own.taken) for own in told.values()} == {("63", "36"), ("1", "2")}
    assert told.keys() == {(3, "Luas lantai"), (4, "PKH")}
    assert {own.reason for own in report.doubts} == {Reason.ROWS_DISAGREE}
    first, _report = taken(tmp_path, row(), row(WIFE | {"Luas lantai": 63.0}))
    assert first[0].household.answers["luas_lantai"] == 36


def test_another_village_in_one_row_is_a_doubt_and_an_empty_cell_is_none(tmp_path: Path) -> None:
    """Only the first row of each household is filled in by some."""
    elsewhere = WIFE | {"Desa/Kelurahan": "SUKARAMI"}
    blank = WIFE | {"NIK": None, "Alamat": None, "Luas lantai": None, "Desa/Kelurahan": None}
    (record,), report = taken(tmp_path, row(), row(elsewhere), row(blank))
    assert record.household.region == "17.71.01.1001"
    assert [(own.cell.row, own.cell.column) for own in report.doubts] == [(3, "Desa/Kelurahan")]


def test_rows_of_numbers_and_formulas_under_the_names_are_counted_apart(tmp_path: Path) -> None:
    """The rows that were read are those taken and set aside, all the same."""
    kolom: list[Value] = ["KOLOM", *(float(number) for number in range(2, len(COLUMNS) + 1))]
    sums: list[Value] = [None, *([117.0] * (len(COLUMNS) - 1))]
    _records, report = taken(tmp_path, kolom, sums, row(), row(WIFE), sums)
    assert report.files[0].under_names == 2
    assert report.rows_read == report.rows_taken + len(report.quarantined) == 3
    assert [own.cell.row for own in report.quarantined] == [6]


@pytest.mark.parametrize(
    "cells",
    [
        {"No": None, "Nama": None, "NIK": None},
        {"No": None, "Nama": None, "Nomor Urut Rumah Tangga": None},
        {"Nama": "SITI", "NIK": None, "Nomor Urut Rumah Tangga": None},
    ],
)
def test_a_first_row_that_may_be_of_somebody_is_never_passed_over(
    tmp_path: Path, cells: dict[str, Value]
) -> None:
    """A name, a NIK or a household's number is enough: it is taken or set aside with its reason."""
    _records, report = taken(tmp_path, row(cells), row(WIFE))
    assert (report.files[0].under_names, report.rows_read) == (0, 2)


def test_the_layout_is_known_by_names_that_bear_numbers_or_stand_there_twice() -> None:
    """Of two equal names each is that of its own place; one alone is the member's."""
    numbered = [f"{name} ({at})" for at, name in enumerate(PLAIN, 3)]
    for names in (numbered, list(PLAIN), [name.upper() for name in PLAIN]):
        found = find_header([names], profiles())
        assert found is not None
        assert (found.profile.id, found.missing, found.unknown) == (BDT_2015, (), ())
        assert all(at == place for place, at in found.places.items())
    of_head = PLAIN.index("Lapangan usaha dari pekerjaan utama")
    found = find_header([[*PLAIN[:of_head], *PLAIN[of_head + 1 :]]], profiles())
    assert found is not None
    answered = {profile(BDT_2015).columns[at].answers: place for at, place in found.places.items()}
    assert answered["lapangan_usaha"] == len(PLAIN) - 3


def test_misspelt_names_are_taken_in_their_places(tmp_path: Path) -> None:
    """The file was typed by many hands."""
    names = [name.replace("Jumlah k", "Jumlha k").replace("Status", "Statsu") for name in COLUMNS]
    path = write_rows(tmp_path / "bdt.xlsx", [row(), row(WIFE)], names)
    (record,), report = read((path,))
    assert len(record.persons) == 2
    assert "Statsu bangunan tempat tinggal" in report.files[0].misspelt
    assert report.files[0].missing == ()


def test_the_places_that_are_certain_are_where_the_importer_of_villages_has_them() -> None:
    """Counted from 1: number, first answer of the household, name, NIK, relation, the last."""
    held = [own.holds for own in profile(BDT_2015).columns]
    assert len(held) == 101
    assert (held[1], held[13]) == ("id_bdt", "status_bangunan")
    assert held[79:82] == ["nama", "nik", "hubungan_krt"]
    assert held[100] == "status_pekerjaan"


def test_such_a_file_comes_alone_and_half_a_register_is_refused(tmp_path: Path) -> None:
    """It says of households what another file would say again."""
    path = write_rows(tmp_path / "bdt.xlsx", [row()])
    homes, members = write_exports(tmp_path, [household()], [member()])
    with pytest.raises(SameProfileError):
        read((path, members))
    with pytest.raises(FilesApartError):
        read((homes, path))
    for half in (homes, members):
        with pytest.raises(HalfRegisterError):
            read((half,))


def test_names_of_goods_and_programmes_are_no_sign_of_a_row_of_names(tmp_path: Path) -> None:
    """BDT 2015 has columns of these names, and cells of other files hold them."""
    people = [("SITI CONTOH", "PKH", "KUR"), ("BUDI CONTOH", "PKH", "Sepeda motor")]
    named = write_workbook(tmp_path / "a.xlsx", [("Nama", "Apa", "PKH"), *people])
    assert read_unknown(named).names == ("Nama", "Apa", "PKH")
