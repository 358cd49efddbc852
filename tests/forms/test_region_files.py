"""Lists of regions that an office loads: read strictly, each refusal with its line."""

from pathlib import Path

import pytest

from forms.region_files import (
    RegionCodeError,
    RegionFileError,
    RegionNameError,
    RegionOrphanError,
    RegionTwiceError,
    read_regions,
)
from forms.regions import shipped_regions


def _lines(*rows: str) -> list[str]:
    """Return the lines of a list."""
    return ["code,name\n", *(f"{row}\n" for row in rows)]


def test_a_list_is_read_in_its_order() -> None:
    """With a head of comments and a quoted comma."""
    found = read_regions(
        ["# from the ministry\n", *_lines("32,Jawa Barat", '32.04,"Bandung, Kab."')]
    )
    assert [(item.code, item.name, item.parent) for item in found] == [
        ("32", "Jawa Barat", ""),
        ("32.04", "Bandung, Kab.", "32"),
    ]


def test_a_parent_may_be_one_that_comes_later_or_is_known_already() -> None:
    """Lists are not always sorted, and an office adds villages to a district it has."""
    found = read_regions(_lines("17.71.01.1099,Baru", "32.04,Bandung", "32,Jawa Barat"))
    assert len(found) == 3
    assert read_regions(_lines("32.04,Bandung"), known={"32"})


def test_a_file_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """With a byte order mark, Indonesian heads and lines that end as on Windows."""
    file = tmp_path / "wilayah.csv"
    file.write_bytes(b"\xef\xbb\xbfKode,Nama\r\n32,Jawa\xc2\xa0Barat\r\n\r\n")
    assert [item.code for item in read_regions(file)] == ["32"]


def test_names_are_cleaned_as_all_text_is(tmp_path: Path) -> None:
    """They reach the screen like any record."""
    file = tmp_path / "list.csv"
    file.write_text("code,name\n32, Jawa\x1b[2J Barat\u200b \n", "utf-8")
    assert read_regions(file)[0].name == "Jawa[2J Barat"


@pytest.mark.parametrize(
    ("rows", "error", "line"),
    [
        (["32,Jawa Barat", "3204,Bandung"], RegionCodeError, 3),
        (["32,Jawa Barat", "32.4,Bandung"], RegionCodeError, 3),
        (["\u0663\u0662,Jawa Barat"], RegionCodeError, 2),
        (["32,"], RegionNameError, 2),
        (["32,\u200b"], RegionNameError, 2),
        (["32,Jawa Barat", "32.04,Bandung", "32,Jawa"], RegionTwiceError, 4),
        (["32.04,Bandung"], RegionOrphanError, 2),
        (["17.71.01.1001,Pagar Dewa", "17.72.01,X"], RegionOrphanError, 3),
        (["32"], RegionFileError, 2),
        (["32,Jawa,Barat"], RegionFileError, 2),
        (['32,"Jawa'], RegionFileError, 2),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(
    rows: list[str], error: type[RegionFileError], line: int
) -> None:
    """The office mends its list by the number; nothing was loaded."""
    with pytest.raises(error) as refused:
        read_regions(_lines(*rows))
    assert type(refused.value) is error
    assert refused.value.facts["line"] == line


@pytest.mark.parametrize("lines", [[], ["kode;nama\n"], ["name,code\n"], ["32,Jawa Barat\n"]])
def test_a_file_without_its_header_is_refused(lines: list[str]) -> None:
    """Columns are never guessed."""
    with pytest.raises(RegionFileError) as refused:
        read_regions(lines)
    assert refused.value.facts["line"] == 1


def test_a_file_that_is_no_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    """An old code page would change names in silence."""
    file = tmp_path / "list.csv"
    file.write_bytes(b"code,name\n32,Jawa Barat\n33,Jawa T\xe9ngah\n")
    with pytest.raises(RegionFileError) as refused:
        read_regions(file)
    assert refused.value.facts["line"] == 3


def test_the_shipped_list_passes_its_own_reader() -> None:
    """What comes with the program obeys the rule it sets for others."""
    rows = [f'{item.code},"{item.name}"' for item in shipped_regions()]
    assert len(read_regions(_lines(*rows), known=())) == 78
