"""Turns what a cell holds into the text that an operator would have typed for it.

Pure functions: each returns the text to be read as an answer, and says what was mended, or why a
person has to look. No text means that the question was not answered.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from forms.identity import compact
from forms.instrument import ValueType
from forms.text import clean
from siksng_tui.intake.report import Reason
from siksng_tui.intake.table import CellValue

EXACT_DIGITS: Final = 15
"""Digits that a spreadsheet keeps of a number; it writes 0 for those behind them."""

_MISSING: Final = frozenset({"", "-", "--", "NULL"})
"""What exports write where there is no answer."""

_PLACEHOLDERS: Final = _MISSING | {"TT", "TIDAK ADA", "BELUM ADA"}
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_WHOLE: Final = re.compile(r"0*(\d+)(?:[.]0+)?", re.ASCII)
_MEASURED: Final = re.compile(
    r"(\d+)\s*(?:m2|m\u00b2|m|meter(?: persegi)?)", re.ASCII | re.IGNORECASE
)
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
_ISO_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_YEAR_DIGITS: Final = 4
_SERIAL_START: Final = dt.date(1899, 12, 30)
_SERIAL_START_1904: Final = dt.date(1904, 1, 1)
_SERIALS: Final = range(61, 73_051)
"""Day numbers from 1 March 1900, after the day that never was, to the end of 2099."""


class Spelled(NamedTuple):
    """Text to be read as an answer, empty for none; why it is left out, or what was mended."""

    text: str
    doubt: Reason | None = None
    repair: Reason | None = None


NOTHING: Final = Spelled("")
"""The question was not answered."""


def spell_text(cell: CellValue) -> Spelled:
    r"""Return a text without surplus spaces and without what cannot be seen.

    >>> spell_text("BUDI\u200b  SANTOSO").text, spell_text("NULL").text, spell_text(38.0).text
    ('BUDI SANTOSO', '', '38')
    """
    if not isinstance(cell, str):
        return _number_as_text(cell)
    seen = _ESCAPES.sub("", cell) if "\x1b" in cell else cell
    text = " ".join(clean(seen).split())
    if text in _MISSING:
        return NOTHING
    return Spelled(text, repair=None if text == cell else Reason.TEXT_CLEANED)


def spell_code(cell: CellValue) -> Spelled:
    """Return a code or a whole number as it would be typed.

    >>> spell_code(3.0).text, spell_code("03").text, spell_code("7.0").text, spell_code("49,5").text
    ('3', '3', '7', '49,5')
    """
    spelled = spell_text(cell)
    if not isinstance(cell, str) or spelled.doubt:
        return spelled
    if match := _WHOLE.fullmatch(spelled.text):
        text = match[1]
        return Spelled(text, repair=None if text == cell else Reason.CODE_SPELLED)
    return spelled


def spell_area(cell: CellValue) -> Spelled:
    """Return a whole number without the unit of area behind it.

    >>> spell_area("24 m2").text, spell_area(36.0).text
    ('24', '36')
    """
    if isinstance(cell, str) and (match := _MEASURED.fullmatch(cell.strip())):
        return Spelled(match[1], repair=Reason.UNIT_REMOVED)
    return spell_code(cell)


def spell_identity(cell: CellValue) -> Spelled:
    """Return a NIK, card number or other number of identity as its digits.

    A number cell is taken only if no digit can be gone: 16 digits of which the last is not the 0
    that spreadsheets put for what they cannot keep, and few enough to be exact.

    >>> spell_identity("'1771.0202.0604.9534 ").text, spell_identity("0").doubt
    ('1771020206049534', <Reason.PLACEHOLDER: 'cell-placeholder'>)
    >>> spell_identity(1771096603099500.0).doubt
    <Reason.DIGITS_LOST: 'cell-digits-lost'>
    """
    if not isinstance(cell, str):
        return _identity_in_number(cell)
    if cell.isascii() and cell.isdigit() and cell.strip("0"):
        return Spelled(cell)
    written = clean(cell).strip()
    if not written:
        return NOTHING
    if _SCIENTIFIC.fullmatch(written):
        return Spelled("", doubt=Reason.DIGITS_LOST)
    digits = compact(written)
    if digits.upper() in _PLACEHOLDERS or not digits.strip("0") or written.upper() in _PLACEHOLDERS:
        return Spelled("", doubt=Reason.PLACEHOLDER)
    return Spelled(digits, repair=None if digits == cell else Reason.MARKS_REMOVED)


def spell_date(cell: CellValue) -> Spelled:
    """Return a date as yyyy-mm-dd, or as it was written if it is none that can be understood.

    >>> spell_date("1/2/2007").text, spell_date(42060.0).text, spell_date("12/09/92").doubt
    ('2007-02-01', '2015-02-25', <Reason.TWO_DIGIT_YEAR: 'cell-two-digit-year'>)
    """
    return _date(cell, _SERIAL_START)


def spell_date_1904(cell: CellValue) -> Spelled:
    """Return a date of a workbook that counts days from 1904.

    >>> spell_date_1904(24907.0).text
    '1972-03-11'
    """
    return _date(cell, _SERIAL_START_1904)


SPELLINGS: Final[Mapping[ValueType, Callable[[CellValue], Spelled]]] = MappingProxyType(
    {
        ValueType.INTEGER: spell_code,
        ValueType.ENUM: spell_code,
        ValueType.BITMASK: spell_code,
        ValueType.NIK: spell_identity,
        ValueType.KK: spell_identity,
        ValueType.DATE: spell_date,
    }
)
"""How the cells of a type of variable are spelled; of every other type as text."""


def _number_as_text(cell: float | dt.date | dt.time | dt.timedelta) -> Spelled:
    """Return a number, or whatever else a cell may hold, as text."""
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= 10**EXACT_DIGITS:
            return Spelled("", doubt=Reason.DIGITS_LOST)
        return Spelled(str(int(cell)))
    return Spelled(str(cell))


def _identity_in_number(cell: CellValue) -> Spelled:
    """Return the digits of a number of identity that stands in a number cell."""
    if not isinstance(cell, float) or not cell.is_integer():
        return Spelled(str(cell))
    if not cell:
        return Spelled("", doubt=Reason.PLACEHOLDER)
    whole = int(cell)
    if abs(whole) >= 10**EXACT_DIGITS and (whole % 10 == 0 or abs(whole) >= 2**53):
        return Spelled("", doubt=Reason.DIGITS_LOST)
    return Spelled(str(whole), repair=Reason.NUMBER_RESTORED)


def _date(cell: CellValue, start: dt.date) -> Spelled:
    """Return a date of a workbook whose day numbers count from a day."""
    if isinstance(cell, str):
        return _written_date(cell)
    if isinstance(cell, dt.date):
        return Spelled(cell.isoformat()[:10], repair=Reason.DATE_REWRITTEN)
    if isinstance(cell, float) and cell in _SERIALS:
        day = start + dt.timedelta(days=int(cell))
        return Spelled(day.isoformat(), repair=Reason.DATE_REWRITTEN)
    return Spelled(str(cell))


def _written_date(cell: str) -> Spelled:
    """Return a date that was written as text."""
    text = clean(cell).strip().lstrip("'")
    if text in _MISSING:
        return NOTHING
    if match := _ISO_DATE.fullmatch(text):
        return Spelled(match[1], repair=None if match[1] == cell else Reason.DATE_REWRITTEN)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        if len(year) < _YEAR_DIGITS:
            return Spelled("", doubt=Reason.TWO_DIGIT_YEAR)
        return Spelled(f"{year}-{month:0>2}-{day:0>2}", repair=Reason.DATE_REWRITTEN)
    return Spelled(text)
