"""The columns of the annex, and one family as pieces of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.records import AnnexRow
from reports.page.words import KINDS

BODY: Final = Lettering(Style.SANS, 7.5)
BODY_BOLD: Final = Lettering(Style.SANS_BOLD, 7.5)

PADDING: Final = 1.0 * mm
"""Between a rule and the text beside it."""

ROW_PADDING: Final = 2.6
"""Points that a row is higher than its lines."""

LINE: Final = BODY.leading

LINES_A_PIECE: Final = 12
"""A family that needs more lines than this is divided: any piece fits on a page that also signs."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width, what stands in it, and whether that is set to the right."""

    title: str
    width_mm: float
    value: Callable[[AnnexRow], str]
    right: bool = False


def _birth(row: AnnexRow) -> str:
    """Return place and date of birth."""
    return ", ".join(filter(None, (row.birth_place, row.birth_date)))


def _place(row: AnnexRow) -> str:
    """Return village and district."""
    return ", ".join(filter(None, (row.village, row.district)))


def _kind(row: AnnexRow) -> str:
    """Return what is asked for; the programme of a proposal, in words that fit two lines."""
    return f"Usulan {row.programme}" if row.programme else KINDS[row.kind]


NUMBER_MM: Final = 9
"""Width of the column of running numbers."""

COLUMNS: Final = (
    Column("ID DTKS", 36, lambda row: row.id_dtks),
    Column("No. KK", 26, lambda row: row.kk),
    Column("NIK", 26, lambda row: row.nik),
    Column("Nama", 31, lambda row: row.name),
    Column("L/P", 7, lambda row: row.sex),
    Column("Tempat, tanggal lahir", 26, _birth),
    Column("Alamat, RT/RW", 33, lambda row: row.address),
    Column("Desa/Kelurahan, Kecamatan", 26, _place),
    Column("Jiwa", 8, lambda row: grouped(row.persons), right=True),
    Column("Jenis", 16, _kind),
    Column("Keterangan; nomor pertanyaan yang berubah", 36, lambda row: row.note),
)
"""The columns after the running number; together they fill a folio sheet on its side."""

TITLES: Final = ("No", *(column.title for column in COLUMNS))

WIDTHS: Final = (NUMBER_MM * mm, *(column.width_mm * mm for column in COLUMNS))
"""Widths of all columns, in points."""

TO_THE_RIGHT: Final = (True, *(column.right for column in COLUMNS))
"""Which columns end at their right rule."""

_INSIDES: Final = tuple((column.value, column.width_mm * mm - 2 * PADDING) for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A family, or a part of a very high one: the lines of each cell, and its height in points."""

    cells: tuple[list[str], ...]
    height: float


def pieces(row: AnnexRow, number: int) -> list[Piece]:
    """Return one family as one piece, or as several if it is very high."""
    lines = BODY.lines
    cells = ([grouped(number)], *[lines(value(row), width) for value, width in _INSIDES])
    most = max(map(len, cells))
    if most <= LINES_A_PIECE:
        return [Piece(cells, most * LINE + ROW_PADDING)]
    return [_part(cells, start) for start in range(0, most, LINES_A_PIECE)]


def _part(cells: tuple[list[str], ...], start: int) -> Piece:
    """Return the part of a family that begins with a line."""
    part = tuple(cell[start : start + LINES_A_PIECE] for cell in cells)
    return Piece(part, max(map(len, part)) * LINE + ROW_PADDING)
