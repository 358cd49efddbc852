"""Rows that cannot be tied or placed are set aside, each with its reason, and stop nothing."""

from pathlib import Path

import pytest

from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS
from siksng_tui.intake.report import IntakeReport
from tests.intake.exports import FIRST, SECOND, household, member, read, write_exports
from tests.intake.workbooks import Value

THIRD = "17710100069000000000003"


def set_aside(report: IntakeReport) -> set[tuple[str, int, str]]:
    """Return profile, row and reason of every row that was set aside; counts must add up."""
    assert report.rows_read == report.rows_taken + len(report.quarantined)
    return {(it.cell.profile, it.cell.row, it.reason.value) for it in report.quarantined}


def test_a_member_without_household_and_a_household_without_members(tmp_path: Path) -> None:
    """The others are taken all the same."""
    houses = [household(), household(IDBDT=SECOND)]
    records, report = read(write_exports(tmp_path, houses, [member(IDBDT=THIRD), member()]))
    assert [record.household.answers["id_bdt"] for record in records] == [FIRST]
    assert set_aside(report) == {
        (HOUSEHOLDS, 3, "row-no-members"),
        (MEMBERS, 2, "row-no-household"),
    }


def test_two_different_households_of_one_number_take_their_members_with_them(
    tmp_path: Path,
) -> None:
    """Nobody can say whose the members are, so neither household may have them."""
    houses = [household(), household(Alamat="JL. LAIN NO. 2"), household(IDBDT=SECOND)]
    rows = [member(), member(IDBDT=SECOND)]
    records, report = read(write_exports(tmp_path, houses, rows))
    assert [record.household.answers["id_bdt"] for record in records] == [SECOND]
    assert set_aside(report) == {
        (HOUSEHOLDS, 2, "row-id-twice"),
        (HOUSEHOLDS, 3, "row-id-twice"),
        (MEMBERS, 2, "row-household-set-aside"),
    }


def test_a_row_that_stands_there_twice_is_taken_once(tmp_path: Path) -> None:
    """Copying a line too often is no question for anybody."""
    records, report = read(
        write_exports(tmp_path, [household(), household()], [member(), member()])
    )
    assert len(records) == len(records[0].persons) == 1
    assert set_aside(report) == {(HOUSEHOLDS, 3, "row-repeated"), (MEMBERS, 3, "row-repeated")}


@pytest.mark.parametrize("number", [None, "-", "0", "NULL", 1.7710100069e22, "1,77E+22"])
def test_a_household_without_a_usable_number_is_set_aside(tmp_path: Path, number: Value) -> None:
    """A number of 23 digits in a number cell keeps 15: eight are gone for good."""
    houses = [household(IDBDT=number), household(IDBDT=SECOND)]
    records, report = read(write_exports(tmp_path, houses, [member(IDBDT=SECOND)]))
    assert len(records) == 1
    assert set_aside(report) == {(HOUSEHOLDS, 2, "row-id-missing")}


def test_a_household_number_with_spaces_or_apostrophe_still_ties(tmp_path: Path) -> None:
    """The number is the same to everybody who reads it."""
    spaced = f" {FIRST[:10]} {FIRST[10:]} "
    records, report = read(
        write_exports(tmp_path, [household(IDBDT=spaced)], [member(IDBDT="'" + FIRST)])
    )
    assert records[0].household.answers["id_bdt"] == FIRST
    assert [(it.cell.column, it.taken) for it in report.repairs] == [("IDBDT", FIRST)]


@pytest.mark.parametrize(
    ("cells", "mended"),
    [
        ({}, False),
        ({"KDKEC": 10.0, "KDDESA": 6.0}, True),
        ({"KDKEC": "01", "KDDESA": "1001"}, True),
        ({"KDKEC": "999", "KDDESA": "999", "DESA": "Kel. Pagar  dewa"}, True),
    ],
    ids=["bps", "zeros-lost", "kemendagri", "name"],
)
def test_the_village_is_found_by_either_code_or_by_name(
    tmp_path: Path, cells: dict[str, Value], *, mended: bool
) -> None:
    """Whatever the columns hold, the answers are the four parts of the BPS code."""
    (record,), report = read(write_exports(tmp_path, [household(**cells)], [member()]))
    assert record.household.region == "17.71.01.1001"
    assert record.household.answers["kode_kecamatan"] == "010"
    assert record.household.answers["kode_desa"] == "006"
    reasons = [repair.reason for repair in report.repairs]
    assert reasons == (["cell-region-translated"] if mended else [])


def test_a_household_in_an_unknown_village_is_set_aside_with_its_members(tmp_path: Path) -> None:
    """The office can load the list of regions and import again."""
    houses = [household(KDKEC="999", KDDESA="999", DESA="ENTAH", KECAMATAN="ENTAH")]
    records, report = read(write_exports(tmp_path, houses, [member()]))
    assert records == []
    assert set_aside(report) == {
        (HOUSEHOLDS, 2, "row-region-unknown"),
        (MEMBERS, 2, "row-household-set-aside"),
    }


def test_a_member_without_family_number_is_kept_in_the_first_family(tmp_path: Path) -> None:
    """A person is never dropped for a missing number, and the report says so."""
    rows = [member(NUK=2.0), member(NUK=None, Nama="SITI CONTOH")]
    (record,), report = read(write_exports(tmp_path, [household()], rows))
    assert [person.answers["nuk"] for person in record.persons] == [2, 2]
    assert [(it.cell.row, it.reason) for it in report.repairs] == [(3, "row-family-assumed")]


def test_blank_rows_and_a_row_of_column_numbers_are_no_rows(tmp_path: Path) -> None:
    """Rows are numbered as a spreadsheet shows them all the same."""
    numbers: list[Value] = [float(at) for at in range(1, 60)]
    blank: list[Value] = [None] * 59
    spaces: list[Value] = ["  "] * 59
    houses = [numbers, household(), blank, spaces, household(IDBDT=SECOND)]
    records, report = read(write_exports(tmp_path, houses, [member()]))
    assert len(records) == 1
    assert report.files[0].rows == 2
    assert set_aside(report) == {(HOUSEHOLDS, 6, "row-no-members")}
