"""A file that nobody knows: a sample under other names of its columns, in another order."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from python_calamine import CalamineWorkbook

from forms.text import clean
from tests.intake.workbooks import Value, write_workbook
from tests.services.list_files import LISTS

RENAMED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NIK": "Nomor KTP",
        "program bansos": "Bantuan",
        "NAMA": "Nama Lengkap",
        "TNAGGAL LAHIR (31/01/2000)": "Tgl Lahir",
        "JENIS KELAMIN": "L/P",
        "ALAMAT": "Tempat Tinggal",
    }
)
"""Names in the sample that are called otherwise in the file."""

HEAD: Final = 3
"""Rows of titles above the names of the sample."""


def unknown_file(target: Path, *, rows: int = 98) -> Path:
    """Return a workbook: a title, then names and rows of the sample from the last column on."""
    book = CalamineWorkbook.from_path(str(LISTS / "dirty_usulan_2021.xlsx"))
    names, *cells = book.get_sheet_by_index(0).to_python()[HEAD : HEAD + 1 + rows]
    spelled = [RENAMED.get(str(name).strip(), str(name).strip()) for name in names]
    turned = [[*map(_writable, reversed(row))] for row in cells]
    return write_workbook(target, [["Usulan dari desa"], spelled[::-1], *turned])


def _writable(cell: object) -> Value:
    """Return a cell without what no workbook can hold."""
    if isinstance(cell, float):
        return cell
    return clean(str(cell)) or None
