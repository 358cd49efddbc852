"""A cell far below the others moves no row and costs no memory."""

from pathlib import Path

import pytest

from siksng_tui.intake.errors import WorkbookDamagedError
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import Mark
from siksng_tui.intake.sparse import Gap, closed
from tests.intake.exports import MEMBER_COLUMNS, member, table_of
from tests.intake.workbooks import SHEET, letters, package, row_xml, sheet_xml

NAME = MEMBER_COLUMNS.index("Nama")
LAST = 1_048_576


def with_rows(path: Path, far: str) -> Path:
    """Write a member export of two rows with others below them."""
    xml = sheet_xml([MEMBER_COLUMNS, member(), member(Nama="SITI")])
    path.write_bytes(package({"Sheet1": xml.replace("</sheetData>", f"{far}</sheetData>")}))
    return path


def test_rows_below_a_wide_gap_keep_their_numbers_and_their_marks(tmp_path: Path) -> None:
    """The report must send nobody to a row that is not there."""
    torn = f'<c r="{letters(NAME)}{LAST}" t="e"><v>#N/A</v></c>'
    last = row_xml(LAST, member(Nama=None)).replace("</row>", f"{torn}</row>")
    far = row_xml(700_000, member(Nama="ANI")) + last
    _, rows = table_of(with_rows(tmp_path / "a.xlsx", far))
    assert [(row.number, row.cells[NAME]) for row in rows] == [
        (2, "BUDI CONTOH"),
        (3, "SITI"),
        (700_000, "ANI"),
        (LAST, ""),
    ]
    assert [row.marks for row in rows] == [(), (), (), (Mark(NAME, Reason.CELL_ERROR),)]


def test_an_empty_row_at_the_end_of_the_sheet_is_no_row(tmp_path: Path) -> None:
    """Whoever gave the last row a colour wanted no harm."""
    far = f'<row r="{LAST}" s="1" customFormat="1"><c r="A{LAST}" s="1"/></row>'
    _, rows = table_of(with_rows(tmp_path / "a.xlsx", far))
    assert [row.number for row in rows] == [2, 3]


def test_merged_cells_below_a_gap_fill_no_other_row(tmp_path: Path) -> None:
    """Their numbers mean other rows while the sheet is parsed."""
    far = row_xml(LAST, member(Nama=None))
    path = with_rows(tmp_path / "a.xlsx", far)
    at = letters(NAME)
    xml = sheet_xml([MEMBER_COLUMNS, member(), member(Nama="SITI")])
    merged = f'<mergeCells count="1"><mergeCell ref="{at}3:{at}4"/></mergeCells>'
    xml = xml.replace("</sheetData>", f"{far}</sheetData>{merged}")
    path.write_bytes(package({"Sheet1": xml}))
    _, rows = table_of(path)
    assert [(row.number, row.cells[NAME], row.marks) for row in rows][-1] == (LAST, "", ())


def test_a_cell_that_says_it_is_in_the_gap_is_refused(tmp_path: Path) -> None:
    """Nobody can say which row it belongs to."""
    far = row_xml(LAST, member()).replace(f'r="B{LAST}"', 'r="B500000"')
    content = with_rows(tmp_path / "a.xlsx", far).read_bytes()
    with pytest.raises(WorkbookDamagedError):
        closed(content, {SHEET: Gap(3, (LAST,))})
