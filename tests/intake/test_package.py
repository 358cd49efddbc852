"""The package of a workbook is checked before anything parses it."""

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest

from forms.errors import SiksngError
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.package import check_package
from tests.intake.workbooks import SHEET, package, sheet_xml, zipped

ROWS = [["IDBDT", "Nama"], ["17710100079000000000001", "BUDI SANTOSO"]]
PLAIN = package({"Sheet1": sheet_xml(ROWS)})


def code_of(content: bytes, limits: Limits = LIMITS) -> str:
    """Return the code of the refusal, empty where the package passes."""
    try:
        check_package(content, limits)
    except SiksngError as error:
        return error.code
    return ""


def with_declared_size(content: bytes, name: str, size: int, checksum: int) -> bytes:
    """Return a package whose directory lies about the unpacked size and checksum of a part."""
    data = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        offset = archive.getinfo(name).header_offset
    struct.pack_into("<I", data, offset + 14, checksum)
    struct.pack_into("<I", data, offset + 22, size)
    entry = data.rindex(name.encode()) - 46
    struct.pack_into("<I", data, entry + 16, checksum)
    struct.pack_into("<I", data, entry + 24, size)
    return bytes(data)


def test_a_plain_workbook_passes() -> None:
    """Else every refusal below would prove nothing."""
    assert code_of(PLAIN) == ""


def test_a_part_whose_declared_size_is_above_the_limit_is_refused_unread() -> None:
    """The declaration alone is enough; nothing is unpacked."""
    content = package({"Sheet1": sheet_xml(ROWS)})
    lying = with_declared_size(content, SHEET, LIMITS.part_bytes + 1, 0)
    assert code_of(lying) == "workbook-unpacks-too-large"


def test_two_hundred_megabytes_of_blanks_are_refused() -> None:
    """The real limits, on a real part of 1 GB that is never unpacked further than they allow."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open(SHEET, "w") as part:
            for _ in range(201):
                part.write(b" " * 1_000_000)
    assert code_of(out.getvalue()) == "workbook-unpacks-too-large"


def test_a_part_that_unpacks_to_more_than_it_declares_is_stopped_while_unpacking() -> None:
    """Size and checksum fit the first bytes only, so a reader that trusts them sees no harm."""
    blanks = " " * 5_000_000
    content = zipped({"xl/workbook.xml": "<workbook/>", SHEET: blanks})
    lying = with_declared_size(content, SHEET, 5_000, zlib.crc32(b" " * 5_000))
    assert code_of(lying) == "workbook-packs-too-tight"
    assert code_of(lying, replace(LIMITS, ratio=10_000)) == "workbook-damaged"


def test_a_part_packed_far_tighter_than_a_table_is_refused() -> None:
    """A bomb below every limit of size still betrays itself by its ratio."""
    content = zipped({"xl/workbook.xml": "<workbook/>", SHEET: " " * 2_000_000})
    assert code_of(content) == "workbook-packs-too-tight"


def test_parts_that_are_large_only_together_are_refused() -> None:
    """Many parts below the limit must not add up to what one may not be."""
    limits = replace(LIMITS, total_bytes=3_000)
    content = zipped({"xl/workbook.xml": "<workbook/>", "a": " " * 2_000, "b": " " * 2_000})
    assert code_of(content, limits) == "workbook-unpacks-too-large"


def test_too_many_parts_are_refused() -> None:
    """Each part costs time, however small it is."""
    many = {f"xl/media/{number}": "" for number in range(LIMITS.parts)}
    assert code_of(zipped({"xl/workbook.xml": "<workbook/>", **many})) == "workbook-too-many-parts"


def test_two_parts_of_one_name_are_refused() -> None:
    """What was checked could be another part than what is parsed."""
    out = io.BytesIO(PLAIN)
    with (
        zipfile.ZipFile(out, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr(SHEET, sheet_xml([*ROWS, ["x", "y"]]))
    assert code_of(out.getvalue()) == "workbook-part-twice"


def test_an_encrypted_part_is_refused() -> None:
    """The operator is told to save a copy without a password."""
    data = bytearray(PLAIN)
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 8] |= 1
    assert code_of(bytes(data)) == "workbook-password"


def test_a_workbook_with_macros_is_refused() -> None:
    """An export has none; who adds them is not to be trusted with the register."""
    content = package({"Sheet1": sheet_xml(ROWS)}, {"xl/vbaProject.bin": "noise"})
    assert code_of(content) == "workbook-macros"


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/outside", "C:\\outside.txt"])
def test_a_part_named_outside_the_package_does_no_harm(name: str) -> None:
    """Parts are read by exact name and never written, so such a name means nothing."""
    assert code_of(package({"Sheet1": sheet_xml(ROWS)}, {name: "never written"})) == ""


@pytest.mark.parametrize("position", [100, 400, 900])
def test_any_cut_is_refused(position: int) -> None:
    """A stick pulled too early leaves such a file."""
    assert code_of(PLAIN[:position]) == "workbook-incomplete"


def test_every_flipped_bit_of_a_packed_sheet_is_refused() -> None:
    """A bad stick must not change an answer."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        part = archive.getinfo(SHEET)
    start = part.header_offset + 30 + len(SHEET)
    for at in range(start, start + part.compress_size):
        data = bytearray(PLAIN)
        data[at] ^= 0x10
        assert code_of(bytes(data)) != ""


def test_bytes_behind_the_end_of_a_packed_stream_are_refused() -> None:
    """A second reader might take them for the part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(b"<worksheet/>") + packer.flush() + b"more"
        archive.writestr(SHEET, packed)
    data = bytearray(out.getvalue())
    entry = data.rindex(SHEET.encode()) - 46
    struct.pack_into("<H", data, entry + 10, zipfile.ZIP_DEFLATED)
    lying = with_declared_size(bytes(data), SHEET, 12, zlib.crc32(b"<worksheet/>"))
    assert code_of(lying) == "workbook-damaged"


def test_a_package_that_is_no_workbook_is_told_from_other_spreadsheets() -> None:
    """The next action differs: another file, or another format."""
    assert code_of(zipped({"word/document.xml": "<document/>"})) == "workbook-unknown"
    assert code_of(zipped({"mimetype": "x"})) == "workbook-other-format"
    assert code_of(zipped({"xl/workbook.bin": "x"})) == "workbook-other-format"
