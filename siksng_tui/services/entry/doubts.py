"""What is possible and still most probably a slip: a person is asked once more, never refused."""

import datetime as dt
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from forms.errors import UsageError
from forms.set_records import RequestSet
from siksng_tui.exchange.manifest import CYCLE

QUARTERS: Final = 4
"""Quarters of a year."""

MONTHS: Final = 3
"""Months of a quarter."""


class CycleUnreadableError(UsageError):
    """The quarter is not spelled as 2026-Q4; no set was made."""

    code, field = "cycle-unreadable", "cycle"


class CycleUnusualError(UsageError):
    """The quarter is not one that is usually sealed for; no set was made. Facts: cycle."""

    code, field = "cycle-unusual", "cycle"


class PaperDateDoubtfulError(UsageError):
    """The date can hardly be that of the set's paper; nothing was changed. Facts: date."""

    code, field = "paper-date-doubtful", "date"


class DateDoubt(Enum):
    """Why the date of a signed paper is doubtful."""

    BEFORE_SEALING = auto()
    AFTER_TODAY = auto()


def date_doubt(of: RequestSet, day: dt.date, today: dt.date) -> DateDoubt | None:
    """Return why a date can hardly be that of a set's paper; None where it can.

    The paper is printed after the set was sealed and signed before it comes back. Where the clock
    of the PC is wrong, a true date looks like this too.
    """
    if day < of.sealed.astimezone().date():
        return DateDoubt.BEFORE_SEALING
    return DateDoubt.AFTER_TODAY if day > today else None


def cycle_of(day: dt.date) -> str:
    """Return the quarter that a day belongs to, as "2026-Q4".

    >>> cycle_of(dt.date(2026, 11, 23))
    '2026-Q4'
    """
    return _spelled(_ordinal(day))


def usual_cycles(today: dt.date) -> Sequence[str]:
    """Return the quarters that are sealed for: this one, the one before and the next.

    >>> usual_cycles(dt.date(2026, 11, 23))
    ['2026-Q3', '2026-Q4', '2027-Q1']
    """
    now = _ordinal(today)
    return [_spelled(now + way) for way in (-1, 0, 1)]


def last_cycles(today: dt.date, most: int) -> Sequence[str]:
    """Return the last quarters until this one, the oldest first.

    >>> last_cycles(dt.date(2026, 2, 1), 3)
    ['2025-Q3', '2025-Q4', '2026-Q1']
    """
    now = _ordinal(today)
    return [_spelled(own) for own in range(now - most + 1, now + 1)]


def cycle_unusual(cycle: str, today: dt.date) -> bool:
    """Return whether a quarter is not one that is usually sealed for.

    Raises:
        CycleUnreadableError: it is no quarter.
    """
    if not CYCLE.fullmatch(cycle):
        raise CycleUnreadableError
    return cycle not in usual_cycles(today)


def require_usual(cycle: str, today: dt.date) -> None:
    """Refuse a quarter that is probably mistyped, where nobody can be asked.

    Raises:
        CycleUnreadableError, CycleUnusualError: no set is to be made.
    """
    if cycle_unusual(cycle, today):
        raise CycleUnusualError(cycle=cycle)


def require_likely(of: RequestSet, day: dt.date, today: dt.date) -> None:
    """Refuse a date that is probably mistyped, where nobody can be asked.

    Raises:
        PaperDateDoubtfulError: nothing is to be changed.
    """
    if date_doubt(of, day, today) is not None:
        raise PaperDateDoubtfulError(date=f"{day:%d-%m-%Y}")


def _ordinal(day: dt.date) -> int:
    """Return the number of a day's quarter, counted through all years."""
    return day.year * QUARTERS + (day.month - 1) // MONTHS


def _spelled(ordinal: int) -> str:
    """Return a quarter as it is written."""
    year, quarter = divmod(ordinal, QUARTERS)
    return f"{year:04}-Q{quarter + 1}"
