"""A day as people write it: on a paper's form, at a prompt, on a command line."""

import datetime as dt
from typing import Final

from forms import values
from forms.instrument import ValueType, Variable
from forms.shorthand import full_date
from siksng_tui import words

_DAY: Final = Variable("date", "", "", "", ValueType.DATE)
"""How a day is read: as every date of a questionnaire."""


def read_day(text: str) -> dt.date:
    """Return the day that a text stands for: 23-11-2026, 23/11/2026, 23112026 or 2026-11-23.

    Raises:
        AnswerError: it is none.
    """
    return dt.date.fromisoformat(str(values.read_answer(_DAY, text)))


def read_past_day(text: str, today: dt.date) -> dt.date:
    """Return the day that a text stands for, also in shorthand: 2311 is the last 23 November.

    Raises:
        AnswerError: it is none.
    """
    return read_day(full_date(text.strip(), today))


def show_moment(moment: dt.datetime) -> str:
    """Return a moment as this computer's clock showed it, to the minute."""
    return moment.astimezone().strftime("%d-%m-%Y %H:%M")


def show_day(day: dt.date) -> str:
    """Return a day as it is typed."""
    return values.show_answer(_DAY, day.isoformat(), words.language())
