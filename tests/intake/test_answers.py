"""Every cell is taken as it stands, mended and listed, or left out and listed."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from siksng_tui.intake.ledger import DETAILS, Ledger, as_written
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS
from siksng_tui.intake.report import Cell
from tests.intake.exports import (
    HOUSEHOLD_COLUMNS,
    household,
    member,
    read,
    table_of,
    write_exports,
)
from tests.intake.workbooks import Value


@pytest.mark.parametrize(
    ("column", "variable", "cell", "reason"),
    [
        ("ada_lemari_es", "ada_lemari_es", 1.0, "answer-not-in-list"),
        ("ada_tabung_gas", "ada_tabung_gas", 3.0, "answer-not-in-list"),
        ("sta_bangunan", "status_bangunan", 9.0, "answer-not-in-list"),
        ("luas_lantai", "luas_lantai", "49,5", "answer-not-number"),
        ("luas_lantai", "luas_lantai", 1e15, "cell-digits-lost"),
        ("nomor_pln", "nomor_pln", 1e16, "cell-digits-lost"),
        ("Alamat", "alamat", "J" * 32_767, "answer-too-long"),
    ],
)
def test_a_cell_that_cannot_be_an_answer_is_left_out_and_listed(
    tmp_path: Path, column: str, variable: str, cell: Value, reason: str
) -> None:
    """Codes of the line above are the commonest damage; 1 is no answer where 3 and 4 are asked."""
    (record,), report = read(write_exports(tmp_path, [household(**{column: cell})], [member()]))
    assert variable not in record.household.answers
    (doubt,) = report.doubts
    assert (doubt.cell, doubt.reason) == (Cell(HOUSEHOLDS, 2, column), reason)
    assert doubt.written == as_written(cell)
    assert report.quarantined == ()


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"TglLahir": "1980-02-31"}, "answer-no-such-day"),
        ({"TglLahir": "03/02/80"}, "cell-two-digit-year"),
        ({"NIK": 1771010302809000.0}, "cell-digits-lost"),
        ({"NIK": "0"}, "cell-placeholder"),
        ({"NIK": "1771O10302809001", "TglLahir": "1980-02-04"}, "answer-not-digits"),
        ({"NoKK": "-"}, "cell-placeholder"),
        ({"ada_kartu_identitas": 16.0}, "answer-not-sum"),
    ],
)
def test_a_doubtful_cell_of_a_member_is_left_out_and_the_person_is_kept(
    tmp_path: Path, cells: dict[str, Value], reason: str
) -> None:
    """A person without a number is still a person."""
    (record,), report = read(write_exports(tmp_path, [household()], [member(**cells)]))
    (doubt,) = report.doubts
    assert (doubt.cell.profile, doubt.cell.row, doubt.reason) == (MEMBERS, 2, reason)
    assert doubt.cell.column == next(iter(cells))
    assert record.persons[0].answers["nama"] == "BUDI CONTOH"


def test_what_was_mended_is_listed_with_before_and_after(tmp_path: Path) -> None:
    """The operator can see each change and undo it."""
    rows = [member(NIK="'1771.0103.0280.9001", TglLahir="3/2/1980")]
    (record,), report = read(write_exports(tmp_path, [household()], rows))
    assert record.persons[0].answers["tanggal_lahir"] == "1980-02-03"
    assert [(it.cell.column, it.written, it.taken) for it in report.repairs] == [
        ("TglLahir", "3/2/1980", "1980-02-03"),
        ("NIK", "'1771.0103.0280.9001", "1771010302809001"),
    ]


def test_no_value_of_a_cell_stands_in_what_a_log_would_show(tmp_path: Path) -> None:
    """`repr` is what ends up in tracebacks and logs."""
    rows = [member(NIK="'1771010302809001", Nama="SITI  RAHASIA", NoKK=1771010101129000.0)]
    _, report = read(write_exports(tmp_path, [household()], rows))
    assert report.repaired == 2
    assert report.doubted == 1
    assert "RAHASIA" not in repr(report)
    assert "1771010" not in repr(report)


def test_the_report_counts_all_and_keeps_the_first_ten_thousand() -> None:
    """A file whose every cell is doubtful must not fill the memory."""
    ledger = Ledger(files=())
    for row in range(DETAILS + 5):
        ledger.doubt(Cell(MEMBERS, row, "NIK"), "answer-not-digits", "x")
        ledger.repair(Cell(MEMBERS, row, "Nama"), "cell-text-cleaned", "x ", "x")
    report = ledger.report()
    assert (report.doubted, len(report.doubts)) == (DETAILS + 5, DETAILS)
    assert (report.repaired, len(report.repairs)) == (DETAILS + 5, DETAILS)


def test_a_truth_value_is_not_taken_for_the_number_one(tmp_path: Path) -> None:
    """In Python True equals 1, and 1 is a code in most columns."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HOUSEHOLD_COLUMNS)
    at = HOUSEHOLD_COLUMNS.index("sta_bangunan")
    for row, value in ((1, 1), (2, True)):
        sheet.write_string(row, 0, f"1771010006900000000000{row}")
        sheet.write(row, at, value)
    book.close()
    path = tmp_path / "true.xlsx"
    path.write_bytes(out.getvalue())
    assert [row.cells[at] for row in table_of(path)[1]] == [1.0, "TRUE"]
