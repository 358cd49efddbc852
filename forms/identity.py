"""NIK and family card numbers: what their digits say, and doubts instead of a verdict.

Both have 16 digits: six for the region of registration, six for a date, four for a sequence. The
region of a NIK is that of *first* registration and stays for life, so it is never compared with the
present address. How grave a doubt is stands with the rules of an instrument. No library is used:
`docs/adr/0012-nik-findings-not-verdicts.md` says why.

Source of the structure: Dukcapil Klaten, "Arti 16 digit NIK"; UU 23/2006 article 13; PP 40/2019
article 30(2), a NIK never changes. Read 2026-11-23.
"""

import datetime as dt
import re
from enum import StrEnum
from functools import cache
from typing import Final

from forms.shipped import shipped_rows

DIGITS: Final = 16
"""Length of a NIK and of a family card number."""

FEMALE_DAY_OFFSET: Final = 40
"""What a NIK adds to the day of birth of a woman."""

FIRST_CARDS: Final = dt.date(2004, 1, 1)
"""About when the computerised registry began to number cards; an earlier date is doubtful."""

SHOWN_AT_AN_END: Final = 4
"""Digits of a masked number that are shown at either end."""

_CENTURIES: Final = (1900, 2000)
_MARKS: Final = re.compile(r"[\s.'\u2018\u2019`-]")


class Doubt(StrEnum):
    """What may be wrong with a number, in the order in which it is told."""

    NIK_SHAPE = "nik-shape"
    NIK_PLACEHOLDER = "nik-placeholder"
    NIK_DATE = "nik-date"
    NIK_REGION = "nik-region"
    NIK_SEQUENCE = "nik-sequence"
    CARD_SHAPE = "card-shape"
    CARD_PLACEHOLDER = "card-placeholder"
    CARD_DATE = "card-date"
    CARD_PERIOD = "card-period"
    CARD_REGION = "card-region"
    CARD_SEQUENCE = "card-sequence"


def compact(text: str) -> str:
    """Return a typed number without the marks that people and spreadsheets put into it.

    >>> compact(" '177101.170845.9001 ")
    '1771011708459001'
    """
    return text if text.isalnum() else _MARKS.sub("", text)


def is_complete(number: str) -> bool:
    """Return whether this is 16 digits and nothing else.

    >>> is_complete("1771011708459001"), is_complete("1,77101E+15")
    (True, False)
    """
    return len(number) == DIGITS and number.isascii() and number.isdigit()


def is_placeholder(number: str) -> bool:
    """Return whether one digit fills the whole number, which only a stopgap does.

    One such NIK, all ones, has a possible date; its sequence would need 1,111 births in one
    district on one day.

    >>> is_placeholder("9999999999999999"), is_placeholder("1771011708459001")
    (True, False)
    """
    return len(set(number)) == 1


def is_region(number: str) -> bool:
    """Return whether the first six digits can be a district: known province, regency, district.

    Regencies are numbered 01-69, cities 71-99. Districts are not looked up: they split and merge.

    Args:
        number: 16 digits.

    Source: Permendagri 58/2021, composition of region codes.

    >>> is_region("1771011708459001"), is_region("9771011708459001"), is_region("1770011708459001")
    (True, False, False)
    """
    regency, district = number[2:4], number[4:6]
    return number[:2] in _provinces() and regency not in ("00", "70") and district != "00"


def is_female(nik: str) -> bool:
    """Return whether the day of birth carries the offset of women.

    Args:
        nik: 16 digits.

    >>> is_female("1771015708459001"), is_female("1771011708459001")
    (True, False)
    """
    return int(nik[6:8]) > FEMALE_DAY_OFFSET


def birth_day(nik: str) -> int:
    """Return the day of birth without the offset of women; above 31 where the NIK is wrong.

    Not the remainder by 40, which takes the impossible 81 for day 1.

    Args:
        nik: 16 digits.

    >>> birth_day("1771015708459001"), birth_day("1771018108459001")
    (17, 41)
    """
    day = int(nik[6:8])
    return day - FEMALE_DAY_OFFSET if day > FEMALE_DAY_OFFSET else day


def birth_date(nik: str, today: dt.date) -> dt.date | None:
    """Return the date of birth that a NIK tells, None where no calendar has it.

    The century is not in the number: the last that is not in the future is taken.

    Args:
        nik: 16 digits.
        today: the day of the check.

    >>> birth_date("1771011708159001", dt.date(2026, 1, 15))
    datetime.date(2015, 8, 17)
    >>> birth_date("1771013102159001", dt.date(2026, 1, 15))
    """
    month, year = int(nik[8:10]), int(nik[10:12])
    candidates = (_date(century + year, month, birth_day(nik)) for century in _CENTURIES)
    dates = [date for date in candidates if date]
    possible = [date for date in dates if date <= today] or dates
    return max(possible, default=None)


def tells_birth(nik: str, birth: dt.date) -> bool:
    """Return whether the digits of a NIK are this day, month and year of the century.

    Args:
        nik: 16 digits.
        birth: date of birth from elsewhere.

    >>> tells_birth("1771015708459001", dt.date(1945, 8, 17))
    True
    """
    return f"{birth_day(nik):02}{nik[8:12]}" == f"{birth:%d%m%y}"


def issue_date(card: str) -> dt.date | None:
    """Return the date of issue of a family card in this century, None where no calendar has it.

    Args:
        card: 16 digits.

    Source: composition of the card number, six digits region, six digits date of recording, four
    digits sequence; Dukcapil, "Nomor Kartu Keluarga".

    >>> issue_date("1771011708099001")
    datetime.date(2009, 8, 17)
    >>> issue_date("1771015708099001")
    """
    return _date(2000 + int(card[10:12]), int(card[8:10]), int(card[6:8]))


def nik_doubts(nik: str, today: dt.date) -> tuple[Doubt, ...]:
    """Return what is doubtful about a NIK that was answered, gravest first.

    Args:
        nik: as stored; not empty.
        today: the day of the check.

    >>> nik_doubts("1771018101909001", dt.date(2026, 1, 15))
    (<Doubt.NIK_DATE: 'nik-date'>,)
    >>> nik_doubts("1771015708450000", dt.date(2026, 1, 15))
    (<Doubt.NIK_SEQUENCE: 'nik-sequence'>,)
    """
    if not is_complete(nik):
        return (Doubt.NIK_SHAPE,)
    if is_placeholder(nik):
        return (Doubt.NIK_PLACEHOLDER,)
    if birth_date(nik, today) is None:
        return (Doubt.NIK_DATE,)
    doubts = {
        Doubt.NIK_REGION: not is_region(nik),
        Doubt.NIK_SEQUENCE: nik.endswith("0000"),
    }
    return tuple(doubt for doubt, holds in doubts.items() if holds)


def card_doubts(card: str, today: dt.date) -> tuple[Doubt, ...]:
    """Return what is doubtful about a family card number that was answered, gravest first.

    Args:
        card: as stored; not empty.
        today: the day of the check.

    >>> card_doubts("1771011708039001", dt.date(2026, 1, 15))
    (<Doubt.CARD_PERIOD: 'card-period'>,)
    """
    if not is_complete(card):
        return (Doubt.CARD_SHAPE,)
    if is_placeholder(card):
        return (Doubt.CARD_PLACEHOLDER,)
    issued = issue_date(card)
    doubts = {
        Doubt.CARD_DATE: issued is None,
        Doubt.CARD_PERIOD: issued is not None and not FIRST_CARDS <= issued <= today,
        Doubt.CARD_REGION: not is_region(card),
        Doubt.CARD_SEQUENCE: card.endswith("0000"),
    }
    return tuple(doubt for doubt, holds in doubts.items() if holds)


def masked(number: str) -> str:
    """Return a number of identity as lists and public papers show it: its ends only.

    >>> masked("1771016508900001"), masked("12345678")
    ('1771********0001', '****5678')
    """
    end = number[-SHOWN_AT_AN_END:]
    if len(number) <= 2 * SHOWN_AT_AN_END:
        return "*" * (len(number) - len(end)) + end
    start = number[:SHOWN_AT_AN_END]
    return start + "*" * (len(number) - len(start) - len(end)) + end


def _date(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _provinces() -> frozenset[str]:
    """Return the codes of all provinces."""
    return frozenset(row["code"] for row in shipped_rows("provinces.csv", "code", "name"))
