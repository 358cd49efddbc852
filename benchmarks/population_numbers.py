"""Numbers of identity for people who do not exist."""

import datetime as dt
from array import array
from typing import Final

FIRST_SEQUENCE: Final = 9000
"""First of the sequences that no registry reaches."""

SEQUENCES: Final = 900
"""How many of them there are: 9000 to 9899."""

_WOMEN_DAY: Final = 40
_FIRST_DAY: Final = dt.date(1930, 1, 1).toordinal()
_DAYS: Final = 36_525


class Numbers:
    """Issues NIK and card numbers, none twice."""

    def __init__(self, first: int = FIRST_SEQUENCE) -> None:
        """Begin with no number issued, and each day with a sequence from 9000 to 9899."""
        self._first = first
        self._issued: dict[str, array[int]] = {}

    def nik(self, district: str, born: dt.date, *, woman: bool) -> str:
        """Return a new NIK.

        Args:
            district: six digits of the district of first registration.
            born: date of birth, from 1930 to 2029.
            woman: whether 40 is added to the day.

        Raises:
            OverflowError: all sequences of this day are issued.
        """
        day = born.day + _WOMEN_DAY if woman else born.day
        sequence = self._next(f"{district}{woman:d}", born)
        return f"{district}{day:02}{born.month:02}{born.year % 100:02}{sequence}"

    def card(self, district: str, issued: dt.date) -> str:
        """Return a new card number, which is no man's NIK either: both are written alike.

        Raises:
            OverflowError: all sequences of this day are issued.
        """
        sequence = self._next(f"{district}{False:d}", issued)
        return f"{district}{issued.day:02}{issued.month:02}{issued.year % 100:02}{sequence}"

    def _next(self, series: str, day: dt.date) -> int:
        """Return the next sequence of a day in a series."""
        counts = self._issued.get(series)
        if counts is None:
            counts = self._issued[series] = array("H", bytes(2 * _DAYS))
        at = day.toordinal() - _FIRST_DAY
        sequence = self._first + counts[at]
        if sequence == FIRST_SEQUENCE + SEQUENCES:
            raise OverflowError(series)
        counts[at] += 1
        return sequence
