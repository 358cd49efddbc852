"""The parts of a workbook as XML, of sheets that hold nothing but text.

Source: ECMA-376, part 1, SpreadsheetML; what a sheet holds and in which order is what Excel writes.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from types import MappingProxyType
from typing import Final

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_BEGINNING: Final = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{{selected}} workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><sheetData>'
)
"""A sheet whose first row stays in sight."""

ENDING: Final = "</sheetData></worksheet>"
"""Ends a sheet."""

_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"'
    ' applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""Format 1 is that of text (49), which stays one when somebody edits the cell (quotePrefix)."""

_ESCAPED: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""What a spreadsheet program takes for the beginning of a character's number."""

_LETTERS: Final = 26


def row(number: int, texts: Sequence[str]) -> str:
    """Return a row of texts, counted from 1.

    >>> row(2, ["a<b"])
    '<row r="2"><c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">a&lt;b</t></is></c></row>'
    """
    cells = "".join(
        f'<c r="{_letters(at)}{number}" s="1" t="inlineStr">'
        f'<is><t xml:space="preserve">{_text(text)}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'


def beginning(*, is_first: bool) -> str:
    """Return the beginning of a sheet; the first one is seen when the file is opened."""
    return _BEGINNING.format(selected=' tabSelected="1"' if is_first else "")


def sheet_name(number: int) -> str:
    """Return the name of a sheet's part, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def around(names: Sequence[str]) -> Mapping[str, str]:
    """Return the parts that end a workbook, by their names in the package.

    Args:
        names: of its sheets, in their order.
    """
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(names, 1)
    )
    related = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{at}.xml") for at in numbers]
    return {
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations([*related, (f"{_OFFICE}/styles", "styles.xml")]),
        "[Content_Types].xml": _kinds(numbers),
    }


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    """Return the part that says where other parts are: kind and name of each."""
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _kinds(numbers: Sequence[int]) -> str:
    """Return the part that says what the others are, of so many sheets."""
    known = {
        "xl/workbook.xml": "sheet.main",
        "xl/styles.xml": "styles",
        **dict.fromkeys(map(sheet_name, numbers), "worksheet"),
    }
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in known.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _text(text: str) -> str:
    """Return a text as XML has it; one without marks as it is."""
    return text if text.isalnum() else escape(_ESCAPED.sub("_x005F_", text), quote=False)


@cache
def _letters(at: int) -> str:
    """Return how a spreadsheet calls a column, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    before, own = divmod(at, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + own)


AHEAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "_rels/.rels": _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml")]),
        "xl/styles.xml": _STYLES,
    }
)
"""The parts before the sheets: by the first ones, a portal that takes files knows what this is."""
