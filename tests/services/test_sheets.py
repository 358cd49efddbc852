"""Workbooks of nothing but text, of which no row ever waits in another file."""

import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from python_calamine import CalamineWorkbook

from forms.durable import TargetFullError
from siksng_tui.services.office import sheets
from tests.db.faults import files_limited_to

WIDE = [f"1771{at:012}" for at in range(40)]
"""A row of many columns."""


def read(path: Path) -> list[Any]:
    """Return the rows of each sheet."""
    book = CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_every_cell_of_a_workbook_is_text(tmp_path: Path) -> None:
    """A text that begins like a formula stays one, also for who edits it."""
    target = tmp_path / "teks.xlsx"
    cells = ["=1+1", "+1", "-1", "@A1", "00123", "1771010203859001", " a ", "a\x1b[31mb"]
    with sheets.new_book(target) as book:
        book.sheet("Satu", ["a"] * len(cells)).write(cells)
        book.sheet("Dua", ["b"])
    (_titles, written), _second = read(target)
    assert CalamineWorkbook.from_path(str(target)).sheet_names == ["Satu", "Dua"]
    assert written[:-1] == cells[:-1]
    assert "\x1b" not in str(written[-1])


def test_marks_of_xml_and_numbers_of_characters_come_back_as_they_went(tmp_path: Path) -> None:
    """Also in the name of a sheet; a name must not close the cell that it stands in."""
    target = tmp_path / "tanda.xlsx"
    cells = [
        "</t></is></c>",
        'A & B <b> "c"',
        "_x0041_",
        "_x0041",
        "&amp;",
        "\u00c9\u4e2d\U0001f600",
        "",
    ]
    with sheets.new_book(target) as book:
        book.sheet('A & "B" <c>', ["n"] * len(cells)).write(cells)
    assert read(target)[0][1] == cells
    assert CalamineWorkbook.from_path(str(target)).sheet_names == ['A & "B" <c>']


def test_a_name_of_a_sheet_is_one_that_programs_take_whatever_it_is_called(tmp_path: Path) -> None:
    """They refuse a workbook that has a name twice, or one that is too long or holds a mark."""
    target = tmp_path / "nama.xlsx"
    long = "Kesalahan menurut pertanyaan dan petugas"
    with sheets.new_book(target) as book:
        for name in (long, long.upper(), "RT 1/RW 2: [a]", "Data", "data", "Data 2"):
            book.sheet(name, ["n"])
    assert CalamineWorkbook.from_path(str(target)).sheet_names == [
        "Kesalahan menurut pertanyaan da",
        "KESALAHAN MENURUT PERTANYAAN 2",
        "RT 1-RW 2- -a-",
        "Data",
        "data 2",
        "Data 2 2",
    ]


def test_a_package_begins_as_those_who_look_at_its_first_bytes_expect(tmp_path: Path) -> None:
    """A portal that takes XLSX alone knows it by its first and third part; else it sees a ZIP."""
    target = tmp_path / "awal.xlsx"
    with sheets.new_book(target) as book:
        book.sheet("DATA", WIDE)
    with zipfile.ZipFile(target) as package:
        first, _second, third = sorted(package.infolist(), key=lambda own: own.header_offset)[:3]
    assert first.filename == "_rels/.rels"
    assert third.filename.startswith("xl/")


def test_every_part_is_sound_and_named_in_the_list_of_parts(tmp_path: Path) -> None:
    """A spreadsheet program repairs, or refuses, what has a part that nothing leads to."""
    target = tmp_path / "bagian.xlsx"
    with sheets.new_book(target) as book:
        for name in ("Satu", "Dua"):
            book.sheet(name, WIDE).write(WIDE)
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None
        parts = {name: fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314 - ours
    kinds = {own.get("PartName") for own in parts["[Content_Types].xml"]}
    assert {f"/{name}" for name in parts if not name.endswith((".rels", "s].xml"))} == kinds - {
        None
    }
    targets = {own.get("Target") for own in parts["xl/_rels/workbook.xml.rels"]}
    assert {f"xl/{name}" for name in targets} < parts.keys()
    windows = parts["xl/workbook.xml"].findall("{*}bookViews/{*}workbookView")
    views = parts["xl/worksheets/sheet2.xml"].findall("{*}sheetViews/{*}sheetView")
    assert [int(own.get("workbookViewId", "-1")) for own in views] == [*range(len(windows))]


def test_a_table_that_is_too_long_goes_on_on_another_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spreadsheet programs drop what is below their last row."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    target = tmp_path / "panjang.xlsx"
    with sheets.new_book(target) as book:
        sheet = book.sheet("Temuan", ["n"])
        for number in range(5):
            sheet.write([str(number)])
    assert read(target) == [[["n"], ["0"], ["1"]], [["n"], ["2"], ["3"]], [["n"], ["4"]]]


def test_a_table_that_is_too_large_for_a_package_goes_on_on_another_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few rows it has."""
    monkeypatch.setattr(sheets, "MOST_BYTES", 8_000)
    target = tmp_path / "besar.xlsx"
    with sheets.new_book(target) as book:
        sheet = book.sheet("Temuan", WIDE)
        for _at in range(5):
            sheet.write(WIDE)
    assert [len(own) for own in read(target)] == [3, 3, 2]


def test_no_row_waits_in_another_file_while_a_workbook_is_written(tmp_path: Path) -> None:
    """Whatever ends the program, nothing of a citizen is left where nobody looks for it."""
    target = tmp_path / "keluar.xlsx"
    with sheets.new_book(target) as book:
        sheet = book.sheet("DATA", WIDE)
        for _at in range(2_000):
            sheet.write(WIDE)
        assert [own.name for own in tmp_path.rglob("*")] == ["keluar.xlsx.part"]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("size", [0, 100, 20_000])
def test_a_full_disk_is_said_in_our_words_and_leaves_nothing(size: int, tmp_path: Path) -> None:
    """At the first byte, at the end of a small book, and in the middle of a large one."""

    def write() -> None:
        with sheets.new_book(tmp_path / "penuh.xlsx") as book:
            sheet = book.sheet("DATA", WIDE)
            for at in range(size):
                sheet.write([f"{cell}{at}" for cell in WIDE])

    with files_limited_to(size), pytest.raises(TargetFullError):
        write()
    assert list(tmp_path.iterdir()) == []
