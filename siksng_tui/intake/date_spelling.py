"""Turns what a cell holds into a date, however a file from elsewhere spells it."""

import datetime as dt
import re
from types import MappingProxyType
from typing import Final

from forms.text import clean
from siksng_tui.intake.profile import DateOrder
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelled import MISSING, NOTHING, Spelled

DAYS_FROM: Final = dt.date(1899, 12, 30)
"""The day from which workbooks count, so that days after February 1900 are right."""

DAYS_FROM_1904: Final = dt.date(1904, 1, 1)
"""The day from which workbooks of old Macintosh programs count."""

_ISO_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_YEAR_DIGITS: Final = 4
_USUAL: Final = MappingProxyType(
    {
        DateOrder.DAY_FIRST_SLASHES: "{day}/{month}/{year}",
        DateOrder.DAY_FIRST_HYPHENS: "{day}-{month}-{year}",
    }
)
_SERIAL_TEXT: Final = re.compile(r"\d{5}", re.ASCII)
_SERIALS: Final = range(61, 73_051)
"""Day numbers from 1 March 1900, after the day that never was, to the end of 2099."""


def spell_date(
    cell: CellValue, *, usual: DateOrder = DateOrder.YEAR_FIRST, start: dt.date = DAYS_FROM
) -> Spelled:
    """Return a date as yyyy-mm-dd, or as it was written if it is none that can be understood.

    Args:
        cell: what the cell holds.
        usual: how the kind of file spells dates itself, which is no repair.
        start: the day from which a workbook counts.

    >>> spell_date("1/2/2007").text, spell_date(42060.0).text, spell_date("12/09/92").doubt
    ('2007-02-01', '2015-02-25', <Reason.TWO_DIGIT_YEAR: 'cell-two-digit-year'>)
    >>> spell_date("01/02/2007", usual=DateOrder.DAY_FIRST_SLASHES).repair
    >>> spell_date(24907.0, start=DAYS_FROM_1904).text
    '1972-03-11'
    """
    if isinstance(cell, str):
        return _written_date(cell, usual)
    if isinstance(cell, dt.date):
        return Spelled(cell.isoformat()[:10], repair=Reason.DATE_REWRITTEN)
    if isinstance(cell, float) and cell in _SERIALS:
        day = start + dt.timedelta(days=int(cell))
        return Spelled(day.isoformat(), repair=Reason.DATE_REWRITTEN)
    return Spelled(str(cell))


def _written_date(cell: str, usual: DateOrder) -> Spelled:
    """Return a date that was written as text."""
    text = clean(cell).strip().lstrip("'")
    if text in MISSING:
        return NOTHING
    serial = _SERIAL_TEXT.fullmatch(text)
    if serial and int(text) in _SERIALS:
        return spell_date(float(text))
    if match := _ISO_DATE.fullmatch(text):
        as_usual = usual is DateOrder.YEAR_FIRST and match[1] == cell
        return Spelled(match[1], repair=None if as_usual else Reason.DATE_REWRITTEN)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        if len(year) < _YEAR_DIGITS:
            return Spelled("", doubt=Reason.TWO_DIGIT_YEAR)
        as_usual = _USUAL.get(usual, "").format(day=day, month=month, year=year) == cell
        as_usual = as_usual and len(day) == len(month) == len("dd")
        iso = f"{year}-{month:0>2}-{day:0>2}"
        return Spelled(iso, repair=None if as_usual else Reason.DATE_REWRITTEN)
    return Spelled(text)
