"""Which part of an XLSX package holds which sheet, and how the workbook counts its days."""

import posixpath
import re
import zipfile
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET

from siksng_tui.intake.errors import WorkbookDamagedError
from siksng_tui.intake.package import WORKBOOK_PART

_RELATIONS_PART: Final = "xl/_rels/workbook.xml.rels"
_COUNTED_FROM_1904: Final = re.compile(rb"""date1904=["'](?:1|true)["']""")


def counts_from_1904(content: bytes) -> bool:
    """Return whether the workbook counts its dates from 1904; the package was checked before."""
    return bool(_COUNTED_FROM_1904.search(_part(content, WORKBOOK_PART)))


def sheet_parts(content: bytes) -> list[str]:
    """Return the part of each sheet, in the order of the workbook; the package was checked before.

    Raises:
        WorkbookDamagedError: the part that lists them is no XML.
    """
    try:
        book = ET.fromstring(_part(content, WORKBOOK_PART))  # noqa: S314 - declarations are refused
        links = ET.fromstring(_part(content, _RELATIONS_PART))  # noqa: S314 - as above
    except ET.ParseError as error:
        raise WorkbookDamagedError from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    ids = [_linked(sheet) for sheet in book.iter() if sheet.tag.endswith("}sheet")]
    return [posixpath.normpath(posixpath.join("/xl", targets.get(id_, "")))[1:] for id_ in ids]


def _linked(sheet: ET.Element) -> str:
    """Return the relation by which a sheet names its part."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _part(content: bytes, name: str) -> bytes:
    """Return what a part unpacks to; nothing where there is none."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name) if name in package.namelist() else b"<none/>"
