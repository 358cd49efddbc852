"""Texts with delimiters are read whatever their mark and encoding; torn lines are marked."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from forms.errors import SiksngError
from siksng_tui.intake.errors import (
    FileIsMarkupError,
    HeaderNotFoundError,
    TextQuoteOpenError,
    WorkbookDamagedError,
    WorkbookTooLongError,
)
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.reading import open_table
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.rows import WHOLE_ROW, Mark, TableRow
from siksng_tui.intake.sheetfacts import Container
from tests.intake.exports import (
    HOUSEHOLD_COLUMNS,
    MEMBER_COLUMNS,
    household,
    member,
    read,
    table_of,
)
from tests.intake.workbooks import Value

NAME = MEMBER_COLUMNS.index("Nama")
MOTHER = MEMBER_COLUMNS.index("nama gadis ibu kandung")


def text_of(rows: Iterable[Sequence[Value]], delimiter: str = ",") -> str:
    """Return rows as text; numbers as a spreadsheet writes them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for row in rows:
        writer.writerow([f"{it:g}" if isinstance(it, float) else it for it in row])
    return out.getvalue()


def members_of(path: Path, content: bytes) -> list[TableRow]:
    """Return the rows of a text."""
    path.write_bytes(content)
    return table_of(path)[1]


@pytest.mark.parametrize("delimiter", ["|", ";", "\t", ","])
def test_the_mark_between_fields_is_found_by_the_column_names(
    tmp_path: Path, delimiter: str
) -> None:
    """Every program divides fields its own way, and addresses hold commas."""
    title: list[Value] = ["DAFTAR; ART, 2026 | x"]
    rows: list[Sequence[Value]] = [title, MEMBER_COLUMNS, member(Nama="SITI, S.Pd; A|B")]
    path = tmp_path / "list.csv"
    path.write_text(text_of(rows, delimiter), "utf-8", newline="")
    table, found = table_of(path)
    assert (table.read.container, table.read.delimiter) == (Container.TEXT, delimiter)
    assert (table.header.row, found[0].cells[NAME]) == (2, "SITI, S.Pd; A|B")


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_a_text_in_any_usual_encoding_is_read_and_the_encoding_is_told(
    tmp_path: Path, codec: str, encoding: str
) -> None:
    """A name with an accent would else become another name."""
    path = tmp_path / "list.csv"
    path.write_bytes(text_of([MEMBER_COLUMNS, member(Nama="JOSÉ")]).encode(codec))
    table, found = table_of(path)
    assert (table.read.encoding, found[0].cells[NAME]) == (encoding, "JOSÉ")


def test_bytes_that_windows_does_not_know_are_read_as_the_last_resort(tmp_path: Path) -> None:
    """Nothing is refused for one byte."""
    content = text_of([MEMBER_COLUMNS, member(Nama="BUDI\x81")]).encode("latin-1")
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    table, found = table_of(path)
    assert (table.read.encoding, found[0].cells[NAME]) == ("ISO-8859-1", "BUDI\x81")


def test_half_a_character_of_utf_16_is_refused(tmp_path: Path) -> None:
    """The file was not copied whole."""
    content = text_of([MEMBER_COLUMNS, member()]).encode("utf-16")
    with pytest.raises(WorkbookDamagedError):
        members_of(tmp_path / "list.csv", content[:-1])


def test_the_report_tells_a_name_that_says_otherwise(tmp_path: Path) -> None:
    """The office may want to know why its spreadsheet program complains."""
    for name, misnamed in (("a.xlsx", True), ("a.csv", False), ("a.dat", False)):
        path = tmp_path / name
        path.write_text(text_of([MEMBER_COLUMNS, member()]), "utf-8")
        assert table_of(path)[0].facts(1).misnamed is misnamed


def test_lines_with_too_few_or_too_many_fields_are_set_aside(tmp_path: Path) -> None:
    """Nobody can say which of their fields is which, even where the surplus one is blank."""
    rows = [member(), member(), member(), member(Nama="SITI")]
    lines = text_of([MEMBER_COLUMNS, *rows], "|").splitlines()
    lines[2] = lines[2].rsplit("|", 3)[0]
    lines[3] = lines[3].replace("BUDI", "BU|DI")
    household_path = tmp_path / "ruta.csv"
    household_path.write_text(text_of([HOUSEHOLD_COLUMNS, household()]), "utf-8")
    path = tmp_path / "art.csv"
    path.write_text("\n".join(lines), "utf-8")
    (record,), report = read((household_path, path))
    assert {(it.cell.row, it.reason) for it in report.quarantined} == {
        (3, Reason.ROW_SHORT),
        (4, Reason.ROW_LONG),
    }
    assert [it.answers["nama"] for it in record.persons] == ["BUDI CONTOH", "SITI"]
    assert report.rows_read == report.rows_taken + len(report.quarantined) == 5


def test_a_mark_at_the_end_of_every_line_is_no_field_too_many(tmp_path: Path) -> None:
    """Some programs end each line so, that of the column names too."""
    lines = text_of([MEMBER_COLUMNS, member()], "|").splitlines()
    (row,) = members_of(tmp_path / "list.csv", "".join(f"{line}|\n" for line in lines).encode())
    assert row.marks == ()


def test_nul_bytes_are_left_out_and_the_line_is_named(tmp_path: Path) -> None:
    """A stick that was pulled too early leaves them."""
    text = text_of([MEMBER_COLUMNS, member(), member(Nama="SI\0TI")])
    first, second = members_of(tmp_path / "list.csv", text.encode())
    assert first.marks == ()
    assert second.marks == (Mark(WHOLE_ROW, Reason.ROW_NULS),)
    assert second.cells[NAME] == "SITI"


def test_a_field_over_two_lines_is_one_field(tmp_path: Path) -> None:
    """Alt+Enter in a cell makes such a field."""
    text = text_of([MEMBER_COLUMNS, member(Nama="SITI\nCONTOH"), member()])
    first, second = members_of(tmp_path / "list.csv", text.encode())
    assert (first.cells[NAME], second.number) == ("SITI\nCONTOH", 3)


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    """Whoever typed an inch mark would lose all families behind it without a word."""
    rows = [MEMBER_COLUMNS, *[member() for _ in range(40)]]
    text = text_of(rows).replace("BUDI CONTOH", '"BUDI CONTOH', 1)
    with pytest.raises(TextQuoteOpenError) as refused:
        members_of(tmp_path / "list.csv", text.encode())
    assert refused.value.facts == {"row": 2}


def test_a_field_without_an_end_is_refused_long_before_the_end_of_the_file(tmp_path: Path) -> None:
    """Memory would else grow with whatever stands there."""
    text = text_of([MEMBER_COLUMNS, member(), member(Nama="X" * 40_000)])
    with pytest.raises(TextQuoteOpenError) as refused:
        members_of(tmp_path / "list.csv", text.encode())
    assert refused.value.facts == {"row": 3}


def test_a_quotation_mark_that_is_open_from_the_first_line_on_is_named(tmp_path: Path) -> None:
    """That no column names were found would send the operator to look for the wrong thing."""
    text = '"' + text_of([MEMBER_COLUMNS, *[member() for _ in range(200)]])
    with pytest.raises(TextQuoteOpenError) as refused:
        members_of(tmp_path / "list.csv", text.encode())
    assert refused.value.facts == {"row": 1}


@pytest.mark.parametrize("content", [b"<html><table>", b"\xef\xbb\xbf\r\n <?xml version='1.0'?>"])
def test_a_web_page_is_told_from_a_table(tmp_path: Path, content: bytes) -> None:
    """Some servers call a web page .xls; a spreadsheet program opens it."""
    with pytest.raises(FileIsMarkupError):
        members_of(tmp_path / "list.xls", content)


def test_a_text_without_known_column_names_is_refused(tmp_path: Path) -> None:
    """A letter is a text, too."""
    with pytest.raises(HeaderNotFoundError):
        members_of(tmp_path / "surat.txt", b"Yth. Kepala Dinas,\r\n\r\ndengan hormat\r\n" * 50)


def test_a_text_with_more_rows_than_are_read_is_refused(tmp_path: Path) -> None:
    """The whole file is given up: which rows would be left out nobody could tell."""
    path = tmp_path / "list.csv"
    path.write_text(text_of([MEMBER_COLUMNS, member(), member(), member()]), "utf-8")
    few = Limits(rows=3)
    with open_table(path, limits=few) as reading, pytest.raises(WorkbookTooLongError):
        list(reading.chunks())
    with open_table(path, limits=LIMITS) as reading:
        assert sum(map(len, reading.chunks())) == 3


def test_a_formula_in_a_text_is_text(tmp_path: Path) -> None:
    """Nothing is ever computed, and what is shown later is made safe there."""
    text = text_of([MEMBER_COLUMNS, member(Nama="=1+1", **{"nama gadis ibu kandung": "@X"})])
    (row,) = members_of(tmp_path / "list.csv", text.encode())
    assert (row.cells[NAME], row.cells[MOTHER]) == ("=1+1", "@X")


def test_exports_as_text_give_the_same_records_as_the_workbooks(tmp_path: Path) -> None:
    """Which program saved the file must not matter."""
    paths = (tmp_path / "ruta.csv", tmp_path / "art.csv")
    paths[0].write_text(text_of([HOUSEHOLD_COLUMNS, household()], ";"), "utf-8")
    paths[1].write_text(text_of([MEMBER_COLUMNS, member()], "\t"), "utf-16")
    (record,), report = read(paths)
    assert record.household.answers["luas_lantai"] == 36
    assert record.persons[0].answers["nik"] == "1771010302809001"
    assert report.doubts == ()
    assert Cell("siks_member_42", 2, "TglLahir") not in {it.cell for it in report.repairs}


def test_no_byte_at_the_start_makes_the_reader_fail(tmp_path: Path) -> None:
    """Whatever a file begins with, it is read or refused by name."""
    body = text_of([MEMBER_COLUMNS, member()]).encode()
    codes = set()
    for start in (b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb", b'"', b"\r\r\n", b"|;\t,"):
        try:
            members_of(tmp_path / "list.csv", start + body)
        except SiksngError as reason:
            codes.add(reason.code)
    assert "import-reader-died" not in codes
