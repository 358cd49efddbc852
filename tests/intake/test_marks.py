"""What a cell's value does not tell is marked: errors, formulas without result, merged cells."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from siksng_tui.intake.merges import Merges
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue, Mark
from tests.intake.exports import (
    HOUSEHOLD_COLUMNS,
    MEMBER_COLUMNS,
    household,
    member,
    read,
    table_of,
)
from tests.intake.workbooks import Value, letters, package, sheet_xml, write_workbook

AREA = HOUSEHOLD_COLUMNS.index("luas_lantai")
CARD = MEMBER_COLUMNS.index("NoKK")
CELL = '<c r="{at}"><v>36.0</v></c>'


def address(columns: tuple[str, ...], name: str, row: int) -> str:
    """Return the address of a cell."""
    return f"{letters(columns.index(name))}{row}"


def with_cell(path: Path, cell: str) -> Path:
    """Write a household export whose floor area is another cell."""
    at = address(HOUSEHOLD_COLUMNS, "luas_lantai", 2)
    xml = sheet_xml([HOUSEHOLD_COLUMNS, household()])
    assert CELL.format(at=at) in xml
    path.write_bytes(package({"Sheet1": xml.replace(CELL.format(at=at), cell.format(at=at))}))
    return path


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c r="{at}" t="e"><v>#N/A</v></c>', Reason.CELL_ERROR),
        ('<c t="e" r="{at}"><v>#N/A</v></c>', Reason.CELL_ERROR),
        ("<c r='{at}' t='e'><f>1/0</f><v>#DIV/0!</v></c>", Reason.CELL_ERROR),
        ('<c r="{at}"><f>6*6</f></c>', Reason.FORMULA_EMPTY),
        ('<c r="{at}" s="3"><f>6*6</f><v></v></c>', Reason.FORMULA_EMPTY),
        ('<c r="{at}"><f t="shared" si="0"/><v/></c>', Reason.FORMULA_EMPTY),
    ],
)
def test_a_cell_that_only_looks_empty_is_a_doubt(tmp_path: Path, cell: str, reason: Reason) -> None:
    """Not answered, and not known, are two things."""
    files = (
        with_cell(tmp_path / "one.xlsx", cell),
        write_workbook(tmp_path / "two.xlsx", [MEMBER_COLUMNS, member()]),
    )
    (record,), report = read(files)
    assert "luas_lantai" not in record.household.answers
    assert [(it.cell.row, it.cell.column, it.reason) for it in report.doubts] == [
        (2, "luas_lantai", reason)
    ]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{at}"><f>6*6</f><v>36</v></c>',
        '<c r="{at}" s="3"><f t="shared" si="0"/><v xml:space="preserve">36</v></c>',
    ],
)
def test_a_formula_gives_its_stored_result_and_the_report_says_so(
    tmp_path: Path, cell: str
) -> None:
    """Nothing is computed, so that the result may be older than what it is made of."""
    files = (
        with_cell(tmp_path / "one.xlsx", cell),
        write_workbook(tmp_path / "two.xlsx", [MEMBER_COLUMNS, member()]),
    )
    (record,), report = read(files)
    assert record.household.answers["luas_lantai"] == 36
    (taken,) = [own for own in report.repairs if own.reason == Reason.FORMULA_RESULT]
    assert (taken.cell.row, taken.cell.column, taken.taken) == (2, "luas_lantai", "36")


@pytest.mark.parametrize("cell", ['<c r="{at}" t="n"><v>36</v></c>', ""])
def test_a_number_and_an_empty_cell_are_not_marked(tmp_path: Path, cell: str) -> None:
    """Marks for all and everything would hide those that count."""
    _, (row,) = table_of(with_cell(tmp_path / "one.xlsx", cell))
    assert row.marks == ()
    assert row.cells[AREA] == (36.0 if cell else "")


def test_marks_stay_with_their_cells_where_columns_on_the_left_are_blank(tmp_path: Path) -> None:
    """Whoever inserts a column moves all addresses."""
    rows: list[list[Value]] = [[None, *HOUSEHOLD_COLUMNS], [None, *household()]]
    at = f"{letters(AREA + 1)}2"
    xml = sheet_xml(rows).replace(CELL.format(at=at), f'<c r="{at}" t="e"><v>#N/A</v></c>')
    path = tmp_path / "moved.xlsx"
    path.write_bytes(package({"Sheet1": xml}))
    _, (row,) = table_of(path)
    assert row.marks == (Mark(AREA, Reason.CELL_ERROR),)


def test_marks_are_those_of_the_sheet_that_is_read(tmp_path: Path) -> None:
    """Parts need not be numbered as the sheets stand in the workbook."""
    path = with_cell(tmp_path / "one.xlsx", '<c r="{at}" t="e"><v>#N/A</v></c>')
    at = address(HOUSEHOLD_COLUMNS, "luas_lantai", 2)
    torn = f'<c r="{at}" t="e"><v>#N/A</v></c>'
    plain = sheet_xml([HOUSEHOLD_COLUMNS, household()])
    path.write_bytes(package({"Lain": plain.replace(CELL.format(at=at), torn), "DATA": plain}))
    _, (row,) = table_of(path)
    assert row.marks == (Mark(AREA, Reason.CELL_ERROR),)
    other = sheet_xml([["judul"]])
    path.write_bytes(package({"Lain": other.replace("A1", at), "DATA": plain}))
    _, (row,) = table_of(path)
    assert row.marks == ()


def test_merged_cells_have_one_value_and_those_that_got_it_are_listed(tmp_path: Path) -> None:
    """A card number is often written once for the whole family."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 5, "DAFTAR ANGGOTA")
    sheet.write_row(1, 0, MEMBER_COLUMNS)
    rows = [member(NIK=f"177101030280900{n}", Nama=f"ORANG {n}") for n in range(1, 4)]
    for number, cells in enumerate(rows, 2):
        for at, cell in enumerate(cells):
            if cell is not None and at != CARD:
                sheet.write(number, at, cell)
    sheet.merge_range(2, CARD, 4, CARD, "1771010101129001")
    book.close()
    path = tmp_path / "two.xlsx"
    path.write_bytes(out.getvalue())
    one = write_workbook(tmp_path / "one.xlsx", [HOUSEHOLD_COLUMNS, household()])
    (record,), report = read((one, path))
    assert {it.answers["no_kk"] for it in record.persons} == {"1771010101129001"}
    filled = [it for it in report.repairs if it.reason == Reason.MERGED_FILLED]
    assert [(it.cell.row, it.cell.column, it.taken) for it in filled] == [
        (4, "NoKK", "1771010101129001"),
        (5, "NoKK", "1771010101129001"),
    ]


def test_merged_cells_to_the_right_are_filled_and_titles_are_not() -> None:
    """Ranges count rows and columns from 0; rows have no blank columns on the left."""
    merges = Merges([((0, 1), (0, 3)), ((2, 1), (3, 2))], header_row=2, left=1)
    first: list[CellValue] = ["x", "", ""]
    assert merges.fill(3, first) == {1: Reason.MERGED_FILLED}
    second: list[CellValue] = ["", "own", "y"]
    assert merges.fill(4, second) == {0: Reason.MERGED_FILLED}
    assert (first, second) == (["x", "x", ""], ["x", "own", "y"])
    assert merges.fill(5, ["", ""]) == {}


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    """A filter that somebody forgot must not make families vanish."""
    xml = sheet_xml([MEMBER_COLUMNS, member(), member(Nama="SITI"), member(Nama="ANI")])
    for row in (3, 4):
        xml = xml.replace(f'<row r="{row}">', f'<row r="{row}" spans="1:42" hidden="1">')
    path = tmp_path / "a.xlsx"
    path.write_bytes(package({"Sheet1": xml}))
    table, rows = table_of(path)
    assert (table.read.hidden_rows, len(rows)) == (2, 3)
