"""Days as Indonesian papers write them."""

import datetime as dt
from typing import Final

MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""Names of months as papers write them."""


def long_date(day: dt.date) -> str:
    """Return a day as papers write it.

    >>> long_date(dt.date(2026, 1, 5))
    '5 Januari 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
