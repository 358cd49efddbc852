"""A file is recognised by its column names, however they are written, and by nothing else."""

from pathlib import Path

import pytest

from siksng_tui.intake.errors import HeaderNotFoundError, ImportFileEmptyError, ImportNoRowsError
from siksng_tui.intake.header import find_header
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS, profile, profiles
from siksng_tui.intake.refused_columns import TITLES
from tests.intake.exports import (
    BDT,
    HOUSEHOLD_COLUMNS,
    MEMBER_COLUMNS,
    household,
    read,
    table_of,
)
from tests.intake.workbooks import CLEAN, Value, write_workbook


def test_the_profiles_have_the_columns_of_the_exports() -> None:
    """59 and 42, in the order of the files that offices have."""
    assert len(HOUSEHOLD_COLUMNS) == 59
    assert len(MEMBER_COLUMNS) == 42
    assert [table_of(path)[0].profile.id for path in CLEAN] == [HOUSEHOLDS, MEMBERS]
    assert all(not table_of(path)[0].header.missing for path in CLEAN)


@pytest.mark.parametrize("which", [HOUSEHOLDS, MEMBERS])
def test_every_variable_of_a_profile_is_one_of_the_instrument_and_bears_the_name(
    which: str,
) -> None:
    """A slipped line in the profile would put every answer beside its question."""
    for column in profile(which).columns:
        if not column.answers:
            continue
        variable = BDT.variable(column.answers)
        names = {name.casefold() for name in (variable.name, *variable.aliases)}
        assert column.name.casefold() in names


def test_capitals_spaces_and_line_breaks_do_not_count() -> None:
    """People widen and wrap the header, and retype it."""
    names = [f" {name.upper()}\n" for name in MEMBER_COLUMNS]
    found = find_header([names], profiles())
    assert found is not None
    assert (found.profile.id, found.missing, found.misspelt) == (MEMBERS, (), ())


def test_titles_above_the_header_are_passed_over() -> None:
    """Reports of the ministry begin with its name."""
    found = find_header([["KEMENTERIAN"], [], ["2026"], HOUSEHOLD_COLUMNS], profiles())
    assert found is not None
    assert found.row == 4


def test_a_misspelt_name_is_taken_in_its_own_place_and_reported() -> None:
    """`jumlha_sapi` between its neighbours can only be one column."""
    names = [name.replace("jumlah_s", "jumlha_s") for name in HOUSEHOLD_COLUMNS]
    found = find_header([names], profiles())
    assert found is not None
    assert (found.misspelt, found.missing) == (("jumlha_sapi",), ())


def test_a_similar_name_in_another_place_is_not_taken_for_a_missing_one() -> None:
    """`ada_kis` at the end is another question than the missing `ada_kip`."""
    names = [name for name in MEMBER_COLUMNS if name != "ada_kip"]
    found = find_header([[*names, "ada_kis"]], profiles())
    assert found is not None
    assert (found.missing, found.unknown) == (("ada_kip",), ("ada_kis",))


@pytest.mark.parametrize("behind", TITLES.values())
def test_the_columns_behind_refused_rows_are_known_in_either_language(
    behind: tuple[str, str],
) -> None:
    """Whoever mends such a workbook is not told that nobody knows what this program wrote."""
    found = find_header([[*MEMBER_COLUMNS, *behind]], profiles())
    assert found is not None
    assert (found.missing, found.unknown) == ((), ())


def test_a_column_of_reasons_that_others_wrote_is_named() -> None:
    """Only both together, and behind all others, are this program's own."""
    for others in (["ALASAN"], ["BARIS", "ALASAN"], ["ALASAN", "BARIS", "CATATAN"]):
        found = find_header([[*MEMBER_COLUMNS, *others]], profiles())
        assert found is not None
        assert found.unknown == tuple(others)


def test_columns_in_another_order_are_found(tmp_path: Path) -> None:
    """Operators move the name to the front."""
    order = list(reversed(range(59)))
    rows = [HOUSEHOLD_COLUMNS, household(luas_lantai=41.0)]
    moved = write_workbook(tmp_path / "moved.xlsx", [[row[at] for at in order] for row in rows])
    cells = table_of(moved)[1][0].cells
    assert cells[HOUSEHOLD_COLUMNS.index("luas_lantai")] == 41.0
    assert cells[HOUSEHOLD_COLUMNS.index("KDDESA")] == "006"


def test_an_export_without_some_columns_is_read_and_they_are_named(tmp_path: Path) -> None:
    """The questions are simply not answered."""
    kept = [at for at, name in enumerate(HOUSEHOLD_COLUMNS) if name not in {"percentile", "daya"}]
    rows = [HOUSEHOLD_COLUMNS, household()]
    path = write_workbook(tmp_path / "few.xlsx", [[row[at] for at in kept] for row in rows])
    table, rows_read = table_of(path)
    assert table.facts(1).missing == ("daya", "percentile")
    assert rows_read[0].cells[HOUSEHOLD_COLUMNS.index("percentile")] == ""
    assert rows_read[0].cells[HOUSEHOLD_COLUMNS.index("sta_keberadaan_RT")] == 1.0


@pytest.mark.parametrize(
    "rows",
    [
        [["NIK", "NAMA", "ALAMAT"]],
        [list(HOUSEHOLD_COLUMNS[1:])],
        [list(HOUSEHOLD_COLUMNS[:40])],
        [["title"]] * 30 + [list(HOUSEHOLD_COLUMNS)],
    ],
    ids=["other", "no-key", "two-thirds", "too-far-down"],
)
def test_a_sheet_that_no_profile_knows_is_refused(tmp_path: Path, rows: list[list[Value]]) -> None:
    """Guessing what a column means would be worse than asking for the right file."""
    with pytest.raises(HeaderNotFoundError):
        table_of(write_workbook(tmp_path / "other.xlsx", rows))


@pytest.mark.parametrize("below", [[], [list(range(1, 43))], [[" "], [], ["", "  "]]])
def test_column_names_without_a_row_below_them_are_refused_as_such(
    tmp_path: Path, below: list[list[Value]]
) -> None:
    """Nought of everything would look as if the file had been taken in."""
    with pytest.raises(ImportNoRowsError) as refused:
        table_of(write_workbook(tmp_path / "art.xlsx", [MEMBER_COLUMNS, *below]))
    assert refused.value.facts == {"file": "art.xlsx"}


def test_sheets_without_a_filled_cell_are_an_empty_file(tmp_path: Path) -> None:
    """Looking for names of columns in it would lead nowhere."""
    with pytest.raises(ImportFileEmptyError):
        table_of(write_workbook(tmp_path / "empty.xlsx", [[], ["", " "]]))


def test_the_name_of_the_file_says_nothing(tmp_path: Path) -> None:
    """Files are renamed on the way, and often wrongly."""
    swapped = (tmp_path / "siks_anggota.xlsx", tmp_path / "siks_rumahtangga.xlsx")
    for source, target in zip(CLEAN, swapped, strict=True):
        target.write_bytes(source.read_bytes())
    records, _ = read(swapped)
    assert len(records) == 246
