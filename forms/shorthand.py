"""What is typed in a hurry: dates without their year, first letters, numbers for a fixed text."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from forms.instrument import Instrument, ValueType, Variable
from forms.keying import keying

_SHORT: Final = (
    re.compile(r"(\d{1,2})([ ./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII),
    re.compile(r"(\d{2})()(\d{2})(\d{2})?", re.ASCII),
)
"""Day, what parts them, month, and year."""

_PLACES: Final = re.compile("0+")
"""Where a number stands in a pattern: as many zeros as it has digits."""

_NUMBERS: Final = re.compile(r"\d+(?:[ ./-]\d+)*", re.ASCII)
"""Numbers with something between them."""

_LEAP: Final = 8
"""Years among which 29 February stands at least once."""


def spelled_out(instrument: Instrument, variable: Variable, text: str, today: dt.date) -> str:
    """Return what was typed as an answer, with what is shorthand in it written out.

    A date of birth needs its year: that a person was born on 23 January does not tell when.

    Args:
        instrument: the questionnaire.
        variable: the question; a date has shorthand, a code that is a word, and a text that has
            a pattern in `keying.toml`.
        text: what was typed.
        today: the day that no date without a century lies behind.
    """
    if variable.list is not None:
        return whole_word(text, [own.code for own in variable.list.items])
    if variable.type is not ValueType.DATE:
        return written_out(text, keying(instrument).written.get(variable.name, ""))
    is_birth = instrument.roles.get("birth") == variable.name
    return full_date(text.strip(), today, yearless=not is_birth)


def full_date(text: str, today: dt.date, *, yearless: bool = True) -> str:
    """Return a date in shorthand as dd-mm-yyyy, and any other text as it is.

    Without a year, or with two digits of it, the last such day that is not in the future is meant.

    Args:
        text: what was typed.
        today: the day of the clock.
        yearless: whether the year may be left out.

    >>> today = dt.date(2026, 11, 24)
    >>> [full_date(it, today) for it in ("2301", "23 1", "23/1", "2411", "2511")]
    ['23-01-2026', '23-01-2026', '23-01-2026', '24-11-2026', '25-11-2025']
    >>> [full_date(it, today) for it in ("230126", "230145", "23-1-26", "23.01.2026", "2902")]
    ['23-01-2026', '23-01-1945', '23-01-2026', '23-01-2026', '29-02-2024']
    >>> full_date("2301", today, yearless=False), full_date("3113", today), full_date("x", today)
    ('2301', '31-13-2026', 'x')
    """
    match = next((found for known in _SHORT if (found := known.fullmatch(text))), None)
    if match is None or not (match[4] or yearless):
        return text
    day, month, year = int(match[1]), int(match[3]), match[4] or ""
    return f"{day:02}-{month:02}-{_year(day, month, year, today)}"


def whole_word(text: str, codes: Sequence[str]) -> str:
    """Return the one word among some codes that a text begins, and any other text as it is.

    >>> [whole_word(it, ("YA", "TIDAK")) for it in ("y", "T", "tid", "X", "")]
    ['YA', 'TIDAK', 'TIDAK', 'X', '']
    >>> [whole_word(it, ("PKH", "PBI", "BPNT")) for it in ("p", "pk", "b")]
    ['p', 'PKH', 'BPNT']
    >>> whole_word("1", ("10", "11", "12"))
    '1'
    """
    typed = text.strip().casefold()
    meant = [own for own in codes if own.casefold().startswith(typed)]
    return meant[0] if typed.isalpha() and len(meant) == 1 else text


def written_out(text: str, pattern: str) -> str:
    """Return numbers in the places of a pattern, and any other text as it is.

    >>> [written_out(it, "RT 000 RW 000") for it in ("4/2", "4 12", "004012", "4", "4/2/1", "II")]
    ['RT 004 RW 002', 'RT 004 RW 012', 'RT 004 RW 012', '4', '4/2/1', 'II']
    """
    widths = [len(own) for own in _PLACES.findall(pattern)]
    typed = text.strip()
    if not widths or not _NUMBERS.fullmatch(typed):
        return text
    numbers = re.findall(r"\d+", typed)
    if len(numbers) == 1 and len(typed) == sum(widths):
        numbers = [typed[sum(widths[:at]) :][:width] for at, width in enumerate(widths)]
    fits = len(numbers) == len(widths) and all(map(_fits, numbers, widths))
    filled = iter(map(str.zfill, numbers, widths))
    return _PLACES.sub(lambda __: next(filled), pattern) if fits else text


def _fits(number: str, width: int) -> bool:
    """Return whether a number has a place of so many digits."""
    return len(number) <= width


def _year(day: int, month: int, year: str, today: dt.date) -> int:
    """Return the year that is meant; where there is no such day, the nearest one that it may be."""
    if len(year) > len("26"):
        return int(year)
    if year:
        nearest = today.year - (today.year - int(year)) % 100
        years = range(nearest, nearest - 200, -100)
    else:
        years = range(today.year, today.year - _LEAP, -1)
    return next((own for own in years if _is_past(own, month, day, today)), years[0])


def _is_past(year: int, month: int, day: int, today: dt.date) -> bool:
    """Return whether the calendar has a day, and it is not in the future."""
    try:
        return dt.date(year, month, day) <= today
    except ValueError:
        return False
