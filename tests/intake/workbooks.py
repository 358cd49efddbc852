"""Builds small XLSX packages, part by part, so that a test can damage any of them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

SAMPLES: Final = Path(__file__).parent.parent / "samples"
CLEAN: Final = (
    SAMPLES / "siks" / "clean_rumahtangga.xlsx",
    SAMPLES / "siks" / "clean_anggota.xlsx",
)
DIRTY: Final = (
    SAMPLES / "siks" / "dirty_rumahtangga.xlsx",
    SAMPLES / "siks" / "dirty_anggota.xlsx",
)

SHEET: Final = "xl/worksheets/sheet1.xml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

Value = str | float | None


def sheet_xml(rows: Iterable[Sequence[Value]]) -> str:
    """Return a sheet with these rows; None is an empty cell."""
    body = "".join(row_xml(number, cells) for number, cells in enumerate(rows, 1))
    return f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def row_xml(number: int, cells: Sequence[Value]) -> str:
    """Return one row."""
    parts = [
        _cell(f"{letters(at)}{number}", value)
        for at, value in enumerate(cells)
        if value is not None
    ]
    return f'<row r="{number}">{"".join(parts)}</row>'


def letters(at: int) -> str:
    """Return the name of a column, counted from 0."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def package(sheets: Mapping[str, str], extra: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook.

    Args:
        sheets: XML of each sheet under its name.
        extra: further parts, or other contents for the usual ones.
    """
    parts = _usual_parts(tuple(sheets))
    for number, xml in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return zipped(parts | dict(extra or {}))


def with_shared_strings(sheets: Mapping[str, str], strings: Iterable[str]) -> bytes:
    """Return a workbook whose sheets take texts from one list."""
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    relations = _usual_parts(tuple(sheets))["xl/_rels/workbook.xml.rels"]
    shared = f'<Relationship Id="rIdS" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    return package(
        sheets,
        {
            "xl/sharedStrings.xml": f'{_XML}<sst xmlns="{_MAIN}">{items}</sst>',
            "xl/_rels/workbook.xml.rels": relations.replace("</Relat", f"{shared}</Relat"),
        },
    )


def zipped(parts: Mapping[str, str], stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP package of these parts, packed unless they are to be stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, method)
    return out.getvalue()


def write_workbook(path: Path, rows: Iterable[Sequence[Value]]) -> Path:
    """Write a workbook of one sheet and return its path."""
    path.write_bytes(package({"Sheet1": sheet_xml(rows)}))
    return path


def _cell(address: str, value: str | float) -> str:
    """Return one cell."""
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{address}" t="inlineStr">{text}</c>'
    return f'<c r="{address}"><v>{value!r}</v></c>'


def _usual_parts(names: Sequence[str]) -> dict[str, str]:
    """Return the parts that every workbook has beside its sheets."""
    numbers = range(1, len(names) + 1)
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    book_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{sheet_type}"/>'
        for n in numbers
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    linked = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{book_type}"/>{types}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{linked}</Relationships>",
    }
