"""What must not be in a part is found, wherever it stands."""

from dataclasses import replace

import pytest

from forms.errors import SiksngError
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.partscan import PartScan
from siksng_tui.intake.sparse import NO_GAP, Gap


def code_of(*chunks: bytes, limits: Limits = LIMITS) -> str:
    """Return the code of the refusal, empty where the part passes."""
    scan = PartScan(limits)
    try:
        for chunk in chunks:
            scan.feed(chunk)
        scan.finish()
    except SiksngError as error:
        return error.code
    return ""


def test_a_sheet_within_the_limits_passes() -> None:
    """Else every refusal below would prove nothing."""
    assert code_of(b'<row r="7"><c r="BG7"><v>1</v></c></row>') == ""


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_document_type_is_found_across_two_chunks(cut: int) -> None:
    """Parts are looked at a megabyte at a time, and nothing may hide at the seams."""
    text = b"<?xml version='1.0'?><!DOCTYPE x>"
    at = text.index(b"<!DOCTYPE") + cut
    assert code_of(text[:at], text[at:]) == "workbook-declares-types"


@pytest.mark.parametrize("start", [b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0?\0", b"\0<\0?"])
def test_xml_in_another_encoding_is_refused(start: bytes) -> None:
    """A document type in UTF-16 would not be found by looking for its ASCII letters."""
    assert code_of(start) == "workbook-damaged"


@pytest.mark.parametrize("address", [b'"SG1"', b"'SG1'", b'"XFD1"', b'"ZZZZZZZZZ1"'])
def test_a_column_beyond_the_limit_is_refused(address: bytes) -> None:
    """One cell far to the right makes every row as wide."""
    assert code_of(b"<c r=" + address + b"/>") == "workbook-too-wide"
    assert code_of(b'<c r="SF1"/>') == ""


def test_a_row_beyond_the_limit_is_refused() -> None:
    """The format itself ends at row 1,048,576."""
    assert code_of(b'<row r="1048577">') == "workbook-too-long"
    assert code_of(b'<row r="99999999999999999999">') == "workbook-too-long"


@pytest.mark.parametrize("space", [b" ", b"\n", b"\t", b"\r\n"])
def test_far_corners_with_nearly_nothing_between_are_brought_together(space: bytes) -> None:
    """A parser that keeps the whole rectangle would need gigabytes for two cells."""
    scan = PartScan(LIMITS)
    scan.feed(b"<c" + space + b'r="A1"/><c' + space + b'r="AP1048576"/>')
    assert scan.finish().gap == Gap(1, (1_048_576,))


def test_a_sheet_that_its_parser_can_keep_is_left_as_it_is() -> None:
    """What need not be changed is not."""
    scan = PartScan(LIMITS)
    scan.feed(b'<c r="A1"/><c r="B190000"/>')
    assert scan.finish().gap == NO_GAP


def test_rows_strewn_over_a_whole_sheet_are_refused() -> None:
    """No single gap explains them, and all the blank rows between would have to be kept."""
    rows = b"".join(b'<row r="%d"><c r="AP%d"/></row>' % (n, n) for n in range(1, 1_000_000, 900))
    assert code_of(rows) == "workbook-too-long"


def test_cells_without_addresses_are_counted() -> None:
    """Addresses are optional, and so would otherwise hide a flood of cells."""
    limits = replace(LIMITS, cells=10)
    assert code_of(b"<row>" + b"<c><v>1</v></c>" * 11, limits=limits) == "workbook-too-long"
    assert code_of(b"<x:row>" + b"<x:c/>" * 11, limits=limits) == "workbook-too-long"
    assert code_of(b"<row>" + b"<c><v>1</v></c>" * 10, limits=limits) == ""
